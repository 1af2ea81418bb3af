"""Lines that are told by one another: items, times, speakers, subtitles, page heads, end marks."""

import pytest

from reader.cleaning import clean_text
from reader.document.article import Article
from reader.document.blocks import Kind
from tests.cleaning.prose import FERRIES, HEAD, wrapped

ITEMS = [
    "Close the ballast tanks of both vessels and drain them",
    "Charter a boat with a certificate for open water before the end of the month",
    "Publish every inspection report since 2019 and tell the residents of Ytre Holm what the next steps are",
]
COUNTED = {
    "numbers": ("1. ", "2. ", "3. "),
    "posts": ("1/ ", "2/ ", "3/ "),
    "posts of so many": ("1/3 ", "2/3 ", "3/3 "),
    "closing brackets": ("1) ", "2) ", "3) "),
    "brackets": ("(1) ", "(2) ", "(3) "),
    "both": ("1.) ", "2.) ", "3.) "),
    "letters": ("a) ", "b) ", "c) "),
    "capitals": ("A. ", "B. ", "C. "),
    "Roman": ("i. ", "ii. ", "iii. "),
    "chapters": ("2.1 ", "2.2 ", "2.3 "),
    "paragraphs": ("§ 1 ", "§ 2 ", "§ 3 "),
    "raised": ("¹ ", "² ", "³ "),
}
TALK = [
    "Q: When did you first hear about the cracks?",
    "A: In August, from one of the engineers. He was told not to talk about it, and he did: he has two children.",
    "Q: What did you do then?",
    "A: I wrote to the company. I have the answer here, which is four lines long and says that all is in order.",
]
DEBATE = [
    "THE CHAIR: Order. The council is in session, and I remind members that the gallery is open to the public tonight.",
    "MR MOE: Thank you, Chair. I shall be brief, because the people of Ytre Holm have waited long enough.",
    "MS BAKKEN: With respect, the member has had four years to be brief.",
    "MR MOE: And I have used them to write letters, eleven of them, which I now lay before the council.",
]


def shown(source: str) -> list[str]:
    return [block.text for block in clean_text(source).blocks if not block.hidden]


def hidden(article: Article) -> list[str]:
    return [block.text for block in article.blocks if block.hidden]


def around(*middle: str, width: int = 0) -> str:
    prose = [wrapped(one, width) if width else one for one in FERRIES]
    return "\n\n".join([*HEAD, *prose[:3], *middle, *prose[3:]])


@pytest.mark.parametrize("labels", COUNTED.values(), ids=COUNTED.keys())
@pytest.mark.parametrize("width", [0, 60])
def test_items_that_count_up_are_items(labels: tuple[str, ...], width: int) -> None:
    items = [label + item for label, item in zip(labels, ITEMS, strict=True)]
    lines = [wrapped(item, width) if width else item for item in items]

    article = clean_text(around("\n".join(lines), width=width))

    assert [block.text for block in article.blocks if block.kind is Kind.LIST] == items


@pytest.mark.parametrize("sign", ["➤", "→", "◆", "★", "o", "▸"])
def test_a_sign_that_comes_again_is_a_bullet(sign: str) -> None:
    article = clean_text(around("\n".join(f"{sign} {item}" for item in ITEMS)))

    assert [block.text for block in article.blocks if block.kind is Kind.LIST] == ITEMS


@pytest.mark.parametrize("width", [0, 66])
def test_dashes_begin_what_is_said_and_stay(width: int) -> None:
    talk = ["– When did you hear about the cracks?", "– In August, from one of the engineers.", "– What then?"]

    assert set(talk) <= set(shown(around("\n".join(talk), width=width)))


@pytest.mark.parametrize("talk", [TALK, DEBATE])
@pytest.mark.parametrize("parted", ["\n", "\n\n"])
def test_speakers_begin_paragraphs(talk: list[str], parted: str) -> None:
    source = around(parted.join(wrapped(one, 66) for one in talk), width=66)

    assert set(talk) <= set(shown(source))


@pytest.mark.parametrize("parted", ["\n", "\n\n"])
@pytest.mark.parametrize("width", [0, 72])
def test_times_begin_the_entries_of_a_live_report(parted: str, width: int) -> None:
    entries = [f"{hour}:{3 * hour} {text}" for hour, text in zip(range(17, 11, -1), FERRIES, strict=True)]
    lines = [wrapped(one, width) if width else one for one in entries]

    assert [text for text in shown("\n\n".join([*HEAD, parted.join(lines)])) if text[0].isdigit()][-6:] == entries


