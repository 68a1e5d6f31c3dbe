"""Gives each process of a test run a newsroom folder of its own, before Django's settings are read.

Named in `pyproject.toml` as a plugin, because conftest files are read after them; a worker of pytest-xdist
inherits the environment of the process that started it, and must not work in its folder.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp(prefix="standfirst-tests-"))

os.environ["STANDFIRST_FOLDER"] = str(FOLDER)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "standfirst.settings")
os.environ["COLUMNS"] = "100"  # what commands print is as wide on every machine
for name in ("STANDFIRST_SITE", "STANDFIRST_PORT", "STANDFIRST_HOST", "STANDFIRST_DEBUG"):
    os.environ.pop(name, None)
