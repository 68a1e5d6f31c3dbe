"""The `standfirst` command: finds the command asked for and runs it.

A command is one module of this package with `NAME`, `HELP`, `add_arguments(parser)` and `run(arguments)`,
which returns the exit code: 0 clean, 1 findings, 2 could not run. Modules import what they need inside
`run`, so that `standfirst check` starts without Django.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from standfirst import __version__
from standfirst.cli.errors import CommandError


def commands() -> dict[str, ModuleType]:
    """Every command by its name."""
    found = {}
    for info in iter_modules(__path__):
        module = import_module(f"{__name__}.{info.name}")
        if hasattr(module, "NAME"):
            found[module.NAME] = module
    return dict(sorted(found.items()))


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line; the reference in `docs/cli.md` is made from it."""
    main_parser = argparse.ArgumentParser(
        prog="standfirst", description="A publishing system for newsrooms, and its copy desk."
    )
    main_parser.add_argument("--version", action="version", version=f"standfirst {__version__}")
    chosen = main_parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, module in commands().items():
        sub = chosen.add_parser(name, help=module.HELP, description=module.HELP)
        module.add_arguments(sub)
        sub.set_defaults(run=module.run)
    return main_parser


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command line `argv` and returns its exit code."""
    arguments = parser().parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except CommandError as error:
        print(f"standfirst {arguments.command}: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output (head, less) has gone: that is no error of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
