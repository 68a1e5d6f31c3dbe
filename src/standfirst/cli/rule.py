"""`standfirst rule`: what the desk's rules look for, and why."""

from __future__ import annotations

import argparse

from standfirst.cli.errors import CommandError

NAME = "rule"
HELP = "Explains a rule of the copy desk, or lists them all."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", nargs="?", metavar="ID", help="a rule, or the beginning of several, as in claims")


def run(arguments: argparse.Namespace) -> int:
    from standfirst.desk import UnknownRule, all_rules
    from standfirst.desk.registry import chosen

    if arguments.id is None:
        for rule in all_rules().values():
            print(f"{rule.id:36} {rule.level.value:6} {rule.title}")
        return 0
    try:
        rules = chosen([arguments.id])
    except UnknownRule as error:
        raise CommandError(str(error)) from None
    for number, rule in enumerate(rules):
        print(("\n" if number else "") + f"{rule.id} ({rule.level.value})\n\n{rule.doc}")
    return 0
