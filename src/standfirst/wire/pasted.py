"""Reads pasted markup, already sanitized, as blocks with bold, italic and links in them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from html import escape

from standfirst.story import BlockKind
from standfirst.story.markup import MarkupReader

_HEADINGS = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 4, "h6": 4}
_MARKS = {"b": "b", "strong": "b", "i": "i", "em": "i", "sub": "sub", "sup": "sup", "q": "q", "s": "s", "code": "code"}
_MARKS |= {"strike": "s", "del": "s"}
_BORDERS = frozenset(
    (
        *("p", "div", "section", "article", "header", "footer", "main", "aside", "pre", "table", "tr", "ul", "ol"),
        *("li", "blockquote", "figure", "figcaption", "hr", "dl", "dt", "dd", "address", *_HEADINGS),
    )
)

PASTED_TAGS = frozenset((*_BORDERS, *_MARKS, "a", "br", "span", "font", "td", "th", "u"))
PASTED_ATTRIBUTES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys((*_MARKS, "span", "font", "u"), ("style",)),
    "p": ("style", "class"),
    "a": ("href", "style"),
}
PASTED_STYLES = frozenset(("font-weight", "font-style"))
"""What the sanitizer leaves for this module to read; none of it but tags and `href` comes out."""

_WORD_BULLET = re.compile(r"\s*(?:(\d{1,3}|[a-zA-Z])[.)]|[·•●▪■◦‣o§\uf0b7\uf0a7-])\s+")
_SPACES = re.compile(r"\s+")
_ORDER = ("a", "b", "i", "s", "sub", "sup", "q", "code")


@dataclass(frozen=True, slots=True)
class PastedBlock:
    """One block: inline `html`, or for a list its `items`; `level` is a heading's, 2 to 4."""

    kind: BlockKind
    html: str = ""
    level: int = 2
    items: tuple[str, ...] = ()
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class _Run:
    """Words set in one way; a line break is the run of a newline."""

    text: str
    marks: frozenset[str]
    href: str = ""


def read_pasted(html: str) -> list[PastedBlock]:
    """The blocks of sanitized `html`, empty ones left out."""
    reader = _Reader()
    reader.read(html)
    reader.end_block()
    reader.end_list()
    return reader.blocks


