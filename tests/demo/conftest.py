"""The demo's files, read once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from standfirst.story import Story, from_json

DEMO = Path(__file__).parents[2] / "src" / "standfirst" / "demo"


@pytest.fixture(scope="session")
def demo() -> Path:
    return DEMO


@pytest.fixture(scope="session")
def stories() -> dict[str, Story]:
    return {path.stem: from_json(path.read_bytes()) for path in sorted((DEMO / "stories").glob("*.json"))}


@pytest.fixture(scope="session")
def drafts() -> dict[str, Story]:
    return {path.stem: from_json(path.read_bytes()) for path in sorted((DEMO / "drafts").glob("*.json"))}


@pytest.fixture(scope="session")
def newsroom() -> dict[str, Any]:
    plan: dict[str, Any] = json.loads((DEMO / "newsroom.json").read_text())
    return plan


@pytest.fixture(scope="session")
def schedule() -> dict[str, float]:
    hours: dict[str, float] = json.loads((DEMO / "schedule.json").read_text())
    return hours
