import html
import re
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.cleaning import clean_text
from reader.cleaning.tags import Text, tokens
from reader.document.article import Article
from reader.document.blocks import Block, Kind, Style
from reader.errors import UsageError
from tests.cleaning.mapped import assert_map_goes_both_ways
from tests.timing import seconds

PROSE = (
    """<p>The minister said on Tuesday that the <b>security service</b> had known nothing of the attack &mdash; and that
nobody in the capital was to blame for what had happened.</p>""",
    """<p>Opposition leaders denied this. &ldquo;They were warned twice,&rdquo; one of them told reporters in the
capital, adding that the papers would show it before the end of the week.</p>""",
    """<p>The committee meets again on Thursday. Its members want to see the letters that the police wrote to the
ministry in the days before, and have asked the minister to answer for them.</p>""",
)
PAGE = f"""<!DOCTYPE html>
<html><head><title>Minister blames nobody for attack | The Gazette</title>
<meta property="og:title" content="Minister blames nobody for attack">
<meta property="og:description" content="Opposition speaks of two warnings that were not heard">
<meta name="author" content="Ann Bee"><meta property="article:published_time" content="2024-01-07T10:00:00Z">
<script>var x = "<p>not text</p>";</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article>
<h1>Minister blames <i>nobody</i> for attack</h1>
<p class="standfirst">Opposition speaks of two warnings that were not heard</p>
<p class="byline">By Ann Bee</p> <time>7 January 2024</time>
<figure><img src="a.jpg"><figcaption>The minister in the capital on Sunday <span class="credit">Photo: Cy Dee</span>
</figcaption></figure>
{PROSE[0]}
{PROSE[1]}
<h2>Letters to the ministry</h2>
{PROSE[2]}
<p><a href="/other">Read also: another story that has nothing to do with this</a></p>
</article></main>
<footer>&copy; 2024 The Gazette</footer></body></html>
"""
TOKENS = (
    *("<p>", "</p>", "<div>", "<b>", "</b>", '<a href="x">', "</a>", "<h1>", "<ul>", "<li>", "<br>", "<table>", "<tr>"),
    *(
        "<td>",
        "<pre>",
        "</pre>",
        "<figure>",
        "<figcaption>",
        "<img>",
        "<script>'<p>'</script>",
        "<!-- c -->",
        "<",
        "</",
    ),
    *(
        "&amp;",
        "&nbsp;",
        "&#8203;",
        "&bogus;",
        "&",
        "word ",
        "A sentence, he said. ",
        "é",
        "Ã©",
        "\u200b",
        "\x00",
        "\n",
    ),
    *(
        "<title>",
        "</title>",
        "<head>",
        "</head>",
        '<p class="standfirst">',
        "<textarea>",
        "<![CDATA[ x ]]>",
        "中文",
        "\r\n",
    ),
)


def article(text: str) -> Article:
    return clean_text(text, "html")


def shown(found: Article) -> list[tuple[Kind, str]]:
    return [(block.kind, block.text) for block in found.blocks if not block.hidden]


def block_of(found: Article, kind: Kind) -> Block:
    return next(block for block in found.blocks if block.kind is kind)


@pytest.fixture(scope="module")
def page() -> Article:
    return article(PAGE)


def test_what_is_shown_is_the_article(page: Article) -> None:
    assert [kind for kind, _ in shown(page)] == [
        Kind.TITLE,
        Kind.STANDFIRST,
        Kind.BYLINE,
        Kind.DATE,
        Kind.CAPTION,
        Kind.PARAGRAPH,
        Kind.PARAGRAPH,
        Kind.HEADING,
        Kind.PARAGRAPH,
    ]


def test_head_of_the_page_becomes_fields_of_the_article(page: Article) -> None:
    assert page.title == "Minister blames nobody for attack"
    assert page.date == "2024-01-07"
    assert page.byline == "By Ann Bee"
    assert page.metadata.byline == "Ann Bee"


STANDFIRST = "Opposition speaks of two warnings that were not heard"


@pytest.mark.parametrize(
    ("element", "described"),
    [
        (f'<div class="summary">{STANDFIRST}</div>', False),
        (f"<p><b>{STANDFIRST}</b></p>", True),
        (f"<h2>{STANDFIRST}</h2>", False),
    ],
    ids=["by its name", "by what the head of the page says", "by its place"],
)
def test_standfirst_is_found(element: str, described: bool) -> None:
    text = PAGE.replace(f'<p class="standfirst">{STANDFIRST}</p>', element)
    text = text if described else text.replace(f'content="{STANDFIRST}"', 'content=""')

    assert block_of(article(text), Kind.STANDFIRST).text == STANDFIRST


