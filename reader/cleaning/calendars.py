"""Dates beyond those of `dates`: months in more languages and scripts, other digits, and the Persian solar year.

They are a module of their own since their pattern is large, and few articles need it.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from reader.document.patterns import regex

_LANGUAGES = (
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "януари февруари март април май юни юли август септември октомври ноември декември",
    "јануар фебруар март април мај јун јул август септембар октобар новембар децембар",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "ledna února března dubna května června července srpna září října listopadu prosince",
    "januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    (
        "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta"
        " heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta"
    ),
    (
        "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου"
        " ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου"
    ),
    "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
    "בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר",
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
    "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
    "januari februari maret april mei juni juli agustus september oktober november desember",
    "янв фев мар апр мая июн июл авг сен окт ноя дек",
    "янв февр марта апр мая июня июля авг сент окт нояб дек",
    "oca şub mar nis may haz tem ağu eyl eki kas ara",
    "sty lut mar kwi maj cze lip sie wrz paź lis gru",
)
"""The months of each language, from January on, as they stand in a date; some shortened."""

_LEVANTINE = "كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول"
_PERSIAN = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"

_MONTH = {
    name: number
    for names in (*map(str.split, _LANGUAGES), _LEVANTINE.split("|"))
    for number, name in enumerate(names, 1)
}
_PERSIAN_MONTH = {name: number for number, name in enumerate(_PERSIAN.split(), 1)}
_NAMES = "|".join(sorted((*_MONTH, *_PERSIAN_MONTH), key=len, reverse=True))

_DATE = regex(
    rf"(?:(?<![\w/.-])|(?<=:\d\d-))(?:(?P<d1>\d\d?)(?:η|\.)? (?P<m1>{_NAMES})(?:/\w+)?[.,،]? ?(?P<y1>\d{{4}})"
    r"|(?P<y2>\d{4})(?P<sep>[/.-])(?P<m2>\d\d?)(?P=sep)(?P<d2>\d\d?))(?!\d)",
    re.IGNORECASE,
)
_OTHER_SCRIPT = regex("[\u0370-\u1fff]")
_BARE = regex(r"\W*(?:[^\W\d]+,? )?\d\d?\.? [^\W\d]{3,14} \d{4}(?!\d)")
"""A line in Latin letters that begins as a date does."""

_YEARS, _PERSIAN_YEARS = range(1800, 2100), range(1304, 1499)
"""Years that a newspaper may be of, by the common calendar and by the Persian one."""
_MONTHS, _FIRST_HALF = 12, 6
"""Months of a year; the first half of the Persian ones are long."""
_LONG_MONTH, _SHORT_MONTH = 31, 30
"""Days of the Persian months; the last one has 30 in leap years, and is given them in all."""
_FIRST_OF_1403 = date(2024, 3, 20)


class Dated(NamedTuple):
    """A date in a text.

    Attributes:
        start: where it begins.
        end: where it ends.
        day: the day that it names.
    """

    start: int
    end: int
    day: date


def further_dates(text: str) -> Iterator[Dated]:
    """The full dates in a text of another script than Latin, or in a line of another language that begins with one."""
    if (not text.isascii() and _OTHER_SCRIPT.search(text)) or _BARE.match(text):
        for match in _DATE.finditer(text):
            day = _named(match) if match["m1"] else _numbered(match)
            if day is not None:
                yield Dated(match.start(), match.end(), day)


def _named(match: re.Match[str]) -> date | None:
    name, year, day = match["m1"].lower(), int(match["y1"]), int(match["d1"])
    if name in _PERSIAN_MONTH and year in _PERSIAN_YEARS:
        return persian_day(year, _PERSIAN_MONTH[name], day)
    return _gregorian(year, _MONTH.get(name, 0), day)


def _numbered(match: re.Match[str]) -> date | None:
    year, month, day = (int(match[name]) for name in ("y2", "m2", "d2"))
    return persian_day(year, month, day) if year in _PERSIAN_YEARS else _gregorian(year, month, day)


def _gregorian(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


def persian_day(year: int, month: int, day: int) -> date | None:
    """The day of a date of the Persian solar calendar, which Iran has used since 1304 (1925); None for no such date.

    The official year begins at the equinox; eight leap years in every thirty-three give the same days until 1498.
    """
    length = _LONG_MONTH if month <= _FIRST_HALF else _SHORT_MONTH
    if not (1 <= month <= _MONTHS and 1 <= day <= length):
        return None
    before = length * (month - 1) + (_FIRST_HALF if month > _FIRST_HALF else 0)
    return _FIRST_OF_1403 + timedelta(_days_before(year) - _days_before(1403) + before + day - 1)


def _days_before(year: int) -> int:
    """Days before the first of a year, from a day that is the same for all years."""
    cycles, rest = divmod(year + 1595, 33)
    return 365 * year + 8 * cycles + (rest + 3) // 4
