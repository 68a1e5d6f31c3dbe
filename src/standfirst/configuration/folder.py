"""The one folder that keeps a newsroom's state, and the secrets made in it on first start."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Folder:
    """Where each part of a newsroom's state lies."""

    root: Path

    @property
    def database(self) -> Path:
        return self.root / "newsroom.sqlite3"

    @property
    def outputs(self) -> Path:
        """The output store: pages as they go out. It can be made again from the database."""
        return self.root / "outputs.sqlite3"

    @property
    def originals(self) -> Path:
        """Pictures as they came in; never served."""
        return self.root / "pictures" / "originals"

    @property
    def renditions(self) -> Path:
        """Pictures as pages show them."""
        return self.root / "pictures" / "renditions"

    @property
    def static(self) -> Path:
        return self.root / "static"

    @property
    def secret_key(self) -> Path:
        return self.root / "secret-key"

    @property
    def backups(self) -> Path:
        """Backups made by themselves: before an upgrade, and each night where no other folder is named."""
        return self.root / "backups"

    def make(self) -> None:
        """Makes the folder and what it needs; leaves what is there. Others on the machine cannot read it."""
        self.root.mkdir(parents=True, exist_ok=True, mode=0o700)
        for path in (self.originals, self.renditions):
            path.mkdir(parents=True, exist_ok=True)
        if not self.secret_key.exists():
            handle = os.open(self.secret_key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w") as file:
                file.write(secrets.token_urlsafe(50))

    def read_secret_key(self) -> str:
        """The key made on first start. Raises `FileNotFoundError` before `make()`."""
        return self.secret_key.read_text().strip()
