"""Markdown: which characters are mark-up and what they ask for, as CommonMark says, at exact offsets.

markdown-it-py decides. Its inline tokens carry no offsets; its rules are therefore wrapped, so that every token notes
the range that it was read from. All that is no mark-up is kept where it stands. Its block tokens carry lines.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.cleaning.block_token import BlockToken
from reader.cleaning.edits import Edit, edited, gap_of, offset_of
from reader.cleaning.indented import is_code
from reader.document.blocks import Mark, Style
from reader.document.offsets import Run, linear
from reader.document.patterns import regex
from reader.document.spans import Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.rules_inline.state_inline import Delimiter
    from markdown_it.token import Token

    BlockRule = Callable[[StateBlock, int, int, bool], bool]
    InlineRule = Callable[[StateInline, bool], bool]


References = Mapping[str, Any]
"""The link definitions of a file, in the parser's own form."""


class InlineText(NamedTuple):
    """A text without its inline mark-up.

    Attributes:
        text: what is kept.
        runs: where it stood, over the text that held the mark-up.
        marks: what the mark-up asked for, at offsets of `text`.
    """

    text: str
    runs: tuple[Run, ...]
    marks: tuple[Mark, ...]

    @property
    def pieces(self) -> tuple[Span, ...]:
        """The ranges of the text with the mark-up that are kept, ascending."""
        return tuple(run.source_span for run in self.runs)


def inline_marks(text: str) -> InlineText:
    """Plain text without its balanced inline mark-up: emphasis, code, links, strikes and backslash escapes.

    HTML, entities and images stay as they stand. So do asterisks inside words (`f**k and s**t`, `2*3*4`), which
    CommonMark takes for emphasis, and a text with more signs than a paragraph can have, which is no writer's.

    Args:
        text: one line or paragraph.
    """
    signs = _SIGN.findall(text)
    if not signs or len(signs) > _MOST:
        return InlineText(text, linear(0, len(text)), ())
    if len(signs) == 4 * len(bold := list(_BOLD.finditer(text))):
        return _bold(text, bold)
    return _parsed(text, _plain_parser(), {})


def inline_text(text: str, references: References) -> InlineText:
    """The text of one block of a Markdown file, without any inline mark-up.

    Tags of HTML go, entities are read, and of an image its alternative text stays.

    Args:
        text: the block's lines, without their signs of quoting and listing; a line break in it is a hard one.
        references: the link definitions of the file, as `block_tokens` found them.
    """
    signs = _FULL_SIGN.findall(text)
    if not signs or len(signs) > _MOST:
        return InlineText(text, linear(0, len(text)), ())
    return _parsed(text, _full_parser(), dict(references))


def _parsed(text: str, parser: "MarkdownIt", env: dict[str, Any]) -> InlineText:
    tokens: list[Token] = []
    parser.inline.parse(text, parser, env, tokens)
    return _read(text, tokens)


def _bold(text: str, found: Sequence[re.Match[str]]) -> InlineText:
    """A text whose only signs are those of plain bold words, which takes no parser."""
    signs = (span for match in found for span in (match.span(1), match.span(2)))
    kept, runs = edited(text, [Edit(*span) for span in signs])
    marks = (Mark(offset_of(runs, match.end(1)), offset_of(runs, match.start(2)), Style.BOLD) for match in found)
    return InlineText(kept, runs, tuple(marks))


_BOLD = regex(r"(?<!\S)(\*\*)(?=[^\W_])[^*]*(?<=[^\W_])(\*\*)(?![^\s.,;:!?)])")
"""What CommonMark takes for bold whatever surrounds it: no sign in it, white space before it, a word at both ends."""

_SIGN = regex(r"[*_`\[<\\~]")
_FULL_SIGN = regex(r"[*_`\[<\\~&]")
_MOST = 1000
"""A paragraph with more signs is taken as it stands: pairing them may take quadratic time."""


def block_tokens(text: str, known: References) -> tuple[list[BlockToken], References]:
    """The blocks of a Markdown file, in order, and its link definitions.

    Args:
        text: the file, or a part of it; a line feed ends its lines.
        known: link definitions of other parts.
    """
    env: dict[str, Any] = {_REFERENCES: dict(known.get(_REFERENCES, {}))}
    tokens = _full_parser().parse(text, env)
    return [
        BlockToken(token.type, token.tag, token.nesting, Span(*token.map) if token.map else None, token.content)
        for token in tokens
    ], env


