"""A story as JSON for machines: the words that went out, and nothing that is the newsroom's own.

Names are those of `standfirst.story` (IPTC's in snake_case). Evidence is a block and offsets, as on the page: code
points of the block's plain text. Notes to colleagues, the desk's name, waivers and unconfirmed evidence are not in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from standfirst.newsroom.models import Article, Photo
from standfirst.newsroom.models.photo import Where
from standfirst.newsroom.photo_uses import photo_number
from standfirst.newsroom.visibility import readable_articles
from standfirst.press.changes import TOLD_AS
from standfirst.press.outputs.made import Made
from standfirst.press.outputs.numbers import number
from standfirst.press.site import Site
from standfirst.press.times import for_machines
from standfirst.story import Block, Evidence, Found, Picture, Story, find

KIND = "json"
ENDING = "story.json"
"""It stands at the story's address and this."""


def ids() -> Iterator[str]:
    """None: it is made when it is asked for, of what is out then, and kept by nobody."""
    return iter(())


def make(output_id: str, rest: str) -> Made | None:
    """The file, of the newest version of a story that anybody may read."""
    article: Article | None = readable_articles().filter(pk=number(output_id, rest)).first()
    version = article.published_versions.last() if article else None
    if article is None or version is None:
        return None
    told = told_of(version.story, Site.load(), article.address)
    told["version_kind"] = TOLD_AS[type(version).Kind(version.kind)]
    body = json.dumps(told, ensure_ascii=False, indent=1)
    return Made(output_id, f"{article.address}{ENDING}", f"{body}\n", "application/json; charset=utf-8")


def told_of(story: Story, site: Site, address: str) -> dict[str, Any]:
    """What the file says of `story`, printed at `address`."""
    at = {
        "first_published": story.first_published,
        "version_created": story.version_created,
    }
    data: dict[str, Any] = {
        "uri": story.uri,
        "version": story.version,
        "pub_status": story.pub_status.value,
        "url": site.absolute(address),
        **{name: for_machines(time, site.zone) for name, time in at.items() if time},
        "headline": story.headline,
        "kicker": story.kicker,
        "section": story.section,
        "label": story.label.value,
        "agency": story.agency,
        "located": story.located,
        "authors": [author.name for author in story.authors],
        "edition": story.edition,
        "standfirst": story.standfirst,
        "quick_looks_headline": story.quick_looks_headline,
        "quick_looks": [
            {"text": look.text, "evidence": _places(look.evidence if look.confirmed else (), story.deep_look)}
            for look in story.quick_looks
        ],
        "pictures": list(_pictures(story.pictures)),
        "deep_look": [
            {"id": block.id, "kind": block.kind.value, "text": block.text, "attribution": block.attribution}
            for block in story.deep_look
            if block.text
        ],
        "tags": list(story.tags),
        "storyline": story.storyline,
        "language": story.language,
        "copyright_notice": story.copyright_notice,
        "corrections": [
            {
                "at": for_machines(each.at, site.zone),
                "kind": each.kind.value,
                "text": each.text,
                "evidence": _places([each.evidence] if each.evidence else (), story.deep_look),
            }
            for each in story.corrections
        ],
    }
    return data


def _pictures(pictures: Sequence[Picture]) -> Iterator[dict[str, Any]]:
    numbers = [number for each in pictures if (number := photo_number(each.href)) is not None]
    online = set(Photo.everything.filter(pk__in=numbers, where=Where.ONLINE).values_list("pk", flat=True))
    for each in pictures:
        told = {"caption": each.caption, "credit": each.credit, "alt_text": each.alt_text}
        yield {**told, "online_only": photo_number(each.href) in online}


def _places(evidence: Iterable[Evidence], blocks: Iterable[Block]) -> list[dict[str, Any]]:
    blocks = list(blocks)
    found = (find(each, blocks) for each in evidence)
    return [{"block": at.block_id, "start": at.start, "end": at.end} for at in found if isinstance(at, Found)]
