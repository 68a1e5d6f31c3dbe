"""Markdown inside a paragraph as inline HTML: emphasis, links, code, line breaks; what it makes is sanitized after.

https://spec.commonmark.org/0.31.2/#inlines, without its rules for emphasis inside words and for runs of more than
three marks. Every mark is looked at once, so the time taken grows with the length of the text and no faster.
"""

from __future__ import annotations

import re
from html import escape

_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])|(?P<break>(?:\\| {2,9})\n)|(?P<code>`{1,9})|(?P<mark>\*{1,3}|_{1,3}|~~)"
    r"|(?P<image>!\[)|(?P<open>\[)|(?P<close>\])|<(?P<auto>https?://[^\s<>]{1,2000})>"
)
_TARGET = re.compile(r"\(\s{0,9}(?:<([^<>\n]{0,2000})>|([^\s()<>]{0,2000}(?:\([^\s()]{0,500}\)[^\s()<>]{0,500})?))"
                     r"(?:\s{1,9}(?:\"([^\"]{0,500})\"|'([^']{0,500})'))?\s{0,9}\)")  # fmt: skip
_LABEL = re.compile(r"\[([^\[\]]{0,200})\]")
_TAGS = {1: ("em",), 2: ("strong",), 3: ("em", "strong")}


def inline_html(text: str, links: dict[str, str] | None = None) -> str:
    """`text` as HTML, still to be sanitized. `links` are the addresses of reference links by their label, folded.

    HTML in the text stays HTML; an image within a line becomes its words.
    """
    return _Inline(text, links or {}).read()


class _Inline:
    def __init__(self, text: str, links: dict[str, str]) -> None:
        self.text = text
        self.links = links
        self.out: list[str] = []
        self.open: dict[str, int] = {}  # mark -> where in `out` it stands
        self.brackets: list[tuple[int, bool]] = []

    def read(self) -> str:
        at = 0
        ticks = _TickRuns(self.text)
        while match := _TOKEN.search(self.text, at):
            self.out.append(self.text[at : match.start()])
            at = match.end()
            kind = match.lastgroup
            if kind == "escaped":
                self.out.append(escape(match["escaped"]))
            elif kind == "break":
                self.out.append("<br>")
            elif kind == "auto":
                self.out.append(f'<a href="{escape(match["auto"])}">{escape(match["auto"])}</a>')
            elif kind == "code":
                end = ticks.next(match[0], at)
                if end == -1:
                    self.out.append(match[0])
                else:
                    self.out.append(f"<code>{escape(self.text[at:end].strip())}</code>")
                    at = end + len(match[0])
            elif kind == "mark":
                self.mark(match)
            elif kind in ("image", "open"):
                self.brackets.append((len(self.out), kind == "image"))
                self.out.append(match[0])
            else:
                at = self.close(at)
        self.out.append(self.text[at:])
        return "".join(self.out)

    def mark(self, match: re.Match[str]) -> None:
        mark = match[0]
        before = self.text[match.start() - 1 : match.start()] or " "
        after = self.text[match.end() : match.end() + 1] or " "
        within = mark[0] == "_" and before.isalnum() and after.isalnum()
        if mark in self.open and not before.isspace() and not within:
            names = ("s",) if mark == "~~" else _TAGS[len(mark)]
            self.out[self.open.pop(mark)] = "".join(f"<{name}>" for name in names)
            self.out.append("".join(f"</{name}>" for name in reversed(names)))
            return
        if not after.isspace() and not within:
            self.open[mark] = len(self.out)
        self.out.append(mark)

    def close(self, at: int) -> int:
        """A closing bracket: of a link, an image, or nothing."""
        if not self.brackets:
            self.out.append("]")
            return at
        opened, image = self.brackets.pop()
        target = _TARGET.match(self.text, at)
        label = None if target else _LABEL.match(self.text, at)
        if target:
            address, end = target[1] or target[2] or "", target.end()
        else:
            key = (label[1] if label else "") or "".join(self.out[opened + 1 :])
            address, end = self.links.get(" ".join(key.casefold().split()), ""), label.end() if label else at
            if not address:
                self.out.append("]")
                return at
        self.out[opened] = "" if image else f'<a href="{escape(address)}">'
        self.out.append("" if image else "</a>")
        return end


class _TickRuns:
    """Where the next run of so many backquotes begins: each length is searched forward only, never again."""

    def __init__(self, text: str) -> None:
        self.runs: dict[int, list[int]] = {}
        for match in re.finditer(r"`+", text):
            self.runs.setdefault(len(match[0]), []).append(match.start())
        self.used: dict[int, int] = {}

    def next(self, run: str, at: int) -> int:
        """The start of the next run as long as `run` from `at`, or -1."""
        starts = self.runs.get(len(run), [])
        number = self.used.get(len(run), 0)
        while number < len(starts) and starts[number] < at:
            number += 1
        self.used[len(run)] = number
        return starts[number] if number < len(starts) else -1
