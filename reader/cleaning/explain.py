"""Says for every block of a cleaned article which rule made it what it is, and what came second."""

from reader.document.article import Article
from reader.document.blocks import Block

_SHOWN = 60
"""Characters of a block that are shown."""


def explain(article: Article) -> list[str]:
    """One line a block: its index, kind, rule, score, runner-up, and how its text begins.

    The score is 0 to 1; `repeats` names the index of the block whose words a pull quote has. What joined a block that
    had been cut stands after a plus sign, a rule and a score for each cut.
    """
    return [_line(index, block) for index, block in enumerate(article.blocks)]


def _line(index: int, block: Block) -> str:
    begins = block.text[:_SHOWN].replace("\n", " ") + ("…" if len(block.text) > _SHOWN else "")
    return f"{index:4} {block.kind:<11} {_why(block):<38} {begins}"


def _why(block: Block) -> str:
    if block.reason is None:
        return "no rule"
    second = f" before {block.reason.runner_up}" if block.reason.runner_up else ""
    repeats = f", repeats {block.repeats}" if block.repeats is not None else ""
    joins = "".join(f" + {rule} {score:.2f}" for rule, score, _ in block.joins)
    return f"{block.reason.rule} {block.reason.score:.2f}{second}{repeats}{joins}"
