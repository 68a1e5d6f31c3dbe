"""Every setting of Standfirst, declared once: its name, its default and what it is for.

`docs/settings.md` is made from this table; secrets come from the environment or the folder only.
"""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: an environment variable `STANDFIRST_<name>`, its default as text, its sentence."""

    name: str
    default: str
    sentence: str
    secret: bool = False

    @property
    def variable(self) -> str:
        return f"STANDFIRST_{self.name}"

    def read(self) -> str:
        """The value in force: from the environment, else the default."""
        return os.environ.get(self.variable, self.default)


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "FOLDER", "./newsroom", "The folder that keeps the newsroom's state: database, pictures, made pages, secrets."
    ),
    Setting(
        "DATABASE",
        "",
        "A PostgreSQL address, postgresql://user:password@host:port/name; empty for the SQLite file in the folder.",
        secret=True,
    ),
    Setting(
        "SECRET_KEY",
        "",
        "Signs cookies and links; empty for the one made on first start and kept in the folder.",
        secret=True,
    ),
    Setting("HOST", "127.0.0.1", "The address the server listens on; 0.0.0.0 for every network of the machine."),
    Setting("PORT", "8000", "The port the server listens on."),
    Setting(
        "SITE",
        "",
        "The public address of the newsroom, as in https://example.org; empty for the address it listens on.",
    ),
    Setting("DEBUG", "", "1 shows tracebacks in the browser; never on a public machine."),
    Setting(
        "HOSTS",
        "",
        "Further host names the newsroom answers to, with commas between them; that of SITE and this machine's own "
        "are always among them.",
    ),
    Setting(
        "TRUSTED_PROXIES",
        "",
        "Addresses or networks of the proxies in front, with commas between them, as in 127.0.0.1, 10.0.0.0/8: what "
        "they say of the reader's address and of TLS is believed. Empty: this machine alone, where SITE is set.",
    ),
    Setting(
        "SURROGATE",
        "",
        "What a cache in front is told: keys adds Surrogate-Key and xkey to pages; esi does that and hands the includes"
        " of a page to a cache that says it joins them (Surrogate-Capability), as Varnish can. Empty: neither.",
    ),
    Setting(
        "MAIL",
        "",
        "Where mail goes: smtp://user:password@host:587 (STARTTLS), smtps://user:password@host:465 (TLS), or "
        "smtp+plain://localhost:25 (neither). Empty: as the newsroom sets it up, and printed in the server's log until "
        "it has.",
        secret=True,
    ),
    Setting("MAIL_FROM", "", "The address that mail comes from; empty for the one the newsroom sets up."),
    Setting(
        "SECOND_FACTOR",
        "",
        "Who must have a passkey or an authenticator app besides the password: editors (all who can publish, or run "
        "the newsroom), everyone, or empty for those who wish.",
    ),
    Setting(
        "BACKUPS",
        "",
        "A folder, best on another disk, for a full backup each night, database and pictures; empty keeps nightly "
        "copies of the database alone, in the newsroom's folder.",
    ),
    Setting("BACKUPS_KEPT", "7", "How many nightly backups are kept; 0 makes none."),
    Setting(
        "DRAFT_URL",
        "",
        "An OpenAI-compatible endpoint that `standfirst draft --endpoint` may ask, as in http://127.0.0.1:8080/v1; "
        "empty, and no copy is ever sent anywhere.",
    ),
    Setting("DRAFT_KEY", "", "The key for that endpoint, if it wants one.", secret=True),
    Setting("DRAFT_MODEL", "default", "The model that endpoint is asked for."),
    Setting("WORKERS", "1", "Server processes; more than one only with PostgreSQL or many readers."),
)


def value(name: str) -> str:
    """The value of the setting `name` in force. Raises `KeyError` for a name that is not declared."""
    for setting in SETTINGS:
        if setting.name == name:
            return setting.read()
    raise KeyError(name)
