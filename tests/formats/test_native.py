import json

import pytest
from msgspec.structs import replace

from reader.annotations.model import Anchor, Certainty
from reader.formats import FORMATS
from reader.formats.native import cleaned_value, export_value, laid_out, write
from reader.formats.work import ArticleWork, OffsetUnit
from tests.formats.made import SOURCE, annotation, article, options, read_title, work
from tests.formats.schema import faults

CLAIM = 'Bakhshi said \U0001f4a3 that "there was no négligence" at all.'
DENIAL = "He denied the rest."


def full() -> ArticleWork:
    claim = annotation(2, CLAIM, speaker="Bakhshi", certainty=Certainty.ASSERTED, note="[b]x[/b]\x1b", doubt=True)
    return work(claim, annotation(3, DENIAL, tag="denial"), progress=[read_title()])


def test_an_export_is_valid() -> None:
    assert faults(export_value([full()], options())) == []


def test_fields_stand_in_the_order_of_the_contract() -> None:
    value = export_value([full()], options())

    said = value["articles"][0]
    assert list(value) == ["schema", "generator", "exported", "offset_unit", "tags", "articles"]
    assert list(said) == (
        [
            "id",
            "path",
            "sha256",
            "encoding",
            "title",
            "date",
            "byline",
            "section",
            "state",
            "sentences",
            "blocks",
            "annotations",
            "links",
        ]
    )
    assert list(said["annotations"][0]) == (
        [
            "id",
            "tag",
            "quote",
            "prefix",
            "suffix",
            "spans",
            "text_spans",
            "block",
            "sentences",
            "quoted",
            "speaker",
            "certainty",
            "note",
            "doubt",
            "annotator",
            "created",
            "modified",
            "anchor",
        ]
    )
    assert list(said["links"][0]) == ["id", "type", "from", "to", "annotator", "created"]


def test_spans_are_in_the_source_and_text_spans_in_the_article_text() -> None:
    claim = export_value([full()], options())["articles"][0]["annotations"][0]

    (start, end), (text_start, text_end) = claim["spans"][0], claim["text_spans"][0]
    assert SOURCE[start:end].replace("\n", " ") == CLAIM
    assert article().text[text_start:text_end] == CLAIM == claim["quote"]


def test_block_and_sentences_count_hidden_ones() -> None:
    denial = export_value([full()], options())["articles"][0]["annotations"][1]

    assert denial["block"] == 3
    assert denial["sentences"] == [3]


def test_sentences_of_an_article_count_the_shown_ones() -> None:
    said = export_value([full()], options())["articles"][0]

    assert said["sentences"] == {"total": 3, "read": 1, "tagged": 2}


@pytest.mark.parametrize(
    ("quote", "quoted"),
    [
        (CLAIM, "partly"),
        ('"there was no négligence"', "wholly"),
        ("was no négligence", "wholly"),
        ('no négligence" at', "partly"),
        ("Bakhshi said", "none"),
    ],
)
def test_quoted_says_how_much_stands_in_quotation_marks(quote: str, quoted: str) -> None:
    said = export_value([work(annotation(2, quote))], options())["articles"][0]["annotations"][0]

    assert said["quoted"] == quoted


@pytest.mark.parametrize(
    ("unit", "codec", "width"), [(OffsetUnit.UTF16, "utf-16-le", 2), (OffsetUnit.UTF8, "utf-8", 1)]
)
def test_offsets_can_be_counted_as_other_tools_do(unit: OffsetUnit, codec: str, width: int) -> None:
    said = export_value([full()], options(unit))["articles"][0]

    assert faults(export_value([full()], options(unit))) == []
    for spans, text in (("spans", SOURCE), ("text_spans", article().text)):
        ((start, end),) = said["annotations"][0][spans]
        cut = text.encode(codec)[start * width : end * width].decode(codec)
        assert cut.replace("\n", " ") == CLAIM
    ((start, end),) = said["blocks"][3]["spans"]
    assert SOURCE.encode(codec)[start * width : end * width].decode(codec) == DENIAL


