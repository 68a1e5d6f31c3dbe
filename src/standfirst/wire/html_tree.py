"""A web page's markup as a tree, for reading only: forgiving as browsers are, and linear in the length of the page.

The standard library's parser is not used here, because on broken markup (comments and quotation marks that never
end) it looks at the same text again and again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape, unescape

VOID = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track"),
        "wbr",
    )
)
RAW = frozenset(
    ("script", "style", "textarea", "title", "noscript", "iframe", "noembed", "noframes", "template", "xmp")
)
"""What holds no markup: it ends at its own closing tag and nowhere else."""
BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "dd", "details", "dialog", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"),
        *("hgroup", "hr", "li", "main", "nav", "ol", "p", "pre", "search", "section", "summary", "table", "tbody"),
        *("td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
DEEPEST = 150
"""Elements nested deeper than this become neighbours."""

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9:-]{0,40}")
_ATTRIBUTE = re.compile(r"([^\s=/>\"']{1,60})(?:\s{0,20}=\s{0,20}(\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")
_CLOSED_BY: dict[str, frozenset[str]] = {
    "p": BLOCKS,
    "li": frozenset(("li",)),
    "dt": frozenset(("dt", "dd")),
    "dd": frozenset(("dt", "dd")),
    "tr": frozenset(("tr",)),
    "td": frozenset(("td", "th", "tr")),
    "th": frozenset(("td", "th", "tr")),
}


@dataclass(slots=True, eq=False)
class Node:
    """An element: its tag in lower case, its attributes, and what stands in it, elements and texts."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)
    parent: Node | None = None

    def walk(self) -> Iterator[Node]:
        """This element and all below it, in the order of the page."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(child for child in reversed(node.children) if isinstance(child, Node))

    def find(self, *tags: str) -> Node | None:
        """The first element below with one of these tags."""
        return next((node for node in self.walk() if node.tag in tags and node is not self), None)

    @property
    def names(self) -> str:
        """Class and id, in lower case: what the makers of the page call this element."""
        return f"{self.attributes.get('class', '')} {self.attributes.get('id', '')}".lower()

    def html(self) -> str:
        """What stands in this element, as markup again."""
        out: list[str] = []
        stack: list[Node | str] = list(reversed(self.children))
        while stack:
            each = stack.pop()
            if isinstance(each, str):
                out.append(each if each.startswith("\x00") else escape(each, quote=False))
                continue
            attributes = "".join(f' {name}="{escape(value)}"' for name, value in each.attributes.items())
            out.append(f"<{each.tag}{attributes}>")
            if each.tag not in VOID:
                stack.append(f"\x00</{each.tag}>")
                stack.extend(reversed(each.children))
        return "".join(out).replace("\x00", "")

    def text(self) -> str:
        """The words in this element, white space made one space; scripts and styles have none."""
        out: list[str] = []
        stack: list[Node | str] = [self]
        while stack:
            each = stack.pop()
            if isinstance(each, str):
                out.append(each)
            elif each.tag not in RAW or each.tag == "title":
                if each.tag in BLOCKS or each.tag == "br":
                    out.append(" ")
                stack.extend(reversed(each.children))
        return " ".join("".join(out).split())


def parse(markup: str) -> tuple[Node, list[str]]:
    """The tree of `markup` and the texts of its comments."""
    builder = _Builder(markup.replace("\x00", ""))
    builder.build()
    return builder.root, builder.comments


class _Builder:
    def __init__(self, markup: str) -> None:
        self.markup = markup
        self.lower = markup.lower() if markup.isascii() else "".join(map(_lower, markup))
        self.root = Node("")
        self.open = [self.root]
        self.count: Counter[str] = Counter()
        self.comments: list[str] = []

    def build(self) -> None:
        at = 0
        while (start := self.markup.find("<", at)) != -1:
            following = self.markup[start + 1 : start + 2]
            if not (following in ("!", "?", "/") or (following.isascii() and following.isalpha())):
                self._text(self.markup[at : start + 1])
                at = start + 1
                continue
            self._text(self.markup[at:start])
            at = self._markup(start, following)
        self._text(self.markup[at:])

    def _markup(self, start: int, following: str) -> int:
        """Takes the comment or tag at `start`; where it ends."""
        size = len(self.markup)
        if self.markup.startswith("<!--", start):
            end = self.markup.find("-->", start + 4)
            self.comments.append(self.markup[start + 4 : end if end != -1 else size])
            return end + 3 if end != -1 else size
        if following in ("!", "?"):
            end = self.markup.find(">", start)
            return end + 1 if end != -1 else size
        closing = following == "/"
        name = _NAME.match(self.markup, start + 1 + closing)
        end = self._tag_end(name.end() if name else start)
        if name is None or end == -1:
            return size if end == -1 else end
        tag = name[0].lower()
        if closing:
            self._close(tag)
            return end
        inside = self.markup[name.end() : end - 1]
        self._start(tag, {key.lower(): unescape(value.strip("\"'")) for key, value in _ATTRIBUTE.findall(inside)})
        if tag in RAW:
            stop = self.lower.find(f"</{tag}", end)
            raw = self.markup[end : stop if stop != -1 else size]
            self.open[-1].children.append(unescape(raw) if tag in ("title", "textarea") else raw)
            self._close(tag)
            if stop == -1:
                return size
            stop = self.markup.find(">", stop)
            return stop + 1 if stop != -1 else size
        return end

    def _tag_end(self, at: int) -> int:
        """After the `>` that ends the tag whose name ends at `at`; -1 where none does."""
        while True:
            end = self.markup.find(">", at)
            if end == -1:
                return -1
            double, single = self.markup.find('="', at, end), self.markup.find("='", at, end)
            quote = min((each for each in (double, single) if each != -1), default=-1)
            if quote == -1:
                return end + 1
            closing = self.markup.find(self.markup[quote + 1], quote + 2)
            if closing == -1:
                return -1
            at = closing + 1

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        while (closed := _CLOSED_BY.get(self.open[-1].tag)) and tag in closed:
            self._pop()
        here = self.open[-1]
        node = Node(tag, attributes, [], here)
        here.children.append(node)
        if (tag not in VOID and len(self.open) < DEEPEST) or tag in RAW:
            self.open.append(node)
            self.count[tag] += 1

    def _close(self, tag: str) -> None:
        if self.count[tag]:
            while self.open[-1].tag != tag:
                self._pop()
            self._pop()

    def _pop(self) -> None:
        self.count[self.open.pop().tag] -= 1

    def _text(self, text: str) -> None:
        if text:
            self.open[-1].children.append(unescape(text).replace("\x00", ""))


def _lower(char: str) -> str:
    """One character for one: "İ".lower() would be two and move every offset after it."""
    return char.lower() if char.isascii() else char
