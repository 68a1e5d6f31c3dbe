"""`standfirst press audit`: proves that readers get what the database has, or names what differs."""

from __future__ import annotations

import argparse
import sqlite3
import sys
from typing import TYPE_CHECKING

from standfirst.cli.errors import CommandError
from standfirst.cli.newsroom import add_folder, open_newsroom

if TYPE_CHECKING:
    from standfirst.press.audit import Audit
    from standfirst.press.comparing import Difference

HELP = "Compares what readers get with what the database makes, byte for byte; exit code 1 if anything differs."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_folder(parser)
    parser.add_argument("--sample", type=_some, default=0, metavar="N", help="only N of them, drawn at random")


def _some(given: str) -> int:
    if not given.isdecimal() or int(given) == 0:
        raise argparse.ArgumentTypeError(f"expected a whole number above 0; found {given!r}")
    return int(given)


def run(arguments: argparse.Namespace) -> int:
    open_newsroom(arguments)
    from standfirst.cli.pace import Pace
    from standfirst.press.audit import audit
    from standfirst.press.looking import NoStoreError

    pace = Pace("outputs compared")

    def told(difference: Difference) -> None:
        pace.clear()
        _print(difference)

    try:
        _must_be_comparable()
        found = audit(arguments.sample, told=told, after_each_lot=pace.at)
    except NoStoreError as error:
        raise CommandError(str(error)) from error
    except sqlite3.DatabaseError as error:
        raise CommandError(f"the made pages cannot be read ({error}).") from error
    except KeyboardInterrupt:
        print("standfirst press audit: stopped before its end.", file=sys.stderr)
        return 130
    finally:
        pace.clear()
    print(_sum(found))
    if found.differences and found.waiting:
        print(
            f"In the outbox {found.waiting:,} changes wait for the press: does the server run? Audit again after that."
        )
    return 1 if found.differences else 0


def _must_be_comparable() -> None:
    """With another address of the site, or after an upgrade, every page would differ and tell nothing."""
    from django.conf import settings

    from standfirst.press.fingerprint import fingerprint
    from standfirst.press.looking import fact, looking_at
    from standfirst.press.status import is_making_everything

    if is_making_everything():
        raise CommandError("everything is being made anew just now; standfirst press status says when it is done.")
    with looking_at(settings.FOLDER.outputs) as connection:
        if fact(connection, "fingerprint") != fingerprint():
            raise CommandError(
                "the pages were not all made by this release with these settings. Give this command the settings that "
                "the server has (STANDFIRST_SITE, STANDFIRST_PORT); after an upgrade start the server first."
            )


def _print(difference: Difference) -> None:
    from standfirst.cli.finding_text import printable

    print(f"{difference.id}  {difference.path}  {printable(difference.what)}")
    if difference.kept or difference.made:
        print(f"    readers get:  {printable(difference.kept)}")
        print(f"    the database: {printable(difference.made)}", flush=True)


def _sum(found: Audit) -> str:
    of = f" of {found.outputs:,}" if found.checked < found.outputs else ""
    rate = found.checked / found.seconds if found.seconds else 0.0
    begin = f"{found.checked:,}{of} outputs compared in {found.seconds:.1f} s, {rate:,.0f} a second"
    if not found.differences:
        return f"{begin}: every one is what the database has."
    missing = sum(each.is_missing for each in found.differences)
    too_many = sum(each.is_too_many for each in found.differences)
    broken = sum(each.is_broken for each in found.differences)
    differ = len(found.differences) - missing - too_many - broken
    return f"{begin}: {differ:,} differ, {missing:,} are missing, {too_many:,} are too many, {broken:,} cannot be made."
