"""The legal hold: who places it, what it closes, and where its notes go: nowhere."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from standfirst.newsroom.gate import PublishingHeld
from standfirst.newsroom.legal import HoldError, lift_hold, note, place_hold, standing_hold
from standfirst.newsroom.models import Article, LegalHold, OutboxRow, PrivilegedNote, PublishedVersion, User
from standfirst.newsroom.roles import LEGAL
from standfirst.newsroom.visibility import readable

NOTE = "Quarrymaster said so under oath"


@pytest.fixture
def lawyer() -> User:
    user = User.objects.create_user("lena", password="not-a-secret-here")
    user.groups.add(Group.objects.get(name=LEGAL))
    return user


@pytest.fixture
def live(article: Article, editor: User) -> Article:
    article.publish(article.latest_revision, user=editor)
    article.refresh_from_db()
    return article


def page(article: Article) -> str:
    return reverse("stories:hold", args=[article.pk])


def test_the_lawyer_finds_the_story_in_the_list_reads_it_and_holds_it(
    live: Article, lawyer: User, client: Client
) -> None:
    client.force_login(lawyer)
    assert page(live) in client.get(reverse("stories:list")).content.decode()
    shown = client.get(page(live))
    assert "The harbour board voted on Monday" in shown.content.decode()
    assert "no-store" in shown.headers["Cache-Control"]
    client.post(page(live), {"act": "place", "text": NOTE})
    hold = standing_hold(live)
    assert hold is not None and hold.placed_by == lawyer and hold.notes.get().text == NOTE
    assert NOTE in client.get(page(live)).content.decode()
    client.post(page(live), {"act": "note", "text": "A second one"})
    client.post(page(live), {"act": "lift"})
    assert standing_hold(live) is None and PrivilegedNote.objects.count() == 2


def test_the_lawyer_edits_publishes_and_deletes_nothing(live: Article, lawyer: User, client: Client) -> None:
    client.force_login(lawyer)
    for act in ("edit", "delete", "unpublish", "correct", "lock", "unlock"):
        client.post(reverse(f"stories:{act}", args=[live.pk]), {"headline": "Mine"})
    live.refresh_from_db()
    assert live.live and live.headline == "Harbour Wall to Be Rebuilt" and not live.locked


@pytest.mark.parametrize("role", ["reporter", "editor", "administrator"])
def test_nobody_without_the_role_places_lifts_or_reads(role: str, live: Article, request: Any, client: Client) -> None:
    note(place_hold(live, None), NOTE, None)
    client.force_login(request.getfixturevalue(role))
    for answer in (client.get(page(live), follow=True), client.post(page(live), {"act": "lift"}, follow=True)):
        assert NOTE not in answer.content.decode()
    assert standing_hold(live) is not None
    for address in (
        reverse("stories:edit", args=[live.pk]),
        reverse("stories:history", args=[live.pk]),
        reverse("stories:list") + "?state=held",
        "/admin/reports/site-history/",
        "/admin/",
    ):
        assert NOTE not in client.get(address, follow=True).content.decode()


def test_a_held_story_is_answered_as_one_that_never_was(live: Article, client: Client) -> None:
    address = live.address
    assert client.get(address).status_code == 200
    place_hold(live, None)
    assert not readable(live) and live.pub_status == "withheld"
    missing = address.rstrip("/") + "-that-never-was/"
    for held, never in ((address, missing), (address[:-1], missing[:-1])):
        one, other = client.get(held), client.get(never)
        assert one.status_code == other.status_code == 404
        assert one.content == other.content and one.headers.items() == other.headers.items()


def test_what_is_on_record_of_a_hold_is_neither_the_storys_words_nor_the_notes(live: Article, lawyer: User) -> None:
    note(place_hold(live, lawyer), NOTE, lawyer)
    newest = PublishedVersion.objects.filter(article=live).last()
    assert newest is not None and "harbour" not in newest.story_json.lower()
    said = str(list(ModelLogEntry.objects.values())) + str(list(OutboxRow.objects.values()))
    assert "hold_placed" in said and NOTE not in said
    assert str(PrivilegedNote.objects.get()).find("oath") == -1


def test_nothing_of_a_held_story_goes_out_and_nothing_of_it_is_deleted(
    live: Article, editor: User, client: Client
) -> None:
    place_hold(live, None)
    with pytest.raises(PublishingHeld, match="legal hold"):
        live.publish(live.latest_revision, user=editor)
    client.force_login(editor)
    answer = client.post(reverse("stories:delete", args=[live.pk]), follow=True)
    assert "on legal hold" in answer.content.decode() and Article.objects.filter(pk=live.pk).exists()
    lift_hold(live, None)
    assert not Article.objects.get(pk=live.pk).live
    live.publish(live.latest_revision, user=editor)
    assert readable(Article.objects.get(pk=live.pk))


def test_a_hold_cancels_what_is_scheduled(article: Article, editor: User) -> None:
    draft = article.get_latest_revision_as_object()
    draft.go_live_at = timezone.now() + timedelta(hours=1)
    draft.save_revision().publish(user=editor)
    assert article.revisions.filter(approved_go_live_at__isnull=False).exists()
    place_hold(article, None)
    assert not article.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_a_hold_is_placed_once_and_lifted_once(live: Article) -> None:
    place_hold(live, None)
    with pytest.raises(HoldError, match="already"):
        place_hold(live, None)
    lift_hold(live, None)
    with pytest.raises(HoldError, match="No legal hold"):
        lift_hold(live, None)
    assert LegalHold.objects.count() == 1
