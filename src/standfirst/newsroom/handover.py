"""Draft → `Story`: what the newsroom hands to the desk and to the press."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup, Tag
from wagtail.rich_text import expand_db_html

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
    StoryError,
    escape,
)
from standfirst.wire.clean_html import clean_inline

if TYPE_CHECKING:
    from standfirst.newsroom.models import Article

_HEADINGS = {"h2": 2, "h3": 3, "h4": 4}


def handover(article: Article) -> Story:
    """The story that `article`, a row or a draft, is now. Version and time are those of the row."""
    pictures: list[Picture] = [_picture(child) for child in article.pictures if child.block_type == "picture"]
    blocks = _deep_look(article.deep_look, pictures)
    return Story(
        uri=f"urn:uuid:{article.uuid}",
        version=article.version,
        headline=_line(article.headline),
        kicker=_line(article.kicker),
        section=article.section.name if article.section else "",
        label=Label(article.label),
        agency=_line(article.agency),
        located=_line(article.located),
        authors=tuple(
            Author(each.person.name, each.person.get_absolute_url()) for each in article.article_authors.all()
        ),
        edition=article.edition.name if article.edition else "",
        standfirst=_line(article.standfirst),
        quick_looks_headline=_line(article.quick_looks_headline),
        quick_looks=tuple(_quick_look(child) for child in article.quick_looks),
        pictures=tuple(pictures),
        deep_look=tuple(blocks),
        tags=tuple(tag.name for tag in article.tags.all()) if article.pk else (),
        storyline=article.storyline.name if article.storyline else "",
        language=article.language or "en",
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


def _printable(text: str | None) -> str:
    """`text` without control characters, which no form should have let in and no page can show."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]", "", text or "").replace("\r", "")


def _line(text: str | None) -> str:
    return " ".join(_printable(text).split())


def _quick_look(child: Any) -> QuickLook:
    kept = child.value.get("evidence") or {}
    evidence = []
    for data in kept.get("evidence", ()) if isinstance(kept, dict) else ():
        try:
            evidence.append(Evidence(**data))
        except (StoryError, TypeError):
            continue  # a form was tampered with: the claim stands without evidence, and the desk says so
    confirmed = bool(evidence) and kept.get("confirmed") is True
    return QuickLook(str(child.id or "new"), _line(child.value.get("text")), tuple(evidence), confirmed)


def _picture(child: Any) -> Picture:
    value = child.value
    photo = value.get("photo")
    return Picture(
        id=str(child.id or "new"),
        caption=_line(value.get("caption") or (photo.caption if photo else "")),
        credit=_line(value.get("credit") or (photo.credit if photo else "")),
        creator=_line(photo.creator if photo else ""),
        source=_line(photo.source if photo else ""),
        distributor=_line(photo.distributor if photo else ""),
        alt_text=_line(photo.alt_text if photo else ""),
        usage_terms=_printable(photo.usage_terms if photo else ""),
        handout=bool(value.get("handout")) or bool(photo and photo.handout),
        href=f"photo:{photo.pk}" if photo else "",
        width=photo.width if photo else 0,
        height=photo.height if photo else 0,
    )


def _deep_look(stream: Any, pictures: list[Picture]) -> list[Block]:
    """The blocks of the Deep Look; pictures that stand in it are added to `pictures`."""
    blocks: list[Block] = []
    taken: set[str] = set()

    def unique(wanted: str) -> str:
        wanted = re.sub(r"\s", "", wanted) or "block"
        name, number = wanted, 2
        while name in taken:
            name, number = f"{wanted}-{number}", number + 1
        taken.add(name)
        return name

    for child in stream:
        name = str(child.id or f"block{len(blocks)}")
        if child.block_type == "text":
            blocks.extend(_text(child.value.source, name, unique))
        elif child.block_type == "pull_quote":
            words = escape(_line(child.value["text"]))
            blocks.append(
                Block(unique(name), words, BlockKind.PULL_QUOTE, attribution=_line(child.value["attribution"]))
            )
        elif child.block_type == "picture":
            picture = _picture(child)
            pictures.append(picture)
            blocks.append(Block(unique(name), kind=BlockKind.PICTURE, picture=picture.id))
    return blocks


def _text(source: str, name: str, unique: Any) -> list[Block]:
    """The blocks of one piece of rich text. Draftail keeps a key on each paragraph over edits: it is the id."""
    blocks: list[Block] = []
    for number, element in enumerate(BeautifulSoup(expand_db_html(source), "html.parser").children):
        if not isinstance(element, Tag):
            if str(element).strip():
                blocks.append(Block(unique(f"{name}-{number}"), clean_inline(str(element))))
            continue
        keyed = element if element.get("data-block-key") else element.find(attrs={"data-block-key": True})
        key = unique(str(keyed["data-block-key"]) if keyed else f"{name}-{number}")
        if element.name in ("ul", "ol"):
            items = "".join(
                f"<li>{clean_inline(item.decode_contents())}</li>" for item in element.find_all("li", recursive=False)
            )
            block = Block(key, f"<{element.name}>{items}</{element.name}>", BlockKind.LIST)
        elif element.name in _HEADINGS:
            block = Block(
                key, clean_inline(element.decode_contents()), BlockKind.HEADING, level=_HEADINGS[element.name]
            )
        else:
            block = Block(key, clean_inline(element.decode_contents()))
        if block.text:
            blocks.append(block)
    return blocks


def _corrections(article: Article) -> tuple[Correction, ...]:
    if not article.pk:
        return ()
    from standfirst.newsroom.models import ArticleCorrection

    return tuple(
        Correction(each.at, CorrectionKind(each.kind), each.text, Evidence(**each.evidence) if each.evidence else None)
        for each in ArticleCorrection.objects.filter(article_id=article.pk)
    )
