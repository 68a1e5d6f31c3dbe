"""A newsroom with its three roles, and a story whose parts disagree."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from standfirst.newsroom.intake import take_in
from standfirst.newsroom.models import Article, Section, User
from standfirst.newsroom.roles import ADMINISTRATOR, EDITOR, REPORTER, make_roles, make_site
from standfirst.story import Author, Block, Picture, QuickLook, Story

BODY = (
    "The harbour board voted on Monday to rebuild the Calvane wall.",
    "The wall fell at night and killed one fisherman, harbour officials said.",
    "Work begins in March and is to cost four million crowns.",
)


@pytest.fixture(autouse=True)
def newsroom(db: None) -> None:
    make_roles()
    make_site()


def _colleague(name: str, role: str) -> User:
    user = User.objects.create_user(name, password="not-a-secret-here")
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def reporter() -> User:
    return _colleague("rosa", REPORTER)


@pytest.fixture
def editor() -> User:
    return _colleague("edda", EDITOR)


@pytest.fixture
def administrator() -> User:
    return _colleague("adam", ADMINISTRATOR)


@pytest.fixture
def as_user(client: Client) -> Callable[[User], Client]:
    def log_in(user: User) -> Client:
        client.force_login(user)
        return client

    return log_in


@pytest.fixture
def story() -> Story:
    return Story(
        headline="Harbour Wall to Be Rebuilt",
        standfirst="The board decided on Monday.",
        section="Harbour",
        authors=(Author("Ines Vale"),),
        quick_looks=(QuickLook("q1", "The harbour board voted on Monday to rebuild the wall."),),
        pictures=(Picture("x1", caption="The Calvene wall on Sunday.", credit="Harbour Board"),),
        deep_look=tuple(Block.of(text, number) for number, text in enumerate(BODY)),
    )


@pytest.fixture
def article(story: Story, reporter: User) -> Article:
    return take_in(story, user=reporter)


def confirmed(words: str = BODY[0], block: str = "p1") -> dict[str, Any]:
    """A confirmed tie to `words` of a paragraph, as the editor's script writes it."""
    evidence = {
        "block_id": block,
        "exact": words,
        "start": 0,
        "end": len(words),
        "prefix": "",
        "suffix": "",
        "version": 0,
    }
    return {"evidence": [evidence], "confirmed": True}


def form(**changes: Any) -> dict[str, Any]:
    """What the edit form of a story sends, with `changes`; `looks` are (claim, evidence) pairs."""
    import json

    looks = changes.pop("looks", [("The harbour board voted on Monday to rebuild the wall.", {})])
    body = changes.pop("body", BODY)
    authors = changes.pop("authors", [])
    paragraphs = "".join(f'<p data-block-key="p{number}">{text}</p>' for number, text in enumerate(body, 1))
    section, _ = Section.objects.get_or_create(name="Harbour", defaults={"slug": "harbour"})
    values: dict[str, Any] = {
        "kicker": "",
        "section": section.pk,
        "label": "News",
        "headline": "Harbour Wall to Be Rebuilt",
        "agency": "",
        "located": "",
        "edition": "",
        "standfirst": "The board decided on Monday.",
        "pictures": streamfield([]),
        "quick_looks_headline": "",
        "quick_looks": streamfield(
            [("quick_look", {"text": text, "evidence": json.dumps(evidence)}) for text, evidence in looks]
        ),
        "deep_look": streamfield([("text", rich_text(paragraphs))]),
        "article_authors": inline_formset([{"person": each} for each in authors]),
        "rights_of_reply": inline_formset(changes.pop("rights_of_reply", [])),
        "storyline": "",
        "tags": "",
        "slug": "",
        "slugline": "",
        "language": "",
        "embargoed_until": "",
        "copyright_notice": "",
        "usage_terms": "",
        "ed_note": "",
        "rating_enabled": "on",
        "go_live_at": "",
        "expire_at": "",
        **changes,
    }
    return nested_form_data(values)
