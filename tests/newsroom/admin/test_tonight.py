from datetime import timedelta
from unittest.mock import patch

import pytest
from django.core.cache import caches
from django.urls import reverse
from django.utils import timezone

from standfirst.newsroom.admin import tonight
from standfirst.newsroom.models import Article, Publication


@pytest.fixture(autouse=True)
def nothing_kept():
    caches["process"].clear()


@pytest.fixture
def desk(as_user):
    def open_desk(user):
        return as_user(user).get(reverse("wagtailadmin_home")).content.decode()

    return open_desk


def test_the_first_screen_is_the_newsrooms_own(desk, reporter):
    page = desk(reporter)
    assert "Tonight’s desk" in page
    assert 'data-testid="paste-form"' in page
    assert 'data-testid="write-story"' in page
    assert "Wagtail" not in page.split('<main class="content-wrapper', 1)[1].split("</main>", 1)[0]


def test_a_draft_shows_how_much_is_asked_and_the_first_words_that_disagree(desk, article, reporter, editor):
    page = desk(editor)
    assert "Harbour Wall to Be Rebuilt" in page
    assert "1 query" in page or "queries" in page
    assert "<mark>" in page
    [draft] = tonight.drafts(reporter)
    assert draft.mine
    assert draft.by == "you"
    assert [each.mine for each in tonight.drafts(editor)] == [False]


def test_a_draft_is_read_once_for_each_revision(article, reporter, monkeypatch):
    read = []
    ask = tonight.ask
    monkeypatch.setattr(tonight, "ask", lambda draft: read.append(draft.headline) or ask(draft))
    list(tonight.drafts(reporter))
    list(tonight.drafts(reporter))
    assert read == ["Harbour Wall to Be Rebuilt"]
    draft = article.get_latest_revision_as_object()
    draft.headline = "Another"
    draft.save_revision()
    assert next(tonight.drafts(reporter)).headline == "Another"
    assert read == ["Harbour Wall to Be Rebuilt", "Another"]


def test_what_a_reporter_sent_waits_for_the_editor_and_is_seen_by_both(article, reporter, editor):
    article.get_workflow().start(article, reporter)
    assert [(each.headline, each.by, each.mine) for each in tonight.waiting(editor)] == [
        ("Harbour Wall to Be Rebuilt", "rosa", False)
    ]
    assert [(each.by, each.mine) for each in tonight.waiting(reporter)] == [("you", True)]


def test_another_reporter_does_not_see_what_waits_for_others(article, reporter, django_user_model):
    article.get_workflow().start(article, reporter)
    other = django_user_model.objects.create_user("otto", password="not-a-secret-here")
    assert list(tonight.waiting(other)) == []


def test_what_is_scheduled_stands_with_its_time_in_the_publications_zone(article, editor):
    publication = Publication.load()
    publication.time_zone = "Europe/Istanbul"
    publication.save()
    at = (timezone.now() + timedelta(days=3)).replace(hour=4, minute=30, second=0, microsecond=0)
    draft = article.get_latest_revision_as_object()
    draft.go_live_at = at
    revision = draft.save_revision()
    article.publish(revision, user=editor)
    [story] = tonight.scheduled(editor)
    assert story.at.endswith("07:30 UTC+03")
    assert list(tonight.drafts(editor)) == []


def test_what_went_out_leads_to_its_page_and_older_stories_are_left_out(desk, article, editor):
    article.publish(article.latest_revision, user=editor)
    article.refresh_from_db()
    assert f'href="{article.address}"' in desk(editor)
    assert [each.headline for each in tonight.went_out(editor)] == ["Harbour Wall to Be Rebuilt"]
    with patch.object(tonight.timezone, "now", return_value=timezone.now() + timedelta(hours=25)):
        assert list(tonight.went_out(editor)) == []


def test_a_withdrawn_story_has_no_link_to_a_page(article, editor):
    article.publish(article.latest_revision, user=editor)
    Article.objects.get(pk=article.pk).withdraw(editor)
    assert {each.address for each in tonight.went_out(editor)} == {""}
