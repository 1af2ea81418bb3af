import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import ARTICLE, Run
from tests.cli.made import annotate, double, files_in, link_to_nothing

CLAIM = "Ali Tavakkoli claimed that 64 bombs were found."
DENIAL = '"These are rumors," it said.'


@pytest.fixture(autouse=True)
def annotated(article: Path) -> None:
    annotate(article, {CLAIM: "claim", DENIAL: "denial"}, speaker="Tavakkoli", note="look\x1b this up")


@pytest.mark.parametrize("words", [("list",), ("stats",), ("show",), ("search", "bombs"), ("verify",)])
def test_looking_changes_nothing(words: tuple[str, ...], article: Path, run: Run) -> None:
    before = files_in(article.parent)

    assert run(*words, article).code == 0
    assert files_in(article.parent) == before


def test_list_shows_each_article_and_how_far_it_is(article: Path, run: Run) -> None:
    (article.parent / "next.txt").write_text("Another title\n\nAnother text that nobody has read.\n", "utf-8")

    rows = json.loads(run("list", article.parent, "--json").out)

    assert [(row["path"], row["state"], row["annotations"]) for row in rows] == [
        ("bombs.md", "new", 2),
        ("next.txt", "new", 0),
    ]
    assert rows[0]["title"] == "Bombs were found before the ceremony"
    assert [row["sentences"]["tagged"] for row in rows] == [2, 0]
    assert "0/4" in run("list", article).out or "0/5" in run("list", article).out