def test_first_paragraph_is_no_standfirst_though_the_head_of_the_page_repeats_it() -> None:
    first = re.sub(r"<[^>]*>", "", PROSE[0])
    text = PAGE.replace(f'<p class="standfirst">{STANDFIRST}</p>', "").replace(STANDFIRST, " ".join(first.split()))

    assert [kind for kind, _ in shown(article(text))].count(Kind.STANDFIRST) == 0


def test_a_bold_line_is_a_heading() -> None:
    text = PAGE.replace("<h2>Letters to the ministry</h2>", "<p><b>Letters to the ministry</b></p>")

    assert block_of(article(text), Kind.HEADING).text == "Letters to the ministry"


def test_caption_is_found_without_its_credit(page: Article) -> None:
    assert block_of(page, Kind.CAPTION).text == "The minister in the capital on Sunday"


def test_menus_credits_links_and_footers_are_hidden_not_lost(page: Article) -> None:
    hidden = [block.text for block in page.blocks if block.hidden]

    assert hidden == [
        "Home",
        "Sport",
        "Photo: Cy Dee",
        "Read also: another story that has nothing to do with this",
        "© 2024 The Gazette",
    ]


def test_selection_maps_to_the_html(page: Article) -> None:
    start = page.text.index("security service had known nothing")

    spans = page.to_source(start, start + len("security service had known nothing"))

    assert [PAGE[one:two] for one, two in spans] == ["security service</b> had known nothing"]


def test_character_reference_maps_whole(page: Article) -> None:
    start = page.text.index("“They")

    assert [PAGE[one:two] for one, two in page.to_source(start, start + 1)] == ["&ldquo;"]


def test_inline_styles_are_kept(page: Article) -> None:
    title, paragraph = block_of(page, Kind.TITLE), block_of(page, Kind.PARAGRAPH)

    assert [(title.text[mark.start : mark.end], mark.style) for mark in title.marks] == [("nobody", Style.ITALIC)]
    assert [paragraph.text[mark.start : mark.end] for mark in paragraph.marks] == ["security service"]


def test_line_breaks_part_words_and_preformatted_text_keeps_its_lines() -> None:
    found = article(f"<article>{''.join(PROSE)}<p>one<br>two</p><pre>a\n  b</pre></article>")

    assert "one two" in found.text
    assert "a\n  b" in found.text


def test_page_without_an_article_is_still_read() -> None:
    assert article("<p>Hello</p>").text == "Hello"
    assert article("plain text, no tags at all").text == "plain text, no tags at all"


def test_tables_and_programs_of_the_article_are_paragraphs_with_lines() -> None:
    table = "<table><tr><th>Town</th><th>Dead</th></tr><tr><td>Varn</td><td>12</td></tr></table>"
    found = article(f"<article>{''.join(PROSE)}{table}<pre>a = 1\n  b = 2</pre>{PROSE[0]}</article>")

    assert [one for one in shown(found) if "\n" in one[1]] == [
        (Kind.PARAGRAPH, "Town Dead\nVarn 12"),
        (Kind.PARAGRAPH, "a = 1\n  b = 2"),
    ]


SHORT = """<h1>Minister blames nobody for attack</h1><p>Nobody in the capital was to blame, he said.</p>
<ul><li>one<li>two</ul><p>All rights reserved</p>"""


def test_page_too_short_for_the_extractor_is_judged_by_its_lines_and_elements() -> None:
    assert shown(article(SHORT)) == [
        (Kind.TITLE, "Minister blames nobody for attack"),
        (Kind.PARAGRAPH, "Nobody in the capital was to blame, he said."),
    ]


@pytest.mark.parametrize("text", ["<div>" * 50 + PROSE[0], "<li>one two<li>three", "<b>Home</b>", "<p>Share this"])
def test_no_page_is_hidden_altogether(text: str) -> None:
    assert shown(article(text))


def test_page_of_menus_around_one_paragraph_shows_the_paragraph() -> None:
    found = article("<nav><a href='/'>Home</a></nav>" * 20 + PROSE[0])

    assert [text for _, text in shown(found) if "security service" in text]


@pytest.mark.parametrize("tag", ["script", "style", "iframe", "textarea", "title", "!--", "svg", "select"])
def test_element_that_is_never_closed_hides_no_text_behind_it(tag: str) -> None:
    assert "nobody in the capital was to blame" in article(f"{PROSE[1]}<{tag}>{PROSE[0]}").text


