"""What the tests of the newsroom's core share: stories, drafts, colleagues, and a database for several at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection, connections
from wagtail.models import Revision

from standfirst.newsroom import signals
from standfirst.newsroom.acts import Act, declare
from standfirst.newsroom.handover import handover
from standfirst.newsroom.intake import take_in
from standfirst.newsroom.models import ActKind, Article, User
from standfirst.newsroom.roles import make_roles
from standfirst.story import Story

UPDATE = Act(ActKind.UPDATE)
BODY = ("The council met on Tuesday evening and voted on the harbour wall.", "Nobody spoke against it.")


def draft(headline: str = "Council votes on the harbour wall", **fields: Any) -> Article:
    """A draft of ours."""
    return take_in(Story(headline=headline, **{"deep_look": BODY, **fields}))


def let_out(article: Article, **options: Any) -> Article:
    """Publishes the newest draft."""
    article.refresh_from_db()
    article.publish(article.latest_revision, **options)
    return article


def edited(article: Article, *, called: Act | None = UPDATE, **changes: Any) -> Revision:
    """A new draft of `article` with `changes`, as an editor's form saves it; what readers have of it is `called` so."""
    stored = Article.objects.get(pk=article.pk)
    drafted = stored.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(drafted, name, value)
    revision: Revision = drafted.save_revision(clean=False)
    if called and stored.version:
        declare(stored, handover(revision.as_object()), called)
    return revision


@pytest.fixture(autouse=True)
def no_press(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the rooms above make of a change is not this room's: nobody listens, unless a test does."""
    monkeypatch.setattr(signals.outbox_filled, "receivers", [])
    signals.outbox_filled.sender_receivers_cache.clear()


@pytest.fixture
def colleague(db: None) -> Callable[[str], User]:
    """Makes a colleague with a role."""
    make_roles()

    def make(role: str) -> User:
        user = User.objects.create_user(f"a-{role.lower()}", password="not told to anyone 1")
        user.groups.add(Group.objects.get(name=role))
        return user

    return make


@pytest.fixture
def real_database(transactional_db: None, tmp_path: Path) -> Iterator[None]:
    """A database that several connections may write to: SQLite's in a file, as in a newsroom, not in memory."""
    if connection.vendor != "sqlite":
        yield
        return
    file = tmp_path / "newsroom.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(file)])
    kept, memory = connection.settings_dict["NAME"], connection.connection
    connection.connection = None
    connection.settings_dict["NAME"] = str(file)
    try:
        yield
    finally:
        if connection.connection is not None:
            connection.connection.close()
        connection.settings_dict["NAME"] = kept
        connection.connection = memory


def at_once(work: Callable[[Any], Any], jobs: Any) -> list[Any]:
    """What `work` returns for each of `jobs`, done by a thread each with a connection of its own."""

    def one(job: Any) -> Any:
        try:
            return work(job)
        finally:
            connections["default"].close()

    jobs = list(jobs)
    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(one, jobs))
