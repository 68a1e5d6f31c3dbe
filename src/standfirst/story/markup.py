"""A reader of HTML that takes time with the text's length and no more, and raises on none: under all readers here."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_COMMENT_END = re.compile(r"--!?\s*+>")


class MarkupReader(HTMLParser):
    """The standard library's reader, kept from looking for the end of what has none again and again.

    A subclass handles tags and data as with `HTMLParser`; character references are read. The whole text is fed at once.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def read(self, html: str) -> None:
        """Reads all of `html`."""
        self.feed(settled(html))
        self.close()

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """`<![if]>` and its like end at the next bracket, as in a browser; the library raises on those it does not
        know."""
        return self.parse_bogus_comment(i, False)


def settled(html: str) -> str:
    """`html` with every `<` that can open nothing any more written as the character it is: what stands behind the last
    `>`, and `<!--` where no comment ends behind it. The words are the same."""
    head, bracket, tail = html.rpartition(">")
    html = head + bracket + tail.replace("<", "&lt;")
    if "<!--" not in html:
        return html
    closed = max((match.end() for match in _COMMENT_END.finditer(html)), default=0)
    return html[:closed] + html[closed:].replace("<!--", "&lt;!--")