class _Reader(MarkupReader):
    """Gathers words and how they are set until a border ends the block."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[PastedBlock] = []
        self._open: list[tuple[str, frozenset[str], str]] = [("", frozenset(), "")]
        self._depth: Counter[str] = Counter()
        self._runs: list[_Run] = []
        self._items: list[str] = []
        self._ordered = False
        self._word_item = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "br":
            self._break()
            return
        if tag in _BORDERS:
            self.end_block()
            if not (self._listed() or _is_word_item(tag, values)):
                self.end_list()
        if tag in ("ul", "ol") and not self._listed():
            self._ordered = tag == "ol"
        if tag == "p":
            self._word_item = _is_word_item(tag, values)
        if tag == "hr":
            return
        _, marks, href = self._open[-1]
        self._open.append((tag, _marks(marks, tag, values.get("style", "")), values.get("href", href)))
        self._depth[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _BORDERS:
            self.end_block()
        elif tag in ("td", "th"):
            self.handle_data(" ")
        if tag == self._open[-1][0]:
            self._open.pop()
            self._depth[tag] -= 1
        if tag in ("ul", "ol") and not self._listed():
            self.end_list()
        if tag == "p":
            self._word_item = False

    def handle_data(self, data: str) -> None:
        _, marks, href = self._open[-1]
        self._runs.append(_Run(_SPACES.sub(" ", data), marks, href))

    def _listed(self) -> bool:
        return self._depth["ul"] + self._depth["ol"] > 0

    def _break(self) -> None:
        words = next((run.text for run in reversed(self._runs) if run.text.strip(" ")), "")
        if words == "\n":
            self.end_block()
        else:
            self._runs.append(_Run("\n", frozenset()))

    def end_block(self) -> None:
        runs, self._runs = _trimmed(self._runs), []
        if not runs:
            return
        level = next((level for tag, level in _HEADINGS.items() if self._depth[tag]), 0)
        if self._listed():
            self._items.append(_serialized(runs))
        elif self._word_item and (mark := _WORD_BULLET.match("".join(run.text for run in runs))):
            self._ordered = mark[1] is not None if not self._items else self._ordered
            self._items.append(_serialized(_without(runs, mark.end())))
        else:
            self.end_list()
            if level:
                html = _serialized([_Run(run.text, run.marks - {"b"}, run.href) for run in runs])
                self.blocks.append(PastedBlock(BlockKind.HEADING, html, level))
            else:
                kind = BlockKind.PULL_QUOTE if self._depth["blockquote"] else BlockKind.PARAGRAPH
                self.blocks.append(PastedBlock(kind, _serialized(runs)))

    def end_list(self) -> None:
        if self._items:
            self.blocks.append(PastedBlock(BlockKind.LIST, items=tuple(self._items), ordered=self._ordered))
        self._items = []


def _is_word_item(tag: str, values: dict[str, str]) -> bool:
    return tag == "p" and values.get("class", "").startswith("MsoList")


def _marks(marks: frozenset[str], tag: str, style: str) -> frozenset[str]:
    if tag in _MARKS:
        marks |= {_MARKS[tag]}
    rules = dict(_rule(rule) for rule in style.lower().split(";"))
    weight, slant = rules.get("font-weight", ""), rules.get("font-style", "")
    if weight in ("bold", "bolder", "600", "700", "800", "900"):
        marks |= {"b"}
    elif weight:
        marks -= {"b"}
    if slant.startswith(("italic", "oblique")):
        marks |= {"i"}
    elif slant:
        marks -= {"i"}
    return marks


def _rule(text: str) -> tuple[str, str]:
    name, _, value = text.partition(":")
    return name.strip(), value.replace("!important", "").strip()


def _trimmed(runs: list[_Run]) -> list[_Run]:
    """Without white space at the ends, around line breaks and twice in a row."""
    out: list[_Run] = []
    for run in runs:
        text = run.text
        if not out or out[-1].text.endswith((" ", "\n")):
            text = text.lstrip(" ") if out or text != "\n" else ""
        if text == "\n" and out:
            _drop_last_space(out)
        if text:
            out.append(_Run(text, run.marks, run.href))
    while out and not out[-1].text.strip():
        out.pop()
    _drop_last_space(out)
    return out


def _drop_last_space(runs: list[_Run]) -> None:
    if runs and runs[-1].text.endswith(" "):
        last = runs.pop()
        if last.text.strip():
            runs.append(_Run(last.text.rstrip(" "), last.marks, last.href))


def _without(runs: list[_Run], count: int) -> list[_Run]:
    """The runs without their first `count` characters."""
    out: list[_Run] = []
    for run in runs:
        cut = min(count, len(run.text))
        count -= cut
        if run.text[cut:]:
            out.append(_Run(run.text[cut:], run.marks, run.href))
    return out


def _serialized(runs: list[_Run]) -> str:
    out: list[str] = []
    standing: list[tuple[str, str]] = []
    for run in runs:
        if run.text == "\n":
            wanted = standing
        else:
            wanted = [("a", run.href)] if run.href else []
            wanted += [(mark, "") for mark in _ORDER if mark in run.marks]
        shared = 0
        while shared < min(len(standing), len(wanted)) and standing[shared] == wanted[shared]:
            shared += 1
        out.extend(f"</{tag}>" for tag, _ in reversed(standing[shared:]))
        out.extend(f'<a href="{escape(href)}">' if tag == "a" else f"<{tag}>" for tag, href in wanted[shared:])
        standing = wanted
        out.append("<br>" if run.text == "\n" else escape(run.text, quote=False))
    out.extend(f"</{tag}>" for tag, _ in reversed(standing))
    return "".join(out)
