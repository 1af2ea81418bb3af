import textwrap

import pytest

from reader.cleaning import clean_regions, clean_text
from reader.document.article import Article
from reader.document.blocks import Block, Kind, Style

ARTICLE = """\
# A Headline With *Weight* #

By **Ann Bee**, January 7, 2024

![A police car at the site in Kerman](car.jpg)
*Photo: the author*

The minister said &laquo;nothing&raquo; of [the security
apparatus](http://example.org/x "t") to \\*anyone\\*, <b>twice</b>. The campaign was run by **cyber agents**

revealing the identities of users, who question how many more casualties there would be even after that.

The ministry denied on Sunday that it had asked for the campaign. "We have no part in it," a spokeswoman said, adding
that the police would look into the complaints of the users before the end of the month.

Below the line
--------------

- the police said that nobody was hurt
  in the raid
    - the army **denied** that it took part in it

> A quotation of some length, he said.
> It goes on.

```python
def f():

    return 1
```

| town | dead |
|------|------|
| A    | 1    |

Roses are red\\
violets are blue, and the text of the article goes on for a while, as the writer said that it would, until its end.

Officials in the capital said on Monday that they had opened an inquiry into the case. The minister himself has not said
whether he will answer the questions of the committee, which meets again on Thursday.

Members of the committee expect the first report next week. "It is long overdue," one of them told reporters, and added
that nobody should be surprised at what it says about the police and their part in the campaign.

[r]: http://example.org
"""


def article(text: str) -> Article:
    return clean_text(text, "markdown")


def told(text: str) -> list[tuple[Kind, str]]:
    return [(block.kind, block.text) for block in article(text).blocks]


def only(text: str) -> Block:
    (block,) = article(text).blocks
    return block


def test_structure_of_the_file_becomes_blocks() -> None:
    assert [one for one in told(ARTICLE) if one[0] not in {Kind.PARAGRAPH, Kind.STANDFIRST}] == [
        (Kind.TITLE, "A Headline With Weight"),
        (Kind.BYLINE, "By Ann Bee, January 7, 2024"),
        (Kind.CAPTION, "A police car at the site in Kerman"),
        (Kind.CAPTION, "Photo: the author"),
        (Kind.HEADING, "Below the line"),
        (Kind.LIST, "the police said that nobody was hurt in the raid"),
        (Kind.LIST, "the army denied that it took part in it"),
        (Kind.BLOCKQUOTE, "A quotation of some length, he said. It goes on."),
    ]


def test_running_text_is_healed_and_free_of_mark_up() -> None:
    assert told(ARTICLE)[4][1] == (
        "The minister said «nothing» of the security apparatus to *anyone*, twice. The campaign was run by cyber "
        "agents revealing the identities of users, who question how many more casualties there would be even after "
        "that."
    )


def test_code_tables_and_hard_line_breaks_stay_as_they_stand() -> None:
    assert [text.partition(", and")[0] for _, text in told(ARTICLE)[-5:-2]] == [
        "def f():\n\n    return 1",
        "| town | dead |\n|------|------|\n| A    | 1    |",
        "Roses are red\nviolets are blue",
    ]


def test_levels_are_those_of_headings_and_lists() -> None:
    assert [block.level for block in article(ARTICLE).blocks] == [1, 0, 0, 0, 0, 0, 2, 1, 2, 0, 0, 0, 0, 0, 0]


def test_styles_stand_at_offsets_of_the_text() -> None:
    block = only("Some *weight* and `code` &amp; a [link **in** it](u).")

    styles = [(block.text[mark.start : mark.end], mark.style) for mark in block.marks]

    assert styles == [
        ("weight", Style.ITALIC),
        ("code", Style.CODE),
        ("link in it", Style.LINK),
        ("in", Style.BOLD),
    ]


def test_entity_maps_to_the_whole_reference_and_a_link_to_its_label() -> None:
    text = "One &amp; two of [three](http://example.org)."
    found = article(text)

    assert found.to_source(4, 5) == [(4, 9)]
    assert [text[start:end] for start, end in found.to_source(13, 18)] == ["three"]


def test_selection_over_a_healed_cut_maps_to_both_halves() -> None:
    found = article(ARTICLE)
    start = found.text.index("cyber agents")

    spans = found.to_source(start, start + len("cyber agents revealing"))

    assert [ARTICLE[one:two] for one, two in spans] == ["cyber agents**\n\nrevealing"]


FRONT = """\
---
title: "One: two"
date: 2024-01-07
authors:
  - Ann
  - Bee
---

The text of it.
"""


