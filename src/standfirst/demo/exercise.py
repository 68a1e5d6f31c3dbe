"""The demo's faulty draft as a story by itself, for those who want to beat the desk."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from standfirst.story import Story, from_json

_DRAFT = Path(__file__).parent / "drafts" / "scaffolding-falls-at-wolverley-court.json"


@cache
def faulty_draft() -> Story:
    """The story with the six faults that `drafts/README.md` lists."""
    return from_json(_DRAFT.read_bytes())
