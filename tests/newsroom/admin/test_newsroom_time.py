"""Times in forms are the newsroom's own for whoever chose no other zone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from standfirst.newsroom.models import Article, Publication, User
from tests.newsroom.admin.conftest import form


@pytest.mark.parametrize(
    ("own_zone", "meant"),
    [("", datetime(2027, 6, 1, 15, tzinfo=UTC)), ("Asia/Tokyo", datetime(2027, 6, 1, 9, tzinfo=UTC))],
)
def test_an_embargo_typed_by_who_chose_no_zone_ends_in_the_newsrooms(
    own_zone: str, meant: datetime, article: Article, editor: User, client: Client
) -> None:
    paper = Publication.load()
    paper.time_zone = "Europe/Istanbul"
    paper.save()
    if own_zone:
        UserProfile.objects.create(user=editor, current_time_zone=own_zone)
    client.force_login(editor)
    address = reverse("stories:edit", args=[article.pk])
    saved = client.post(address, form(embargoed_until="2027-06-01 18:00"))
    assert saved.status_code == 302
    article.refresh_from_db()
    assert article.get_latest_revision_as_object().embargoed_until == meant
    assert b"2027-06-01 18:00" in client.get(address).content
    assert list(UserProfile.objects.values_list("current_time_zone", flat=True)) == ([own_zone] if own_zone else [])
