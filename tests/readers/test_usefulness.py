"""Votes and openings by section, story and week; who may see which."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from standfirst.newsroom.models import Article, Readership, Section, SectionRight, User
from standfirst.newsroom.roles import EDITOR, make_roles
from standfirst.readers.models import Vote
from standfirst.readers.usefulness import Stretch, by_section, by_story, by_week, total

Published = Callable[..., Article]
DAY = date(2026, 3, 4)


def opened(article: Article, reads: int, day: date = DAY) -> None:
    Readership.objects.create(article=article, day=day, reads=reads)


def voted(article: Article, value: int, at: datetime = datetime(2026, 3, 4, 12, tzinfo=UTC)) -> None:
    Vote.objects.create(article=article, value=value, at=at, token=f"{article.pk}-{Vote.objects.count()}")


@pytest.fixture
def stories(published: Published) -> list[Article]:
    found = [published(f"Story {n}", section="World" if n else "Sport") for n in range(3)]
    opened(found[0], 5)
    opened(found[1], 7)
    opened(found[1], 100, DAY - timedelta(days=8))
    opened(found[2], 1)
    voted(found[1], 5)
    voted(found[1], 4)
    voted(found[0], 1, datetime(2026, 2, 1, tzinfo=UTC))
    return found


def test_sections_are_counted_in_their_stretch_of_time(stories: list[Article]) -> None:
    found = by_section(Stretch.until(DAY, 7), Article.objects.all())
    assert [(each.name, each.reads, each.votes, each.stories) for each in found] == [
        ("World", 8, 2, 2),
        ("Sport", 5, 0, 1),
    ]
    assert str(found[0].average) == "4.5"
    assert found[1].average is None
    assert (total(found).reads, total(found).votes) == (13, 2)


def test_stories_stand_by_how_often_they_were_opened(stories: list[Article]) -> None:
    found = by_story(Stretch.until(DAY, 7), Article.objects.all())
    assert [(each.name, each.reads, each.votes) for each in found] == [
        ("Story 1", 7, 2),
        ("Story 0", 5, 0),
        ("Story 2", 1, 0),
    ]
    only = by_story(Stretch.until(DAY, 7), Article.objects.filter(section__name="Sport"))
    assert [each.name for each in only] == ["Story 0"]


def test_weeks_begin_on_monday_and_an_empty_week_stands_too(stories: list[Article]) -> None:
    found = by_week(DAY, 3, Article.objects.all())
    assert [(each.name, each.reads, each.votes) for each in found] == [
        ("16 Feb", 0, 0),
        ("23 Feb", 100, 0),
        ("2 Mar", 13, 2),
    ]


def test_a_deleted_author_or_withdrawn_story_does_not_break_the_report(stories: list[Article]) -> None:
    stories[1].withdraw()
    found = by_story(Stretch.until(DAY, 7), Article.objects.all())
    assert found[0].address == ""


@pytest.fixture
def editor(db: None) -> User:
    make_roles()
    user = User.objects.create_user("edda", password="not-a-secret-here")
    user.groups.add(Group.objects.get(name=EDITOR))
    return user


def test_the_report_shows_sections_stories_and_weeks(stories: list[Article], editor: User, client: Client) -> None:
    today = timezone.now().date()
    opened(stories[2], 1234, today)
    client.force_login(editor)
    page = client.get("/admin/readers/?days=7").content.decode()
    assert "1,234" in page
    assert "Story 2" in page
    assert "Story 1" not in page
    assert "World" in page
    assert client.get("/admin/readers/?days=nonsense&section=nowhere").status_code == 200


def test_whoever_works_for_one_section_sees_that_one(stories: list[Article], editor: User, client: Client) -> None:
    today = timezone.now().date()
    opened(stories[2], 3, today)
    opened(stories[0], 4, today)
    SectionRight.objects.create(user=editor, section=Section.objects.get(name="Sport"))
    client.force_login(editor)
    page = client.get("/admin/readers/?days=7").content.decode()
    assert "Story 0" in page
    assert "Story 2" not in page
    assert "World" not in page


def test_nobody_else_sees_it(client: Client, db: None, settings: Any) -> None:
    assert client.get("/admin/readers/").status_code == 302
    client.force_login(User.objects.create_user("stranger", password="not-a-secret-here"))
    assert client.get("/admin/readers/").status_code in (302, 403)
