"""The one rule who may see a story, and who may do what with it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.actions.publish_revision import PublishPermissionError
from wagtail.actions.unpublish import UnpublishPermissionError

from standfirst.newsroom import legal
from standfirst.newsroom.acts import Act
from standfirst.newsroom.intake import take_in
from standfirst.newsroom.models import ActKind, Article, LegalHold, Section, SectionRight, User
from standfirst.newsroom.roles import EDITOR, REPORTER, make_roles
from standfirst.newsroom.visibility import may, open_sections, readable, readable_articles, visible_to
from standfirst.story import Story

pytestmark = pytest.mark.django_db

ACTS = ("read", "edit", "publish", "delete", "unlock", "move", "override", "answer", "add")


@pytest.fixture(autouse=True)
def roles(db: None) -> None:
    make_roles()


def colleague(name: str, role: str, *sections: str) -> User:
    user = User.objects.create_user(name, password="not-a-secret-here")
    user.groups.add(Group.objects.get(name=role))
    for each in sections:
        section, _ = Section.objects.get_or_create(slug=each.lower(), defaults={"name": each})
        SectionRight.objects.create(user=user, section=section)
    return user


def story_in(section: str, headline: str = "A Wall Falls") -> Article:
    return take_in(Story(headline=headline, section=section))


def test_a_reporter_of_sport_may_do_nothing_with_a_story_of_world() -> None:
    rosa = colleague("rosa", REPORTER, "Sport")
    article = story_in("World")
    assert not any(may(rosa, act, article) for act in ACTS)
    assert not visible_to(rosa).exists()
    assert [each.name for each in open_sections(rosa)] == ["Sport"]


def test_an_editor_of_sport_may_do_all_that_editors_do_in_sport_and_nothing_in_world() -> None:
    edda = colleague("edda", EDITOR, "Sport")
    assert all(may(edda, act, story_in("Sport")) for act in ACTS)
    assert not any(may(edda, act, story_in("World")) for act in ACTS)


def test_a_colleague_without_sections_works_for_the_whole_paper() -> None:
    rosa = colleague("rosa", REPORTER)
    assert may(rosa, "edit", story_in("World")) and visible_to(rosa).count() == 1
    assert not may(rosa, "publish", story_in("World"))


def test_a_story_without_a_section_is_everybodys_to_write_and_nobodys_of_a_section_to_publish() -> None:
    edda = colleague("edda", EDITOR, "Sport")
    article = story_in("")
    assert may(edda, "edit", article) and list(visible_to(edda)) == [article]
    assert not may(edda, "publish", article) and not may(edda, "delete", article)


def test_moving_a_story_in_memory_does_not_make_it_ones_own() -> None:
    rosa = colleague("rosa", REPORTER, "Sport")
    article = Article.objects.get(pk=story_in("World").pk)
    article.section = Section.objects.get(slug="sport")
    assert not may(rosa, "edit", article)


def test_a_draft_moved_to_another_section_is_closed_to_the_section_it_left(live: Any) -> None:
    rosa, wim = colleague("rosa", REPORTER, "Sport"), colleague("wim", REPORTER, "World")
    article = live("Sport")
    draft = article.get_latest_revision_as_object()
    draft.section = Section.objects.get(slug="world")
    draft.save_revision()
    for seen in (Article.objects.get(pk=article.pk), Article.objects.get().get_latest_revision_as_object()):
        assert not may(rosa, "read", seen) and not may(wim, "read", seen)
    assert not visible_to(rosa).exists() and not visible_to(wim).exists()
    assert may(colleague("both", REPORTER, "Sport", "World"), "edit", Article.objects.get(pk=article.pk))


@pytest.fixture
def live() -> Any:
    def publish(section: str) -> Article:
        article = story_in(section)
        article.get_latest_revision().publish()
        return Article.objects.get(pk=article.pk)

    return publish


def test_nobody_and_a_colleague_who_has_left_may_nothing() -> None:
    article = story_in("World")
    gone = colleague("gone", EDITOR)
    gone.is_active = False
    for nobody in (AnonymousUser(), gone):
        assert not any(may(nobody, act, article) for act in ACTS) and not visible_to(nobody).exists()


def test_readers_may_read_what_is_live_and_nothing_else(live: Any) -> None:
    article, draft = live("World"), story_in("World", "Still a Draft")
    assert readable(article) and not readable(draft)
    assert list(readable_articles()) == [article]


@pytest.mark.parametrize(
    "change",
    [
        {"embargoed_until": timezone.now() + timedelta(days=1)},
        {"expire_at": timezone.now() - timedelta(days=1)},
        {"pub_status": "withheld"},
        {"pub_status": "canceled"},
    ],
)
def test_a_row_that_says_it_is_not_to_be_read_is_not_whatever_live_says(live: Any, change: dict[str, Any]) -> None:
    article = live("World")
    Article.objects.filter(pk=article.pk).update(**change)
    article.refresh_from_db()
    assert not readable(article) and not readable_articles().exists()


def test_an_embargo_ends_at_its_moment(live: Any) -> None:
    article, until = live("World"), timezone.now() + timedelta(days=1)
    Article.objects.filter(pk=article.pk).update(embargoed_until=until)
    article.refresh_from_db()
    just_before = until - timedelta(microseconds=1)
    assert not readable(article, just_before) and not readable_articles(just_before).exists()
    assert readable(article, until) and readable_articles(until).exists()


def test_a_standing_hold_closes_a_story_and_a_lifted_one_does_not(live: Any) -> None:
    article = live("World")
    hold = LegalHold.objects.create(article=article)
    assert not readable(article) and not readable_articles().exists()
    hold.lifted_at = timezone.now()
    hold.save()
    assert readable(article) and readable_articles().exists()


def test_the_doors_themselves_ask_whose_section_it_is_whatever_view_or_script_calls_them() -> None:
    edda, everybodys = colleague("edda", EDITOR, "Sport"), colleague("emil", EDITOR)
    world = story_in("World")
    with pytest.raises(PublishPermissionError):
        world.publish(world.latest_revision, user=edda)
    with pytest.raises(PublishPermissionError):
        world.latest_revision.publish(user=edda)
    assert not Article.objects.get(pk=world.pk).live and not world.published_versions.exists()

    # A live story whose newest draft somebody moved is of both sections.
    sport = story_in("Sport")
    sport.publish(sport.latest_revision, user=edda)
    drafted = sport.get_latest_revision_as_object()
    drafted.section = world.section
    moved = drafted.save_revision(clean=False)
    with pytest.raises(PublishPermissionError):
        sport.publish(moved, user=edda, act=Act(ActKind.UPDATE))

    world.publish(world.latest_revision, user=everybodys)
    for door in (world.withdraw, world.unpublish):
        with pytest.raises(UnpublishPermissionError):
            door(user=edda)
    assert Article.objects.get(pk=world.pk).live
    world.withdraw(user=everybodys)
    with pytest.raises(PublishPermissionError):
        world.reinstate(user=edda)
    world.reinstate(user=everybodys)
    assert Article.objects.get(pk=world.pk).live

    # Nobody's hand on it, as when a schedule runs, asks nobody's right.
    world.withdraw(expired=True)
    assert not Article.objects.get(pk=world.pk).live


def test_a_hold_is_placed_lifted_and_noted_on_by_those_with_the_role_alone() -> None:
    article = story_in("World")
    edda = colleague("edda", EDITOR)
    with pytest.raises(PermissionDenied):
        legal.place_hold(article, edda)
    hold = legal.place_hold(article, None)
    with pytest.raises(PermissionDenied):
        legal.note(hold, "What counsel said.", edda)
    with pytest.raises(PermissionDenied):
        legal.lift_hold(article, edda)
    assert legal.standing_hold(article) == hold and not hold.notes.exists()
