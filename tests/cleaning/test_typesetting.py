"""How a text may be set: margins, typescripts, scripts without capitals or without spaces."""

from itertools import pairwise

import pytest

from reader.cleaning import clean_text
from tests.cleaning.prose import FERRIES, HEAD, wrapped

CHINESE = [
    "“我们不会关闭港口，”部长周二表示。据市政府称，费用将达到约4000万元。市长王建国认为这一决定来得太晚，并要求书面保证。",
    "自三月以来一直抗议的渔民感到失望：他们想要更多的钱。议会将于周五开会。部里的消息人士说，不会进行表决，因为还有太多问题没有解决。",
]
PERSIAN = [
    (
        "وزیر روز سه‌شنبه گفت که بندر بسته نمی‌شود. به گفته شهرداری، هزینه‌ها به حدود "
        "چهل میلیون تومان می‌رسد و کسی نمی‌داند چه کسی آن را می‌پردازد."
    ),
    (
        "ماهیگیران که از ماه مارس اعتراض می‌کردند ناامید شده‌اند. آنها پول بیشتری "
        "می‌خواهند. نشست شورا روز جمعه برگزار می‌شود و رای‌گیری نخواهد بود."
    ),
]
ARABIC = [
    (
        "قالت الوزيرة يوم الثلاثاء إن الميناء لن يغلق. وبحسب البلدية، ستبلغ التكاليف "
        "نحو أربعين مليون دينار، ولا أحد يعرف من سيدفع هذا المبلغ."
    ),
    (
        "أما الصيادون الذين احتجوا منذ مارس فهم محبطون. يريدون مزيدا من المال، "
        "وستعقد جلسة المجلس يوم الجمعة. ولن يكون هناك تصويت."
    ),
]
HINDI = [
    (
        "मंत्री ने मंगलवार को कहा कि बंदरगाह बंद नहीं होगा। नगर निगम के अनुसार खर्च "
        "लगभग चालीस करोड़ रुपये होगा, और कोई नहीं जानता कि कौन देगा।"
    ),
    ("मार्च से विरोध कर रहे मछुआरे निराश हैं। वे और पैसा चाहते हैं। परिषद की बैठक शुक्रवार को होगी, पर मतदान नहीं होगा।"),
]
THAI = "รัฐมนตรีกล่าวเมื่อวันอังคารว่าจะไม่ปิดท่าเรือตามที่ชาวประมงเรียกร้องมาตั้งแต่เดือนมีนาคมและจะจ่ายเงินเพิ่มให้อีกด้วย"


def shown(source: str) -> list[str]:
    return [block.text for block in clean_text(source).blocks if not block.hidden]


def measured(text: str, signs: int) -> str:
    """The text in lines of so many signs."""
    return "\n".join(text[start : start + signs] for start in range(0, len(text), signs))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029", "\x0b"])
def test_every_line_end_ends_lines(end: str) -> None:
    source = "\n\n".join([*HEAD, *(wrapped(text, 66) for text in FERRIES)]).replace("\n", end)

    assert shown(source) == [*HEAD, *FERRIES]


def test_a_typescript_in_double_spacing_is_read_as_in_single() -> None:
    double = ["\n\n".join(wrapped(text, 66).split("\n")) for text in FERRIES]

    assert shown("\n\n\n\n".join([*HEAD, *double])) == [*HEAD, *FERRIES]


@pytest.mark.parametrize("width", [40, 66, 80])
def test_first_lines_may_pass_the_margin_by_their_tab(width: int) -> None:
    source = "\n\n".join(HEAD) + "\n\n" + "\n".join("\t" + wrapped(text, width) for text in FERRIES)

    assert shown(source) == [*HEAD, *FERRIES]


@pytest.mark.parametrize("texts", [PERSIAN, ARABIC, HINDI])
@pytest.mark.parametrize("width", [40, 60, 72])
def test_scripts_without_capitals_are_unwrapped(texts: list[str], width: int) -> None:
    assert shown("\n\n".join(wrapped(text, width) for text in texts)) == texts


