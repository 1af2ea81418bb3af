"""Dates as newspapers print them, in the languages that they are most often printed in.

A day and a month that both fit both ways (`01/07/2024`) keep both readings; a weekday beside them decides, and failing
that the other dates of the text.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from reader.cleaning.calendars import further_dates
from reader.document.patterns import regex

_MONTHS = (
    "january jan januar januari janvier janv enero ene gennaio gen janeiro jänner januar",
    "february feb februar februari février févr fév fevrier febrero febbraio fevereiro fev",
    "march mar mars märz maerz maart mrt marzo março marco",
    "april apr avril avr abril abr aprile",
    "may mai mei mayo maggio mag maio maj",
    "june jun juni juin junio giugno giu junho",
    "july jul juli juillet juil julio luglio lug julho",
    "august aug août aout agosto ago augustus augusti",
    "september sep sept septembre septiembre settembre set setembro",
    "october oct okt oktober octobre octubre ottobre ott outubro out",
    "november nov novembre noviembre novembro",
    "december dec dez dezember décembre déc decembre diciembre dic dicembre dezembro desember des",
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_WEEKDAYS = (
    """monday mon montag mo lundi lun lunes lunedì maandag mandag måndag segunda-feira
    月曜日 星期一 월요일 دوشنبه الاثنين
    понедельник понеділок poniedziałek pondělí pazartesi luni maanantaina δευτέρα सोमवार""",
    """tuesday tue tues dienstag di mardi martes martedì dinsdag tirsdag tisdag terça-feira
    火曜日 星期二 화요일 سه‌شنبه الثلاثاء
    вторник вівторок wtorek úterý salı marți tiistaina τρίτη मंगलवार""",
    """wednesday wed weds mittwoch mi mercredi miércoles mercoledì woensdag onsdag quarta-feira
    水曜日 星期三 수요일 چهارشنبه الأربعاء
    среда середа środa středa çarşamba miercuri keskiviikkona τετάρτη बुधवार""",
    """thursday thu thur thurs donnerstag do jeudi jueves giovedì donderdag torsdag quinta-feira
    木曜日 星期四 목요일 پنجشنبه الخميس
    четверг четвер czwartek čtvrtek perşembe joi torstaina πέμπτη गुरुवार""",
    """friday fri freitag fr vendredi viernes venerdì vrijdag fredag sexta-feira
    金曜日 星期五 금요일 جمعه الجمعة
    пятница п'ятниця piątek pátek cuma vineri perjantaina παρασκευή शुक्रवार""",
    """saturday sat samstag sonnabend sa samedi sábado sabato zaterdag lørdag lördag
    土曜日 星期六 토요일 شنبه السبت
    суббота субота sobota cumartesi sâmbătă lauantaina σάββατο शनिवार""",
    """sunday sun sonntag so dimanche domingo domenica zondag søndag söndag
    日曜日 星期日 일요일 یکشنبه الأحد
    воскресенье неділя niedziela neděle pazar duminică sunnuntaina κυριακή रविवार""",
)
_WEEKDAY = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}
_BESIDE = """
    published publication updated update posted modified created last first on at the date dated originally am pm
    gmt utc est edt et pt pst pdt cst cdt bst cet cest ist jst sast aest noon midnight hrs h time local
    minute minutes min mins read ago hour hours day days stand uhr veröffentlicht am um aktualisiert publié mis à
    jour le publicado actualizado el pubblicato aggiornato gepubliceerd geplaatst op om de del of
    letzte aktualisierung erstellt erschienen modifié modification actualisé hora las última actualización alle ore
    ultimo modifica il bijgewerkt laatste uur atualizado atualização em às há dias horas aktualizacja opublikowano godz
    опубликовано обновлено в г года время оновлено опубліковано son güncellenme güncelleme giriş yayınlanma tarihi saat
    ساعت تاریخ انتشار به‌روزرسانی بروزرسانی تاريخ النشر نشر آخر تحديث الساعة م هـ प्रकाशित अपडेट बजे
    محرم صفر ربيع جمادى جمادي الأول الأولى الثاني الثانية الآخر الآخرة رجب شعبان رمضان شوال ذو ذي القعدة الحجة
    公開 更新 掲載 发布 时间 發布 時間 发布时间 發布時間 입력 수정 등록 업데이트 오전 오후
"""
_DATE_WORDS = frozenset(_BESIDE.split()) | frozenset(_WEEKDAY)
"""What may stand beside the date in a date line."""

