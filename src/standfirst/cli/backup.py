"""`standfirst backup`: the whole newsroom in one file."""

from __future__ import annotations

import argparse
from pathlib import Path

from standfirst.cli.errors import CommandError
from standfirst.cli.newsroom import add_folder, open_newsroom

NAME = "backup"
HELP = "Writes database and pictures to one file, while the server runs."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="the file to write; one that is there is replaced")
    parser.add_argument(
        "--with-legal-notes", action="store_true", help="have what lawyers noted on legal holds in it too"
    )
    add_folder(parser)


def run(arguments: argparse.Namespace) -> int:
    open_newsroom(arguments)
    from standfirst.cli.opening import say
    from standfirst.newsroom.backup import BackupError, back_up
    from standfirst.newsroom.models import PrivilegedNote

    try:
        pictures = back_up(arguments.file, say, legal_notes=arguments.with_legal_notes)
    except (BackupError, OSError) as error:
        raise CommandError(f"no backup was made: {error}") from error
    size = arguments.file.stat().st_size / 1_000_000
    print(f"{arguments.file}: {size:.1f} MB, {pictures} picture files. Keep it safe: the secret key is in it.")
    notes = PrivilegedNote.objects.count()
    if notes and arguments.with_legal_notes:
        print(f"It holds what lawyers noted on legal holds ({notes}): keep it where counsel says.")
    elif notes:
        print(
            f"NOT in it: what lawyers noted on legal holds ({notes}). --with-legal-notes makes a backup that has them."
        )
    return 0
