"""What the tests of the pages share: stories that go out through the newsroom's own doors, and pages read back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from wagtail.models import Page

from standfirst.newsroom.acts import Act
from standfirst.newsroom.intake import take_in
from standfirst.newsroom.models import ActKind, Article, HomePage, Publication
from standfirst.story import Author, Picture, QuickLook, Story, anchor

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def publication(db: None) -> Publication:
    """A publication in Istanbul, whose zone has no letters and no summer time."""
    publication = Publication.load()
    publication.name = "The Harbour Post"
    publication.time_zone = "Europe/Istanbul"
    publication.contact_email = "errors@harbour-post.example"
    publication.save()
    return publication


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    """A folder with pictures to take in; originals and renditions stay in it too."""
    for name, size in (("quay.jpg", (1000, 640)), ("crane.jpg", (900, 1200)), ("gulls.jpg", (300, 200))):
        Image.new("RGB", size, (90, 120, 140)).save(tmp_path / name)
    storages = {name: {**each} for name, each in settings.STORAGES.items()}
    for name in ("default", "renditions"):
        storages[name]["OPTIONS"] = {**storages[name].get("OPTIONS", {}), "location": tmp_path / name}
    settings.STORAGES = storages
    return tmp_path


@pytest.fixture
def publish(publication: Publication, folder: Path) -> Callable[..., Article]:
    """Takes a story in and lets it out; `hours` after the first of the test it went out elsewhere."""

    def publish(story: Story | str, hours: float = 0, **fields: Any) -> Article:
        if isinstance(story, str):
            story = Story(headline=story, deep_look=("The crane was moved on Monday.",))
        story = story.but(**fields) if fields else story
        article = take_in(story, pictures=folder)
        article.publish(article.latest_revision, at=story.first_published or NOON + timedelta(hours=hours))
        return article

    return publish


def again(article: Article, **changes: Any) -> None:
    """Publishes the story anew with `changes` to its fields, as an update."""
    draft: Any = article.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    article.publish(draft.save_revision(), act=Act(ActKind.UPDATE))


@pytest.fixture
def harbour() -> Story:
    """A story with every element the page knows."""
    body = (
        "The port authority moved the old crane on Monday. It weighs 410 tonnes.",
        "Two tugs pulled it across the basin, the harbour master said.",
        "Nobody was hurt.",
    )
    bare = Story(deep_look=body)
    first, second, _ = bare.deep_look
    return Story(
        headline="The old crane crosses the basin",
        kicker="Port",
        section="City",
        agency="Harbour News",
        located="GALATA",
        authors=(Author("Ada Kaya"), Author("Bo Lind")),
        edition="Morning Edition",
        standfirst="A crane of 410 tonnes was pulled across the basin by two tugs.",
        quick_looks_headline="How to move a crane",
        quick_looks=(
            QuickLook("a", "The crane weighs 410 tonnes.", (anchor(first, 50, len(first.text)),), confirmed=True),
            QuickLook("b", "Two tugs pulled it.", (anchor(second, 0, len(second.text)),), confirmed=False),
            QuickLook("c", "It was moved on Monday.", (anchor(first, 0, 49),), confirmed=True),
        ),
        pictures=(
            Picture(
                "lead",
                caption="The crane on its barge.",
                credit="Harbour Authority via City Pictures",
                source="Harbour Authority",
                distributor="City Pictures",
                creator="Cem Ozan",
                alt_text="A tall crane on a flat barge between two tugs.",
                handout=True,
                usage_terms="One use only.",
                href="quay.jpg",
            ),
            Picture("second", caption="Tugs at work.", credit="Dee Roe/Harbour Post", href="crane.jpg"),
        ),
        deep_look=bare.deep_look,
        tags=("harbour", "cranes"),
        storyline="The harbour rebuilt",
        language="en-GB",
        copyright_notice="© The Harbour Post",
    )


@pytest.fixture
def home(publication: Publication) -> HomePage:
    """The home page that information pages hang under."""
    found = HomePage.objects.first()
    if found is None:
        found = Page.objects.get(depth=1).add_child(instance=HomePage(title="Home", slug="the-home"))
    return found
