"""A newsroom in one file and back: database and pictures as one, while the server runs.

The file is a ZIP with `manifest.json` first, the database (`newsroom.sqlite3`, or `newsroom.pgdump` from
PostgreSQL's own pg_dump), the pictures as they lie in the folder, and the secret key, because cookies, links
and picture addresses are signed with it. Pages are not in it: the press makes them again.
"""

from __future__ import annotations

import json
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import connection

from standfirst import __version__
from standfirst.configuration.folder import Folder
from standfirst.newsroom import postgresql, remembered
from standfirst.newsroom.postgresql import PostgresError
from standfirst.newsroom.restoring import Done, Standing, standing, working_on
from standfirst.newsroom.taken_down_list import ListError, bring_up_to_date

FORMAT = "standfirst-backup/1"
PRIVILEGED = "newsroom_privilegednote"
"""The table that is emptied in every backup but one that is asked to have it."""
PASSING = remembered.TABLE
"""The table that is emptied in every backup: who tried to log in from where, as counts that are over in minutes."""
Progress = Callable[[str], None]


class BackupError(Exception):
    """What went wrong with a backup, in a sentence with the way out."""


def back_up(target: Path, progress: Progress, *, pictures: bool = True, legal_notes: bool = False) -> int:
    """Writes the newsroom to `target` and returns how many pictures are in it.

    Without `pictures` the file holds database and key alone; restored, it leaves the pictures of the folder as
    they are. What lawyers noted on legal holds is in it with `legal_notes` alone.

    The file appears whole or not at all. The database is copied first, at one moment; a picture file that the
    copy names and that is gone raises `BackupError`.
    """
    folder: Folder = settings.FOLDER
    if target.exists() and not target.is_file():
        raise BackupError(f"{target} is no file that could be replaced; name a file, as in newsroom.zip.")
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".standfirst-backup-") as scratch:
        progress("Copying the database ...")
        database = _copy_database(Path(scratch), (PASSING,) if legal_notes else (PASSING, PRIVILEGED))
        found = list(_pictures(folder)) if pictures else []
        written = Path(scratch) / "backup"
        with zipfile.ZipFile(written, "w", allowZip64=True) as archive:
            written.chmod(0o600)
            manifest = {
                "format": FORMAT,
                "release": __version__,
                "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
                "database": database.name,
                "pictures": len(found),
                "legal_notes": legal_notes,
            }
            archive.writestr("manifest.json", json.dumps(manifest, indent=1))
            archive.write(folder.secret_key, "secret-key")
            archive.write(database, database.name, zipfile.ZIP_DEFLATED)
            for number, path in enumerate(found, 1):
                if number % 500 == 0:
                    progress(f"Copying pictures: {number} of {len(found)} ...")
                try:
                    archive.write(path, path.relative_to(folder.root).as_posix())
                except FileNotFoundError as error:
                    if path.is_relative_to(folder.renditions):
                        continue  # taken back with its story just now; any other is made again from its original
                    raise BackupError(
                        f"the picture {path.name} vanished while it was copied; run the backup again."
                    ) from error
        written.replace(target)
    return len(found)


def restore(source: Path, progress: Progress) -> tuple[int, Done]:
    """Puts the newsroom of the backup `source` in place of the one in the folder.

    Returns the number of its pictures, and what of takedowns and legal holds had to be done again. Everything in the
    file is checked before anything is touched. A running server shows the restored newsroom as soon as the press has
    made its pages again. Raises `BackupError`.
    """
    folder: Folder = settings.FOLDER
    with _opened(source) as archive:
        manifest = _checked(archive, source)
        vendor = "newsroom.sqlite3" if connection.vendor == "sqlite" else "newsroom.pgdump"
        if manifest["database"] != vendor:
            raise BackupError(
                f"{source.name} holds {manifest['database']}, and this newsroom keeps its data in {connection.vendor}: "
                "restore it into a newsroom with the same kind of database."
            )
        progress("Checking the file ...")
        damaged = archive.testzip()
        if damaged:
            raise BackupError(f"{source.name} is damaged at {damaged}; nothing was restored.")
        try:
            here = standing(source)
        except ListError as error:
            raise BackupError(f"{error} Nothing was restored.") from error
        with tempfile.TemporaryDirectory(dir=folder.root, prefix=".restore-") as scratch:
            progress("Putting the pictures back ...")
            names = [name for name in archive.namelist() if name.startswith("pictures/")]
            for name in names:
                _put_back(archive, name, folder.root)
            progress("Putting the database back ...")
            archive.extract(vendor, scratch)
            copy = Path(scratch) / vendor
            # Not a moment of the newsroom as the backup has it: a server that runs would show it.
            if connection.vendor == "sqlite":
                with working_on(copy):
                    done = _settle(here)
                _restore_sqlite(copy)
            else:
                _restore_postgresql(copy, also=here.hiding())
                done = _settle(here)
            _replace(folder.secret_key, archive.read("secret-key"))
    bring_up_to_date()
    return len(names), done