def test_front_matter_is_told_and_hidden_but_for_the_headline() -> None:
    found = article(FRONT)

    assert told(FRONT)[:3] == [
        (Kind.TITLE, "One: two"),
        (Kind.DATE, "2024-01-07"),
        (Kind.BOILERPLATE, "authors:"),
    ]
    assert (found.metadata.title, found.metadata.date, found.metadata.byline) == ("One: two", "2024-01-07", "Ann, Bee")


def test_headline_of_front_matter_is_hidden_where_the_text_has_one() -> None:
    found = article(FRONT.replace("The text", "# A headline\n\nThe text"))

    assert found.blocks[0].hidden
    assert found.title == "A headline"


def test_text_between_rules_is_no_front_matter() -> None:
    assert [text for _, text in told("---\n\nText after a rule.\n\n---\n\nMore text.\n")] == [
        "Text after a rule.",
        "More text.",
    ]


def test_heading_of_the_first_level_is_the_headline() -> None:
    assert told("Some line\n\n# One\n\nText of it.\n\n## Two\n\nMore.\n")[1] == (Kind.TITLE, "One")


@pytest.mark.parametrize("named", ["One", "Two"])
def test_of_several_such_headings_front_matter_names_the_headline(named: str) -> None:
    text = f"---\ntitle: {named}\n---\n\n# One\n\nText of the first.\n\n# Two\n\nText of the second.\n"

    assert [text for kind, text in told(text) if kind is Kind.TITLE] == [named]


def test_lines_above_the_text_are_parted_and_sentences_a_line_each_are_not() -> None:
    text = "# A Headline\n\nBy Ann Bee\nJanuary 7, 2024\n\nThe minister said no.\nThe ministry said yes.\n"

    assert [text for _, text in told(text)[1:]] == [
        "By Ann Bee",
        "January 7, 2024",
        "The minister said no. The ministry said yes.",
    ]


def test_emphasis_over_a_line_end_is_not_torn() -> None:
    block = only("*By Ann Bee\nJanuary 7, 2024*\n")

    assert (block.text, block.marks[0].style) == ("By Ann Bee January 7, 2024", Style.ITALIC)


def test_number_of_an_item_stays_and_a_bullet_leaves() -> None:
    texts = [text for _, text in told("The report says:\n\n1. nobody asked\n2. nobody knew\n\nAnd also:\n\n- more\n")]

    assert texts == ["The report says:", "1. nobody asked", "2. nobody knew", "And also:", "more"]


def test_bullet_that_markdown_does_not_know_leaves_the_text() -> None:
    text = ARTICLE.replace(
        "> A quotation of some length, he said.\n> It goes on.", "• The police said that nobody was hurt."
    )

    assert "The police said that nobody was hurt." in [text for _, text in told(text)]


def test_entity_behind_such_a_bullet_still_maps_whole() -> None:
    text = ARTICLE.replace("> A quotation of some length, he said.\n> It goes on.", "• Police &amp; army said no.")
    found = article(text)
    start = found.text.index("Police & army")

    spans = [text[one:two] for one, two in found.to_source(start + 7, start + 13)]

    assert spans == ["&amp; army"]


def test_sign_that_is_escaped_is_no_marker() -> None:
    assert only("\\* The ministry maintains that there was a third meeting.").text.startswith("* The")


def test_footnote_is_text() -> None:
    assert [text for _, text in told("As it said.[^1]\n\n[^1]: http://example.org\n")] == [
        "As it said.[^1]",
        "[^1]: http://example.org",
    ]


@pytest.mark.parametrize(
    "aside",
    ["<script>\nvar a = 1;\n</script>", "<style>p {}</style>", "<!-- a\nb -->", "[r]: http://example.org", "***"],
)
def test_what_is_not_read_is_mark_up(aside: str) -> None:
    assert [text for _, text in told(f"One sentence here.\n\n{aside}\n\nAnother sentence here.\n")] == [
        "One sentence here.",
        "Another sentence here.",
    ]


def test_cells_and_lines_of_html_are_apart() -> None:
    text = "<table><tr><td>One</td><td>Two</td></tr>\n<tr><td>Th<b>re</b>e</td></tr></table>\n"

    assert " ".join(text for _, text in told(text)) == "One Two Three"


def test_caption_of_html_is_a_caption() -> None:
    figure = "<figure>\n<img src='a.jpg'>\n<figcaption>The bridge on Friday</figcaption>\n</figure>"

    assert (Kind.CAPTION, "The bridge on Friday") in told(f"{_LONG}\n\n{figure}\n\n{_LONG}\n")


def test_hard_line_breaks_are_no_sign_of_verse() -> None:
    assert only("Line with a break\\\nsecond line of it,\nthird line of it,\n").text.count("\\") == 0


def test_mark_up_leaves_no_second_space() -> None:
    assert only("A word <!-- c --> and [](u) more.").text == "A word and more."