@pytest.mark.parametrize("texts", [PERSIAN, ARABIC, HINDI, CHINESE])
def test_scripts_without_capitals_are_healed_and_not_joined(texts: list[str]) -> None:
    place = texts[0].rindex("، " if "،" in texts[0] else "，" if "，" in texts[0] else ", ") + 1
    halves = [texts[0][:place], texts[0][place:].strip()]

    assert shown("\n\n".join([*halves, *texts[1:]])) == texts


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("سخنگوی شرکت به خبرنگاران گفت که", "کشتی ستاره شمال به خریداری در بندر مرجان فروخته شده است."),
        (
            "سخنگوی شرکتی که کشتی‌های دریاچه بالا را اداره می‌کند و پنجاه نفر را به کار گرفته بود روز سه‌شنبه",
            "به خبرنگاران گفت کشتی فروخته شده است.",
        ),
        ("وقالت المتحدثة باسم الشركة إن", "السفينة بيعت إلى مشتر في ميناء المرجان."),
        ("경영진은 화요일 기자들에게 북극성호를", "포트엘리스의 구매자에게 팔았다고 말했다."),
        ("经营上湖渡轮的公司发言人星期二对", "记者表示，北极星号已经卖给埃利斯港的一位买家。"),
    ],
)
def test_a_sentence_without_capitals_goes_on_below_a_word_that_wants_another(above: str, below: str) -> None:
    space = "" if "。" in below else " "

    assert f"{above}{space}{below}" in shown("\n\n".join([*PERSIAN[:2], above, below, *PERSIAN[2:]]))


@pytest.mark.parametrize("signs", [20, 29, 36])
def test_chinese_lines_meet_without_a_space_in_figures_too(signs: int) -> None:
    assert shown("\n\n".join(measured(text, signs) for text in CHINESE)) == CHINESE


def test_thai_lines_meet_without_a_space_at_the_margin() -> None:
    assert shown(f"{measured(THAI, 36)}\n\n{measured(THAI[8:], 36)}") == [THAI, THAI[8:]]


def ragged(text: str, least: int, most: int) -> str:
    """The text in lines of any length between these."""
    lines, line, limit = [], "", least
    for place, word in enumerate(text.split()):
        if line and len(line) + 1 + len(word) > limit:
            lines.append(line)
            line, limit = word, least + 7 * place % (most - least)
        else:
            line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


@pytest.mark.parametrize(("least", "most"), [(28, 42), (40, 60), (50, 76)])
def test_ragged_lines_are_one_paragraph(least: int, most: int) -> None:
    assert shown("\n\n".join([*HEAD, *(ragged(text, least, most) for text in FERRIES)])) == [*HEAD, *FERRIES]


def test_a_korean_word_is_put_together_that_the_text_holds_whole() -> None:
    source = (
        "밤새 내린 폭설로 고속도로 일부 구간의 통행이 아침부터 모두 통\n"
        "제되면서 차량 삼백여 대가 여섯 시간 넘게 고립됐다. 도로공사는\n"
        "주변 구간의 통제 소식을 문자로 알렸다고 밝혔고 운전자들은 물\n"
        "과 담요를 받지 못했다고 말했다."
    )

    (block,) = clean_text(source).blocks

    assert "모두 통제되면서" in block.text
    assert "도로공사는 주변" in block.text


ROWS = [
    "Island          2019     2024",
    "Ytre Holm        412      298",
    "Indre Holm       655      641",
    "Store Skjær      333      302",
]


@pytest.mark.parametrize("table", [[], ["\n".join(ROWS)]])
def test_short_lines_set_no_margin_where_paragraphs_pass_it(table: list[str]) -> None:
    source = "\n\n".join(["\n".join(HEAD), *FERRIES[:3], *table, *FERRIES[3:]])

    assert shown(source) == [*HEAD, *FERRIES[:3], *table, *FERRIES[3:]]


def test_bullets_without_words_stay_as_they_are() -> None:
    source = "\n\n".join([*HEAD, *FERRIES, "* +"])

    assert [block.text for block in clean_text(source).blocks][-1] == "* +"


GERMAN = (
    "Die Fähren zu den äußeren Inseln fallen bis Februar aus, teilte die Reederei am Montag mit. Gutachter hatten "
    "Risse im Rumpf zweier Schiffe gefunden, von denen die Werft seit Jahren wusste."
)


