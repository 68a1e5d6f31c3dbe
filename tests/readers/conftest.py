"""What the tests of the readers room share: stories that are out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from standfirst.newsroom.acts import Act
from standfirst.newsroom.intake import take_in
from standfirst.newsroom.models import ActKind, Article
from standfirst.newsroom.signals import outbox_filled
from standfirst.readers.signals import voted
from standfirst.story import Story

UPDATE = Act(ActKind.UPDATE)
BODY = ("The council met on Tuesday evening and voted on the harbour wall.", "Nobody spoke against it.")


def draft(headline: str = "Council votes on the harbour wall", **fields: Any) -> Article:
    """A draft of ours."""
    return take_in(Story(headline=headline, **{"deep_look": BODY, **fields}))


def let_out(article: Article, act: Act | None = None) -> Article:
    """Publishes the newest draft; `act` says what it changes of what readers have."""
    article.publish(article.latest_revision, act=act)
    return article


@pytest.fixture
def published(db: None, django_capture_on_commit_callbacks: Any) -> Callable[..., Article]:
    """Makes a story and publishes it; what waits for the commit is done at once."""

    def publish(headline: str = "Council votes on the harbour wall", **fields: Any) -> Article:
        with django_capture_on_commit_callbacks(execute=True):
            return let_out(draft(headline, **fields))

    return publish


@pytest.fixture(autouse=True)
def press_stands_still(monkeypatch: pytest.MonkeyPatch) -> None:
    """No pages are made of the stories of these tests: the press has tests of its own."""
    for signal in (outbox_filled, voted):
        monkeypatch.setattr(signal, "receivers", [])
