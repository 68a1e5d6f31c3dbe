"""What machines are told of a story."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.newsroom.models import Article
from standfirst.press import jsonld
from standfirst.story import Correction, CorrectionKind, Label, Story
from tests.press.pages.reading import one, page

Publish = Callable[..., Article]


def told(article: Article) -> dict[str, Any]:
    script = one(page(f"article/{article.pk}"), 'script[type="application/ld+json"]')
    return dict(json.loads(script.string or ""))


def test_a_story_is_a_news_article_with_all_its_fields(publish: Publish, harbour: Story) -> None:
    article = publish(harbour)
    data = told(article)
    image = data.pop("image")
    address = data["url"]
    root = address.removesuffix(article.address)
    assert root.startswith("http")
    assert data == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": f"urn:uuid:{article.uuid}",
        "mainEntityOfPage": address,
        "url": address,
        "headline": "The old crane crosses the basin",
        "alternativeHeadline": "How to move a crane",
        "description": "A crane of 410 tonnes was pulled across the basin by two tugs.",
        "datePublished": "2026-03-02T15:00:00+03:00",
        "dateModified": "2026-03-02T15:00:00+03:00",
        "dateline": "GALATA",
        "author": [
            {"@type": "Person", "name": "Ada Kaya", "url": f"{root}/authors/ada-kaya/"},
            {"@type": "Person", "name": "Bo Lind", "url": f"{root}/authors/bo-lind/"},
        ],
        "publisher": {
            "@type": "NewsMediaOrganization",
            "@id": f"{root}/#publisher",
            "name": "The Harbour Post",
            "url": f"{root}/",
            "email": "errors@harbour-post.example",
        },
        "sourceOrganization": {"@type": "Organization", "name": "Harbour News"},
        "articleSection": "City",
        "keywords": data["keywords"],
        "isPartOf": {"@type": "PublicationIssue", "name": "Morning Edition"},
        "wordCount": harbour.word_count,
        "inLanguage": "en-GB",
        "isAccessibleForFree": True,
        "copyrightNotice": "© The Harbour Post",
    }
    assert sorted(data["keywords"]) == ["cranes", "harbour"]
    first = image[0]
    assert first.pop("url").startswith(f"{root}/pictures/")
    assert first == {
        "@type": "ImageObject",
        "width": 1000,
        "height": 640,
        "caption": "The crane on its barge.",
        "creditText": "Harbour Authority via City Pictures",
        "creator": {"@type": "Person", "name": "Cem Ozan"},
        "copyrightNotice": "© Harbour Authority",
    }
    assert len(image) == 2


def test_what_a_story_lacks_is_not_told(publish: Publish) -> None:
    data = told(publish("Bare"))
    for name in ("image", "author", "dateline", "correction", "keywords", "isPartOf", "sourceOrganization"):
        assert name not in data
    assert "aggregateRating" not in data


def test_corrections_are_told_and_move_the_date(publish: Publish, harbour: Story) -> None:
    article = publish(harbour)
    at = datetime(2026, 3, 3, 6, 30, tzinfo=UTC)
    revision = article.get_latest_revision_as_object().save_revision()
    article.correct(revision, Correction(at, CorrectionKind.CORRECTION, "It weighs 410 tonnes, not 401."))
    data = told(article)
    assert data["correction"] == [
        {
            "@type": "CorrectionComment",
            "url": f"{data['url']}#c-1",
            "text": "It weighs 410 tonnes, not 401.",
            "datePublished": "2026-03-03T09:30:00+03:00",
        }
    ]
    assert data["dateModified"] > data["datePublished"]


def test_opinion_and_analysis_are_told_apart(publish: Publish) -> None:
    assert told(publish("One", label=Label.OPINION))["@type"] == ["NewsArticle", "OpinionNewsArticle"]
    assert told(publish("Two", label=Label.ANALYSIS))["@type"] == ["NewsArticle", "AnalysisNewsArticle"]


@settings(deadline=None)
@given(st.recursive(st.text(), lambda each: st.lists(each) | st.dictionaries(st.text(), each), max_leaves=8))
def test_no_words_can_end_the_script(data: Any) -> None:
    made = str(jsonld.script(data))
    inside = made.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set(inside) & set("<>&\u2028\u2029")
    assert json.loads(inside) == data