_NAMES = "|".join(sorted(map(re.escape, _MONTH), key=len, reverse=True))
_DATE = regex(
    rf"(?<![\w/.-])(?:"
    rf"(?P<y1>(?:1[89]|20)\d\d)[-/.](?P<m1>\d\d?)[-/.](?P<d1>\d\d?)(?!\d)"
    rf"|(?P<a>\d\d?)(?P<sep>[/.-])(?P<b>\d\d?)(?P=sep)(?P<y2>(?:1[89]|20)\d\d|\d\d)(?![\w/])"
    rf"|(?P<d3>\d\d?)(?:st|nd|rd|th|er|º|\.)?[ \-]?(?:of |de |do )?(?P<m3>{_NAMES})\b[.,]?"
    rf"(?:[ \-](?:de |del |do )?(?P<y3>(?:1[89]|20)\d\d))?\b"
    rf"|(?P<m4>{_NAMES})\b\.? ?(?P<d4>\d\d?)(?:st|nd|rd|th)?\b(?:,? (?P<y4>(?:1[89]|20)\d\d))?\b"
    rf"|(?P<y5>(?:1[89]|20)\d\d) ?[年년] ?(?P<m5>\d\d?) ?[月월] ?(?P<d5>\d\d?) ?[日일]"
    rf")",
    re.IGNORECASE,
)
_CLOCK = regex(
    r"T?\b\d{1,2}(?:[:.h]\d\d){1,2}(?:[.]\d+)?\s?(?:[ap]\.?m\b\.?)?(?:Z|[+-]\d\d:?\d\d)?|\b\d{1,2} ?[ap]\.?m\b\.?"
    r"|\d{1,2} ?[時时시](?: ?\d{1,2} ?[分분])?",
    re.IGNORECASE,
)
_DIGIT = regex(r"\d")
_VOWELS = regex("[\u064b-\u0652]")
"""The signs for vowels, which Arabic is printed with or without."""
_WORD = regex(r"[^\W\d_](?:[\w.'’\u200c-]*\w)?\.?")
_LINE = 110
"""No date line is longer."""
_OTHER = 8
"""So many letters may the one word have that belongs to no date."""
_CENTURY = 100
"""A smaller year was printed by its last two digits."""
_PIVOT = 70
"""Two-digit years from here on are of the twentieth century."""


class Found(NamedTuple):
    """A date in a text.

    Attributes:
        start: where it begins.
        end: where it ends.
        readings: the days that it can mean, the likelier first; empty where no year is said.
    """

    start: int
    end: int
    readings: tuple[date, ...]


def find_dates(text: str) -> Iterator[Found]:
    """Every date in `text` that names a day, in order."""
    further = [Found(start, end, (day,)) for start, end, day in further_dates(text)]
    known = (
        one
        for one in _known_dates(text)
        if not any(one.start < other.end and other.start < one.end for other in further)
    )
    yield from sorted((*known, *further)) if further else known


def _known_dates(text: str) -> Iterator[Found]:
    for match in _DATE.finditer(text):
        readings = tuple(_readings(match))
        if readings or match["m3"] or match["m4"]:
            yield Found(match.start(), match.end(), readings)


def is_dateline(text: str) -> bool:
    """Whether a line says nothing but when: a full date, and besides it only clock times, weekdays and *updated*."""
    return len(text) <= _LINE and _says_when(text)