@pytest.mark.parametrize("above", [[], ["POLITIK"]])
def test_a_headline_that_ends_in_a_small_word_is_whole(above: list[str]) -> None:
    head = [
        *above,
        "„Zu lange gewartet“: Minister räumt Fehler bei den Fähren ein",
        "Der Bericht liegt vor. Er ist kein Lob.",
    ]

    assert shown("\n\n".join(["\n".join(head), GERMAN, GERMAN])) == [*head, GERMAN, GERMAN]


def test_a_date_line_goes_on_nowhere_in_any_script() -> None:
    date = "입력 2024.01.14. 10:35 수정 2024.01.14. 11:02"
    text = (
        "수자원부 장관은 14일 기자회견에서 하곡댐이 안전하다며 불안해할 필요가 없다고 밝혔다. 주민들은 조사를 요구했다."
    )

    assert shown(f"수자원부 장관, 댐은 안전\n{date}\n\n{text}\n\n{text}")[1:3] == [date, text]


def test_a_short_heading_above_the_last_lines_is_shown() -> None:
    last = [
        "Crops at risk",
        "Farmers on the east side say they have lost a fifth of the wheat.",
        "It may rain on Sunday.",
    ]

    assert shown("\n".join([*HEAD, *FERRIES[:2], *last])) == [*HEAD, *FERRIES[:2], *last]


BRIEFS = [
    "The bridge over the Vel will close for two nights from Monday while engineers replace a bearing, it was said.",
    "Two ferries are out of service until February, after inspectors found cracks that the company denies.",
    "Boats landed forty-one tonnes of herring last week, the most since records began.",
]


def test_lines_that_all_end_sentences_are_paragraphs() -> None:
    source = "\n".join(
        [HEAD[0], *BRIEFS[:1], "Ferries out of service", *BRIEFS[1:2], "A record for herring", *BRIEFS[2:]]
    )

    assert shown(source) == source.split("\n")


def test_a_date_below_a_line_with_room_for_it_is_a_date() -> None:
    lines = [measured(text, 26) for text in CHINESE]

    assert shown("\n\n".join(["部长：港口不会关闭\n2024年5月7日", *lines])) == [
        "部长：港口不会关闭",
        "2024年5月7日",
        *CHINESE,
    ]


def test_wrapped_paragraphs_are_whole_below_longer_ones_that_are_not_wrapped() -> None:
    long = [f"{one} {two}" for one, two in pairwise(FERRIES)]

    source = "\n\n".join([*HEAD, *long, *(wrapped(text, 66) for text in FERRIES)])

    assert shown(source)[-len(FERRIES) :] == FERRIES


def test_the_numbers_that_a_text_browser_gives_links_are_no_part_of_the_text() -> None:
    menu = "\n".join(f"   * [{number}]{name}" for number, name in enumerate(("News", "Sport", "Islands", "Letters"), 1))
    linked = FERRIES[0].replace("ferry company", "[5]ferry company").replace("inspectors", "[6]inspectors")
    source = "\n\n".join([menu, *HEAD, linked, *FERRIES[1:]])

    assert shown(source) == [*HEAD, *FERRIES]


def test_the_number_of_a_source_behind_its_word_is_kept() -> None:
    cited = [f"{text} [{number}]" for number, text in enumerate(FERRIES, 1)]

    assert shown("\n\n".join([*HEAD, *cited])) == [*HEAD, *cited]


@pytest.mark.parametrize("foot", ["ferries.pdf {} of 3", "https://ferries.example.org/cracks {}/3"])
def test_which_page_of_a_file_it_is_stands_in_no_sentence(foot: str) -> None:
    lines = wrapped(FERRIES[2], 60).split("\n")
    torn = "\n".join([*lines[:2], foot.format(1), *lines[2:]])
    source = "\n\n".join(
        [*HEAD, *(wrapped(text, 60) for text in FERRIES[:2]), torn, wrapped(FERRIES[3], 60), foot.format(2)]
    )

    assert shown(source) == [*HEAD, *FERRIES[:4]]
