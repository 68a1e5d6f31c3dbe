"""`standfirst restore`: the newsroom of a backup in place of the one in the folder."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from standfirst.cli.errors import CommandError
from standfirst.cli.newsroom import add_folder, open_newsroom

NAME = "restore"
HELP = "Puts the newsroom of a backup in place of the one in the folder, while the server runs."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a file that standfirst backup wrote")
    parser.add_argument("--yes", action="store_true", help="do not ask before a newsroom with stories is replaced")
    add_folder(parser)


def run(arguments: argparse.Namespace) -> int:
    open_newsroom(arguments, create=True)
    from django.conf import settings
    from django.db import connection

    from standfirst.cli.opening import say
    from standfirst.newsroom.backup import BackupError, restore
    from standfirst.newsroom.models import Article

    table = Article._meta.db_table
    stories = Article.objects.count() if table in connection.introspection.table_names() else 0
    if stories and not arguments.yes:
        question = (
            f"This replaces the {stories} stories in the folder by those of {arguments.file.name}. Type yes to go on: "
        )
        if not sys.stdin.isatty():
            raise CommandError(f"the folder holds {stories} stories; say --yes to replace them.")
        if input(question).strip().lower() != "yes":
            print("Nothing was changed.")
            return 0
    key = settings.FOLDER.read_secret_key()
    try:
        pictures, done = restore(arguments.file, say)
    except (BackupError, OSError) as error:
        raise CommandError(str(error)) from error
    print(f"Restored {Article.objects.count()} stories and {pictures} picture files.")
    for sentence in done.told:
        print(sentence)
    if settings.FOLDER.read_secret_key() != key:
        print("The secret key is that of the backup: if the server runs, start it again.")
    return 0