def _copy_database(scratch: Path, emptied: Sequence[str]) -> Path:
    if connection.vendor == "sqlite":
        target = scratch / "newsroom.sqlite3"
        with closing(sqlite3.connect(settings.FOLDER.database)) as live, closing(sqlite3.connect(target)) as copy:
            live.backup(copy)
            # A newsroom of an earlier release, about to be upgraded, may lack some.
            there = {name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            for table in there.intersection(emptied):
                copy.execute(f"DELETE FROM {table}")  # noqa: S608
            copy.commit()
            copy.execute("VACUUM")  # without it the words would still lie in the file
        return target
    target = scratch / "newsroom.pgdump"
    try:
        postgresql.dump(target, emptied=emptied)
    except PostgresError as error:
        raise BackupError(str(error)) from error
    return target


def _restore_sqlite(copy: Path) -> None:
    connection.close()
    with (
        closing(sqlite3.connect(copy)) as source,
        closing(sqlite3.connect(settings.FOLDER.database, timeout=60)) as live,
    ):
        source.backup(live)


def _restore_postgresql(copy: Path, *, also: str) -> None:
    connection.close()
    try:
        postgresql.put_back(copy, also=also)
    except PostgresError as error:
        raise BackupError(f"{error}. The database is as it was.") from error


def _pictures(folder: Folder) -> Iterator[Path]:
    from standfirst.newsroom.models import Photo

    # What was taken down for good stays on this machine, under lock, and leaves it in no copy.
    withheld = {
        folder.originals / name for name in Photo.everything.filter(withheld=True).values_list("file", flat=True)
    }
    for root in (folder.originals, folder.renditions):
        yield from (path for path in sorted(root.rglob("*")) if path.is_file() and path not in withheld)


@contextmanager
def _opened(source: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(source) as archive:
            yield archive
    except FileNotFoundError:
        raise BackupError(f"there is no file {source}.") from None
    except zipfile.BadZipFile as error:
        raise BackupError(f"{source.name} is no backup, or a damaged one ({error}); nothing was restored.") from None


def _checked(archive: zipfile.ZipFile, source: Path) -> dict[str, Any]:
    try:
        manifest = json.loads(archive.read("manifest.json"))
    except (KeyError, ValueError):
        manifest = {}
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise BackupError(f"{source.name} is no backup of a newsroom; nothing was restored.")
    if _numbers(str(manifest.get("release", ""))) > _numbers(__version__):
        raise BackupError(
            f"{source.name} was made by Standfirst {manifest['release']}, this is {__version__}: "
            "install that release first."
        )
    return manifest


def _numbers(release: str) -> tuple[int, ...]:
    return tuple(int(part) for part in release.split(".") if part.isdigit())


def _put_back(archive: zipfile.ZipFile, name: str, root: Path) -> None:
    target = (root / name).resolve()
    if not target.is_relative_to(root.resolve() / "pictures"):
        raise BackupError(f"the backup names a file outside the newsroom ({name}); nothing more was restored.")
    if target.exists() and target.stat().st_size == archive.getinfo(name).file_size:
        return  # names of pictures are made from what is in them, or never used twice
    target.parent.mkdir(parents=True, exist_ok=True)
    _replace(target, archive.read(name))


def _replace(target: Path, data: bytes) -> None:
    scratch = target.with_name(f".{target.name}.new")
    scratch.write_bytes(data)
    scratch.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o600)
    scratch.replace(target)


def _settle(here: Standing) -> Done:
    """Brings an older backup's database up to date, does again what it must not undo, has every page made anew."""
    from django.core.management import call_command

    from standfirst.newsroom.models import Letter, OutboxRow

    call_command("migrate", interactive=False, verbosity=0)
    # Their links are old, and who tries a restore on another machine must not write to colleagues.
    Letter.objects.all().delete()
    cache.clear()
    done = here.stands_again()
    OutboxRow.objects.create(kind=OutboxRow.Kind.REBUILD)
    return done
