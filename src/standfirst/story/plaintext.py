"""The plain text of rich text, and the way back: one function makes it, one marks words in it.

Every offset in Standfirst counts code points of the string `plain_text` returns. The rules:

- tags are dropped, character references are read; comments, `<script>` and `<style>` vanish whole;
- `<br>` is one newline; so is the border between two list items or two blocks (p, h1-h6, li,
  blockquote, div, ul, ol), never at the very start or end;
- a no-break space becomes a space; a newline, tab or carriage return in the source is a space,
  as a browser shows it; runs of white space that come from the source collapse into one space;
- a link is its own words: the address is not part of the text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape as _escape

from standfirst.story.markup import MarkupReader

_BLOCKS = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "div", "ul", "ol"))
_SILENT = frozenset(("script", "style", "template"))
_VOID = frozenset(("br", "hr", "img", "wbr"))


def escape(text: str) -> str:
    """`text` as HTML character data that is also safe inside a quoted attribute."""
    return _escape(text, quote=True)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of the source: markup as it stood, or text with what it reads as."""

    source: str
    text: str | None = None  # None: markup, kept as it is
    broken: str = ""  # the newline this markup adds to the plain text, if any


class _Reader(MarkupReader):
    """Cuts rich text into pieces whose texts, joined, are the plain text."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[_Piece] = []
        self._silent = 0
        self._said = False  # some word has been written
        self._border = False  # a block ended or began since the last word
        self._fresh = True  # nothing on this line yet: white space here is layout
        self._open = False  # the text so far ends in a space that a border would swallow

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        source = self.get_starttag_text() or ""
        if tag in _SILENT:
            self._silent += 1
        elif tag == "br":
            self.end_line()
            self.pieces.append(_Piece(source, None, "\n"))
        else:
            if tag in _BLOCKS:
                self.end_line()
                self._border = True
            self.pieces.append(_Piece(source))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag in _SILENT:
            self._silent -= 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag not in _VOID:
            if tag in _BLOCKS:
                self.end_line()
                self._border = True
            self.pieces.append(_Piece(f"</{tag}>"))

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        out: list[str] = []
        for char in data:
            if char.isspace():  # the no-break space too
                if not (self._fresh or self._open):
                    out.append(" ")
                    self._open = True
                continue
            if self._border and self._said:
                out.append("\n")
            out.append(char)
            self._said = True
            self._border = self._fresh = self._open = False
        if out:
            self.pieces.append(_Piece("", "".join(out)))

    def end_line(self) -> None:
        """White space before a border or at the end is layout: take back the space that stands there."""
        self._fresh = True
        if not self._open:
            return
        self._open = False
        for number in reversed(range(len(self.pieces))):
            text = self.pieces[number].text
            if text:
                self.pieces[number] = _Piece("", text[:-1])
                return


def _pieces(html: str) -> list[_Piece]:
    reader = _Reader()
    reader.read(html)
    reader.end_line()
    pieces = reader.pieces
    # Breaks before the first word and after the last are layout, not text.
    worded = [number for number, piece in enumerate(pieces) if piece.text]
    first, last = (worded[0], worded[-1]) if worded else (len(pieces), -1)
    return [
        piece if not piece.broken or first < number < last else _Piece(piece.source, piece.text)
        for number, piece in enumerate(pieces)
    ]


def plain_text(html: str) -> str:
    """The words of rich text `html`, by the rules at the head of this module."""
    if "<" not in html and "&" not in html:
        return " ".join(html.split())
    return "".join(piece.broken if piece.text is None else piece.text for piece in _pieces(html))


@dataclass(frozen=True, slots=True)
class Mark:
    """Words to be marked: code points `start` to `end` of the plain text, `attributes` of the mark.

    The keys of `attributes` are trusted names, the values are escaped. An `id` goes on the first
    piece of a mark that the markup cuts in several.
    """

    start: int
    end: int
    attributes: tuple[tuple[str, str], ...] = ()
    tag: str = "span"


def mark_up(html: str, marks: Iterable[Mark]) -> str:
    """Rich text `html` with `marks` set in it.

    Offsets are of `plain_text(html)`, which stays the same. A mark never crosses a tag: where the
    markup cuts it, it is closed and opened again. Where marks overlap, the words belong to the
    mark that starts first; the later one is set on what is left of its words.
    """
    ordered = sorted(marks, key=lambda mark: (mark.start, mark.end))
    out: list[str] = []
    named: set[int] = set()
    position = 0
    for piece in _pieces(html):
        if piece.text is None:
            out.append(piece.source)
            position += len(piece.broken)
            continue
        here, position = position, position + len(piece.text)
        cursor = here
        for number, mark in enumerate(ordered):
            start, end = max(mark.start, cursor), min(mark.end, position)
            if start >= end:
                continue
            out.append(_escape(piece.text[cursor - here : start - here], quote=False))
            attributes = "".join(
                f' {name}="{escape(value)}"' for name, value in mark.attributes if name != "id" or number not in named
            )
            named.add(number)
            words = _escape(piece.text[start - here : end - here], quote=False)
            out.append(f"<{mark.tag}{attributes}>{words}</{mark.tag}>")
            cursor = end
        out.append(_escape(piece.text[cursor - here :], quote=False))
    return "".join(out)