def test_items_that_are_set_in_too_far_are_items() -> None:
    items = "  * World\n\n\n      * Africa\n      * Asia\n\n    \n        * Japan\n"

    assert [block.level for block in article(items).blocks] == [1, 2, 2, 3]
    assert [block.text for block in article(items).blocks] == ["World", "Africa", "Asia", "Japan"]


def test_items_that_begin_far_from_the_margin_are_apart() -> None:
    assert [text for _, text in told("News\n\n    * Africa \n    * Asia\n    * Europe\n")] == [
        "News",
        "Africa",
        "Asia",
        "Europe",
    ]


def test_prose_that_is_indented_as_code_is_prose() -> None:
    text = f"\t\t**The** first paragraph. {_LONG}\n\n{_LONG}\n"

    assert told(text)[0][1].startswith("The first paragraph. The minister")


def test_indented_code_beside_such_prose_is_code() -> None:
    text = f"    {_LONG}\n\n{_LONG}\n\n    def f(a):\n        return a\n\n{_LONG}\n"

    assert "def f(a):\n    return a" in [text for _, text in told(text)]


def test_program_that_is_set_as_a_paragraph_keeps_its_lines() -> None:
    code = "#include <stdio.h>\nint main() {\nputs(1);\nreturn 0;\n}"

    assert code in [text for _, text in told(f"{_LONG}\n\n{code}\n\n{_LONG}\n")]


def test_heading_that_was_wrapped_is_whole() -> None:
    text = wrapped("The minister said on Sunday that he had not been told of the reports. " * 4)
    title = "As the ministry looks for whom to blame, experts warn that an answer will not be quick or easy"

    (first, *_) = told(f"{wrapped('# ' + title)}\n\n{text}\n\n{text}\n\n{text}\n")

    assert first == (Kind.TITLE, title)


def wrapped(text: str) -> str:
    return "\n".join(textwrap.wrap(text, 72))


def test_text_right_below_a_heading_is_not_its_end() -> None:
    assert told("# A Headline\n\nOne.\n\n## Letters\nThe ministry wrote three letters.\n")[2:] == [
        (Kind.HEADING, "Letters"),
        (Kind.PARAGRAPH, "The ministry wrote three letters."),
    ]


def test_drop_capital_is_put_to_its_word() -> None:
    assert only("**M** inisters said that no other ministers had been told.").text.startswith("Ministers said")


def test_picture_without_words_is_hidden_as_it_is_written() -> None:
    (_, picture, _) = told(f"{_LONG}\n\n[![](http://a.b/c.jpg)](http://a.b)\n\n{_LONG}\n")

    assert picture == (Kind.BOILERPLATE, "[![](http://a.b/c.jpg)](http://a.b)")


def test_paragraph_below_an_empty_item_is_no_item() -> None:
    assert only("* \n\nThe minister said on Sunday that he knew nothing.").kind is Kind.PARAGRAPH


def test_long_file_grows_by_sections_that_part_no_block() -> None:
    text = f"# A Headline\n\n{LIST}\n\n" + f"{_LONG}[a link][r]\n\n" * 800 + f"{CODE}\n\n[r]: http://example.org\n"

    *_, before, last = clean_regions(text, "markdown")

    assert last.blocks[: len(before.blocks)] == before.blocks
    assert {block.text[-6:] for block in last.blocks[4:-2]} == {"a link"}
    assert last.blocks[-1].text.count("\n\n") == 39


LIST = "- one\n\n  more of one\n- two"
CODE = "```\n" + "a = 1\n\n" * 39 + "b = 2\n```"


def test_fenced_code_longer_than_a_section_is_not_cut() -> None:
    code = "```\n" + "a = 1\n\n" * 20_000 + "```"
    text = f"{_LONG}\n\n" * 250 + f"{code}\n\n{_LONG}"

    blocks = article(text).blocks

    assert [len(block.text) for block in blocks[-2:]] == [20_000 * 7 - 2, len(_LONG) - 1]


def test_pull_quote_names_its_paragraph_below_front_matter() -> None:
    words = "nobody in the ministry had ever asked to see a single invoice from the firms"
    text = f"{FRONT}\n{_LONG}\n\nThe report says that {words}, and more. {_LONG}\n\n> {words}\n\n{_LONG}\n"
    found = article(text)

    repeating = [block for block in found.blocks if block.repeats is not None]

    assert [words in found.blocks[block.repeats or 0].text for block in repeating] == [True]


_LONG = "The minister has not said whether he will answer the questions of the committee, which meets on Thursday. " * 2


def test_only_one_block_is_the_headline() -> None:
    kinds = [
        kind for kind, _ in told("# One\n\nText of the first, which is a sentence.\n\n# Two\n\nAnd of the second.\n")
    ]

    assert kinds.count(Kind.TITLE) <= 1