def test_subtitles_are_read_as_sentences() -> None:
    source = (
        "1\n00:00:01,000 --> 00:00:03,500\nThe ferry company that serves\nthe outer islands has cancelled\n\n"
        "2\n00:00:04,000 --> 00:00:07,500\nall of its sailings.\n\n"
        "3\n00:00:08,000 --> 00:00:11,500\nNobody said why.\n"
    )

    assert shown(source) == [
        "The ferry company that serves the outer islands has cancelled all of its sailings.",
        "Nobody said why.",
    ]


SPOKEN = [
    "good evening and welcome",
    "tonight the minister of fisheries",
    "answers for the ferries",
    "thank you for coming",
]


def test_the_times_of_a_transcript_are_set_aside() -> None:
    times = ["0:00", "0:04", "0:58", "1:03"]

    article = clean_text("\n".join(line for pair in zip(times, SPOKEN, strict=True) for line in pair))

    assert hidden(article) == times
    assert [block.text for block in article.blocks if not block.hidden] == SPOKEN


def test_spoken_sentences_are_put_together_over_the_times_of_a_transcript() -> None:
    said = ["We were told for years", "that these boats were good.", "Now my shelves are empty."]

    article = clean_text(
        "\n".join(line for pair in zip(["00:02", "00:05", "00:09"], said, strict=True) for line in pair)
    )

    assert [block.text for block in article.blocks if not block.hidden] == [f"{said[0]} {said[1]}", said[2]]


def test_times_that_go_down_are_those_of_a_live_blog() -> None:
    times = ["0:58", "0:31", "0:12"]

    article = clean_text("\n".join(line for pair in zip(times, FERRIES, strict=False) for line in pair))

    assert not any(block.reason and block.reason.rule == "subtitles" for block in article.blocks)


@pytest.mark.parametrize("mark", ["⚡", "🔹", "❗️", "👉"])
def test_a_line_that_begins_with_a_picture_begins_a_paragraph(mark: str) -> None:
    posts = [
        f"{mark} Ferries to the outer islands are cancelled until Friday",
        f"{mark} The school on Ytre Holm is shut",
    ]

    article = clean_text("\n".join(["Explosion heard in the harbour of Indre Holm, residents say.", *posts]))

    assert [block.text.lstrip(f"{mark} ") for block in article.blocks[1:]] == [
        post.lstrip(f"{mark} ") for post in posts
    ]


def test_an_end_mark_below_narrow_lines_is_set_aside() -> None:
    source = "\n".join(["\n\n".join(wrapped(text, 58) for text in FERRIES[2:5]), "NNNN"])

    assert hidden(clean_text(source)) == ["NNNN"]


@pytest.mark.parametrize("end", ["-30-", "ENDS", "(END)", "###", "– Ende –"])
def test_end_marks_are_set_aside(end: str) -> None:
    article = clean_text("\n\n".join([*HEAD, *FERRIES, end]))

    assert hidden(article) == [end]


def test_the_signature_of_a_mail_is_set_aside() -> None:
    signature = ["--", "Marte Lindqvist", "Kvalsund Avis, Storgata 4", "+47 555 01 234"]

    article = clean_text("\n\n".join(wrapped(one, 72) for one in FERRIES) + "\n\n-- \n" + "\n".join(signature[1:]))

    assert hidden(article) == signature


@pytest.mark.parametrize("number", ["{}", "- {} -", "Page {} of 4", "https://example.org/a   {}/4"])
@pytest.mark.parametrize("feed", ["\n\x0c", "\n"])
def test_page_heads_without_numbers_are_known_by_the_numbers_beside_them(number: str, feed: str) -> None:
    lines = [line for text in FERRIES for line in [*wrapped(text, 60).split("\n"), ""]]
    pages = ["\n".join(lines[start : start + 6]) for start in range(0, len(lines), 6)]
    head = "KVALSUND AVIS - 14 NOVEMBER 2024"

    article = clean_text(
        feed.join(f"{head}\n\n{page}\n\n{number.format(place)}" for place, page in enumerate(pages, 1))
    )

    assert [block.text for block in article.blocks if block.kind is Kind.PARAGRAPH] == FERRIES
    assert hidden(article).count(head) == len(pages)


@pytest.mark.parametrize(
    "between",
    [
        "The ferry Holmøy at the quay on Monday. Photo: Jon Vik / NTB",
        "Advertisement",
        "Read more: Council knew of cracks in 2019",
        "Story continues after this ad",
        "[Image: ferry at quay]",
        "KVALSUND AVIS 4",
    ],
)
def test_a_sentence_is_healed_around_what_stands_in_it(between: str) -> None:
    cut = FERRIES[1].index(" replacement had been found")
    halves = (FERRIES[1][:cut], FERRIES[1][cut + 1 :])

    article = clean_text("\n\n".join([*HEAD, FERRIES[0], halves[0], between, halves[1], *FERRIES[2:]]))

    assert [block.text for block in article.blocks if block.kind is Kind.PARAGRAPH] == FERRIES
    assert between in [block.text for block in article.blocks]


