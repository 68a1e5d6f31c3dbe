"""An older backup does not bring back what was taken down since, nor lift a hold, nor lose what lawyers noted."""

from __future__ import annotations

import shutil
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import override_settings

from standfirst.configuration.folder import Folder
from standfirst.newsroom import legal, nightly, taken_down_list
from standfirst.newsroom.backup import BackupError, back_up, restore
from standfirst.newsroom.health import State
from standfirst.newsroom.health_checks import backups
from standfirst.newsroom.models import Article, LegalHold, PrivilegedNote, PublishedVersion, Takedown, User
from standfirst.newsroom.takedown import take_down
from standfirst.newsroom.visibility import readable
from tests.newsroom.core.conftest import draft, let_out, no_press, real_database

__all__ = ["no_press", "real_database"]

SECRET = "The informant of the harbour was Anselm Vogt"
ADVICE = "Counsel thinks the paragraph on Vogt is libel"


@contextmanager
def working_in(folder: Folder) -> Iterator[Folder]:
    kept = connection.settings_dict["NAME"]
    folder.make()
    connection.close()
    connection.settings_dict["NAME"] = str(folder.database)
    try:
        with override_settings(FOLDER=folder, BACKUPS=None):
            yield folder
    finally:
        connection.close()
        connection.settings_dict["NAME"] = kept


def say(line: str) -> None:
    pass


def words_of(database: Path) -> bytes:
    return database.read_bytes() + b"".join(each.read_bytes() for each in database.parent.glob(f"{database.name}-wal"))


def database_in(backup: Path, to: Path) -> Path:
    with zipfile.ZipFile(backup) as archive:
        return Path(archive.extract("newsroom.sqlite3", to))


def test_what_was_taken_down_or_held_since_stays_so_when_an_older_backup_is_restored(
    real_database: None, tmp_path: Path
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the flows restore a newsroom on PostgreSQL")
    blank = tmp_path / "blank.sqlite3"
    shutil.copy(tmp_path / "newsroom.sqlite3", blank)
    with working_in(Folder(tmp_path)) as folder:
        counsel = User.objects.create_superuser("counsel")
        named, held, other = (let_out(draft(title)) for title in (SECRET, "The wall stands", "The tram runs"))
        earlier = legal.place_hold(other, counsel)
        legal.note(earlier, "Asked for the minutes.", counsel)
        cache.set("of an address", 1, 600)
        old = tmp_path / "elsewhere" / "old.zip"
        back_up(old, say)
        whole = tmp_path / "elsewhere" / "for-counsel.zip"
        back_up(whole, say, legal_notes=True)

        take_down(named, "A court order of the day.", user=counsel)
        hold = legal.place_hold(held, counsel)
        legal.note(hold, ADVICE, counsel)
        later = let_out(draft("Made after the backup"))
        legal.note(legal.place_hold(later, counsel), "This one is lost.", counsel)
        (finding,) = [each for each in backups() if "lawyers" in each.what]
        assert finding.state is State.WATCH and "(3)" in finding.what

        assert SECRET.encode() in words_of(database_in(old, tmp_path / "x"))
        assert b"minutes" not in words_of(database_in(old, tmp_path / "x"))
        assert b"minutes" in words_of(database_in(whole, tmp_path / "x"))
        with closing(sqlite3.connect(database_in(whole, tmp_path / "x"))) as copy:
            assert copy.execute("SELECT count(*) FROM newsroom_remembered").fetchone() == (0,)

        _, done = restore(old, say)
        assert (done.taken_down, done.held, done.notes_kept, done.notes_lost) == ([str(named.pk)], 1, 2, 1)
        assert len(done.told) == 4 and "LOST: 1 note of lawyers" in done.told[-1]
        assert SECRET.encode() not in words_of(folder.database)
        assert Takedown.objects.get().reason.startswith("Taken down on ")
        assert PublishedVersion.objects.filter(article=named).last().redacted_at is not None
        assert not readable(Article.objects.get(pk=held.pk)) and not readable(Article.objects.get(pk=named.pk))
        assert LegalHold.objects.filter(article=held, placed_at=hold.placed_at, placed_by=counsel).exists()
        notes = PrivilegedNote.objects.order_by("pk").values_list("hold__article", "text", "by__username")
        assert set(notes) == {
            (other.pk, "Asked for the minutes.", "counsel"),
            (held.pk, ADVICE, "counsel"),
        }

        # Again, and from the backup that has the notes: nothing is doubled.
        _, done = restore(whole, say)
        assert (done.taken_down, done.notes_kept) == ([str(named.pk)], 1)
        assert PrivilegedNote.objects.count() == 2

        # The list cannot be read: it may be that very line, so nothing is touched.
        listed = folder.root / taken_down_list.NAME
        kept = listed.read_text()
        listed.write_text(f"{kept}half a li")
        with pytest.raises(BackupError, match="Nothing was restored"):
            restore(old, say)
        listed.write_text(kept)

        # The list is where backups lie, too; one that lacks a takedown is mended by the next nightly backup.
        with override_settings(BACKUPS=tmp_path / "other-disk"):
            listed.unlink()
            taken_down_list.bring_up_to_date()
            assert nightly.backups_folder() == tmp_path / "other-disk"
            assert listed.read_text().splitlines()[0] == (tmp_path / "other-disk" / listed.name).read_text().strip()
        assert SECRET not in listed.read_text() and listed.stat().st_mode & 0o077 == 0

    # Another machine, with nothing but the old backup and the list beside it.
    new = Folder(tmp_path / "new-machine")
    new.make()
    shutil.copy(blank, new.database)
    shutil.copy(tmp_path / "other-disk" / taken_down_list.NAME, old.parent)
    with working_in(new):
        _, done = restore(old, say)
        assert done.taken_down == [str(named.pk)] and SECRET.encode() not in words_of(new.database)
        assert (new.root / taken_down_list.NAME).exists()