@pytest.mark.parametrize(
    ("aside", "reads"),
    [
        ("<script>var a = '<p>no</p></scr' + 'ipt>';</script>", False),
        ("<style>p::after { content: 'no' }</style>", False),
        ("<!-- <p>no</p> -->", False),
        ('<script type=\'application/ld+json\'>{"headline": "no"}</script>', False),
        ("<noscript>no</noscript>", True),
        ("<svg><title>no</title></svg>", True),
        ("<template><p>no</p></template>", True),
        ("<![CDATA[ no ]]>", True),
        ("<frameset><frame src='no'></frameset>", False),
    ],
)
def test_what_nobody_reads_is_mark_up(aside: str, reads: bool) -> None:
    assert (" no " in f" {' '.join(article(PROSE[0] + aside).text.split())} ") is reads


@pytest.mark.parametrize(
    "text", ["", "<html><body></body></html>", "<script>x</script>", "<html><head><title>x</title>"]
)
def test_page_without_text_has_no_block(text: str) -> None:
    assert article(text).blocks == ()


def test_page_on_which_nothing_can_be_seen_owns_what_is_written() -> None:
    (block,) = article("<p>&#8203;</p>").blocks

    assert block.hidden
    assert block.spans == ((3, 10),)


def test_missing_libraries_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)

    with pytest.raises(UsageError, match=r"pip install 'article-reader\[html\]'"):
        article(PAGE)


def test_source_of_a_sentence_without_its_mark_up_is_the_sentence(page: Article) -> None:
    for index, block in enumerate(page.blocks):
        for sentence in page.sentences_in(index) if not block.hidden else ():
            cut = " ".join(PAGE[start:end] for start, end in page.to_source(*sentence))

            assert html.unescape(re.sub(r"<[^>]*>", "", cut)).split() == page.slice(*sentence).split()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=200), st.text(alphabet="<>/!-&;='\"pdivbrscript #x1\n é", max_size=150)))
def test_any_text_is_a_page(text: str) -> None:
    assert_map_goes_both_ways(article(text))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(TOKENS), max_size=30).map("".join), st.booleans())
def test_every_visible_character_is_owned_once_and_the_map_is_monotone(text: str, whole: bool) -> None:
    source = f"<html><body><article><h1>A headline of the day</h1>{''.join(PROSE)}{text}" if whole else text
    owned = [0] * len(source)
    for block in article(source).blocks:
        assert _is_monotone(block)
        for start, end in block.spans:
            for offset in range(start, end):
                owned[offset] += 1

    assert max(owned, default=0) <= 1
    assert all(owned[run.source] for block in article(source).blocks for run in block.runs)


def _is_monotone(block: Block) -> bool:
    text = source = 0
    for run in block.runs:
        inside = any(start <= run.source and run.source + run.source_length <= end for start, end in block.spans)
        if not inside or run.text < text or run.source < source:
            return False
        text, source = run.text + run.text_length, run.source + run.source_length
    return text <= len(block.text)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([one for one in TOKENS if "head" not in one and "title" not in one])).map("".join))
def test_no_text_outside_the_head_is_without_an_owner(text: str) -> None:
    owned = {offset for block in article(text).blocks for span in block.spans for offset in range(*span)}

    written = [offset for token in tokens(text) if isinstance(token, Text) for offset in range(*token)]
    assert [offset for offset in written if not text[offset].isspace() and offset not in owned] == []


@pytest.mark.parametrize("parting", ["<br><br>", "<br/>\n <br/>", "<br></i><br><br>"])
@pytest.mark.parametrize("element", ["div", "p"])
def test_two_line_breaks_part_paragraphs_as_old_pages_have_it(parting: str, element: str) -> None:
    texts = [re.sub("</?p>", "", one) for one in PROSE]
    source = f"<html><body><h1>No blame</h1><{element}>{parting.join(texts)}</{element}></body></html>"

    blocks = clean_text(source, "html").blocks

    assert [block.text[:18] for block in blocks if block.kind is Kind.PARAGRAPH] == [
        "The minister said ",
        "Opposition leaders",
        "The committee meet",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<div>" * 10_000 + PROSE[0],
        "<b>a" * 6_000,
        "<ul><li>a" * 5_000,
        "<div " + " ".join(f'a{number}="b"' for number in range(20_000)) + ">" + PROSE[0],
        "&amp;" * 50_000,
        "&#" + "9" * 10_000 + ";",
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><p>&b;&b;' + PROSE[0],
        "<table><tr><td>a" * 5_000,
        "<figcaption>a b c d e f</figcaption><img>" * 3_000 + PROSE[0],
        "<p>\ud800</p>" + PROSE[0],
        "\x00\x01\x02<p>\x00</p>",
        "<!--" * 10_000,
        "<li>a b c" * 6_000,
        "<p>a</p>" * 6_000,
        "<a b=c " * 20_000,
        '<a href="x>' * 20_000,
        f'<div data-x="{"a" * 1_000_000}">{PROSE[0]}</div>',
        "<div><p>a<b>b<i>c</p></div>" * 1_000,
        "<dl><dt>a<dd>b" * 3_000,
        "<script>x</script>" * 20_000,
    ],
    ids=str.__len__,
)
def test_hostile_page_is_bounded_and_never_an_exception(text: str) -> None:
    assert seconds(lambda: article(text)) < 6