_REFERENCES = "references"
"""Under this name the parser keeps link definitions."""


class _Styled(NamedTuple):
    """A style over `[start, end)` of the text that still holds its mark-up."""

    start: int
    end: int
    style: Style


def _read(text: str, tokens: Sequence["Token"]) -> InlineText:
    kept, runs = edited(text, sorted(edit for token in tokens for edit in _edits(token)))
    marks = (Mark(offset_of(runs, start), offset_of(runs, end), style) for start, end, style in _styled(tokens))
    return InlineText(kept, runs, tuple(sorted(mark for mark in marks if mark.start < mark.end)))


_SPAN, _LABEL = "span", "label"
_STYLES = {"strong": Style.BOLD, "em": Style.ITALIC, "s": Style.STRIKE, "link": Style.LINK}


def _edits(token: "Token") -> Iterator[Edit]:
    """What goes, and what is put in its place, for one token."""
    if _SPAN not in token.meta:
        return
    start, end = token.meta[_SPAN]
    match token.type:
        case "link_open":
            yield Edit(start, start + 1)
        case "link_close":
            yield Edit(token.meta.get(_LABEL, end - 1), end)
        case "code_inline" | "image":
            inner = _inner(token)
            yield Edit(start, inner.start)
            yield Edit(inner.end, end)
        case "text_special" if token.info == "entity":
            yield Edit(start, end, " " if token.content.isspace() else token.content)
        case "hardbreak" | "text_special" if token.type == "hardbreak" or token.content != token.markup:
            yield Edit(start, start + 1)
        case "html_inline":
            yield Edit(start, end, gap_of(token.content))
        case _ if not token.content:
            yield Edit(start, end)


def _inner(token: "Token") -> Span:
    """The alternative text of an image; the content of code, without the one space that parts it from its backticks."""
    start, end = token.meta[_SPAN]
    if token.type == "image":
        return Span(start + len("!["), start + len("![") + len(token.content))
    start, end = start + len(token.markup), end - len(token.markup)
    padded = end - start > len(token.content)
    return Span(start + padded, end - padded)


def _styled(tokens: Sequence["Token"]) -> Iterator[_Styled]:
    opened: list[int] = []
    for token in tokens:
        name, _, side = token.type.rpartition("_")
        if side == "open":
            opened.append(token.meta[_SPAN].start)
        elif side == "close":
            yield _Styled(opened.pop(), token.meta[_SPAN].end, _STYLES[name])
        elif token.type == "code_inline":
            start, end = token.meta[_SPAN]
            yield _Styled(start, end, Style.CODE)


@cache
def _plain_parser() -> "MarkdownIt":
    parser = _parser(html=False).disable("entity")
    parser.inline.ruler2.after("balance_pairs", "inside_words", _free_words)
    return parser


@cache
def _full_parser() -> "MarkdownIt":
    from markdown_it import rules_block, rules_inline  # noqa: PLC0415 -- as in `_parser`

    parser = _parser(html=True).enable("table").disable(["inline", "code"])
    parser.block.ruler.at("reference", partial(_definition, rules_block.reference))
    parser.block.ruler.before("fence", "program", _program)
    parser.block.ruler.at(
        "list", partial(_items, rules_block.list_block), {"alt": ["paragraph", "reference", "blockquote"]}
    )
    # Nobody follows a link here: where one leads is mark-up, wherever it leads.
    parser.validateLink = _is_address  # type: ignore[method-assign]
    for name, rule in (("image", rules_inline.image), ("entity", rules_inline.entity)):
        parser.inline.ruler.at(name, partial(_leaf, rule))
    parser.inline.ruler.at("html_inline", partial(_leaf, rules_inline.html_inline))
    return parser


def _program(state: "StateBlock", start: int, end: int, silent: bool) -> bool:  # noqa: ARG001 -- the parser's own
    """The rule of indented code, for what is code: where it is not, the indent says nothing."""
    margin = state.blkIndent + _CODE
    if state.sCount[start] < margin:
        return False
    if not is_code(
        state.getLines(start, _last(state, start, min(end, start + _PROBE), margin), margin, keepLastLF=False)
    ):
        return False
    state.line = last = _last(state, start, end, margin)
    token = state.push("code_block", "", 0)
    token.content = state.getLines(start, last, margin, keepLastLF=False) + "\n"
    token.map = [start, last]
    return True


