"""Bylines of many languages are known by their words; headlines that hold the same words are none."""

import pytest

from reader.cleaning import clean_text
from reader.cleaning.bylines import is_signed
from reader.document.blocks import Kind
from tests.cleaning.prose import FERRIES, HEAD


@pytest.mark.parametrize(
    "line",
    [
        "by ana kovač",
        "guest essay by miriam sand",
        "ein interview von jens rohde",
        "propos recueillis par hélène marchand",
        "беседовала ирина снегова",
        "haber: ayşe demir",
        "مریم احمدی – گروه جامعه",
        "گفت‌وگو از سارا کیانی",
        "به گزارش خبرنگار مهر",
        "كتب: سامي عبد الله",
        "记者 李明",
        "記者林雅婷／台南報導",
        "社会部 田中健一",
        "文・写真 宇田川澪",
        "김민수 기자",
        "संवाददाता, देहरादून",
    ],
)
def test_a_line_that_names_its_writer_is_signed(line: str) -> None:
    assert is_signed(line)


@pytest.mark.parametrize(
    "line",
    [
        "by the time help came, the bridge was gone",
        "bericht von der front: was soldaten aus dem osten des landes erzählen",
        "автор закона о реках рассказал о своих планах",
        "گروه هفت درباره بهای نفت به توافق رسید",
        "به گزارش خبرنگار مهر، رئیس پلیس شهر گفت که دو نفر بازداشت شده‌اند",
        "تحرير المدينة القديمة بعد معارك استمرت أسبوعا",
        "记者节当天数百名新闻工作者在首都集会",
        "기자 회견에서 나온 질문들",
        "संवाददाता सम्मेलन में मंत्री ने इस्तीफ़ा दिया",
    ],
)
def test_a_headline_with_such_a_word_is_not(line: str) -> None:
    assert not is_signed(line)


def test_a_persian_name_with_its_desk_is_the_byline() -> None:
    article = clean_text(
        "زلزله در شرق استان به دو روستا خسارت زد\n\nمریم احمدی – گروه جامعه\n\nشنبه ۱۴ بهمن ۱۴۰۲\n\n"
        "رئیس سازمان مدیریت بحران استان گفت زلزله‌ای به بزرگی ۴٫۸ ریشتر بامداد شنبه شرق این استان را لرزاند "
        "و به دو روستا خسارت زد.\n\n"
        "به گفته او، در این زمین‌لرزه کسی جان خود را از دست نداد، اما دیوار چند خانه فرو ریخت و ۱۲ نفر درمان شدند."
    )

    assert [block.kind for block in article.blocks[:3]] == [Kind.TITLE, Kind.BYLINE, Kind.DATE]


def test_an_interviewer_is_not_taken_for_the_headline() -> None:
    article = clean_text(
        "„Ich habe den Wald nie verlassen“\n\nEin Interview von Jens Rohde\n\n14. Mai 2024, 18:05 Uhr\n\n"
        "Die Försterin hat ein Drittel ihrer Fichten verloren, und was nachwächst, braucht achtzig Jahre. "
        "Im Gespräch erzählt sie, was sie heute anders machen würde.\n\n"
        "Frau Beyer hätte früher Buchen pflanzen sollen, sagt sie. Das hätten ihr die Alten schon geraten."
    )

    assert article.blocks[1].kind is Kind.BYLINE


@pytest.mark.parametrize(
    "byline",
    [
        *("Hanna Roos and Piotr Zaremba", "Ralf Tannert und Lena Holt", "Beatrix Ola, Tom Brill and Ines Roth"),
        *("Ravi Menon in Singapore and Clara Dunst in Rome", "Ellen Marsh for the Marlow Post", "AFP", "Reuters"),
        *("Ellen Marsh and AP", "Ellen Marsh, Reuters", "AFP with Ellen Marsh"),
        *("Reported by: Ellen Marsh", "Verfasst von Lena Holt", "By\n\nEllen Marsh"),
    ],
)
def test_who_wrote_is_known_below_the_headline(byline: str) -> None:
    article = clean_text("\n\n".join([HEAD[0], byline, "4 March 2025", *FERRIES]))

    assert article.blocks[1].text == byline.replace("\n\n", " ")
    assert article.blocks[1].kind is Kind.BYLINE


@pytest.mark.parametrize("heading", ["Known issues", "Executive summary", "What we know", "Summary"])
def test_nobody_is_named_below_the_first_paragraph(heading: str) -> None:
    article = clean_text("\n\n".join([*HEAD, FERRIES[0], heading, *FERRIES[1:]]))

    assert next(block.kind for block in article.blocks if block.text == heading) is Kind.HEADING


def test_a_heading_that_begins_as_bylines_do_is_none() -> None:
    blocks = clean_text("\n\n".join([*HEAD, *FERRIES[:3], "By the numbers", *FERRIES[3:]])).blocks

    assert next(block.kind for block in blocks if block.text == "By the numbers") is not Kind.BYLINE


def test_a_desk_signs_above_the_article() -> None:
    assert clean_text("\n\n".join([HEAD[0], "14 November 2024", "By the Islands Desk", *FERRIES])).byline is not None
