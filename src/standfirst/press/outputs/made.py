"""`Made`: one output as it goes into the store."""

from __future__ import annotations

from dataclasses import dataclass

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Made:
    """One output: its stable id, the path it is served at, its body and how it is to be served."""

    id: str
    path: str
    body: str | bytes
    content_type: str = HTML
    status: int = 200