def _last(state: "StateBlock", start: int, end: int, margin: int) -> int:
    """The line after the last one of those from `start` on, up to `end`, that are indented as far as `margin`."""
    last = line = start + 1
    while line < end and (state.isEmpty(line) or state.sCount[line] >= margin):
        line += 1
        last = last if state.isEmpty(line - 1) else line
    return last


def _items(rule: "BlockRule", state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    """The rule of lists: an item ends a paragraph however far it is set in, where no code can be."""
    indent, state.listIndent = state.listIndent, -1 if silent else state.listIndent
    found = rule(state, start, end, silent)
    state.listIndent = indent
    return found


_CODE = 4
"""By so many columns code is indented."""
_PROBE = 50
"""So many lines tell whether it is."""


def _definition(rule: "BlockRule", state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    """The rule of link definitions; a footnote, whose label begins with a circumflex, is text."""
    return not state.src.startswith("[^", state.bMarks[start] + state.tShift[start]) and rule(state, start, end, silent)


def _is_address(url: str) -> bool:  # noqa: ARG001 -- the parser's own signature
    return True


def _as_it_stands(url: str) -> str:
    return url


def _parser(*, html: bool) -> "MarkdownIt":
    from markdown_it import MarkdownIt, rules_inline  # noqa: PLC0415 -- takes 45 ms, and few texts need it

    parser = MarkdownIt("commonmark", {"html": html}).enable("strikethrough").disable("fragments_join")
    parser.normalizeLink = _as_it_stands  # type: ignore[method-assign]
    parser.inline.terminator_re = _STOP
    parser.inline.ruler.at("escape", partial(_leaf, rules_inline.escape))
    parser.inline.ruler.at("backticks", partial(_leaf, rules_inline.backtick))
    parser.inline.ruler.at("emphasis", partial(_delimiters, rules_inline.emphasis.tokenize))
    parser.inline.ruler.at("strikethrough", partial(_delimiters, rules_inline.strikethrough.tokenize))
    parser.inline.ruler.at("link", partial(_link, rules_inline.link))
    parser.inline.ruler.at("autolink", partial(_link, rules_inline.autolink))
    return parser


_STOP = regex(r"[\n!&*<\[\\\]_`~]")
"""Where the rules in use may begin; the parser's own stops serve others too, and cost two thirds more time."""


def _leaf(rule: "InlineRule", state: "StateInline", silent: bool) -> bool:
    start, count = state.pos, len(state.tokens)
    done = rule(state, silent)
    if done and len(state.tokens) > count:
        state.tokens[-1].meta[_SPAN] = Span(start, state.pos)
    return done


def _delimiters(rule: "InlineRule", state: "StateInline", silent: bool) -> bool:
    start = state.pos
    done = rule(state, silent)
    if done and not silent:
        end = state.pos
        for token in reversed(state.tokens):
            token.meta[_SPAN] = Span(end - len(token.content), end)
            end -= len(token.content)
            if end == start:
                break
    return done


def _link(rule: "InlineRule", state: "StateInline", silent: bool) -> bool:
    start, count = state.pos, len(state.tokens)
    done = rule(state, silent)
    if done and not silent:
        opening = next(token for token in state.tokens[count:] if token.type == "link_open")
        closing = state.tokens[-1]
        opening.meta[_SPAN] = closing.meta[_SPAN] = Span(start, state.pos)
        if not closing.markup:
            closing.meta[_LABEL] = state.md.helpers.parseLinkLabel(state, start, disableNested=True)
    return done


def _free_words(state: "StateInline") -> None:
    """Part the pairs of asterisks both of which stand inside a word of a script with letter cases, or a number."""
    within = [meta["delimiters"] for meta in state.tokens_meta if meta and "delimiters" in meta]
    for delimiters in (state.delimiters, *within):
        for opening in delimiters:
            if opening.end >= 0 and all(_is_inside_word(state, one) for one in (opening, delimiters[opening.end])):
                opening.end = -1


def _is_inside_word(state: "StateInline", delimiter: "Delimiter") -> bool:
    sign = chr(delimiter.marker)
    start, end = state.tokens[delimiter.token].meta[_SPAN]
    while start and state.src[start - 1] == sign:
        start -= 1
    while end < len(state.src) and state.src[end] == sign:
        end += 1
    return sign == "*" and all(map(_is_cased, (state.src[start - 1 : start], state.src[end : end + 1])))


def _is_cased(char: str) -> bool:
    return char.isdigit() or char.islower() or char.isupper()
