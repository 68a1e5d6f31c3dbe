"""`standfirst run`: opens the newsroom and serves it."""

from __future__ import annotations

import argparse
import os
import sys

from standfirst.cli.errors import CommandError
from standfirst.cli.newsroom import add_folder, open_newsroom

NAME = "run"
HELP = "Opens a newsroom and serves it; on first start it makes one, with a demo newspaper in it."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_folder(parser)
    parser.add_argument(
        "--port", type=int, metavar="N", help="the port to listen on (default: $STANDFIRST_PORT, else 8000)"
    )
    parser.add_argument(
        "--host", metavar="ADDRESS", help="the address to listen on (default: 127.0.0.1, this machine only)"
    )
    parser.add_argument(
        "--without-backup", action="store_true", help="upgrade a newsroom without keeping a copy of its database first"
    )
    parser.add_argument("--empty", action="store_true", help="on first start, make no demo newspaper")


def run(arguments: argparse.Namespace) -> int:
    from standfirst.configuration.declared import value

    for name in ("port", "host"):
        given = getattr(arguments, name)
        if given is not None:
            os.environ[f"STANDFIRST_{name.upper()}"] = str(given)
    host, port = value("HOST"), _port(value("PORT"))
    _must_be_free(host, port)
    open_newsroom(arguments, create=True)

    from standfirst.cli.opening import prepare, say

    prepare(backup=not arguments.without_backup)
    if not arguments.empty:
        from standfirst.demo.load import load_into_an_empty_newsroom

        load_into_an_empty_newsroom(say)
    _greet()
    _leave_the_database()
    _serve(host, port, int(value("WORKERS") or 1))
    return 0


def _port(text: str) -> int:
    if text.isdigit() and 0 < int(text) < 65536:
        return int(text)
    raise CommandError(f"“{text}” is no port; give a number from 1 to 65535, as in --port 8000.")


def _must_be_free(host: str, port: int) -> None:
    """Says at once that the port is taken, before minutes are spent on a first start."""
    import socket

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"cannot listen on {host} port {port}: {error.strerror}. "
                f"Choose another port, as in standfirst run --port {port + 1} (or PORT={port + 1} make run)."
            ) from error


def _greet() -> None:
    from django.conf import settings

    from standfirst.cli.first_finding import first_finding
    from standfirst.newsroom.login_link import first_administrator, login_path

    administrator, _ = first_administrator("editor-in-chief", "")
    print()
    finding = first_finding()
    if finding:
        print(finding)
        print()
    print(f"  The paper        {settings.SITE}/")
    print(f"  Tonight's desk   {settings.SITE}/admin/")
    print(f"  Log in once as {administrator.get_username()}, within 15 minutes, with")
    print(f"                   {settings.SITE}{login_path(administrator)}")
    print("  (a new link: standfirst login; stop with Ctrl-C)", flush=True)


def _leave_the_database() -> None:
    """The processes that serve are forked from this one: none of them may speak over its connections."""
    from django.db import connections

    for each in connections.all(initialized_only=True):
        each.close()
        if each.vendor == "postgresql":
            each.close_pool()


def _serve(host: str, port: int, workers: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    server = Granian(
        "standfirst.asgi:application",
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        workers=workers,
        websockets=False,
        respawn_failed_workers=True,
        log_level=LogLevels.warning,
        workers_kill_timeout=10,
    )
    sys.stdout.flush()
    server.serve()
