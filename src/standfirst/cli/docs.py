"""`standfirst docs`: the generated reference, written or checked."""

from __future__ import annotations

import argparse
import ast
from collections.abc import Iterator
from pathlib import Path

from standfirst.cli.errors import CommandError

NAME = "docs"
HELP = "Writes the generated reference into docs/, or with --check says whether it is current."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a page is not current")


def pages() -> dict[str, str]:
    """Every generated page by its name in docs/."""
    from standfirst.desk.reference import rules_markdown

    return {
        "rules.md": rules_markdown(),
        "cli.md": cli_markdown(),
        "settings.md": settings_markdown(),
        "map.md": map_markdown(),
    }


def run(arguments: argparse.Namespace) -> int:
    folder = Path("docs")
    if not folder.is_dir():
        raise CommandError("there is no folder docs here; run this in a checkout of Standfirst.")
    stale = [name for name, text in pages().items() if _read(folder / name) != text]
    if arguments.check:
        for name in stale:
            print(f"docs/{name} is not current: run make docs.")
        return 1 if stale else 0
    made = pages()
    for name in stale:
        (folder / name).write_text(made[name], encoding="utf-8")
        print(f"docs/{name} written.")
    return 0


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def cli_markdown() -> str:
    """The command line's reference, from its own parsers."""
    from standfirst.cli import commands

    lines = ["# The command line", "", "Made by `make docs` from the commands themselves.", ""]
    lines += ["Exit codes: 0 clean, 1 findings, 2 could not run.", ""]
    for name, module in commands().items():
        sub = argparse.ArgumentParser(prog=f"standfirst {name}", formatter_class=_Wide)
        module.add_arguments(sub)
        lines += [f"## standfirst {name}", "", module.HELP, "", "```", sub.format_help().rstrip(), "```", ""]
        for below, parser in _commands_below(sub):
            parser.formatter_class = _Wide
            said = parser.description or ""
            parser.description = None
            lines += [f"### standfirst {name} {below}", "", said, "", "```", parser.format_help().rstrip(), "```", ""]
    return "\n".join(lines)


def _commands_below(parser: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.items()


class _Wide(argparse.HelpFormatter):
    """The same width on every terminal, so that the page does not change with it."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=100, max_help_position=30)


def settings_markdown() -> str:
    """The reference of settings, from the table that declares them."""
    from standfirst.configuration.declared import SETTINGS

    lines = [
        "# Settings",
        "",
        "Made by `make docs` from `standfirst/configuration/declared.py`. Each is an environment",
    ]
    lines += ["variable; a newsroom needs none of them to start.", "", "| variable | default | what it is for |"]
    lines += ["|---|---|---|"]
    for each in SETTINGS:
        default = f"`{each.default}`" if each.default else "empty"
        secret = " Secret." if each.secret else ""
        lines.append(f"| `{each.variable}` | {default} | {each.sentence}{secret} |")
    return "\n".join([*lines, ""])


def map_markdown() -> str:
    """One line for each file of the package: the first sentence of its docstring."""
    package = Path(__file__).parents[1]
    lines = ["# What each file is for", "", "Made by `make docs` from the first line of each file.", ""]
    folder = None
    for path in sorted(package.rglob("*.py"), key=lambda each: (each.parent.as_posix(), each.name)):
        if "migrations" in path.parts or ("templatetags" in path.parts and path.name == "__init__.py"):
            continue
        purpose = purpose_of(path)
        if path.name == "__init__.py" and not purpose:
            continue
        if path.parent != folder:
            folder = path.parent
            lines += ["", f"## {folder.relative_to(package.parent).as_posix()}/", ""]
        lines.append(f"- `{path.name}`: {purpose}")
    return "\n".join([*lines, ""]).replace("\n\n\n", "\n\n")


def purpose_of(path: Path) -> str:
    """The first paragraph of the docstring of the module at `path`, on one line; empty if it has none."""
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return " ".join(docstring.split("\n\n")[0].split())
