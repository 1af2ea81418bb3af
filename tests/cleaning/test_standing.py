"""What keeps its line ends: tables, lists of results, verse, code and data, wherever they stand."""

from itertools import zip_longest

import pytest

from reader.cleaning import clean_text
from reader.document.blocks import Block, Kind
from tests.cleaning.prose import FERRIES, HEAD, wrapped

TABLES = {
    "figures to the right": (
        "Route                 Sailings   Passengers\n"
        "Ytre Holm-Sandnes           14        3,210\n"
        "Indre Holm-Sandnes           9        1,870\n"
        "Lille Sula-Bodø              3          412"
    ),
    "ruled": "Route       Sailings\n----------  --------\nYtre Holm         14\nIndre Holm         9",
    "bars": "| Route | Sailings |\n|-------|---------:|\n| Ytre Holm | 14 |\n| Indre Holm | 9 |",
    "boxed": "+-----------+----+\n| Ytre Holm | 14 |\n| Lille Sula|  3 |\n+-----------+----+",
    "drawn": "┌───────────┬────┐\n│ Ytre Holm │ 14 │\n│ Lille Sula│  3 │\n└───────────┴────┘",
    "one bar": "Year | Rain\n--- | ---\n2022 | 210 mm\n2023 | 188 mm",
    "leading dots": "Ytre Holm ........... 14\nIndre Holm ........... 9\nLille Sula ........... 3",
    "commas": "route,sailings,passengers\nYtre Holm,14,3210\nIndre Holm,9,1870",
    "semicolons": "Route;Sailings;Passengers\nYtre Holm;14;3210\nIndre Holm;9;1870",
}
RESULTS = {
    "between two names": "Bodø/Glimt 3-1 Molde\nRosenborg 0-0 Viking\nBrann 2-4 Tromsø",
    "with half-times": "Bodø/Glimt – Molde 3:1 (1:0)\nRosenborg – Viking 0:0\nBrann – Tromsø 2:4 (0:3)",
    "shares": "Labour 41.2% (+3.1)\nCentre Party 31.3% (-6.0)\nConservatives 27.5% (+2.9)",
    "votes": "Ragnhild Moe (Lab) 2,114\nOddvar Tangen (C) 1,602\nSiri Bakken (Con) 1,411\nMajority 512",
    "standings": "1. Bodø/Glimt 28 19 5 4 62\n2. Brann 28 17 6 5 57\n3. Viking 28 16 7 5 55",
    "sets": "J. Sinner bt A. Rublev 6-3 6-4\nT. Fritz bt C. Ruud 7-6 (7-3) 6-2\nD. Medvedev bt L. Djere 6-1 6-0",
    "shares of companies": "NORD 112.40 +1.2%\nFJRD 14.05 -0.3%\nHULL 8.91 -14.6%",
    "programme": "18.00 Evening news\n18.30 The ferryman (film, 1961)\n20.15 Debate: Who pays?\n21.30 Weather",
    "recipe": "400 g cod\n2 onions\n1 litre of water\n3 bay leaves\nsalt",
    "fields": "Ages: 4 to 11\nRoll: 62\nDistance by boat: 41 minutes",
    "cast": "Captain: Olav Berg\nMate: Siv Dahl\nEngineer: Jon Vik",
    "timeline": "1951 The reservoir is built\n1987 First wells are drilled\n2024 Trees are pulled up",
    "American address": "City Hall\n400 Main St.\nSpringfield, IL 62701",
    "address": "Nordleia Transport AS\nSjøgata 14\n8006 Bodø\nNorway",
}
VERSE = {
    "rhymed": "The boats lie still along the quay,\nThe gulls have gone inland,\nAnd nobody will cross the sea",
    "small letters": (
        "My father was a ferryman\nhe knew each rock by name\nand when the engine failed him once\n"
        "he sang until they came"
    ),
    "haiku": "cracks in the grey hull—\na timetable on the door\nflaps in the north wind",
    "set in": "Oh, row me over, Johnny,\n  row me over, do;\nThe company won't carry me\n  but Johnny, I've got you.",
    "German": (
        "Die Fähre liegt im Hafen still,\nder Wind geht übers Land,\nund wer noch heute heimwärts will,\n"
        "der friert am Strand."
    ),
}
VERSE["Chinese"] = "床前无灯火，\n窗外有寒霜。\n举头望山月，\n低头思旧乡。"
CODE = {
    "Python": "for ship in fleet:\n    if ship.cracks > 0:\n        ship.service = False\n        notify(ship.owner)",
    "JavaScript": "function check(ship) {\n  if (ship.cracks > 0) {\n    return false;\n  }\n}",
    "shell": "$ cd /srv/fleet\n$ grep -c cracks report.txt\n14",
    "SQL": "SELECT route, COUNT(*)\nFROM sailings\nWHERE year = 2024\nGROUP BY route;",
    "JSON": '{\n  "ship": "Holm",\n  "cracks": 14,\n  "tanks": [1, 3, 4]\n}',
    "XML": "<ship>\n  <name>Holm</name>\n  <cracks>14</cracks>\n</ship>",
    "YAML": "ship:\n  name: Holm\n  cracks: 14\n  tanks:\n    - 1\n    - 3",
    "log": "2024-11-14 08:12:03 WARN sensor 4 offline\n2024-11-14 08:12:09 WARN sensor 5 offline\n"
    "2024-11-14 08:13:40 ERROR pump 2 silent",
}
STANDING = [*TABLES.values(), *RESULTS.values(), *VERSE.values(), *CODE.values()]


