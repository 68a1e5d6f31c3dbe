"""`standfirst check`: the copy desk reads stories from files and prints what it finds, story by story."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from standfirst.cli import reading
from standfirst.cli.errors import CommandError
from standfirst.cli.formats import NAMES, Checked, Form, form
from standfirst.cli.spread import processes, spread

if TYPE_CHECKING:
    from standfirst.desk import Finding, HouseStyle, Level, Lexicon
    from standfirst.desk.configuration import Configuration
    from standfirst.story import Story

NAME = "check"
HELP = "Checks stories against themselves and prints both sides of every contradiction."

LEVELS = ("stop", "query", "note", "style")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="a story: our JSON, the printed text of a news page, Markdown or HTML; a folder, for all of these below "
        "it; or - for standard input",
    )
    parser.add_argument(
        "--format",
        choices=tuple(NAMES),
        default="full",
        help="full shows the words in their passages; concise is a line a finding; json an object a line; "
        "github workflow commands; sarif a SARIF 2.1.0 log (default: full)",
    )
    parser.add_argument(
        "--select",
        "--rule",
        action="append",
        metavar="PREFIX",
        help="run only this rule, or the rules whose id begins so, as in claims; default stands for all but those of "
        "style; may be given more than once, or with commas",
    )
    parser.add_argument(
        "--ignore", action="append", metavar="PREFIX", help="leave this rule, or those that begin so, out"
    )
    parser.add_argument(
        "--level",
        choices=LEVELS,
        help="show findings of this level and above; style also runs the rules of style (default: note)",
    )
    parser.add_argument(
        "--config", metavar="FILE", default="", help="the settings; else standfirst.toml in this folder or above it"
    )
    parser.add_argument("--baseline", metavar="FILE", help="do not show, or count, the findings kept in this file")
    parser.add_argument(
        "--write-baseline", metavar="FILE", help="keep all findings in this file, show none, and exit 0"
    )
    parser.add_argument(
        "--stdin-filename",
        metavar="NAME",
        default="",
        help="what standard input is called: .md and .html tell its form",
    )
    parser.add_argument(
        "--jobs", type=processes, default=0, metavar="N", help="processes to use (default: as many as there are cores)"
    )


@dataclass(frozen=True)
class Task:
    """All that reading one file takes; handed to every process."""

    rules: tuple[str, ...] | None
    levels: dict[str, Level]
    shown: tuple[str, ...]
    lexicon: Lexicon
    house: HouseStyle
    form: Form
    given: bytes = b""
    given_name: str = ""
    known: dict[str, dict[str, int]] = field(default_factory=dict)
    base: str = ""
    """The folder that the files of a baseline are named from."""


@dataclass
class Outcome:
    """What came of one file: the text to print, what is counted, and the sentence if it could not be read."""

    text: str = ""
    counts: Counter[str] = field(default_factory=Counter)
    file: str = ""
    keys: list[str] = field(default_factory=list)
    error: str = ""


def run(arguments: argparse.Namespace) -> int:
    prepare_output()
    configured, rules, lexicon, house = desk_for(arguments)
    known, base = _baseline(arguments.baseline, arguments.write_baseline)
    task = Task(
        rules=rules,
        levels=configured.levels,
        shown=LEVELS[: LEVELS.index(configured.level) + 1],
        lexicon=lexicon,
        house=house,
        form=form(arguments.format),
        given=reading.standard_input(arguments.paths),
        given_name=arguments.stdin_filename,
        known=known,
        base=base,
    )
    silent = bool(arguments.write_baseline)
    outcomes = spread(read_and_check, task, reading.files(arguments.paths), arguments.jobs)
    counts, keys, errors = _print(task, outcomes, silent)
    if silent:
        _write_baseline(Path(arguments.write_baseline), keys)
        return 2 if errors else 0
    return 2 if errors else 1 if counts["stop"] + counts["query"] else 0


def prepare_output() -> None:
    """Lets neither a terminal without the letters nor the log of a broken rule get between the findings."""
    import logging

    if reconfigure := getattr(sys.stdout, "reconfigure", None):
        reconfigure(errors="replace")
    logging.getLogger("standfirst").addHandler(logging.NullHandler())


def desk_for(arguments: argparse.Namespace) -> tuple[Configuration, tuple[str, ...], Lexicon, HouseStyle]:
    """What newsroom and command line set: the configuration with its level, the rules' ids, names, house style."""
    from standfirst.cli.house import configuration, house_style, lexicon
    from standfirst.desk import Level, UnknownRule

    configured, path = configuration(arguments.config)
    if arguments.level:
        configured = replace(configured, level=Level(arguments.level))
    try:
        rules = configured.rules(_listed(arguments.select), _listed(arguments.ignore) or ())
    except UnknownRule as error:
        raise CommandError(str(error)) from None
    house = house_style(configured, path)
    return configured, rules, lexicon(configured, house), house


