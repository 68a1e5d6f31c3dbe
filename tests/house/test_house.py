"""The house itself: its walls, its papers, its keys."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from standfirst.cli import commands
from standfirst.cli.docs import pages, purpose_of
from standfirst.configuration.declared import SETTINGS

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "standfirst"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts)


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **environment},
    )


@pytest.mark.parametrize("name", sorted(pages()))
def test_the_generated_reference_is_current(name: str) -> None:
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == pages()[name], "run make docs"


def test_imports_run_downwards_only() -> None:
    done = run(str(Path(sys.executable).with_name("lint-imports")), "--no-cache")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_every_file_says_what_it_is_for(path: Path) -> None:
    assert purpose_of(path) or path.stat().st_size == 0


def test_every_command_says_what_it_does() -> None:
    for name, module in commands().items():
        assert module.HELP.endswith("."), name
        assert name in (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


def test_every_setting_the_code_reads_is_declared() -> None:
    declared = {setting.variable for setting in SETTINGS}
    for path in MODULES:
        for name in re.findall(r"\bSTANDFIRST_[A-Z_]+[A-Z]\b", path.read_text(encoding="utf-8")):
            assert name in declared, f"{path.name} names {name}"


@pytest.mark.parametrize("module", ["standfirst.story", "standfirst.wire", "standfirst.desk", "standfirst.cli"])
def test_the_desk_works_where_there_is_no_django(module: str) -> None:
    blocked = "import sys; sys.modules.update(dict.fromkeys(('django', 'wagtail', 'granian', 'PIL', 'bs4')));"
    done = run(sys.executable, "-c", f"{blocked} import {module}; {module}")
    assert done.returncode == 0, done.stderr


def test_a_command_that_needs_the_newsroom_says_so_where_there_is_none() -> None:
    blocked = "import sys; sys.modules.update(dict.fromkeys(('django', 'wagtail')));"
    done = run(sys.executable, "-c", f"{blocked} from standfirst.cli import main; sys.exit(main(['doctor']))")
    assert done.returncode == 2
    assert "pip install 'standfirst[newsroom]'" in done.stderr


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration() -> None:
    from django.core.management import call_command

    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_migrations_are_named_by_hand() -> None:
    for path in PACKAGE.glob("*/migrations/0*.py"):
        assert not re.match(r"\d+_(auto|alter_|initial)", path.name), path.name


def test_pins_are_hashed_and_name_no_address() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text()
        assert "://" not in text, path.name
        pinned = re.findall(r"^[\w.\[\]-]+==[^\s\\]+", text, re.M)
        assert len(pinned) > 20
        assert text.count("--hash=sha256:") >= len(pinned)


def test_warnings_of_the_system_checks_are_none() -> None:
    from django.core.checks import run_checks

    assert run_checks() == []


@pytest.mark.parametrize("page", ["docs/life-of-a-story.md", "ARCHITECTURE.md"])
def test_every_file_the_papers_name_is_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for name in re.findall(r"`((?:[a-z_]+/)+[a-z_]+\.(?:py|js|css|html))`", text):
        assert (PACKAGE / name).exists() or (ROOT / name).exists(), name