def shown(source: str) -> list[str]:
    return [block.text for block in clean_text(source).blocks if not block.hidden]


def block_of(source: str, text: str) -> Block:
    return next(block for block in clean_text(source).blocks if text in block.text)


@pytest.mark.parametrize("text", STANDING)
@pytest.mark.parametrize("width", [0, 72])
def test_lines_stand_as_they_are(text: str, width: int) -> None:
    prose = [wrapped(one, width) if width else one for one in FERRIES]
    source = "\n\n".join([*HEAD, *prose[:3], text, *prose[3:]])

    found = shown(source)

    assert text in found
    assert [one for one in found if one in FERRIES] == FERRIES


@pytest.mark.parametrize("text", [*TABLES.values(), *VERSE.values(), *CODE.values()])
def test_what_is_set_in_as_a_whole_stands_at_the_margin(text: str) -> None:
    inset = "\n".join(f"    {line}" for line in text.split("\n"))

    assert text in shown("\n\n".join([*HEAD, *FERRIES[:3], inset, *FERRIES[3:]]))


def test_rows_between_paragraphs_of_one_line_stand_by_themselves() -> None:
    rows = TABLES["figures to the right"]

    assert rows in shown("\n".join([*HEAD, *FERRIES[:3], rows, *FERRIES[3:]]))


def test_a_mail_forwarded_below_prose_keeps_its_headers_in_sight() -> None:
    headers = "From: Ana Kovač\nTo: all@example.org\nSubject: Ferries\nDate: 14 November 2024"

    block = block_of("\n\n".join([*FERRIES[:2], headers, *FERRIES[2:]]), "Ana Kovač")

    assert block.text == headers
    assert block.kind is Kind.PARAGRAPH


@pytest.mark.parametrize(
    "lines",
    [
        wrapped(
            "The council was told that all of the public money; private money too; public trust; had been spent.", 44
        ),
        "Flood defences hold along\nthe Lower Drava as the\nwater rises",
    ],
)
def test_prose_is_no_code_and_a_headline_no_verse(lines: str) -> None:
    article = clean_text("\n\n".join([lines, *(wrapped(one, 44) for one in FERRIES)]))

    assert article.blocks[0].text == " ".join(lines.split("\n"))


def test_justified_lines_are_no_table() -> None:
    lines = [line.replace(" ", "  ", 66 - len(line)) for line in wrapped(FERRIES[0], 66).split("\n")[:-1]]

    source = "\n\n".join([*HEAD, "\n".join(lines) + "\nthe mainland.", *FERRIES[1:]])

    assert any(
        text.startswith("The ferry company that serves the outer islands") and "\n" not in text
        for text in shown(source)
    )


@pytest.mark.parametrize("width", [60, 61, 62, 64, 70, 77, 80])
def test_justified_paragraphs_with_figures_are_whole(width: int) -> None:
    texts = [text.replace("Wednesday", "Wednesday 13").replace("Monday", "Monday 11 November") for text in FERRIES]

    def justified(text: str) -> str:
        *lines, last = wrapped(text, width).split("\n")
        return "\n".join([*(line.replace(" ", "  ", width - len(line)) for line in lines), last])

    assert {*texts} <= {*shown("\n\n".join([*HEAD, *map(justified, texts)]))}


