"""The context of a story's page: everything its template prints, worked out from the words that went out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from standfirst.newsroom.differences import Difference
from standfirst.newsroom.models import Article
from standfirst.press import jsonld, lists
from standfirst.press.cards import Card, cards
from standfirst.press.changes import what_changed
from standfirst.press.evidence_marks import EvidenceMarks, Jump
from standfirst.press.pictures import ShownPicture, show
from standfirst.press.site import Link, Site, direction
from standfirst.press.story_links import StoryLinks
from standfirst.story import Block, BlockKind, Label, Story
from standfirst.wire import clean_inline, clean_list

OLD = timedelta(days=365)
"""From this age on a page says how old its story is."""
MOST_TOLD = 6
"""How many changed lines a page shows with a word to the readers; the history has all."""
CARRIED_ON = timedelta(minutes=1)
"""A change within this time of first publication is no update worth telling."""


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """One block of the Deep Look: `html` is safe and carries the evidence marks."""

    kind: str
    html: str = ""
    level: int = 3
    attribution: str = ""
    picture: ShownPicture | None = None
    is_quoted: bool = False
    """Whether a pull quote brings its own quotation marks."""
    card: Card | None = None
    """The story whose card this is, drawn as it is today."""


@dataclass(frozen=True, slots=True)
class ShownCorrection:
    """A word to the readers, with the way to the words it is about."""

    id: str
    name: str
    at: datetime
    text: str
    jumps: tuple[Jump, ...] = ()
    version: int | None = None
    differences: tuple[Difference, ...] = ()
    """What the version that went out with it changed."""


def clean(story: Story) -> Story:
    """`story` with the rich text of its blocks through the one sanitizer again, whatever road it came by."""
    return story.but(
        deep_look=tuple(
            block.but(html=(clean_list if block.kind is BlockKind.LIST else clean_inline)(block.html))
            for block in story.deep_look
        )
    )


def context(story: Story, article: Article, site: Site) -> dict[str, Any]:
    """What `site/article.html` prints for `story`, a version of `article`."""
    story = clean(story)
    marks = EvidenceMarks(story)
    links = StoryLinks(story)
    shown = show(story.pictures)
    in_body = {block.picture for block in story.deep_look if block.kind is BlockKind.PICTURE}
    lead, second, *others = [*(shown[each.id] for each in story.pictures if each.id not in in_body), None, None]
    earlier = lists.earlier_in_this_story(article)
    previous, following = lists.neighbours(article)
    published = story.first_published or timezone.now()
    updated = _updated(story, published)
    section = Link(article.section.name, article.section.get_absolute_url()) if article.section else None
    corrections = _corrections(story, marks, article)
    address = article.address or ""
    page: dict[str, Any] = {
        "site": site,
        "story": story,
        "article_pk": article.pk,
        "edit_address": reverse("stories:edit", args=[article.pk]) if article.pk else "",
        "address": address,
        "canonical": site.absolute(address),
        "language": story.language,
        "direction": direction(story.language),
        "section": section,
        "label": "" if story.label is Label.NEWS else story.label.value,
        "kicker": "" if story.kicker.casefold() == story.label.value.casefold() else story.kicker,
        "dateline": _dateline(story, article),
        "authors": _authors(story, article),
        "published": published,
        "updated": updated,
        "is_old": timezone.now() - published > OLD,
        "lead": lead,
        "second": second,
        "other_pictures": [each for each in others if each],
        "claims": marks.claims,
        "has_marks": bool(marks),
        "quick_looks_headline": story.quick_looks_headline or "Quick Looks",
        "says_quick_looks": "quick looks" in (story.quick_looks_headline or "quick looks").casefold(),
        "blocks": list(_blocks(story.deep_look, marks, shown, links)),
        "agency_line": _agency_line(story, site),
        "corrections": corrections,
        "newest_correction": corrections[0] if corrections else None,
        "earlier": cards(earlier, pictures=False),
        "read_more": cards(lists.read_more(article, without=earlier)),
        "previous": _named(previous),
        "next": _named(following),
        "history_address": f"{address}history/" if address and article.version > 1 else "",
        "report_address": f"/report/{article.pk}/" if article.pk and address else "",
    }
    page["json_ld"] = jsonld.news_article(page)
    return page


def _named(story: int | None) -> Card | None:
    return next(iter(cards([story], pictures=False)), None) if story else None


def _updated(story: Story, published: datetime) -> datetime | None:
    """When a later version went out; None for the first, also when it was taken over from elsewhere."""
    if story.version < 2 or story.version_created is None:
        return None
    return story.version_created if story.version_created - published > CARRIED_ON else None


def _authors(story: Story, article: Article) -> list[Link]:
    """The byline as it went out, each name with the author's page as it is today."""
    today = {each.person.name: each.person.get_absolute_url() for each in article.article_authors.all()}
    return [
        Link(author.name, today.get(author.name, author.uri if author.uri.startswith("/authors/") else ""))
        for author in story.authors
    ]


def _agency_line(story: Story, site: Site) -> str:
    """The agencies whose copy was used; empty for the house's own."""
    own = {name.casefold().removeprefix("the ") for name in (site.agency, site.name)}
    return "" if story.agency.casefold().removeprefix("the ") in own else story.agency


def _dateline(story: Story, article: Article) -> list[list[Link]]:
    """The parts of the printed line "agency / city / author / edition"; what is missing is left out."""
    parts = [
        [Link(story.agency, "")],
        [Link(story.located, "")],
        _authors(story, article),
        [Link(story.edition, _edition_address(story, article))],
    ]
    return [part for part in parts if part and part[0].name]


def _edition_address(story: Story, article: Article) -> str:
    """The page of the edition it was printed in, as long as the edition bears that name."""
    edition = article.edition
    return edition.get_absolute_url() if edition and edition.name == story.edition else ""


def _blocks(
    blocks: Iterable[Block], marks: EvidenceMarks, shown: dict[str, ShownPicture], links: StoryLinks
) -> Iterator[ShownBlock]:
    level = 2  # "Deep Look" is the h2 above them
    for block in blocks:
        if (block.text or block.picture) and not links.is_empty_card(block):
            made = _block(block, marks, shown, links)
            if block.kind is BlockKind.HEADING:
                # Who listens to a page goes by its headings: none is left out on the way down.
                level = min(made.level, level + 1)
                made = replace(made, level=level)
            yield made


def _block(block: Block, marks: EvidenceMarks, shown: dict[str, ShownPicture], links: StoryLinks) -> ShownBlock:
    if block.kind is BlockKind.PICTURE:
        return ShownBlock(block.kind.value, picture=shown.get(block.picture))
    if card := links.card(block):
        return ShownBlock("story_card", card=card)
    return ShownBlock(
        block.kind.value,
        links.html(marks.html(block)),
        level=min(block.level, 4) + 1,
        attribution=block.attribution,
        is_quoted=block.text[:1] in _QUOTATION_MARKS,
    )


_QUOTATION_MARKS = frozenset("“‘„‚«‹\"'")


def _corrections(story: Story, marks: EvidenceMarks, article: Article) -> list[ShownCorrection]:
    """Newest first."""
    changed = [*what_changed(article)] if story.corrections else []
    changed += [(None, ())] * (len(story.corrections) - len(changed))
    numbered = [
        ShownCorrection(
            f"c-{number}", each.kind.value.capitalize(), each.at, each.text, jumps, version, found[:MOST_TOLD]
        )
        for number, (each, jumps, (version, found)) in enumerate(
            zip(story.corrections, marks.corrections, changed, strict=False), 1
        )
    ]
    return sorted(numbered, key=lambda each: each.at, reverse=True)
