"""The Deep Look: paragraphs, subheadings, lists, pull quotes and pictures in their places."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from standfirst.story import Block, BlockKind, NoteKind, escape
from standfirst.wire.clean_html import clean_inline, clean_list, make_list
from standfirst.wire.page.byline import take_dateline
from standfirst.wire.page.draft import Draft
from standfirst.wire.page.furniture import LISTS, NEIGHBOURS, RATING
from standfirst.wire.page.lines import Line
from standfirst.wire.page.marked import COPYRIGHT

BODY, AFTER = "body", "after"

_HASHES = re.compile(r"#{1,6}\s+")
_QUOTED = re.compile(r"pull[ -]?quote\s*:\s*|>\s+", re.IGNORECASE)
_OPENING, _CLOSING = '“"«„', '”"»“'
_ATTRIBUTED = re.compile(r"[”\"»]\s*[—–]\s*(?=[A-Z])")
_MARKS = frozenset('“”"«»„')
_DASHES = ("—", "–", "-")
_LONGEST_HEADING, _MOST_HEADING_WORDS = 100, 12


@dataclass(slots=True)
class _Body:
    blocks: list[Block] = field(default_factory=list)

    def add(self, html: str, kind: BlockKind = BlockKind.PARAGRAPH, **more: str | int) -> None:
        clean = clean_list(html) if kind is BlockKind.LIST else clean_inline(html)
        self.blocks.append(Block(f"p{len(self.blocks) + 1}", clean, kind, **more))  # type: ignore[arg-type]


def drop_after_end(draft: Draft, start: int) -> None:
    """Claims what stands after the article's end: after a rating box, the neighbours' titles or a copyright
    line that has most of the copy above it. Running copy after a list of other stories stays, with a note."""
    counts = [0]
    for line in draft.lines:
        counts.append(counts[-1] + (0 if line.claimed else line.words()))
    ends = [
        index
        for index in range(start, len(draft.lines))
        if draft.lines[index].claimed in (RATING, NEIGHBOURS, COPYRIGHT)
    ]
    end = next((index for index in ends if counts[index] - counts[start] >= counts[-1] - counts[index]), None)
    if end is not None:
        after = [line for _, line in draft.free(end)]
        for line in after:
            line.claimed = AFTER
        titles = [line for line in after if not _is_copy(line)]
        copy = [line for line in after if _is_copy(line)]
        draft.dropped("Lines after the end of the article were left out.", titles)
        for line in copy:
            draft.note(NoteKind.DOUBTFUL, "This stands after the end of the article and was left out; check it.", line)
    lists = next(
        (
            i
            for i in range(start, len(draft.lines))
            if draft.lines[i].claimed == LISTS and 4 * (counts[-1] - counts[i]) < counts[i] - counts[start]
        ),
        None,
    )
    if lists is not None:
        left = [line for _, line in draft.free(lists)]
        dropped = [line for line in left if not _is_copy(line)]
        for line in dropped:
            line.claimed = AFTER
        draft.dropped("Lines below a list of other stories were left out.", dropped)
        for line in left:
            if _is_copy(line):
                draft.note(NoteKind.DOUBTFUL, "This stands below a list of other stories; check that it is copy.", line)


def _is_copy(line: Line) -> bool:
    return line.ended and line.words(13) > 12


def read_body(draft: Draft, start: int) -> list[Block]:
    """The blocks of the copy from `start`; claims every line that is still free."""
    lines = draft.lines
    body = _Body()
    # The lead picture and the second have places of their own; a third after the copy needs none.
    pictures = {at: (number, picture.id) for number, (at, picture) in enumerate(draft.pictures)}
    last = max((index for index, _ in draft.free(start)), default=-1)
    followers = _followers(lines)
    odd: list[Line] = []
    index = start
    while index < len(lines):
        line = lines[index]
        number, picture = pictures.get(index, (0, ""))
        if picture and (number < 2 if index > last else body.blocks):
            body.add("", BlockKind.PICTURE, picture=picture)
        if line.claimed:
            index += 1
            continue
        line.claimed = BODY
        if line.bullet:
            index = _bulleted(draft, body, index)
            continue
        index += 1
        text = line.text
        if not body.blocks:
            after_dateline = take_dateline(draft, line)
            if after_dateline is not None:
                text = after_dateline
        follower = followers[index - 1]
        if hashes := _HASHES.match(text):
            level = min(4, max(2, len(hashes[0].rstrip())))
            body.add(_html(text[hashes.end() :]), BlockKind.HEADING, level=level)
        elif _pull_quote(body, text, follower):
            pass
        elif _is_heading(line, follower):
            body.add(_html(text), BlockKind.HEADING)
        else:
            if not line.ended and not text.endswith((":", ";", ",", "—")) and line.words(9) <= 8:
                odd.append(line)
            body.add(_html(text))
    if odd:
        words = "\n".join(line.printed for line in odd)
        draft.note(
            NoteKind.DOUBTFUL, "Short lines that are no sentences were kept as paragraphs; check them.", odd[0], words
        )
    return body.blocks


def _followers(lines: list[Line]) -> list[Line | None]:
    """For each line the next one that nobody has claimed."""
    out: list[Line | None] = [None] * len(lines)
    follower: Line | None = None
    for index in range(len(lines) - 1, -1, -1):
        out[index] = follower
        if not lines[index].claimed:
            follower = lines[index]
    return out


def _bulleted(draft: Draft, body: _Body, index: int) -> int:
    """A run of bullets is a list; a dash after a quote is its speaker; a single bullet is a line as printed."""
    lines = draft.lines
    end = index + 1
    while end < len(lines) and not lines[end].claimed and lines[end].bullet:
        lines[end].claimed = BODY
        end += 1
    line = lines[index]
    previous = body.blocks[-1] if body.blocks else None
    if end - index > 1 or (previous and previous.text.endswith(":")):
        items = [_html(each.text) for each in lines[index:end]]
        body.add(make_list(items, ordered=line.bullet.strip("().").isdigit()), BlockKind.LIST)
    elif line.bullet in _DASHES and previous and _is_quoted(previous.text) and line.words(13) <= 12:
        body.blocks[-1] = previous.but(kind=BlockKind.PULL_QUOTE, attribution=line.text)
    else:
        body.add(_html(line.printed))
    return end


def _pull_quote(body: _Body, text: str, follower: Line | None) -> bool:
    marked = _QUOTED.match(text)
    if marked:
        text = text[marked.end() :]
    said = [] if not _is_opened(text) else list(_ATTRIBUTED.finditer(text))
    if said and len(text) - said[-1].end() <= 100 and not text.endswith("."):
        body.add(_html(text[: said[-1].start() + 1]), BlockKind.PULL_QUOTE, attribution=text[said[-1].end() :])
        return True
    if marked and text:
        body.add(_html(text), BlockKind.PULL_QUOTE)
        return True
    return False


def _is_opened(text: str) -> bool:
    return text[:1] in _OPENING and bool(text)


def _is_quoted(text: str) -> bool:
    """Whether the whole of `text` is one quotation."""
    return len(text) > 2 and text[0] in _OPENING and text[-1] in _CLOSING and not _MARKS & set(text[1:-1])


def _is_heading(line: Line, follower: Line | None) -> bool:
    text = line.text
    if len(text) > _LONGEST_HEADING or line.words(_MOST_HEADING_WORDS + 1) > _MOST_HEADING_WORDS:
        return False
    if (
        (line.ended and not text.endswith("?"))
        or text[-1:] in ":;,—–"
        or not (text[:1].isupper() or text[:1].isdigit())
    ):
        return False
    if not follower or follower.bullet:
        return False
    return (follower.ended or follower.text.endswith(":")) and follower.words(9) > 8 and len(follower.text) > len(text)


def _html(text: str) -> str:
    return escape(text).replace("&#x27;", "'").replace("&quot;", '"')
