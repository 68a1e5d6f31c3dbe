"""Readers are served while Django loads, and when it cannot be loaded."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from standfirst.press.behind import Behind
from standfirst.press.composer import Composer
from standfirst.press.store import Store
from tests.press.engine.conftest import Page


async def django(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 299, "headers": []})
    await send({"type": "http.response.body", "body": b"from Django"})


async def ask(app: Any, path: str) -> int:
    sent: list[dict[str, Any]] = []

    async def send(message: Any) -> None:
        sent.append(message)

    await app({"type": "http", "method": "GET", "path": path, "headers": []}, None, send)
    return int(sent[0]["status"])


def test_made_pages_are_served_before_django_is_there(store: Store, tmp_path: Path) -> None:
    store.put("article/1", Page("/a/"), store.ticket())
    may_load, loads = threading.Event(), []

    def load() -> Any:
        loads.append(1)
        may_load.wait(20)
        return django

    behind = Behind(load)
    composer = Composer(store, behind, static=tmp_path, pictures=tmp_path)

    async def readers() -> None:
        behind.open()
        waiting = [asyncio.create_task(ask(composer, "/admin/")) for _ in range(5)]
        assert await ask(composer, "/a/") == 200
        assert not any(each.done() for each in waiting)
        may_load.set()
        assert await asyncio.gather(*waiting) == [299] * 5
        assert await ask(composer, "/admin/") == 299

    asyncio.run(readers())
    assert loads == [1]
    composer._shelf.close()


def test_made_pages_are_served_when_django_cannot_be_loaded(
    store: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store.put("article/1", Page("/a/"), store.ticket())
    loads = []

    def load() -> Any:
        loads.append(1)
        raise RuntimeError("no database")

    composer = Composer(store, Behind(load), static=tmp_path, pictures=tmp_path)
    for _ in range(2):
        assert asyncio.run(ask(composer, "/admin/")) == 503
        assert asyncio.run(ask(composer, "/a/")) == 200
    assert loads == [1] and "no database" in caplog.text
    composer._shelf.close()


def test_the_servers_app_is_there_without_django_having_been_set_up(tmp_path: Path) -> None:
    from standfirst.configuration.folder import Folder

    Folder(tmp_path / "newsroom").make()
    script = (
        "import sys; import standfirst.asgi; from django.apps import apps;"
        "print(apps.ready, 'wagtail' in sys.modules, 'django.db.models' in sys.modules)"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={"PYTHONPATH": str(root / "src"), "STANDFIRST_FOLDER": str(tmp_path / "newsroom")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["False", "False", "False"]