@pytest.mark.parametrize("cut", [" 23 to 8", " Pål Henriksen"])
def test_a_sentence_is_healed_around_an_advertisement_before_figures_and_names(cut: str) -> None:
    text = next(one for one in FERRIES if cut in one)
    halves = [text[: text.index(cut)], text[text.index(cut) + 1 :]]

    found = shown("\n\n".join([*HEAD, FERRIES[0], *halves[:1], "Advertisement", *halves[1:], *FERRIES[1:2]]))

    assert text in found


def test_a_sentence_parted_by_an_advertisement_is_shown_and_healed_where_no_line_is_empty() -> None:
    cut = FERRIES[1].index(" replacement had been found")
    halves = (FERRIES[1][:cut], FERRIES[1][cut + 1 :])

    found = shown("\n\n".join([*HEAD, FERRIES[0], f"{halves[0]}\nAdvertisement\n{halves[1]}", *FERRIES[2:4]]))

    assert FERRIES[1] in found


PLACES = ["The quay at Ytre Holm", "Why did nobody tell the council?", "What the fishermen want"]


def rules(article: Article) -> set[str]:
    """The rules that decided what the blocks are."""
    return {block.reason.rule for block in article.blocks if block.reason}


def kinds_of(lines: list[str], article: Article) -> list[Kind]:
    """The kinds of the blocks that show these lines, whose markers may have gone."""
    found = {block.text: block.kind for block in article.blocks}
    return [found.get(line) or found[line.partition(" ")[2]] for line in lines]


@pytest.mark.parametrize("style", ["{}. {}", "{}) {}"])
@pytest.mark.parametrize("width", [0, 66])
def test_numbered_lines_with_text_below_each_are_headings(style: str, width: int) -> None:
    lines = [style.format(number, place) for number, place in enumerate(PLACES, 1)]
    text = [wrapped(one, width) if width else one for one in FERRIES]

    source = "\n\n".join([*HEAD, text[0], lines[0], *text[1:3], lines[1], text[3], lines[2], *text[4:]])

    assert kinds_of(lines, clean_text(source)) == [Kind.HEADING] * 3


@pytest.mark.parametrize("sign", ["■", "◆", "▼ "])
def test_lines_with_a_sign_and_text_below_each_are_headings(sign: str) -> None:
    lines = [f"{sign}{place}" for place in PLACES[:2]]
    source = "\n\n".join([*HEAD, FERRIES[0], lines[0], *FERRIES[1:4], lines[1], *FERRIES[4:]])

    assert kinds_of(lines, clean_text(source)) == [Kind.HEADING] * 2


def test_two_numbered_lines_are_no_chapters() -> None:
    source = "\n\n".join([*HEAD, FERRIES[0], f"1. {ITEMS[0]}", FERRIES[1], f"2. {ITEMS[1]}", *FERRIES[2:]])

    assert "series" not in rules(clean_text(source))


def test_numbered_sentences_are_no_headings() -> None:
    lines = [f"{number}. {item}." for number, item in enumerate(ITEMS, 1)]
    source = "\n\n".join([*HEAD, FERRIES[0], lines[0], FERRIES[1], lines[1], FERRIES[2], lines[2], *FERRIES[3:]])

    assert "series" not in rules(clean_text(source))


@pytest.mark.parametrize("entry", ["{}", "{} Ferry taken in tow"])
@pytest.mark.parametrize(
    "times", [("14:48", "14:20", "13:55"), ("2:41 p.m.", "2:05 p.m.", "1:30 p.m."), ("14h41", "13h30", "9h05")]
)
def test_times_above_the_entries_of_a_live_report_are_their_headings(entry: str, times: tuple[str, ...]) -> None:
    heads = [entry.format(time) for time in times]
    parts = [line for pair in zip(heads, FERRIES[3:], strict=True) for line in pair]

    blocks = clean_text("\n\n".join([*HEAD, *FERRIES[:3], *parts])).blocks

    assert [block.text for block in blocks if block.kind is Kind.HEADING] == heads


def test_the_headlines_of_a_live_report_stand_below_its_times() -> None:
    times, heads = ["2.15pm", "1.38pm", "12.50pm"], ["Power back by Saturday", "Boat found", "What the bureau says"]
    entries = [line for group in zip(times, heads, FERRIES, strict=False) for line in group]

    blocks = clean_text("\n\n".join([*HEAD, *entries, *FERRIES[3:]])).blocks

    assert [block.text for block in blocks if block.kind is Kind.HEADING][-6:] == [
        line for pair in zip(times, heads, strict=True) for line in pair
    ]
