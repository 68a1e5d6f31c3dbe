"""Draft → `Story`: what the newsroom hands to the desk and to the press."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from standfirst.newsroom.evidence_value import EvidenceValue
from standfirst.newsroom.rich_text import read_rich_text
from standfirst.newsroom.story_links import CARD_WORDS, addresses_of
from standfirst.story import (
    Author,
    Block,
    BlockKind,
    Correction,
    CorrectionKind,
    Evidence,
    Label,
    Note,
    NoteKind,
    Picture,
    PubStatus,
    QuickLook,
    Story,
    escape,
)

if TYPE_CHECKING:
    from standfirst.newsroom.models import Article


def handover(article: Article) -> Story:
    """The story that `article`, a row or a draft, is now. Version and times are those of the row.

    It never fails: half-filled blocks are left out, what a story cannot hold is taken out.
    """
    from standfirst.newsroom.models import Publication

    ids = _Ids()
    pictures = [_picture(child, ids) for child in article.pictures if child.block_type == "picture"]
    blocks = _deep_look(article.deep_look, pictures, ids)
    return Story(
        uri=f"urn:uuid:{article.uuid}",
        version=article.version,
        headline=_line(article.headline),
        kicker=_line(article.kicker),
        section=_line(article.section.name) if article.section else "",
        label=Label(article.label),
        agency=_line(article.agency),
        located=_line(article.located),
        authors=tuple(
            Author(_line(each.person.name), each.person.get_absolute_url()) for each in article.article_authors.all()
        ),
        edition=_line(article.edition.name) if article.edition else "",
        standfirst=_line(article.standfirst),
        quick_looks_headline=_line(article.quick_looks_headline),
        quick_looks=_quick_looks(article.quick_looks),
        pictures=tuple(pictures),
        deep_look=tuple(blocks),
        tags=_tags(article),
        storyline=_line(article.storyline.name) if article.storyline else "",
        language=_line(article.language) or Publication.load().language,
        slug=article.slug,
        slugline=_line(article.slugline),
        first_published=article.first_published_at,
        version_created=article.last_published_at,
        embargoed_until=article.embargoed_until,
        go_live_at=article.go_live_at,
        pub_status=PubStatus(article.pub_status),
        copyright_notice=_line(article.copyright_notice),
        usage_terms=_printable(article.usage_terms),
        ed_note=_printable(article.ed_note),
        corrections=_corrections(article),
        rating_enabled=article.rating_enabled,
        notes=tuple(
            Note(NoteKind(note["kind"]), note["message"], note.get("line", 0), note.get("words", ""))
            for note in article.reader_notes
        ),
    )


class _Ids:
    """Gives each thing of a kind an id of its own: the one it has, unless that is empty or taken."""

    def __init__(self) -> None:
        self._taken: set[tuple[str, str]] = set()

    def __call__(self, kind: str, wanted: Any) -> str:
        wanted = re.sub(r"[\s\x00-\x1f\x7f\ud800-\udfff]", "", str(wanted or "")) or kind
        name, number = wanted, 2
        while (kind, name) in self._taken:
            name, number = f"{wanted}-{number}", number + 1
        self._taken.add((kind, name))
        return name


def _printable(text: str | None) -> str:
    """`text` without control characters, which no form should have let in and no page can show."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]", "", text or "").replace("\r", "")


def _line(text: str | None) -> str:
    # White space first: some control characters count as it and stand between words.
    return " ".join(_printable(" ".join((text or "").split())).split())


def _tags(article: Article) -> tuple[str, ...]:
    if not article.pk:
        return ()
    tagged: Iterable[Any] = article.tagged_items.all()
    return tuple(_line(each.tag.name) for each in tagged)


def _quick_looks(stream: Any) -> tuple[QuickLook, ...]:
    ids = _Ids()
    looks = []
    for child in stream:
        text = _line(child.value.get("text"))
        if not text:
            continue
        kept = EvidenceValue.read(child.value.get("evidence"))
        looks.append(QuickLook(ids("quick-look", child.id), text, kept.evidence, kept.signed_for(text)))
    return tuple(looks)


def _picture(child: Any, ids: _Ids) -> Picture:
    photo = child.value.get("photo")

    def said(name: str) -> str:
        return child.value.get(name) or (getattr(photo, name) if photo else "")

    return Picture(
        id=ids("picture", child.id),
        caption=_line(said("caption")),
        credit=_line(said("credit")),
        creator=_line(said("creator")),
        source=_line(said("source")),
        distributor=_line(said("distributor")),
        alt_text=_line(said("alt_text")),
        usage_terms=_printable(said("usage_terms")),
        handout=bool(child.value.get("handout")) or bool(photo and photo.handout),
        href=f"photo:{photo.pk}" if photo else "",
        width=photo.width if photo else 0,
        height=photo.height if photo else 0,
    )


def _deep_look(stream: Any, pictures: list[Picture], ids: _Ids) -> list[Block]:
    """The blocks of the Deep Look; pictures that stand in it are added to `pictures`."""
    blocks: list[Block] = []
    for child in stream:
        if child.block_type == "text":
            for block in read_rich_text(child.value.source, keyless=child.id or ""):
                name = ids("block", block.id)
                blocks.append(block if block.id == name else block.but(id=name))
        elif child.block_type == "pull_quote":
            words = _line(child.value["text"])
            if words:
                said_by = _line(child.value["attribution"])
                blocks.append(Block(ids("block", child.id), escape(words), BlockKind.PULL_QUOTE, attribution=said_by))
        elif child.block_type == "picture":
            picture = _picture(child, ids)
            if picture.href or picture.caption or picture.credit:
                pictures.append(picture)
                blocks.append(Block(ids("block", child.id), kind=BlockKind.PICTURE, picture=picture.id))
        elif child.block_type == "story_card":
            told = child.value.get("story")
            address = addresses_of([told.pk]).get(told.pk) if told else None
            if address:
                # A paragraph that is nothing but a link to a story of ours is what the press draws as its card. It
                # has no word of that story: what is withdrawn would stay in this one's versions, and in its search.
                blocks.append(Block(ids("block", child.id), f'<a href="{escape(address)}">{CARD_WORDS}</a>'))
    return blocks


def _corrections(article: Article) -> tuple[Correction, ...]:
    if not article.pk:
        return ()
    from standfirst.newsroom.models import ArticleCorrection

    return tuple(
        Correction(
            each.at,
            CorrectionKind(each.kind),
            _printable(each.text),
            Evidence(**each.evidence) if each.evidence else None,
        )
        for each in ArticleCorrection.objects.filter(article_id=article.pk)
    )
