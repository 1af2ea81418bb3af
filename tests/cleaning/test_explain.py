from reader.cleaning import clean_text
from reader.cleaning.explain import explain
from reader.cleaning.pipeline import RULES, clean_plain
from reader.document.article import Article
from reader.document.blocks import Kind

SOURCE = (
    "Flood defences hold along the Lower Drava\n\nBy Ana Kovač\n\n7 March 2025\n\n"
    "Engineers said on Friday that the new flood defences along the lower river had held through **the** night, "
    "although the water rose higher than at any time since the spring of 1965, and that the\n\n"
    "repairs would cost nineteen million in all. Nobody has said yet who is to pay for them.\n"
)


def cleaned(*without: str) -> Article:
    *_, article = clean_plain(SOURCE, without=without)
    return article


def test_every_block_has_a_line_that_names_its_rule() -> None:
    article = clean_text(SOURCE)

    lines = explain(article)

    assert len(lines) == len(article.blocks)
    assert all(block.reason and block.reason.rule in line for block, line in zip(article.blocks, lines, strict=True))
    assert all(block.kind.value in line for block, line in zip(article.blocks, lines, strict=True))


def test_a_line_shows_how_sure_the_rule_was_and_what_came_second() -> None:
    article = clean_text(SOURCE)
    title = next(index for index, block in enumerate(article.blocks) if block.kind is Kind.TITLE)
    reason = article.blocks[title].reason
    assert reason is not None

    line = explain(article)[title]

    assert f"{reason.rule} {reason.score:.2f} before {reason.runner_up}" in line


def test_a_line_says_what_joined_a_block_that_was_cut() -> None:
    lines = explain(clean_text(SOURCE))

    assert [line.count(" + heal ") for line in lines] == [0, 0, 0, 1]


def test_an_article_that_no_rule_made_has_its_lines_too() -> None:
    assert explain(Article(())) == []


def test_rules_have_names_of_their_own() -> None:
    names = [rule.name for rule in RULES]

    assert len(set(names)) == len(names)
    assert all(rule.does for rule in RULES)


def test_a_rule_that_is_left_out_does_nothing() -> None:
    bold = [block.text for block in cleaned("marks").blocks if "**the**" in block.text]

    assert len(bold) == 1
    assert not any("**" in block.text for block in cleaned().blocks)


def test_without_healing_the_cut_stays() -> None:
    assert len(cleaned("heal").blocks) == len(cleaned().blocks) + 1


def test_without_dates_the_article_has_none() -> None:
    assert cleaned().date == "2025-03-07"
    assert cleaned("dates").date is None


def test_without_any_rule_every_paragraph_is_still_there() -> None:
    article = cleaned(*(rule.name for rule in RULES))

    assert [block.text for block in article.blocks] == SOURCE.strip().split("\n\n")