@lru_cache(maxsize=2048)
def _says_when(text: str) -> bool:
    """Whether a line says nothing but when; what was found of the last ones is kept, for several rules ask of each."""
    if not _DIGIT.search(text):
        return False
    found = list(find_dates(text))
    if not any(one.readings for one in found):
        return False
    rest = text
    for one in reversed(found):
        rest = f"{rest[: one.start]} {rest[one.end :]}"
    words = _WORD.findall(_VOWELS.sub("", _CLOCK.sub(" ", rest).lower()))
    others = [word for word in words if word.rstrip(".,:").replace(".", "") not in _DATE_WORDS]
    return len(others) <= 1 and sum(map(len, others)) <= max(_OTHER, len(text) // 4)


_DAYS = """
    today yesterday heute gestern hoy ayer oggi ieri hoje ontem vandaag gisteren dziś dzisiaj wczoraj сегодня вчера
    сьогодні вчора bugün dün اليوم أمس امروز دیروز היום אתמול आज 今日 昨日 今天 昨天 오늘 어제
"""
_TODAY = frozenset(_DAYS.split())


def is_clock(text: str) -> bool:
    """Whether a line says nothing but at what time: *Today, 14:02*; *Updated at 12.31 GMT*."""
    if len(text) > _LINE or not _CLOCK.search(text):
        return False
    words = _WORD.findall(_CLOCK.sub(" ", text).lower())
    return all(word.rstrip(".,:").replace(".", "") in _DATE_WORDS or word in _TODAY for word in words)


def published(text: str) -> Found | None:
    """The date of a line that is the day of publication rather than that of a change; None where it has no date."""
    found = [one for one in find_dates(text) if one.readings]
    labels = [text[before : one.start] for before, one in zip((0, *(one.end for one in found)), found, strict=False)]
    return min(zip(map(_rank, labels), found, strict=True), key=itemgetter(0), default=(0, None))[1]


def is_updated(text: str) -> bool:
    """Whether a line says when something was changed, and not when it was published."""
    return _UPDATED.search(text) is not None and _PUBLISHED.search(text) is None


def _rank(label: str) -> int:
    """How little the words before a date say that it is the day of publication."""
    if _PUBLISHED.search(label):
        return 0
    return 2 if _UPDATED.search(label) else 1


_UPDATED = regex(
    r"updat|modif|aktualis|actuali[sz]|mise? à jour|aggiorn|bijgewerkt|gewijzigd|atualiz|zaktual|uppdater|oppdater"
    r"|opdater|güncel|обновл|змінен|更新|수정",
    re.IGNORECASE,
)
_PUBLISHED = regex(
    r"publi|posted|created|veröff|erschien|erstellt|pubbl|opublik|gepubl|geplaatst|yayın|опублик|发布|發布|公開|公开|입력",
    re.IGNORECASE,
)


def day_of(text: str, others: Iterable[date] = ()) -> date | None:
    """The day that a date line names, or None where it names none or cannot be told.

    Args:
        text: the line.
        others: days named elsewhere in the article; of two readings the one nearest to any of them is taken.
    """
    found = published(text)
    if found is None:
        return None
    days = [_WEEKDAY[word] for word in map(_bare, _WORD.findall(text.lower())) if word in _WEEKDAY]
    fitting = [day for day in found.readings if day.weekday() in days] or list(found.readings)
    known = list(others)
    if len(fitting) == 1 or not known:
        return fitting[0]
    return min(fitting, key=lambda day: min(abs((day - other).days) for other in known))


def days_in(text: str, year: int) -> Iterator[date]:
    """The days that a text names beyond doubt; one without a year is taken to be of `year`."""
    for match in _DATE.finditer(text):
        readings = tuple(_readings(match))
        if len(readings) == 1:
            yield readings[0]
        elif match["m3"] or match["m4"]:
            day = _day(year, _MONTH[(match["m3"] or match["m4"]).lower()], int(match["d3"] or match["d4"]))
            if day:
                yield day
    yield from (found.day for found in further_dates(text))


def _readings(match: re.Match[str]) -> Iterator[date]:
    for index in "15":
        if match["y" + index]:
            yield from _known(_day(int(match["y" + index]), int(match["m" + index]), int(match["d" + index])))
    for index in "34":
        if match["y" + index]:
            month = _MONTH[match["m" + index].lower()]
            yield from _known(_day(int(match["y" + index]), month, int(match["d" + index])))
    if match["y2"]:
        yield from _both(int(match["a"]), int(match["b"]), _year(match["y2"]), american=match["sep"] == "/")


def _both(first: int, second: int, year: int, *, american: bool) -> Iterator[date]:
    """The readings of two numbers as day and month: slashes put the month first, points the day."""
    days = [_day(year, first, second), _day(year, second, first)]
    if not american:
        days.reverse()
    yield from dict.fromkeys(day for day in days if day)


def _known(day: date | None) -> Iterator[date]:
    if day:
        yield day


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(digits: str) -> int:
    year = int(digits)
    if year >= _CENTURY:
        return year
    return year + (1900 if year >= _PIVOT else 2000)


def _bare(word: str) -> str:
    return word.rstrip(".,:")
