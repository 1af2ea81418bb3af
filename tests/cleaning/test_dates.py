from datetime import date

import pytest

from reader.cleaning import clean_text
from reader.cleaning.calendars import persian_day
from reader.cleaning.dates import day_of, days_in, find_dates, is_clock, is_dateline
from tests.cleaning.prose import FERRIES
from tests.cleaning.prose import HEAD as PROSE_HEAD


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Sunday, 01/07/2024", date(2024, 1, 7)),
        ("Sunday, 07/01/2024", date(2024, 1, 7)),
        ("Monday 1/7/2024", date(2024, 7, 1)),
        ("2024-01-07T10:00:00Z", date(2024, 1, 7)),
        ("7 January 2024", date(2024, 1, 7)),
        ("January 7th, 2024", date(2024, 1, 7)),
        ("Updated: Jan. 7, 2024, 03:24 PM ET", date(2024, 1, 7)),
        ("28.08.2024", date(2024, 8, 28)),
        ("7. März 2024", date(2024, 3, 7)),
        ("le 7 août 2024", date(2024, 8, 7)),
        ("7 de enero de 2024", date(2024, 1, 7)),
        ("2024年1月7日", date(2024, 1, 7)),
        ("2024년 1월 7일", date(2024, 1, 7)),
        ("воскресенье, 7 января 2024 г.", date(2024, 1, 7)),
        ("7 січня 2024", date(2024, 1, 7)),
        ("niedziela, 7 stycznia 2024", date(2024, 1, 7)),
        ("7. ledna 2024", date(2024, 1, 7)),
        ("7 Ocak 2024 Pazar", date(2024, 1, 7)),
        ("7 Oca 2024", date(2024, 1, 7)),
        ("7 янв. 2024", date(2024, 1, 7)),
        ("7 sty 2024", date(2024, 1, 7)),
        ("7 Agustus 2024", date(2024, 8, 7)),
        ("06 maggio 2022 (modifica il 07 maggio 2022 | 08:14)", date(2022, 5, 6)),
        ("7η Ιανουαρίου 2024", date(2024, 1, 7)),
        ("7 जनवरी 2024", date(2024, 1, 7)),
        ("7 בינואר 2024", date(2024, 1, 7)),
        ("الأحد 7 يناير 2024", date(2024, 1, 7)),
        ("٧ كانون الثاني ٢٠٢٤", date(2024, 1, 7)),
        ("۷ ژانویه ۲۰۲۴", date(2024, 1, 7)),
        ("یکشنبه ۱۷ دی ۱۴۰۲", date(2024, 1, 7)),
        ("۱۴۰۲/۱۰/۱۷", date(2024, 1, 7)),
    ],
)
def test_a_date_line_names_its_day(line: str, day: date) -> None:
    assert day_of(line) == day
    assert is_dateline(line)


def test_of_two_readings_the_one_near_the_other_dates_of_the_text_is_taken() -> None:
    others = list(days_in("The attack of 5 July was followed by another on July 6.", 2024))

    assert day_of("06/07/2024", others) == date(2024, 7, 6)


def test_of_two_readings_slashes_put_the_month_first_and_points_the_day() -> None:
    assert day_of("06/07/2024") == date(2024, 6, 7)
    assert day_of("06.07.2024") == date(2024, 7, 6)


@pytest.mark.parametrize(
    "line",
    [
        "A police car at the site of twin blasts in Kerman on January 3, 2024",
        "60 Minutes",
        "14 hrs ago",
        "Chapter 7",
        "May the force be with you",
        "31/31/2024",
    ],
)
def test_a_line_that_says_more_is_no_date_line(line: str) -> None:
    assert not is_dateline(line)


def test_a_day_without_a_year_has_no_reading() -> None:
    assert [found.readings for found in find_dates("on January 3 and later")] == [()]


def test_an_impossible_day_is_none() -> None:
    assert day_of("30 February 2024") is None