@pytest.mark.parametrize("anchor", ['<a name="top">', '<a name="top"/>', '<a id="x">'])
def test_an_anchor_that_leads_nowhere_is_no_link(anchor: str) -> None:
    shown = article(PAGE.replace("<h1>", f"{anchor}<h1>")).blocks

    assert sum(block.kind is Kind.PARAGRAPH for block in shown) == len(PROSE)


def test_an_article_that_is_all_a_link_is_shown() -> None:
    linked = PAGE.replace("<h1>", '<a href="/x"><h1>').replace("</article>", "</a></article>")

    assert any(block.kind is Kind.PARAGRAPH for block in article(linked).blocks)


def test_words_that_are_quoted_or_set_as_a_program_stay_in_their_sentence() -> None:
    sentence = (
        "<p>The plan, <q>“a disgrace”</q>, runs <code>systemd</code> on every boat of the company, and now goes to the "
        "council of the county, which will decide within six months.</p>"
    )

    texts = [block.text for block in article(PAGE.replace(PROSE[2], sentence)).blocks]

    assert any(text.startswith("The plan, “a disgrace”, runs systemd on every boat") for text in texts)


def test_a_byline_below_a_long_standfirst_is_found() -> None:
    long = (
        "Opposition speaks of two warnings that were not heard, and of letters that nobody in the ministry had opened"
    )
    page = PAGE.replace('<p class="standfirst">Opposition speaks of two warnings that were not heard</p>', "")
    page = page.replace('<p class="byline">', f'<p class="standfirst">{long}</p><p class="byline">')
    kinds = {block.text: block.kind for block in article(page).blocks}

    assert [kinds[text] for text in (long, "By Ann Bee", "7 January 2024")] == [Kind.STANDFIRST, Kind.BYLINE, Kind.DATE]


@pytest.mark.parametrize(
    ("line", "day"), [("Sunday, 01/07/2024", "2024-01-07"), ("", None), ("یکشنبه ۱۷ دی ۱۴۰۲", "2024-01-07")]
)
def test_what_can_be_read_is_believed_before_a_guess(line: str, day: str | None) -> None:
    bare = PAGE.replace('<meta property="article:published_time" content="2024-01-07T10:00:00Z">', "")
    bare = bare.replace("<time>7 January 2024</time>", f"<p>{line}</p>").replace(
        "&copy; 2024 The Gazette", "&copy; 2023"
    )

    assert article(bare).date == day


def test_a_headline_with_joiners_is_found_though_the_extractor_drops_them() -> None:
    title = "قیمت\u200cها کاهش می\u200cیابد، نخست\u200cوزیر می\u200cگوید"
    page = PAGE.replace("Minister blames <i>nobody</i> for attack", title).replace(
        "Minister blames nobody for attack", title
    )

    assert article(page).title == title


@pytest.mark.parametrize(
    "page",
    [
        f"<table><tr><td>Home</td><td><h1>Minister blames nobody</h1>{''.join(PROSE)}</td></tr></table>",
        "<table><tr><td><h1>Minister blames nobody</h1></td></tr>"
        + "".join(f"<tr><td>{text.removeprefix('<p>').removesuffix('</p>') * 2}</td></tr>" for text in PROSE)
        + "</table>",
    ],
)
def test_a_table_that_only_sets_the_page_is_no_table(page: str) -> None:
    found = article(f"<html><head><title>Minister blames nobody</title></head><body>{page}</body></html>")

    assert found.title == "Minister blames nobody"
    assert sum(block.kind is Kind.PARAGRAPH and not block.hidden for block in found.blocks) == len(PROSE)
