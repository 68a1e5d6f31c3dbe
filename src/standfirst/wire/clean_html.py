"""The one sanitizer: every piece of foreign markup becomes the few tags a block may hold, here and nowhere else.

`nh3` parses as a browser does and takes out what is not allowed; after it, each address is checked
again by our own rule (`standfirst.wire.addresses`). What comes out can be put in again unchanged.
"""

from __future__ import annotations

import re

import nh3

from standfirst.story import BlockKind, escape, plain_text
from standfirst.wire.addresses import SCHEMES, link_address
from standfirst.wire.pasted import PASTED_ATTRIBUTES, PASTED_STYLES, PASTED_TAGS, PastedBlock, read_pasted

INLINE_TAGS = frozenset(("a", "b", "strong", "i", "em", "br", "sub", "sup", "q", "s", "code"))
"""The tags of inline rich text; `a` keeps its `href` and nothing else keeps anything."""

MAX_TAGS = 20_000
"""A fragment with more tags keeps its words alone: a browser's way of parsing takes its time over deep nesting."""

_SILENT = {"script", "style", "template", "title", "noscript", "iframe", "object", "noembed", "noframes", "textarea"}
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LINK = re.compile(r"(<a>|<a href=\"[^\"]*\">|</a>)")


def clean_inline(html: str) -> str:
    """`html` as inline rich text: a, b, strong, i, em, br, sub, sup, q, s and code; other tags lose their
    brackets and keep their words, scripts and styles vanish whole, links keep only an address we allow."""
    if "<" not in html and "&" not in html and not _UNPRINTABLE.search(html) and "\xa0" not in html:
        return html.replace(">", "&gt;")
    return _without_bare_links(_clean(html, set(INLINE_TAGS)))


def clean_list(html: str) -> str:
    """`html` as one `<ul>` or `<ol>` of `<li>` with inline rich text in them; nested items stand in line.

    What stands outside any item becomes one; without an item there is no list and the result is empty.
    """
    cleaned = _clean(html, {*INLINE_TAGS, "ul", "ol", "li"})
    ordered = cleaned.lstrip().startswith("<ol>")
    items = [_without_bare_links(_clean(piece, set(INLINE_TAGS))).strip() for piece in _LIST_TAG.split(cleaned)]
    return make_list([item for item in items if plain_text(item)], ordered=ordered)


_LIST_TAG = re.compile(r"</?(?:ul|ol|li)>")


def make_list(items: list[str], *, ordered: bool = False) -> str:
    """One list of `items`, which are inline rich text already clean; empty if there are none."""
    tag = "ol" if ordered else "ul"
    return f"<{tag}>{''.join(f'<li>{item}</li>' for item in items)}</{tag}>" if items else ""


def clean_block_html(html: str) -> list[tuple[BlockKind, str]]:
    """Text pasted from a word processor, Google Docs or a web page, as (kind, html) of each block, in order.

    Kinds are paragraph, heading, list (one clean list) and pull_quote (from blockquote). Styles of the
    programs, spans, comments and empty paragraphs go; bold and italic stay also where they were only
    CSS (`font-weight`, `font-style`), as `<b>` and `<i>`. `pasted_blocks` gives the headings' levels too.
    """
    return [(block.kind, block.html) for block in pasted_blocks(html)]


def pasted_blocks(html: str) -> list[PastedBlock]:
    """The same as `clean_block_html`, each block with the level of its heading (2 to 4)."""
    if html.count("<") > MAX_TAGS:
        lines = plain_text(html).split("\n")
        return [PastedBlock(BlockKind.PARAGRAPH, escape(line)) for line in lines if line.strip()]
    cleaned = _strip(
        nh3.clean(
            _strip(html),
            tags=set(PASTED_TAGS),
            clean_content_tags=_SILENT,
            attributes={"*": set(), **{tag: set(names) for tag, names in PASTED_ATTRIBUTES.items()}},
            attribute_filter=_safe_attribute,
            filter_style_properties=set(PASTED_STYLES),
            link_rel=None,
            url_schemes=set(SCHEMES),
        )
    )
    out: list[PastedBlock] = []
    for block in read_pasted(cleaned):
        if block.kind is BlockKind.LIST:
            clean = make_list(
                [item for item in map(clean_inline, block.items) if plain_text(item)], ordered=block.ordered
            )
        else:
            clean = clean_inline(block.html)
        if plain_text(clean):
            out.append(PastedBlock(block.kind, clean, block.level))
    return out


def _clean(html: str, tags: set[str]) -> str:
    html = _strip(html)
    if html.count("<") > MAX_TAGS:
        return escape(plain_text(html))
    return _strip(
        nh3.clean(
            html,
            tags=tags,
            clean_content_tags=_SILENT,
            attributes={"*": set(), "a": {"href"}},  # "*": else nh3 lets lang and title through
            attribute_filter=_safe_attribute,
            link_rel=None,
            url_schemes=set(SCHEMES),
        )
    )


def _safe_attribute(tag: str, name: str, value: str) -> str | None:
    return link_address(value) if name == "href" else value


def _strip(html: str) -> str:
    """Without the characters that no story can hold; `\\r` is white space."""
    return _UNPRINTABLE.sub(lambda match: "\n" if match[0] == "\r" else " " if match[0] in "\x0b\x0c" else "", html)


def _without_bare_links(html: str) -> str:
    """Links whose address was refused are no links."""
    if "<a>" not in html:
        return html
    out: list[str] = []
    dropped = False
    for piece in _LINK.split(html):
        if piece == "<a>":
            dropped = True
        elif piece == "</a>" and dropped:
            dropped = False
        else:
            out.append(piece)
    return "".join(out)
