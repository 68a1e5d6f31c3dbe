"""Markdown with front matter, as site generators and editors keep stories, read as a story.

Blocks are CommonMark's: headings, paragraphs, lists, quotations, pictures, code and rules across the page
(https://spec.commonmark.org/0.31.2/). Nested lists stand in line; code and tables are no copy and are noted.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from standfirst.story import (
    Author,
    Block,
    BlockKind,
    Note,
    NoteKind,
    Picture,
    QuickLook,
    Story,
    Waiver,
    plain_text,
)
from standfirst.wire.addresses import picture_address
from standfirst.wire.clean_html import clean_inline, make_list, pasted_blocks
from standfirst.wire.errors import WireError
from standfirst.wire.front_matter import take_front_matter
from standfirst.wire.markdown_inline import inline_html
from standfirst.wire.waiver_comments import take_comments

_TEXTS = {
    **dict.fromkeys(("headline", "title"), "headline"),
    **dict.fromkeys(("standfirst", "summary", "description", "excerpt", "subtitle", "dek"), "standfirst"),
    **dict.fromkeys(("section", "category"), "section"),
    **{name: name for name in ("kicker", "agency", "located", "edition", "slug", "slugline", "storyline", "ed_note")},
    **{name: name for name in ("quick_looks_headline", "copyright_notice", "usage_terms", "uri")},
    **dict.fromkeys(("language", "lang"), "language"),
}
_TIMES = {
    **dict.fromkeys(("first_published", "date", "published", "published_at", "publishDate"), "first_published"),
    **dict.fromkeys(("version_created", "updated", "updated_at", "lastmod", "modified"), "version_created"),
    "embargoed_until": "embargoed_until",
}
_AUTHORS = ("authors", "author", "byline")
QUICK_LOOKS = ("quick looks", "quick look", "key points", "key takeaways", "highlights", "at a glance", "in brief")
"""Headings that stand above a list of Quick Looks."""
DEEP_LOOK = ("deep look", "the full story", "full story")

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*$")
_SETEXT = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}([*_-])[ \t*_-]*$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_BULLET = re.compile(r" {0,9}(?:([-*+])|(\d{1,9})[.)])[ \t]+(?=\S)")
_QUOTE = re.compile(r" {0,3}> ?")
_IMAGE = re.compile(
    r" {0,3}!\[([^\[\]]{0,2000})\]\(\s{0,9}<?([^\s<>()]{1,2000})>?"
    r"(?:\s{1,9}(?:\"([^\"]{0,2000})\"|'([^']{0,2000})'))?\s{0,9}\)[ \t]*$"
)
_REFERENCE = re.compile(r" {0,3}\[([^\[\]^]{1,200})\]:[ \t]{0,9}<?(\S{1,2000}?)>?(?:[ \t]+[\"'(].{0,500})?$")
_MARKUP = re.compile(r" {0,3}</?[A-Za-z]")
_BY = re.compile(r"\s*(?:—|–|--)\s*([^—–]{2,120})$")


def read_markdown(text: str) -> Story:
    """The story in Markdown `text`: front matter for what stands around the copy, the rest for the Deep Look.

    The first heading of level 1 is the headline if the front matter has none. A list below a heading "Quick Looks"
    (or "Key points" and the like) becomes the Quick Looks. `waivers` of the front matter and comments of the
    form `<!-- standfirst: waive RULE "words": reason -->` become the story's waivers. Raises `WireError`.
    """
    text = "".join(char for char in text.replace("\r\n", "\n").replace("\r", "\n") if char >= " " or char in "\n\t")
    text = text.replace("\x7f", "")
    values, body, line, notes = take_front_matter(text)
    body, waivers = take_comments(body)
    reader = _Body(body.split("\n"), line)
    reader.read()
    if not values and not reader.blocks and not reader.headline and not reader.looks:
        raise WireError("there are no words in it.")
    return _story(values, reader, [*notes, *reader.notes], waivers)


class _Body:
    """Reads the blocks below the front matter; every line is taken once."""

    def __init__(self, lines: list[str], first: int) -> None:
        self.lines = lines
        self.first = first
        self.at = 0
        self.headline = ""
        self.blocks: list[Block] = []
        self.looks: list[str] = []
        self.looks_headline = ""
        self.pictures: list[Picture] = []
        self.notes: list[Note] = []
        self.links = self._take_links()
        self._looks_next = False

    def _take_links(self) -> dict[str, str]:
        links: dict[str, str] = {}
        for number, line in enumerate(self.lines):
            if "]:" in line and (match := _REFERENCE.match(line)):
                links.setdefault(" ".join(match[1].casefold().split()), match[2])
                self.lines[number] = ""
        return links

    def read(self) -> None:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.strip():
                self.at += 1
            elif fence := _FENCE.match(line):
                self._code(fence[1])
            elif heading := _HEADING.match(line):
                self.at += 1
                self._heading(len(heading[1]), (heading[2] or "").strip())
            elif _is_rule(line):
                self.at += 1
            elif image := _IMAGE.match(line):
                self.at += 1
                self._picture(image)
            elif _QUOTE.match(line):
                self._quotation()
            elif _BULLET.match(line):
                self._list()
            elif _MARKUP.match(line):
                self._markup()
            else:
                self._paragraph()

    def _html(self, text: str) -> str:
        return clean_inline(inline_html(text, self.links)).strip()

    def _add(self, kind: BlockKind, html: str, level: int = 2, attribution: str = "", picture: str = "") -> None:
        if picture or plain_text(html):
            number = len(self.blocks) + 1
            self.blocks.append(Block(f"p{number}", html, kind, level, attribution, picture))

    def _note(self, kind: NoteKind, message: str, words: str = "") -> None:
        self.notes.append(Note(kind, message, line=self.first + self.at, words=words[:200]))

    def _heading(self, level: int, text: str) -> None:
        html = self._html(text)
        words = plain_text(html)
        name = words.casefold().strip(" :")
        if level == 1 and not self.headline and not self.blocks:
            self.headline = words
        elif name in QUICK_LOOKS and not self.looks:
            self._looks_next = True
            self.looks_headline = "" if name.startswith("quick look") else words
        elif name not in DEEP_LOOK:
            self._add(BlockKind.HEADING, html, min(4, max(2, level)))

    def _code(self, fence: str) -> None:
        self._note(NoteKind.DROPPED, "A block of code is no copy and was left out.")
        self.at += 1
        while self.at < len(self.lines):
            line = self.lines[self.at].strip()
            self.at += 1
            if line.startswith(fence) and not line.strip(fence[0]):
                return

    def _picture(self, image: re.Match[str]) -> None:
        href = picture_address(image[2])
        if href is None:
            self._note(NoteKind.DROPPED, "The address of a picture is neither a web address nor a path.", image[2])
        caption = plain_text(self._html(image[3] or image[4] or ""))
        if not caption and self.at < len(self.lines):
            caption = self._caption_below()
        number = len(self.pictures) + 1
        alt = plain_text(self._html(image[1]))
        self.pictures.append(Picture(f"x{number}", caption=caption, alt_text=alt, href=href or ""))
        if self.blocks:
            self._add(BlockKind.PICTURE, "", picture=f"x{number}")

    def _caption_below(self) -> str:
        """The line right below a picture if all of it is in italics: what editors without captions write."""
        line = self.lines[self.at].strip()
        if (
            len(line) > 2
            and line[0] == line[-1]
            and line[0] in "*_"
            and line[1] != line[0]
            and line.count(line[0]) == 2
        ):
            self.at += 1
            return plain_text(self._html(line))
        return ""

    def _quotation(self) -> None:
        said = []
        while self.at < len(self.lines) and (mark := _QUOTE.match(self.lines[self.at])):
            said.append(self.lines[self.at][mark.end() :].strip())
            self.at += 1
        last = next((number for number in reversed(range(len(said))) if said[number]), None)
        attribution = ""
        if last and (by := _BY.match(said[last])):
            attribution = plain_text(self._html(by[1]))
            said = said[:last]
        for part in "\n".join(said).split("\n\n"):
            self._add(BlockKind.PULL_QUOTE, self._html(part.strip()), attribution=attribution)

    def _list(self) -> None:
        items: list[list[str]] = []
        first = _BULLET.match(self.lines[self.at])
        ordered = bool(first and first[2])
        while self.at < len(self.lines):
            line = self.lines[self.at]
            bullet = _BULLET.match(line)
            if bullet and not _is_rule(line):
                items.append([line[bullet.end() :].strip()])
            elif not line.strip():
                following = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else ""
                if not following.strip() or not (_BULLET.match(following) or following.startswith(("  ", "\t"))):
                    break
            elif line.startswith((" ", "\t")) or not _starts_block(line):
                items[-1].append(line.strip())
            else:
                break
            self.at += 1
        made = [html for item in items if (html := self._html("\n".join(item)))]
        if self._looks_next and not self.looks:
            self.looks = [text for each in made if (text := plain_text(each).replace("\n", " "))]
            self._looks_next = False
        else:
            self._add(BlockKind.LIST, make_list(made, ordered=ordered))

    def _markup(self) -> None:
        """Lines of HTML up to an empty one, read as pasted markup is."""
        start = self.at
        while self.at < len(self.lines) and self.lines[self.at].strip():
            self.at += 1
        html = "\n".join(self.lines[start : self.at])
        found = pasted_blocks(html)
        for block in found:
            self._add(block.kind, block.html, block.level)
        if not found:
            self._note(NoteKind.DROPPED, "HTML without words was left out.", html.strip())

    def _paragraph(self) -> None:
        self._looks_next = False
        start = self.at
        self.at += 1
        while self.at < len(self.lines) and self.lines[self.at].strip():
            line = self.lines[self.at]
            if under := _SETEXT.match(line):
                self.at += 1
                text = " ".join(each.strip() for each in self.lines[start : self.at - 1])
                self._heading(1 if under[1][0] == "=" else 2, text)
                return
            if _starts_block(line):
                break
            self.at += 1
        lines = self.lines[start : self.at]
        if len(lines) > 1 and all("|" in line for line in lines):
            self._note(NoteKind.DROPPED, "A table is no copy and was left out.", lines[0].strip())
            return
        self._add(BlockKind.PARAGRAPH, self._html("\n".join(line.lstrip() for line in lines)))


def _is_rule(line: str) -> bool:
    """Whether the line is a thematic break: three or more of one sign, with spaces between."""
    found = _RULE.match(line)
    return found is not None and {*line} - {" ", "\t"} == {found[1]} and line.count(found[1]) >= 3


def _starts_block(line: str) -> bool:
    """Whether `line` ends the paragraph above it."""
    bullet = _BULLET.match(line)
    return bool(
        _HEADING.match(line)
        or _QUOTE.match(line)
        or _FENCE.match(line)
        or _is_rule(line)
        or _IMAGE.match(line)
        or (bullet and bullet[2] in (None, "1"))
    )


def _story(values: dict[str, Any], body: _Body, notes: list[Note], waivers: tuple[Waiver, ...]) -> Story:
    fields: dict[str, Any] = {}
    unused = []
    for key, value in values.items():
        if key in _TEXTS and isinstance(value, str):
            fields.setdefault(_TEXTS[key], " ".join(value.split()))
        elif key in _TIMES and isinstance(value, str):
            if when := _when(value, key, notes):
                fields.setdefault(_TIMES[key], when)
        elif key in _AUTHORS:
            fields.setdefault("authors", tuple(Author(name) for name in _names(value)))
        elif key == "tags":
            fields["tags"] = tuple(_names(value))
        elif key == "categories" and (names := _names(value)):
            fields.setdefault("section", names[0])
        elif key in ("quick_looks", "key_points", "highlights"):
            body.looks = body.looks or _names(value)
        elif key == "waivers" and isinstance(value, list):
            waivers = (*waivers, *(_waiver(each) for each in value))
        elif value not in ("", [], None):
            unused.append(key)
    if unused:
        notes.append(Note(NoteKind.DROPPED, f"Of the front matter these keys were not used: {', '.join(unused)}.", 1))
    fields.setdefault("headline", body.headline)
    if body.looks_headline:
        fields.setdefault("quick_looks_headline", body.looks_headline)
    if not fields["headline"]:
        notes.append(Note(NoteKind.MISSING, "No headline was found."))
    return Story(
        quick_looks=tuple(QuickLook(f"q{number}", words) for number, words in enumerate(body.looks, 1)),
        pictures=tuple(body.pictures),
        deep_look=tuple(body.blocks),
        waivers=waivers,
        notes=tuple(notes),
        **fields,
    )


def _names(value: Any) -> list[str]:
    if isinstance(value, list):
        texts = [each.get("name", "") if isinstance(each, dict) else str(each) for each in value]
        return [name for each in texts if (name := " ".join(each.split()))]
    return [" ".join(str(value).split())] if value else []


def _waiver(value: Any) -> Waiver:
    if not isinstance(value, dict):
        return Waiver(str(value))
    return Waiver(*(" ".join(str(value.get(name, "")).split()) for name in ("rule", "words", "reason")))


def _when(value: str, key: str, notes: list[Note]) -> datetime | None:
    try:
        when = datetime.fromisoformat(value.replace(" ", "T", 1) if re.match(r"\d{4}-\d\d-\d\d \d", value) else value)
    except ValueError:
        when = None
    if when is None or when.utcoffset() is None:
        notes.append(
            Note(NoteKind.DOUBTFUL, f"The time of “{key}” has no zone, or is none; it was left out.", words=value[:80])
        )
        return None
    return when
