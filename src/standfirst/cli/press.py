"""`standfirst press`: what an operator asks of the pages that are made."""

from __future__ import annotations

import argparse

from standfirst.cli import press_audit, press_build, press_status

NAME = "press"
HELP = "Looks after the made pages: says how they are, compares them with the database, makes them anew."

_COMMANDS = {"status": press_status, "audit": press_audit, "build": press_build}
"""Each has `HELP`, `add_arguments` and `run`, as a command has."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    chosen = parser.add_subparsers(dest="press_command", metavar="WHAT", required=True)
    for name, module in _COMMANDS.items():
        sub = chosen.add_parser(name, help=module.HELP, description=module.HELP)
        module.add_arguments(sub)
        sub.set_defaults(run_press=module.run)


def run(arguments: argparse.Namespace) -> int:
    return int(arguments.run_press(arguments))
