"""`standfirst press build`: makes every page anew, with all cores, and goes on where it was stopped."""

from __future__ import annotations

import argparse
import sqlite3
import sys
from typing import TYPE_CHECKING

from standfirst.cli.errors import CommandError
from standfirst.cli.newsroom import add_folder, open_newsroom
from standfirst.cli.spread import cores, processes

if TYPE_CHECKING:
    from standfirst.cli.pace import Pace
    from standfirst.press.build import Build

HELP = "Makes every page anew, while readers get the old ones; a run that was stopped is gone on with by the next."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_folder(parser)
    parser.add_argument(
        "--only", action="append", default=[], metavar="KIND", help="outputs of this kind, as article; may be repeated"
    )
    parser.add_argument("--jobs", type=processes, default=0, metavar="N", help="processes to use (default: all cores)")
    parser.add_argument("--from-start", action="store_true", help="do not go on with a run that was stopped")
    parser.add_argument(
        "--upgrade",
        action="store_true",
        help="also if the pages were made by another release or with other settings (stop the server first)",
    )


def run(arguments: argparse.Namespace) -> int:
    open_newsroom(arguments)
    from django.db import DatabaseError

    from standfirst.press.build import BusyError, UnknownKindError, build
    from standfirst.press.hands import HandError

    _must_be_ready(upgrade=arguments.upgrade)
    shown = _Shown()
    try:
        found = build(
            arguments.only,
            jobs=arguments.jobs or cores(),
            from_the_start=arguments.from_start,
            after_each_lot=shown.at,
        )
    except (BusyError, UnknownKindError) as error:
        raise CommandError(str(error)) from error
    except (HandError, sqlite3.Error, DatabaseError) as error:
        shown.clear()
        raise CommandError(f"stopped, for {error}. Once that is mended, run it again: it goes on.") from error
    except KeyboardInterrupt:
        shown.clear()
        print("standfirst press build: stopped. Run it again, and it goes on from here.", file=sys.stderr)
        return 130
    shown.clear()
    print(_sum(found))
    return 1 if found.failed else 0


class _Shown:
    """The pace of a build, from when it knows what there is to do."""

    def __init__(self) -> None:
        self._pace: Pace | None = None

    def at(self, build: Build) -> None:
        from standfirst.cli.pace import Pace

        if self._pace is None:
            self._pace = Pace("outputs made", before=build.before)
            if build.before:
                print(f"{build.before:,} of {build.outputs:,} outputs are made already: this goes on with the rest.")
        self._pace.at(build.done, build.outputs)

    def clear(self) -> None:
        if self._pace is not None:
            self._pace.clear()


def _must_be_ready(*, upgrade: bool) -> None:
    from django.conf import settings

    if not (settings.FOLDER.static / "staticfiles.json").exists():
        raise CommandError("this newsroom was never started; standfirst run makes what pages are made with.")
    if upgrade or _is_of_this_release():
        return
    raise CommandError(
        "the pages were made by another release or with other settings (STANDFIRST_SITE, STANDFIRST_PORT). Give this "
        "command the settings that the server has; after an upgrade start the server, or stop it and use --upgrade."
    )


def _is_of_this_release() -> bool:
    """Whether nothing was made that differs by more than the stories; looks only, for a server may be the old one."""
    from django.conf import settings

    from standfirst.press.build import unfinished
    from standfirst.press.fingerprint import fingerprint
    from standfirst.press.looking import NoStoreError, OtherReleaseError, fact, looking_at

    try:
        with looking_at(settings.FOLDER.outputs) as connection:
            made_by = fact(connection, "fingerprint")
            return made_by in ("", fingerprint()) or bool(unfinished(fact(connection, "build")))
    except OtherReleaseError:
        return False
    except NoStoreError:
        return True


def _sum(found: Build) -> str:
    rate = found.tried / found.seconds if found.seconds else 0.0
    failed = f"; {found.failed:,} could not be made: standfirst press status says why" if found.failed else ""
    return (
        f"{found.tried:,} outputs made in {found.seconds:.1f} s, {rate:,.0f} a second; "
        f"readers see a change of {found.changed:,}{failed}."
    )
