"""JSON-LD for machines that read the page: schema.org `NewsArticle`, made so that it can never close its script.

Field by field: https://schema.org/NewsArticle (30.0). No `aggregateRating`: search engines show none for news,
and a page is not made anew for a vote.
"""

from __future__ import annotations

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from standfirst.newsroom.models import Person
from standfirst.press.pictures import ShownPicture
from standfirst.press.site import Link, Site
from standfirst.press.times import for_machines
from standfirst.story import Story

_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def script(data: Any) -> SafeString:
    """`data` as a script element; JSON's own escapes see to it that nothing in it can end the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308


def publisher(site: Site) -> dict[str, Any]:
    """The publication as an organisation."""
    return _without_empty(
        {
            "@type": "NewsMediaOrganization",
            "@id": f"{site.root}/#publisher",
            "name": site.name,
            "slogan": site.tagline,
            "url": f"{site.root}/",
            "email": site.contact_email,
        }
    )


def front(site: Site) -> SafeString:
    """The front page's word on who publishes."""
    return script({"@context": "https://schema.org", **publisher(site)})


def author(person: Person, portrait: ShownPicture | None, site: Site) -> SafeString:
    """The script element of an author's page."""
    about = {
        "@type": "Person",
        "name": person.name,
        "url": site.absolute(person.get_absolute_url()),
        "description": person.bio,
        "email": person.email,
        "knowsAbout": person.beat,
        "image": site.absolute(portrait.file.address) if portrait and portrait.file else "",
        "worksFor": {"@id": f"{site.root}/#publisher"},
    }
    return script({"@context": "https://schema.org", "@type": "ProfilePage", "mainEntity": _without_empty(about)})


def news_article(page: dict[str, Any]) -> SafeString:
    """The script element for the story of `page`, a context of `standfirst.press.article_page`."""
    site: Site = page["site"]
    story: Story = page["story"]
    authors: list[Link] = page["authors"]
    pictures: list[ShownPicture | None] = [
        page["lead"],
        page["second"],
        *(block.picture for block in page["blocks"]),
        *page["other_pictures"],
    ]
    modified = page["updated"] or page["published"]
    if page["corrections"]:
        modified = max([modified, *(each.at for each in page["corrections"])])
    data = {
        "@context": "https://schema.org",
        "@type": ["NewsArticle", kind] if (kind := _TYPES.get(page["label"])) else "NewsArticle",
        "@id": story.uri,
        "mainEntityOfPage": page["canonical"],
        "url": page["canonical"],
        "headline": story.headline,
        "alternativeHeadline": story.quick_looks_headline,
        "description": story.standfirst,
        "datePublished": for_machines(page["published"], site.zone),
        "dateModified": for_machines(modified, site.zone),
        "dateline": story.located,
        "author": [
            _without_empty({"@type": "Person", "name": each.name, "url": each.address and site.absolute(each.address)})
            for each in authors
        ],
        "publisher": publisher(site),
        "sourceOrganization": story.agency and {"@type": "Organization", "name": story.agency},
        "image": [_image(each, site) for each in pictures if each and each.file],
        "articleSection": page["section"].name if page["section"] else story.section,
        "keywords": list(story.tags),
        "isPartOf": story.edition and {"@type": "PublicationIssue", "name": story.edition},
        "wordCount": story.word_count,
        "inLanguage": story.language,
        "isAccessibleForFree": True,
        "copyrightNotice": story.copyright_notice,
        "correction": [
            {
                "@type": "CorrectionComment",
                "url": f"{page['canonical']}#{each.id}",
                "text": each.text,
                "datePublished": for_machines(each.at, site.zone),
            }
            for each in page["corrections"]
        ],
    }
    return script(_without_empty(data))


_TYPES = {"Analysis": "AnalysisNewsArticle", "Opinion": "OpinionNewsArticle"}


def _image(shown: ShownPicture, site: Site) -> dict[str, Any]:
    picture, file = shown.picture, shown.file
    assert file is not None  # noqa: S101 - the caller leaves out what has no file
    return _without_empty(
        {
            "@type": "ImageObject",
            "url": site.absolute(file.address),
            "width": file.width,
            "height": file.height,
            "caption": picture.caption,
            "creditText": picture.credit,
            "creator": picture.creator and {"@type": "Person", "name": picture.creator},
            "copyrightNotice": shown.copyright_notice or (picture.source and f"© {picture.source}"),
        }
    )


def _without_empty(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value not in ("", [], None)}
