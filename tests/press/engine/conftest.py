"""What the tests of the press's engine share: a store of their own, and outputs made by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from standfirst.press.store import Store


@dataclass(frozen=True)
class Page:
    """An output as a test wants it, without Django."""

    path: str
    body: str | bytes = "<p>Words</p>"
    content_type: str = "text/html; charset=utf-8"
    status: int = 200


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty output store."""
    made = Store(tmp_path / "outputs.sqlite3")
    yield made
    made.close()


@pytest.fixture
def put(store: Store) -> Callable[..., bool]:
    """Puts an output into the store, as a make that begins now."""

    def put(id: str, path: str, body: str | bytes = "<p>Words</p>", **fields: Any) -> bool:
        return store.put(id, Page(path, body, **fields), store.ticket())

    return put


def body_of(store: Store, path: str) -> bytes | None:
    """What stands at `path`, its places for fragments as the tags they were."""
    from standfirst.press.stitching import Text

    output = store.at(path)
    if output is None:
        return None
    return b"".join(
        piece.identity if isinstance(piece, Text) else b'<esi:include src="%s"/>' % piece.path.encode()
        for piece in output.pieces
    )


@pytest.fixture
def output_store(db: None, settings: Any, tmp_path: Path) -> Iterator[Store]:
    """The newsroom's own output store, empty, for tests that publish."""
    from standfirst.configuration.folder import Folder
    from standfirst.press.making import output_store as of_this_newsroom

    settings.FOLDER = Folder(tmp_path / "newsroom")
    settings.FOLDER.make()
    made = of_this_newsroom()
    yield made
    made.close()