@pytest.mark.parametrize(
    ("persian", "day"),
    [
        ((1357, 11, 22), date(1979, 2, 11)),
        ((1399, 12, 30), date(2021, 3, 20)),
        ((1400, 1, 1), date(2021, 3, 21)),
        ((1404, 6, 31), date(2025, 9, 22)),
        ((1404, 7, 1), date(2025, 9, 23)),
        ((1404, 7, 31), None),
        ((1404, 13, 1), None),
    ],
)
def test_the_persian_year_begins_in_spring(persian: tuple[int, int, int], day: date | None) -> None:
    assert persian_day(*persian) == day


@pytest.mark.parametrize("line", ["7 людей 2024", "12 mart", "7 января и ещё 2024 человека", "۷ نفر ۱۴۰۲"])
def test_other_words_beside_numbers_are_no_date(line: str) -> None:
    assert not [found for found in find_dates(line) if found.readings]


@pytest.mark.parametrize(
    "line",
    [
        "22/03/2024 06h30 Atualizado há 2 dias",
        "03.06.2024 08:12, aktualizacja 11:30",
        "12.11.2023 - 09:45 | Son Güncellenme: 12.11.2023 - 11:20",
        "입력 2024.01.23 08:15 수정 2024.01.23 10:02",
        "تاریخ انتشار: ۱۴۰۲/۰۸/۲۴ ساعت ۱۰:۳۰",
        "Опубликовано: 3 октября 2023 г. в 14:20",
        "آخر تحديث: 6 فبراير 2024 - 10:15",
        "نُشر: 09:14-22 يناير 2025 م ـ 22 رجب 1446 هـ",
        "2025年10月3日\u30005時00分（10月3日\u30009時12分更新）",
    ],
)
def test_a_line_that_says_when_it_was_published_and_changed_is_a_date_line(line: str) -> None:
    assert is_dateline(line)


@pytest.mark.parametrize(
    "line",
    ["В городе 3 октября 2023 года открыли мост", "Son seçim 12.11.2023 tarihinde yapıldı", "Às 6h30, a ponte caiu"],
)
def test_a_sentence_with_a_day_in_it_is_none(line: str) -> None:
    assert not is_dateline(line)


@pytest.mark.parametrize("line", ["Vandaag, 14:02", "Обновлено: 12:05", "Updated at 12.31 GMT", "今日 18:30"])
def test_a_line_with_the_hour_alone_says_when(line: str) -> None:
    assert is_clock(line)


@pytest.mark.parametrize("line", ["Today we sail at 14:02", "Flight 9:15 to Odara", "Friday", "6-4"])
def test_a_line_that_says_more_than_the_hour_is_no_clock(line: str) -> None:
    assert not is_clock(line)


@pytest.mark.parametrize(
    "line",
    [
        "Updated 8:02 a.m. ET, Feb. 18, 2024 | Published 5:12 p.m. ET, Feb. 16, 2024",
        "Published 16 February 2024, updated 18 February 2024",
        "Aktualisiert: 18.02.2024 – Veröffentlicht: 16.02.2024",
        "16 febbraio 2024 (modifica il 18 febbraio 2024 | 08:14)",
        "16 February 2024 | Modified 18 February 2024",
    ],
)
def test_of_several_dates_the_day_of_publication_counts(line: str) -> None:
    assert day_of(line) == date(2024, 2, 16)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ([], ["Updated 8:02 a.m. ET, Feb. 18, 2024", "Published 5:12 p.m. ET, Feb. 16, 2024"]),
        (["Wednesday, February 21, 2024"], ["By Marte Lindqvist", "16 February 2024"]),
        (["16 February 2024"], ["Updated 18 February 2024"]),
    ],
)
def test_of_several_lines_the_one_below_the_headline_tells_the_day(above: list[str], below: list[str]) -> None:
    assert clean_text("\n\n".join([*above, PROSE_HEAD[0], *below, *FERRIES])).date == "2024-02-16"
