"""How the press is: what waits, what could not be made, what is made, and when everything last was."""

from __future__ import annotations

import fcntl
import json
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils import timezone

from standfirst.newsroom.models import OutboxRow
from standfirst.press.fingerprint import fingerprint
from standfirst.press.looking import NoStoreError, fact, looking_at


@dataclass(frozen=True, slots=True)
class Kind:
    """The outputs of one kind; `bytes` is what they take in the store, plain and compressed together."""

    name: str
    count: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Failure:
    """An output that could not be made: why, how often it was tried, in how many seconds it is tried again."""

    id: str
    reason: str
    attempts: int
    again_in: float


@dataclass(slots=True)
class Status:
    """All of it. Ages and waits are seconds."""

    waiting: int = 0
    waiting_for_all: int = 0
    """How many of those change the whole site."""
    oldest: float = 0.0
    put_off: int = 0
    failures: list[Failure] = field(default_factory=list)
    kinds: list[Kind] = field(default_factory=list)
    file_bytes: int = 0
    is_of_this_release: bool = False
    """Whether everything was last made by this release, with these settings."""
    is_making_everything: bool = False
    last_made: float = 0.0
    """When an output was last made, in seconds since 1970; 0 for never."""
    build: dict[str, Any] = field(default_factory=dict)
    """What `press build` remembers of its last run."""
    audit: dict[str, Any] = field(default_factory=dict)
    """What `press audit` remembers of its last run."""
    without_store: str = ""
    """Why there is no store to speak of; "" where there is one."""

    @property
    def outputs(self) -> int:
        return sum(kind.count for kind in self.kinds)


def status() -> Status:
    """How the press of this newsroom is now. Reads, and changes nothing."""
    found = Status(is_making_everything=is_making_everything())
    _outbox(found)
    path = settings.FOLDER.outputs
    try:
        with looking_at(path) as connection:
            _store(found, connection)
    except NoStoreError as error:
        found.without_store = str(error)
        return found
    # What was written last still lies in the log beside the file.
    beside = (path, path.with_name(f"{path.name}-wal"))
    found.file_bytes = sum(each.stat().st_size for each in beside if each.exists())
    return found


def is_making_everything() -> bool:
    """Whether a server or a command makes the whole site anew just now."""
    path = settings.FOLDER.root / "outputs.lock"
    if not path.exists():
        return False
    with path.open() as file:
        try:
            # Shared: two who ask do not see each other.
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            return True
    return False


def _outbox(found: Status) -> None:
    rows = list(OutboxRow.objects.filter(done_at=None).values_list("kind", "created_at"))
    found.waiting = len(rows)
    found.waiting_for_all = sum(kind != OutboxRow.Kind.ARTICLE for kind, _ in rows)
    if rows:
        oldest = min(created for _, created in rows)
        found.oldest = max(0.0, (timezone.now() - oldest).total_seconds())


def _store(found: Status, connection: Any) -> None:
    counts: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    # The length of a blob stands in front of it: SQLite does not read the bodies for this.
    rows = connection.execute("SELECT id, length(parts) FROM output WHERE path IS NOT NULL")
    for id, size in rows:
        name = kind_of(id)
        counts[name] += 1
        sizes[name] += size
    found.kinds = [Kind(name, counts[name], sizes[name]) for name in sorted(counts)]
    found.last_made = connection.execute("SELECT max(made_at) FROM output").fetchone()[0] or 0.0
    now = time.time()
    later = connection.execute("SELECT id, error, attempts, due FROM later ORDER BY id").fetchall()
    found.put_off = sum(not attempts for _, _, attempts, _ in later)
    found.failures = [Failure(id, error, n, max(0.0, due - now)) for id, error, n, due in later if n]
    found.is_of_this_release = fact(connection, "fingerprint") == fingerprint()
    found.build = json.loads(fact(connection, "build") or "{}")
    found.audit = json.loads(fact(connection, "audit") or "{}")


def kind_of(id: str) -> str:
    """The kind of an output as the operator is told it: ratings are counted apart from the few other fragments."""
    name, _, rest = id.partition("/")
    return "fragment/rating" if name == "fragment" and rest.startswith("rating/") else name
