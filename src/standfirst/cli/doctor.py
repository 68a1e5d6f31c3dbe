"""`standfirst doctor`: says how the newsroom is."""

from __future__ import annotations

import argparse

from standfirst.cli.newsroom import add_folder, open_newsroom

NAME = "doctor"
HELP = "Looks at disk, files, database, queues, pictures, clock, mail and backups; says what to do where one is wrong."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_folder(parser)


def run(arguments: argparse.Namespace) -> int:
    open_newsroom(arguments, whatever_state=True)
    from standfirst.newsroom.health import State, examine

    broken = 0
    for finding in examine():
        broken += finding.state is State.BROKEN
        print(f"{finding.state.value:>6}  {finding.what}")
        if finding.cure and finding.state is not State.WELL:
            print(f"        {finding.cure}")
    return 1 if broken else 0
