"""An administrator says for which sections a colleague works."""

from __future__ import annotations

from typing import Any

import pytest
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse

from standfirst.newsroom.models import Section, SectionRight, User
from standfirst.newsroom.visibility import sections_of


@pytest.fixture
def sport(db: None) -> Section:
    return Section.objects.create(name="Sport", slug="sport")


def page(user: User) -> str:
    return reverse("newsroom_sections_of", args=[user.pk])


def own(user: User) -> Any:
    return sections_of(User.objects.get(pk=user.pk))


def test_the_list_of_colleagues_leads_to_it_and_what_is_ticked_holds(
    sport: Section, reporter: User, administrator: User, client: Client
) -> None:
    client.force_login(administrator)
    assert page(reporter) in client.get(reverse("wagtailusers_users:index")).content.decode()
    assert "checked" in client.get(page(reporter)).content.decode()
    answer = client.post(page(reporter), {"sections": [sport.pk]}, follow=True)
    assert "rosa works for Sport" in answer.content.decode() and own(reporter) == {sport.pk}
    client.post(page(reporter), {"whole_paper": "on", "sections": [sport.pk]})
    assert own(reporter) is None


def test_nothing_ticked_opens_nothing(sport: Section, reporter: User, administrator: User, client: Client) -> None:
    SectionRight.objects.create(user=reporter, section=sport)
    client.force_login(administrator)
    answer = client.post(page(reporter), {})
    assert "Tick the sections" in answer.content.decode() and own(reporter) == {sport.pk}


@pytest.mark.parametrize("role", ["reporter", "editor"])
def test_nobody_else_gives_rights_not_even_to_themselves(
    role: str, sport: Section, request: Any, client: Client
) -> None:
    user = request.getfixturevalue(role)
    SectionRight.objects.create(user=user, section=sport)
    client.force_login(user)
    client.get(page(user))
    client.post(page(user), {"whole_paper": "on"})
    assert own(user) == {sport.pk}


def test_a_section_somebody_works_for_is_not_deleted(sport: Section, reporter: User) -> None:
    SectionRight.objects.create(user=reporter, section=sport)
    with pytest.raises(ProtectedError):
        sport.delete()
