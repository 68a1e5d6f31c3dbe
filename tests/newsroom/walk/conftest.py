"""A newsroom with secrets: what nobody outside may read, what other sections may not, what only lawyers may."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.files.images import ImageFile
from django.utils import timezone
from wagtail.models import Workflow

from standfirst.newsroom.acts import Act, ActKind
from standfirst.newsroom.admin.both_kept import keep_beside
from standfirst.newsroom.intake import take_in
from standfirst.newsroom.legal import note, place_hold
from standfirst.newsroom.models import Article, Photo, Section, SectionRight, User
from standfirst.newsroom.roles import EDITOR, REPORTER, make_roles, make_site
from standfirst.press.worker import work_off
from standfirst.story import Author, Block, QuickLook, Story
from tests.newsroom.core.picture_files import jpeg

EMBARGOED, DRAFT, HELD, CHANGE, NOTE = "Zephyrine", "Marrowmist", "Thornquill", "Vellacourt", "Quarrymaster"
SECRETS = (EMBARGOED, DRAFT, HELD, CHANGE)
BAIT = "harbourside"
"""A word that stands in every secret story and in the public one: a search for it must not find the secret ones."""


@dataclass
class Secrets:
    """The stories and colleagues of the walk."""

    due: datetime
    public: Article
    stories: dict[str, Article] = field(default_factory=dict)
    photo: Photo | None = None
    reporter_of_sport: Any = None
    reporter: Any = None
    editor: Any = None


def _colleague(name: str, role: str, *sections: str) -> User:
    user = User.objects.create_user(name, f"{name}@example.org", "not-a-secret-here")
    user.groups.add(Group.objects.get(name=role))
    for each in sections:
        SectionRight.objects.create(user=user, section=Section.objects.get(name=each))
    return user


def _story(word: str, slug: str, user: User) -> Article:
    return take_in(
        Story(
            headline=f"{word} Talks Collapse",
            kicker=f"{word} watch",
            standfirst=f"{word} left at noon by the {BAIT} road.",
            section="World",
            storyline="The Harbour",
            slug=slug,
            slugline=f"{word}-1",
            authors=(Author("Ines Vale"),),
            quick_looks=(QuickLook("q1", f"{word} left the room at noon."),),
            deep_look=(Block.of(f"{word} left the room at noon.", 0), Block.of(f"The {BAIT} waited.", 1)),
            tags=(f"{word} accord",),
            ed_note=f"Ask {word} again.",
        ),
        user=user,
    )


def _changed(article: Article, **changes: Any) -> Any:
    draft = Article.objects.get(pk=article.pk).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    return draft.save_revision(user=None)


@pytest.fixture
def secrets(db: None, settings: Any, tmp_path: Any) -> Iterator[Secrets]:
    from standfirst.configuration.folder import Folder
    from standfirst.press.making import output_store

    settings.FOLDER = Folder(tmp_path / "newsroom")
    settings.FOLDER.make()
    settings.ALLOWED_HOSTS = ["*"]
    make_roles()
    make_site()
    for name in ("World", "Sport"):
        Section.objects.get_or_create(name=name, defaults={"slug": name.lower()})
    editor = _colleague("edda", EDITOR)
    reporter = _colleague("wanda", REPORTER, "World")
    due = timezone.now().replace(microsecond=0) + timedelta(days=1)

    public = take_in(
        Story(
            headline="Harbour Opens",
            section="World",
            storyline="The Harbour",
            slug="harbour-opens",
            authors=(Author("Ines Vale"),),
            deep_look=(Block.of(f"The {BAIT} road is open.", 0),),
        ),
        user=reporter,
    )
    public.get_latest_revision().publish(user=editor)
    found = Secrets(due, public, reporter=reporter, editor=editor)
    found.reporter_of_sport = _colleague("olaf", REPORTER, "Sport")

    photo = Photo(
        title="Quay", description="A quay", credit="Ines Vale", usage_terms="Own picture", uploaded_by_user=reporter
    )
    photo.file = ImageFile(BytesIO(jpeg()), name="quay.jpg")
    photo.width, photo.height = 64, 48
    photo.save()
    found.photo = photo

    embargoed = _story(EMBARGOED, "talks-collapse", reporter)
    draft = Article.objects.get(pk=embargoed.pk).get_latest_revision_as_object()
    draft.pictures = [("picture", {"photo": photo, "caption": f"{EMBARGOED} at the quay.", "alt_text": "A quay"})]
    draft.embargoed_until = draft.go_live_at = due
    draft.save_revision(user=reporter).publish(user=editor)

    unfinished = _story(DRAFT, "unfinished", reporter)
    Workflow.objects.get(name="Copy desk").start(Article.objects.get(pk=unfinished.pk), reporter)

    latest = Article.objects.get(pk=unfinished.pk).latest_revision
    keep_beside(latest.as_object(), latest, editor)

    held = _story(HELD, "held-story", reporter)
    held.get_latest_revision().publish(user=editor)
    work_off()
    note(place_hold(Article.objects.get(pk=held.pk), None), f"{NOTE} said so under oath.", None)

    live = take_in(
        Story(headline="Ferry Runs Again", section="World", slug="ferry", deep_look=(Block.of("It runs.", 0),)),
        user=reporter,
    )
    live.get_latest_revision().publish(user=editor)
    later = due + timedelta(days=30)
    change = _changed(
        live,
        headline=f"{CHANGE} Halts the Ferry",
        standfirst=f"{CHANGE} acted by the {BAIT}.",
        embargoed_until=later,
        go_live_at=later,
    )
    live.refresh_from_db()
    live.publish(change, user=editor, act=Act(ActKind.UPDATE, "The ferry has halted."))
    found.stories = {EMBARGOED: embargoed, DRAFT: unfinished, HELD: held, CHANGE: live}
    for article in found.stories.values():
        article.refresh_from_db()
    work_off()
    yield found
    output_store().close()
