"""What commands that work on a newsroom share: `--folder`, and Django set up on it."""

from __future__ import annotations

import argparse
import os

from standfirst.cli.errors import CommandError


def add_folder(parser: argparse.ArgumentParser) -> None:
    """Adds `--folder`, which every command on a newsroom takes."""
    parser.add_argument(
        "--folder",
        metavar="DIR",
        help="the folder that keeps the newsroom (default: $STANDFIRST_FOLDER, else ./newsroom)",
    )


def open_newsroom(arguments: argparse.Namespace, *, create: bool = False, whatever_state: bool = False) -> None:
    """Sets Django up on the newsroom in `--folder`.

    Raises `CommandError` when the newsroom's part of Standfirst is not installed, unless `create` there is no newsroom
    in the folder, or unless `whatever_state` its database cannot be reached.
    """
    if arguments.folder:
        os.environ["STANDFIRST_FOLDER"] = arguments.folder
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "standfirst.settings")
    try:
        import django  # noqa: F401
        import wagtail  # noqa: F401
    except ImportError:
        raise CommandError(
            "this command needs the newsroom: install it with pip install 'standfirst[newsroom]'."
        ) from None
    from pathlib import Path

    from standfirst.configuration.declared import value
    from standfirst.configuration.folder import Folder

    folder = Folder(Path(value("FOLDER")).expanduser().resolve())
    if create:
        try:
            folder.make()
        except OSError as error:
            raise CommandError(f"the folder {folder.root} cannot be made: {error.strerror}.") from error
    elif not folder.secret_key.exists():
        raise CommandError(
            f"there is no newsroom in {folder.root}; start one with standfirst run, or name its --folder."
        )
    _set_up()
    from standfirst.newsroom.postgresql import out_of_reach

    if not whatever_state and (reason := out_of_reach()):
        raise CommandError(f"the database cannot be reached ({reason}). See that it runs, and STANDFIRST_DATABASE.")


def _set_up() -> None:
    import django
    from django.core.exceptions import ImproperlyConfigured

    from standfirst.configuration.database import DatabaseAddressError

    try:
        django.setup()
    except DatabaseAddressError as error:
        raise CommandError(str(error)) from error
    except ImproperlyConfigured as error:
        if "psycopg" not in str(error):
            raise
        raise CommandError("PostgreSQL needs psycopg: install it with pip install 'standfirst[postgres]'.") from error