def test_a_web_page_that_cannot_be_read_here_keeps_no_other_article_back(
    article: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (article.parent / "page.html").write_text("<p>The bridge is open.</p>", "utf-8")
    monkeypatch.setitem(sys.modules, "trafilatura", None)

    code, out, err = run("verify", article.parent)

    assert (code, out) == (0, "articles: 1, annotations proved: 2, failed: 0\n")
    assert "page.html: Web pages take libraries that are not installed." in err
    assert run("verify", article.parent / "page.html").code == 2


def test_stats_count_by_tag_and_speaker(article: Path, run: Run) -> None:
    value = json.loads(run("stats", article.parent, "--json").out)

    assert (value["articles"], value["annotations"]) == (1, 2)
    assert value["tags"] == {"claim": 1, "denial": 1}
    assert value["speakers"] == {"Tavakkoli": 2}
    assert "TAGS" in run("stats", article.parent).out


def test_show_puts_annotations_beneath_their_block(article: Path, run: Run) -> None:
    blocks = run("show", article).out.split("\n\n")

    assert blocks[0] == "Bombs were found before the ceremony"
    assert blocks[1].splitlines()[-1].startswith(f"    claim “{CLAIM}” — Tavakkoli · look")


def test_control_characters_reach_a_pipe_and_no_terminal(
    article: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    piped = run("show", article).out
    monkeypatch.setattr("reader.cli.output.is_terminal", lambda _: True)
    shown = run("show", article).out

    assert "look\x1b this up" in piped
    assert "look␛ this up" in shown
    assert shown.count("\n") == piped.count("\n")


def test_show_lists_what_has_lost_its_place(article: Path, run: Run) -> None:
    article.write_text("Other news\n\nNothing of it is left in this text.\n", encoding="utf-8")

    out = run("show", article).out

    assert "WITHOUT A PLACE IN THE TEXT" in out
    assert out.count("(lost)") == 2


def test_show_gives_one_article_as_json(article: Path, run: Run) -> None:
    value = json.loads(run("show", article, "--json").out)

    assert value["path"] == "bombs.md"
    assert len(value["annotations"]) == 2


def test_search_finds_words_in_texts_and_in_what_was_said(article: Path, run: Run) -> None:
    hits = json.loads(run("search", "bombs", article.parent, "--json").out)

    assert [(hit["where"], hit["block"]) for hit in hits] == [("text", 0), ("text", 1), ("claim", 1)]
    assert json.loads(run("search", "this up", article.parent, "--json").out)[0]["where"] == "note"


@pytest.mark.parametrize(("words", "count"), [("Bombs", 1), ("bombs  were", 3), ("b.mbs", 0)])
def test_search_minds_capitals_where_there_are_any(words: str, count: int, article: Path, run: Run) -> None:
    assert len(json.loads(run("search", words, article.parent, "--json").out)) == count


def test_a_file_name_that_is_no_utf8_is_no_obstacle(article: Path, run: Run) -> None:
    odd = article.with_name("odd\udcff.md")
    try:
        odd.write_bytes(article.read_bytes())
    except (OSError, UnicodeError):
        return  # a file system that allows only UTF-8 has no such names

    assert json.loads(run("list", odd, "--json").out)[0]["path"] == "odd\\udcff.md"
    assert "odd\\udcff.md" in run("list", odd).out


def test_annotations_are_found_by_a_file_name_that_is_no_utf8(article: Path, run: Run) -> None:
    odd = article.with_name("odd\udcff.md")
    try:
        odd.write_bytes(article.read_bytes())
    except (OSError, UnicodeError):
        return  # a file system that allows only UTF-8 has no such names
    annotate(odd, {"Bombs were found": "claim"})

    listed = json.loads(run("list", article.parent, "--json").out)
    odd.write_bytes(odd.read_bytes() + b"\nA new line.\n")
    proved = run("verify", article.parent)

    assert [(one["path"], one["annotations"]) for one in listed] == [("bombs.md", 2), ("odd\\udcff.md", 1)]
    assert (proved.code, proved.err) == (0, "")


def test_a_copy_of_an_article_whose_name_is_no_utf8_is_another_article(article: Path, run: Run) -> None:
    odd = article.with_name("odd\udcff.md")
    try:
        odd.write_bytes(ARTICLE.encode())
    except (OSError, UnicodeError):
        return  # a file system that allows only UTF-8 has no such names
    annotate(odd, {"Bombs were found": "claim"})
    article.with_name("copy.md").write_bytes(odd.read_bytes())
    article.with_name("zzz.md").write_bytes(odd.read_bytes())

    listed = json.loads(run("list", article.parent, "--json").out)

    assert [one["path"] for one in listed] == ["bombs.md", "copy.md", "odd\\udcff.md", "zzz.md"]
    assert [one["annotations"] for one in listed] == [2, 0, 1, 0]


@pytest.mark.parametrize(
    ("field", "value"),
    [("encoding", "no-such"), ("encoding", "rot13"), ("path", "a" * 5000), ("path", "\0"), ("path", ".")],
)
def test_what_another_program_says_of_one_article_stops_no_command(
    field: str, value: str, article: Path, run: Run
) -> None:
    database = article.parent / "annotations.json"
    tables = json.loads(database.read_text())
    tables["articles"]["1"][field] = value
    database.write_text(json.dumps(tables))

    code, out, _ = run("export", article.parent)

    assert code == 0
    assert max(len(one["annotations"]) for one in json.loads(out)["articles"]) == 2


def test_search_for_nothing_is_refused(article: Path, run: Run) -> None:
    assert run("search", " ", article.parent).code == 2


def test_verify_proves_every_quote(article: Path, run: Run) -> None:
    code, out, _ = run("verify", article.parent)

    assert code == 0
    assert out == "articles: 1, annotations proved: 2, failed: 0\n"


def test_verify_fails_where_a_source_no_longer_says_so(article: Path, run: Run) -> None:
    article.write_text(ARTICLE.replace("These are rumors", "Nothing of the sort"), encoding="utf-8")

    code, out, _ = run("verify", article.parent, "--json")

    value = json.loads(out)
    assert (code, value["proved"]) == (1, 1)
    assert value["failed"][0]["quote"] == DENIAL


def test_a_link_to_what_was_removed_is_left_out_of_exports_and_told_of(article: Path, run: Run) -> None:
    link_to_nothing(article)

    exported = json.loads(run("export", article.parent).out)["articles"][0]
    code, out, _ = run("verify", article.parent)

    assert [len(exported["annotations"]), exported["links"]] == [2, []]
    assert json.loads(run("stats", article.parent, "--json").out)["links"] == 0
    assert "bombs.md: denies: a link whose other end was removed; " in out
    assert code == 0
    assert [one["type"] for one in json.loads(run("verify", article.parent, "--json").out)["loose_links"]] == ["denies"]


def test_verify_names_what_is_kept_of_a_second_article_of_the_same_name(article: Path, run: Run) -> None:
    double(article)

    code, out, _ = run("verify", article.parent, "--json")

    value = json.loads(out)
    assert code == 1
    assert {fault["problem"] for fault in value["failed"]} == {"another article of this name is shown"}
    assert value["proved"] + len(value["failed"]) == 3


def test_verify_fails_where_a_source_is_gone(article: Path, run: Run) -> None:
    article.unlink()

    assert run("verify", article.parent).code == 1


@pytest.fixture
def renamed(article: Path) -> Path:
    return article.rename(article.with_name("renamed.md"))


def test_a_renamed_article_is_one_article_under_its_new_name(renamed: Path, run: Run) -> None:
    listed = json.loads(run("list", renamed.parent, "--json").out)
    exported = json.loads(run("export", renamed.parent).out)["articles"]
    hits = json.loads(run("search", "bombs", renamed.parent, "--json").out)

    assert [(one["path"], one["annotations"]) for one in listed] == [("renamed.md", 2)]
    assert [(one["path"], len(one["annotations"])) for one in exported] == [("renamed.md", 2)]
    assert [hit["path"] for hit in hits] == ["renamed.md"] * 3
    assert run("verify", renamed.parent)[:2] == (0, "articles: 1, annotations proved: 2, failed: 0\n")


@pytest.mark.parametrize("named", ["renamed.md", ""])
def test_reports_that_read_no_article_know_a_renamed_one(named: str, renamed: Path, run: Run) -> None:
    counts = json.loads(run("stats", renamed.parent / named, "--json").out)
    entries = json.loads(run("log", renamed.parent / named, "--json").out)

    assert (counts["articles"], counts["annotations"]) == (1, 2)
    assert {entry["path"] for entry in entries} == {"renamed.md"}


def test_of_two_copies_of_a_renamed_article_one_has_its_annotations(renamed: Path, run: Run) -> None:
    renamed.with_name("copy.md").write_bytes(renamed.read_bytes())

    listed = json.loads(run("list", renamed.parent, "--json").out)

    assert [(one["path"], one["annotations"]) for one in listed] == [("copy.md", 2), ("renamed.md", 0)]


def test_a_name_that_is_gone_takes_no_annotations_from_the_file_that_had_it(
    renamed: Path, article: Path, run: Run
) -> None:
    listed = json.loads(run("list", article, renamed, "--json").out)

    assert [(one["path"], one["annotations"]) for one in listed] == [("renamed.md", 2)]


def test_show_wants_one_article_and_no_folder(article: Path, run: Run) -> None:
    assert run("show", article.parent).code == 2


def test_the_settings_are_those_of_the_articles_folder(article: Path, run: Run, tmp_path: Path) -> None:
    (article.parent / "reader.toml").write_text('[[tags]]\nname = "frame"\nkey = "f5"\n', encoding="utf-8")

    value = json.loads(run("export", article, "--db", tmp_path / "elsewhere.json").out)

    assert [tag["name"] for tag in value["tags"]] == ["frame"]
