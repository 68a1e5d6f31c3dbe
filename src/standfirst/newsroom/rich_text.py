"""A story's blocks as Wagtail keeps rich text, and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from bs4 import BeautifulSoup, NavigableString, Tag
from wagtail.rich_text import expand_db_html

from standfirst.story import Block, BlockKind, escape
from standfirst.wire.clean_html import clean_inline, clean_list

KEY = "data-block-key"
"""The attribute in which Draftail carries the key of a paragraph through edits: it is our block's id."""
_HEADINGS = {"h2": 2, "h3": 3, "h4": 4}
_LISTS = ("ul", "ol")
_BLOCKS = [
    *_HEADINGS,
    *_LISTS,
    *["h1", "h5", "h6", "p", "div", "blockquote", "hr", "pre", "table", "tbody", "tr", "td", "th"],
]
_UNNAMEABLE = re.compile(r"[\s\x00-\x1f\x7f\ud800-\udfff]")


def write_rich_text(blocks: Iterable[Block]) -> str:
    """Paragraphs, headings and lists as one piece of rich text, each under its id, cleaned of foreign markup."""
    # Wagtail's editor reads XHTML: on a <br> that is not closed it fails, and with it the whole form.
    return "".join(_written(block) for block in blocks).replace("<br>", "<br/>")


def _written(block: Block) -> str:
    key = f' {KEY}="{escape(block.id)}"'
    if block.kind is BlockKind.LIST:
        return clean_list(block.html).replace("<li>", f"<li{key}>", 1)
    tag = f"h{block.level}" if block.kind is BlockKind.HEADING else "p"
    return f"<{tag}{key}>{clean_inline(block.html)}</{tag}>"


def read_rich_text(source: str, keyless: str = "") -> Iterator[Block]:
    """The blocks of rich text `source` that hold words, cleaned; the id of those that have no key is `keyless`.

    Words that stand in no block of their own, as rich text that was not made by Draftail may have them, become
    a paragraph. What was read is remembered block by block: who types in one paragraph has that one read again.
    """
    html = expand_db_html(source or "")
    if _OF_DRAFTAIL.fullmatch(html):
        for piece in _PIECE.finditer(html):
            yield from _piece(piece[0])
    else:
        yield from _blocks(BeautifulSoup(html, "html.parser"), _UNNAMEABLE.sub("", keyless) or "block")


_KEPT = 4096
"""How many blocks are remembered: those of some thirty long stories."""
_WORDS = r"[^<]*+(?:</?(?:a|b|strong|i|em|br|sub|sup|s|code)(?:\s[^<>]*+)?/?>[^<]*+)*+"
_KEYED = rf' {KEY}="[\w-]++"'
_ITEMS = f"<li{_KEYED}>{_WORDS}</li>(?:<li(?:{_KEYED})?>{_WORDS}</li>)*+"
_PIECE_HTML = "|".join(
    [
        *(f"<{tag}{_KEYED}>{_WORDS}</{tag}>" for tag in ("p", *_HEADINGS)),
        *(f"<{tag}>{_ITEMS}</{tag}>" for tag in _LISTS),
    ]
)
_PIECE = re.compile(_PIECE_HTML)
_OF_DRAFTAIL = re.compile(rf"(?:{_PIECE_HTML})*+")
"""Rich text as Draftail writes it: paragraphs, headings and flat lists side by side, each with its key. Such pieces
read the same each for itself as all together; anything else is read as a whole."""


@lru_cache(maxsize=_KEPT)
def _piece(html: str) -> tuple[Block, ...]:
    """The block that one piece is; none where it holds no words."""
    return tuple(_blocks(BeautifulSoup(html, "html.parser"), "block"))


def _blocks(parent: Tag, keyless: str) -> Iterator[Block]:
    loose: list[str] = []
    for element in parent.children:
        if isinstance(element, Tag) and element.name in _BLOCKS:
            yield from _worded(Block(keyless, clean_inline("".join(loose).strip())))
            loose.clear()
            if element.name in _LISTS or element.find(_BLOCKS) is None:
                yield from _worded(_read(element, keyless))
            else:
                yield from _blocks(element, keyless)
        elif isinstance(element, Tag) or type(element) is NavigableString:
            loose.append(str(element))
    yield from _worded(Block(keyless, clean_inline("".join(loose).strip())))


def _worded(block: Block) -> Iterator[Block]:
    if block.text:
        yield block


def _read(element: Tag, keyless: str) -> Block:
    keyed = element if element.get(KEY) else element.find(attrs={KEY: True})
    key = (_UNNAMEABLE.sub("", str(keyed[KEY])) if isinstance(keyed, Tag) else "") or keyless
    if element.name in _LISTS:
        return Block(key, clean_list(str(element)), BlockKind.LIST)
    html = clean_inline(element.decode_contents())
    if element.name in _HEADINGS:
        return Block(key, html, BlockKind.HEADING, level=_HEADINGS[element.name])
    return Block(key, html)
