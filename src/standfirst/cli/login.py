"""`standfirst login`: a link that logs a colleague in once."""

from __future__ import annotations

import argparse

from standfirst.cli.errors import CommandError
from standfirst.cli.newsroom import add_folder, open_newsroom

NAME = "login"
HELP = "Prints a link that logs a colleague in once, within 15 minutes."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_folder(parser)
    parser.add_argument("name", nargs="?", help="the colleague's user name (default: the first administrator)")
    parser.add_argument(
        "--lost-factor",
        action="store_true",
        help="also take the second factor away from who has lost it, and end their sessions; it is put on record",
    )


def run(arguments: argparse.Namespace) -> int:
    open_newsroom(arguments)

    from django.conf import settings

    from standfirst.newsroom.login_link import first_administrator, login_path
    from standfirst.newsroom.models import User

    if arguments.name:
        user = User.objects.filter(username=arguments.name, is_active=True).first()
        if user is None:
            names = ", ".join(User.objects.filter(is_active=True).values_list("username", flat=True)[:20])
            raise CommandError(f"there is no colleague “{arguments.name}”; there are: {names or 'none yet'}.")
    else:
        user, _ = first_administrator("editor-in-chief", "")
    if arguments.lost_factor:
        from standfirst.newsroom.accounts.colleagues import remove_factors

        remove_factors(user, None, {"by": "the operator"})
    print(f"{settings.SITE}{login_path(user)}")
    return 0