def beside(left: list[str], right: list[str], measure: int) -> str:
    """Two columns of lines side by side, as text was taken out of a PDF."""
    return "\n".join(f"{one:{measure}}{two}".rstrip() for one, two in zip_longest(left, right, fillvalue=""))


@pytest.mark.parametrize("indent", ["", "  "])
def test_two_columns_are_read_one_after_the_other(indent: str) -> None:
    columns = [
        "\n\n".join(wrapped(text, 40, indent) for text in texts).split("\n") for texts in (FERRIES[:3], FERRIES[3:])
    ]

    article = clean_text("\n\n".join([*HEAD, beside(columns[0], columns[1], 45)]))

    assert [block.text for block in article.blocks if block.kind is Kind.PARAGRAPH] == FERRIES


def test_characters_of_two_columns_are_owned_once_and_map_both_ways() -> None:
    lines = [line for text in FERRIES for line in wrapped(text, 40, "  ").split("\n")]
    source = "\n\n".join([*HEAD, beside(lines[:14], lines[14:], 44)])
    article = clean_text(source)

    owned = sorted(index for block in article.blocks for span in block.spans for index in range(*span))
    spans = [(start, article.to_source(start, start + 1)) for start in range(article.length)]
    there = [(start, article.to_text(source)[0].start) for start, source in spans if source]

    assert len(owned) == len(set(owned))
    assert {index for index, char in enumerate(source) if not char.isspace()} <= set(owned)
    assert all(one == two for one, two in there)


@pytest.mark.parametrize(
    "headers",
    [
        "---------- Forwarded message ---------\nFrom: Joan Beck\nDate: Tue, 5 Mar 2024\nSubject: The landfill",
        "-----Original Message-----\nFrom: Joan Beck\nSent: Monday, March 4, 2024\nTo: Desk\nSubject: The landfill",
        "Von: Jana Beck\nGesendet: Montag, 4. März 2024\nAn: Redaktion\nBetreff: Die Deponie",
        "De : Jeanne Beck\nEnvoyé : lundi 4 mars 2024\nÀ : Rédaction\nObjet : La décharge",
        "От: Иван Бек\nДата: 4 марта 2024\nКому: редакция\nТема: Свалка",
    ],
)
def test_the_headers_of_a_mail_that_was_sent_on_stand_together(headers: str) -> None:
    article = clean_text("\n\n".join((headers, *FERRIES)))

    assert article.blocks[0].text == headers
    assert article.blocks[0].hidden


def test_lettered_items_that_end_in_semicolons_are_no_stanza() -> None:
    items = ["(a) pay the wages of December;", "(b) release four colleagues held since Monday;", "(c) open the school."]

    article = clean_text(
        "\n\n".join(["\n".join(HEAD), FERRIES[0], "The crews ask that it:", "\n".join(items), FERRIES[1]])
    )

    assert [block.text for block in article.blocks][5:8] == items


def test_the_clauses_of_a_resolution_are_no_program() -> None:
    clauses = [
        "Recalling its resolution 2118 (2013) and the reports of the inspectors that followed in the spring;",
        "Noting with concern that the works at the northern gate (see annex) have not been halted since then;",
    ]

    article = clean_text("\n\n".join([*HEAD, "\n".join(clauses), *FERRIES[:2]]))

    assert [block.text for block in article.blocks][3:] == [*clauses, *FERRIES[:2]]


def test_a_short_article_of_long_lines_sets_no_margin() -> None:
    head = ["Teachers set out demands as strike enters day three", "By Tess Arnold", "21 February 2024"]
    text = ["Teachers in three provinces set out six demands on Wednesday, in a letter to the ministry.", FERRIES[1]]

    article = clean_text("\n".join(head) + "\n\n" + "\n\n".join(text))

    assert [block.text for block in article.blocks] == [*head, *text]


@pytest.mark.parametrize("language", ["", "python"])
def test_a_program_between_fences_keeps_its_indents(language: str) -> None:
    program = f"```{language}\ndef sail(boat):\n    if boat.is_whole:\n        return boat\n    return None\n```"

    assert program in [
        block.text for block in clean_text("\n\n".join([*HEAD, *FERRIES[:3], program, FERRIES[3]])).blocks
    ]