def _listed(values: list[str] | None) -> tuple[str, ...] | None:
    if values is None:
        return None
    return tuple(each.strip() for value in values for each in value.split(",") if each.strip())


def read_and_check(task: Task, given: reading.Input) -> Outcome:
    """Reads a file, checks its stories and prints them into the outcome."""
    from standfirst.desk import check
    from standfirst.desk.baseline import Baseline
    from standfirst.wire import WireError

    if given.problem:
        return Outcome(error=given.problem)
    try:
        file, source, stories = reading.stories(given.path, task.given, task.given_name)
    except WireError as error:
        return Outcome(error=str(error))
    outcome = Outcome(file=baseline_name(file, task.base))
    found: list[tuple[Story, list[Finding]]] = []
    for story in stories:
        findings = check(story, task.lexicon, rules=task.rules, levels=task.levels, house_style=task.house)
        found.append((story, [each for each in findings if each.level.value in task.shown]))
    outcome.keys = [each.key for _, findings in found for each in findings]
    if task.known:
        every = [each for _, findings in found for each in findings]
        fresh = set(map(id, Baseline(task.known).new(outcome.file, every)))
        found = [(story, [each for each in findings if id(each) in fresh]) for story, findings in found]
        outcome.counts["old"] = len(every) - len(fresh)
    pieces = []
    for number, (story, findings) in enumerate(found, 1):
        outcome.counts["stories"] += 1
        outcome.counts.update(each.level.value for each in findings)
        name = file if number == 1 else f"{file}, story {number}"
        pieces.append(task.form.story(Checked(name, file, story, findings, source)))
    outcome.text = task.form.between.join(piece for piece in pieces if piece)
    return outcome


def _print(
    task: Task, outcomes: Iterable[Outcome], silent: bool
) -> tuple[Counter[str], dict[str, list[str]], list[str]]:
    """Prints what comes, as it comes; returns the counts, the findings' keys by file, and what could not be read."""
    from standfirst.cli.progress import Progress

    progress = Progress("files read")
    counts: Counter[str] = Counter()
    keys: dict[str, list[str]] = {}
    errors: list[str] = []
    printed = False

    def fail(problem: str) -> None:
        errors.append(problem)
        progress.clear()
        print(f"standfirst check: {problem}", file=sys.stderr, flush=True)

    def put(text: str) -> None:
        if text and not silent:
            progress.clear()
            sys.stdout.write(text)

    put(task.form.begin(task.rules or ()))
    try:
        for number, outcome in enumerate(outcomes, 1):
            if outcome.error:
                fail(outcome.error)
            counts.update(outcome.counts)
            if outcome.keys:
                keys.setdefault(outcome.file, []).extend(outcome.keys)
            if outcome.text:
                put((task.form.between if printed else "") + outcome.text)
                sys.stdout.flush()
                printed = True
            progress.at(number)
    finally:
        progress.clear()
    put(task.form.end(counts, errors))
    return counts, keys, errors


def baseline_name(file: str, base: str) -> str:
    """How a baseline names `file`: from its own folder `base`, with forward slashes, wherever we run."""
    if not base or not Path(file).exists():
        return Path(file).as_posix()
    path, folder = Path(file).resolve(), Path(base)
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.as_posix()


def _baseline(read: str | None, write: str | None) -> tuple[dict[str, dict[str, int]], str]:
    from standfirst.desk.baseline import BaselineError, read_baseline

    if read and write:
        raise CommandError("give --baseline or --write-baseline, not both.")
    if not read:
        return {}, str(Path(write).resolve().parent) if write else ""
    path = Path(read)
    try:
        known = read_baseline(path.read_text(encoding="utf-8")).known
    except BaselineError as error:
        raise CommandError(f"{path}: {error}") from None
    except (OSError, UnicodeDecodeError) as error:
        why = ((error.strerror if isinstance(error, OSError) else "") or str(error)).lower()
        raise CommandError(f"the baseline {path} cannot be read ({why}); --write-baseline makes one.") from None
    return {file: dict(keys) for file, keys in known.items()}, str(path.resolve().parent)


def _write_baseline(path: Path, keys: dict[str, list[str]]) -> None:
    from standfirst.cli.formats.full import number
    from standfirst.desk.baseline import Baseline

    baseline = Baseline()
    for file, each in keys.items():
        baseline.add(file, each)
    try:
        path.write_text(baseline.as_json(), encoding="utf-8")
    except OSError as error:
        raise CommandError(f"the baseline {path} cannot be written ({error}).") from None
    kept = number(sum(map(len, keys.values())), "finding", "findings")
    print(f"{kept} in {number(len(keys), 'file', 'files')} kept in {path}.", file=sys.stderr)


def render_finding(story: Story, finding: Finding) -> str:
    """`finding` on `story` as `--format full` prints it, several lines."""
    from standfirst.cli.finding_text import render_finding as render

    return render(story, finding)
