"""Two colleagues on one story: nobody's words are lost, and each is told of the other."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Revision

from standfirst.newsroom.models import Article, PublishedVersion, User
from tests.newsroom.admin.conftest import form


def opened(client: Client, article: Article) -> dict[str, str]:
    """What a browser that opens the form sends back with it."""
    page = client.get(reverse("stories:edit", args=[article.pk]))
    latest = page.context["object"].latest_revision
    return {"loaded_revision_id": str(latest.pk), "loaded_revision_created_at": latest.created_at.isoformat()}


@pytest.fixture
def both(article: Article, reporter: User, editor: User) -> tuple[Client, Client]:
    first, second = Client(), Client()
    first.force_login(reporter)
    second.force_login(editor)
    return first, second


@pytest.mark.parametrize("act", ["", "action-publish", "action-submit", "action-correct"])
def test_the_second_to_save_is_told_and_both_are_kept(both: Any, article: Article, act: str) -> None:
    at = reverse("stories:edit", args=[article.pk])
    rosas, eddas = (opened(client, article) for client in both)
    both[0].post(at, {**form(headline="What Rosa Wrote"), **rosas})
    answer = both[1].post(at, {**form(headline="What Edda Wrote"), **eddas, **({act: "1"} if act else {})}, follow=True)
    said = answer.content.decode()
    assert "rosa saved this story at" in said and "See both side by side" in said
    assert answer.context["form"]["headline"].value() == "What Rosa Wrote"
    stored = Article.objects.get(pk=article.pk)
    assert stored.get_latest_revision_as_object().headline == "What Rosa Wrote" and not stored.live
    kept = Revision.objects.get(user__username="edda", object_id=str(article.pk))
    assert kept.content["headline"] == "What Edda Wrote" and not PublishedVersion.objects.exists()
    compared = (
        both[1]
        .get(reverse("stories:revisions_compare", args=[article.pk, stored.latest_revision_id, kept.pk]))
        .content.decode()
    )
    assert "Rosa" in compared and "Edda" in compared
    put_back = both[1].get(reverse("stories:revisions_revert", args=[article.pk, kept.pk]))
    assert put_back.context["form"]["headline"].value() == "What Edda Wrote"


def test_the_first_goes_on_writing_as_if_nothing_had_been(both: Any, article: Article) -> None:
    at = reverse("stories:edit", args=[article.pk])
    rosas, eddas = (opened(client, article) for client in both)
    both[0].post(at, {**form(headline="What Rosa Wrote"), **rosas})
    rosas = opened(both[0], article)
    both[1].post(at, {**form(headline="What Edda Wrote"), **eddas})
    answer = both[0].post(at, {**form(headline="What Rosa Wrote Next"), **rosas}, follow=True)
    assert "See both side by side" not in answer.content.decode()
    assert Article.objects.get(pk=article.pk).get_latest_revision_as_object().headline == "What Rosa Wrote Next"


def test_merged_by_hand_it_is_saved(both: Any, article: Article) -> None:
    at = reverse("stories:edit", args=[article.pk])
    rosas, eddas = (opened(client, article) for client in both)
    both[0].post(at, {**form(headline="What Rosa Wrote"), **rosas})
    both[1].post(at, {**form(headline="What Edda Wrote"), **eddas})
    again = opened(both[1], article)
    both[1].post(at, {**form(headline="What Rosa and Edda Wrote"), **again, "action-publish": "1"})
    stored = Article.objects.get(pk=article.pk)
    assert stored.live and stored.headline == "What Rosa and Edda Wrote"


def test_a_browser_that_saves_by_itself_is_refused_and_told(both: Any, article: Article) -> None:
    at = reverse("stories:edit", args=[article.pk])
    rosas, eddas = (opened(client, article) for client in both)
    both[0].post(at, {**form(headline="What Rosa Wrote"), **rosas})
    answer = both[1].post(at, {**form(headline="What Edda Wrote"), **eddas}, headers={"Accept": "application/json"})
    assert answer.json()["error_code"] == "invalid_revision"
    assert Article.objects.get(pk=article.pk).get_latest_revision_as_object().headline == "What Rosa Wrote"


def test_two_windows_of_one_colleague_are_two(both: Any, article: Article) -> None:
    at = reverse("stories:edit", args=[article.pk])
    one, other = (opened(both[0], article) for _ in range(2))
    both[0].post(at, {**form(headline="In One Window"), **one})
    answer = both[0].post(at, {**form(headline="In the Other"), **other}, follow=True)
    assert "You, in another window, saved" in answer.content.decode()


def test_what_a_form_saved_by_itself_is_no_other_window(both: Any, article: Article) -> None:
    at = reverse("stories:edit", args=[article.pk])
    one = opened(both[0], article)
    saved = both[0].post(at, {**form(headline="Half a Head"), **one}, headers={"Accept": "application/json"}).json()
    sent = {**form(headline="A Whole Headline"), **one, "autosaved_revision": str(saved["revision_id"])}
    answer = both[0].post(at, sent, follow=True)
    assert "See both side by side" not in answer.content.decode()
    assert Article.objects.get(pk=article.pk).get_latest_revision_as_object().headline == "A Whole Headline"