def test_blocks_can_be_left_out() -> None:
    value = export_value([full()], options(blocks=False))

    assert value["articles"][0]["blocks"] is None
    assert faults(value) == []


def test_an_annotation_without_a_place_is_exported_as_stored() -> None:
    lost = replace(annotation(2, DENIAL), anchor=Anchor.LOST)
    value = export_value([work(lost)], options())

    said = value["articles"][0]["annotations"][0]
    assert said["spans"] == [list(span) for span in lost.spans]
    assert (said["text_spans"], said["block"], said["sentences"], said["quoted"]) == ([], None, [], None)
    assert value["articles"][0]["sentences"]["tagged"] == 0
    assert faults(value) == []


def test_annotations_of_a_file_that_is_gone_are_exported_as_stored() -> None:
    gone = replace(full(), source=None, article=None)
    value = export_value([gone], options())

    said = value["articles"][0]
    assert (said["blocks"], said["sentences"]) == ([], None)
    assert [one["quote"] for one in said["annotations"]] == [CLAIM, DENIAL]
    assert faults(value) == []


def test_spans_without_their_text_are_not_given_in_units_that_need_it() -> None:
    gone = replace(full(), source=None, article=None)
    value = export_value([gone], options(OffsetUnit.UTF8))

    assert value["articles"][0]["annotations"][0]["spans"] == []
    assert faults(value) == []


def test_what_is_absent_is_null() -> None:
    said = export_value([work(annotation(2, DENIAL))], options())["articles"][0]

    assert said["title"] == "Bombs were found"
    assert [said[name] for name in ("date", "byline", "section")] == [None, None, None]
    assert [said["annotations"][0][name] for name in ("speaker", "certainty")] == [None, None]


def test_the_text_is_the_value_in_ascii_with_a_line_for_each_annotation() -> None:
    text = write([full()], options())

    assert json.loads(text) == export_value([full()], options())
    assert text.isascii()
    assert text.endswith("}\n")
    assert "\x1b" not in text
    assert sum('"quote":' in line for line in text.splitlines()) == 2


@pytest.mark.parametrize("value", [{}, [], {"a": []}, {"a": [{}]}, {"a": [[1, 2], [3, 4]]}, [{"b": {"c": {}}}], 'a"b'])
def test_laying_out_changes_no_value(value: object) -> None:
    assert json.loads(laid_out(value)) == value


def test_lone_surrogates_survive() -> None:
    odd = annotation(2, DENIAL, note="\ud800")

    text = write([work(odd)], options(OffsetUnit.UTF8))

    assert json.loads(text)["articles"][0]["annotations"][0]["note"] == "\ud800"


def test_a_cleaned_article_has_neither_state_nor_annotations() -> None:
    value = cleaned_value(article(), SOURCE, path="a.txt", sha256="a" * 64, encoding="utf-8")

    assert list(value) == [
        "id",
        "path",
        "sha256",
        "encoding",
        "title",
        "date",
        "byline",
        "section",
        "sentences",
        "blocks",
    ]
    assert value["sentences"] == {"total": 3, "read": 0, "tagged": 0}
    assert value["blocks"][0] == {"kind": "boilerplate", "text": "Menu", "spans": [[0, 4]], "hidden": True}


def test_every_format_says_what_it_cannot_hold() -> None:
    assert next(iter(FORMATS)) == "reader-annotations/1"
    assert all(one.description and one.suffix.startswith(".") and one.loses for one in FORMATS.values())


def test_the_schema_refuses_what_breaks_the_contract() -> None:
    value = export_value([full()], options())
    del value["articles"][0]["annotations"][0]["speaker"]
    value["articles"][0]["annotations"][1]["text_spans"] = []
    value["articles"][0]["links"][0]["colour"] = "red"

    assert len(faults(value)) == 3
