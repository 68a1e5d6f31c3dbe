"""`standfirst audit`: runs one rule, or a few, over an archive before they go live: how often, and on what."""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from standfirst.cli import reading
from standfirst.cli.errors import CommandError
from standfirst.cli.spread import processes, spread

if TYPE_CHECKING:
    from standfirst.desk import HouseStyle, Lexicon

NAME = "audit"
HELP = "Runs a rule over an archive: counts for each file and 1,000 words, and a sample with both passages."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help="story files, or folders with all below them")
    parser.add_argument(
        "--rule", action="append", required=True, metavar="ID", help="the rule, or the beginning of several"
    )
    parser.add_argument("--sample", type=int, default=10, metavar="N", help="findings to show (default: 10)")
    parser.add_argument(
        "--seed", type=int, default=1, metavar="N", help="another number draws other findings (default: 1)"
    )
    parser.add_argument("--files", type=int, default=20, metavar="N", help="files to list, most findings first")
    parser.add_argument("--config", metavar="FILE", default="", help="the settings, as for standfirst check")
    parser.add_argument("--jobs", type=processes, default=0, metavar="N", help="processes to use (default: all cores)")


@dataclass(frozen=True)
class Task:
    """What reading one file takes."""

    rules: tuple[str, ...]
    lexicon: Lexicon
    house: HouseStyle
    most: int
    """No more findings of one file than this are drawn from."""


@dataclass
class Seen:
    """What one file held: stories, words, and the findings of each rule, some of them as printed."""

    file: str = ""
    stories: int = 0
    words: int = 0
    findings: Counter[str] = field(default_factory=Counter)
    printed: list[str] = field(default_factory=list)
    problem: str = ""


class Sample:
    """`size` things drawn evenly from however many pass by (Vitter's algorithm R), the same for the same seed."""

    def __init__(self, size: int, seed: int) -> None:
        self.size = size
        self.passed = 0
        self.drawn: list[tuple[int, str]] = []
        self._random = random.Random(seed)  # noqa: S311 # a draw, not a secret

    def offer(self, thing: str) -> None:
        """Lets `thing` pass."""
        self.passed += 1
        if len(self.drawn) < self.size:
            self.drawn.append((self.passed, thing))
        elif (at := self._random.randrange(self.passed)) < self.size:
            self.drawn[at] = (self.passed, thing)


def run(arguments: argparse.Namespace) -> int:
    from standfirst.cli.check import prepare_output
    from standfirst.cli.house import configuration, house_style, lexicon
    from standfirst.desk import UnknownRule
    from standfirst.desk.registry import chosen

    prepare_output()
    try:
        rules = tuple(each.id for each in chosen(arguments.rule))
    except UnknownRule as error:
        raise CommandError(str(error)) from None
    configured, path = configuration(arguments.config)
    house = house_style(configured, path)
    task = Task(rules, lexicon(configured, house), house, most=max(0, arguments.sample))
    report = _Report(rules, Sample(max(0, arguments.sample), arguments.seed))
    stopped = _read_all(report, spread(audit_file, task, reading.files(arguments.paths), arguments.jobs))
    report.print(max(0, arguments.files))
    if stopped:
        print("standfirst audit: stopped; this is what was seen until then.", file=sys.stderr)
        return 130
    return 2 if report.problems else 1 if report.findings else 0


def _read_all(report: _Report, seen: Iterable[Seen]) -> bool:
    """Adds up what is seen; True if somebody pressed Ctrl-C."""
    from standfirst.cli.progress import Progress

    progress = Progress("files read")
    try:
        for number, each in enumerate(seen, 1):
            if each.problem:
                progress.clear()
                print(f"standfirst audit: {each.problem}", file=sys.stderr)
            report.add(each)
            progress.at(number)
    except KeyboardInterrupt:
        return True
    finally:
        progress.clear()
    return False


def audit_file(task: Task, given: reading.Input) -> Seen:
    """Runs the rules over the stories of one file. Waivers do not count here: it is the rule that is looked at."""
    from standfirst.cli.finding_text import printable, render_finding
    from standfirst.desk import check
    from standfirst.story import passages
    from standfirst.wire import WireError

    if given.problem:
        return Seen(problem=given.problem)
    try:
        file, _, stories = reading.stories(given.path)
    except WireError as error:
        return Seen(problem=str(error))
    seen = Seen(file)
    for story in stories:
        seen.stories += 1
        seen.words += sum(len(passage.text.split()) for passage in passages(story))
        for finding in check(story.but(waivers=()), task.lexicon, rules=task.rules, house_style=task.house):
            seen.findings[finding.rule] += 1
            if len(seen.printed) < task.most:
                seen.printed.append(f"{printable(file)}: {printable(story.headline)}\n{render_finding(story, finding)}")
    return seen


class _Report:
    """Adds files up and prints what came of them."""

    def __init__(self, rules: tuple[str, ...], sample: Sample) -> None:
        self.rules = rules
        self.sample = sample
        self.files = self.stories = self.words = self.findings = self.with_findings = self.problems = 0
        self.by_rule: Counter[str] = Counter()
        self.by_file: Counter[str] = Counter()

    def add(self, seen: Seen) -> None:
        """One file more."""
        if seen.problem:
            self.problems += 1
            return
        self.files += 1
        self.stories += seen.stories
        self.words += seen.words
        count = seen.findings.total()
        self.findings += count
        self.by_rule.update(seen.findings)
        if count:
            self.with_findings += 1
            self.by_file[seen.file] = count
            if len(self.by_file) > 20_000:  # of a large archive only those with most are listed
                self.by_file = Counter(dict(self.by_file.most_common(10_000)))
        for each in seen.printed:
            self.sample.offer(each)

    def print(self, files: int) -> None:
        """Counts, files, sample."""
        from standfirst.cli.finding_text import printable
        from standfirst.cli.formats.full import number

        print(
            f"{number(self.findings, 'finding', 'findings')} in {self.with_findings:,} of "
            f"{number(self.files, 'file', 'files')}: {number(self.stories, 'story', 'stories')}, {self.words:,} words, "
            f"{self._rate(self.findings)} for 1,000 words."
        )
        for rule in self.rules:
            print(f"  {rule:36} {self.by_rule[rule]:8,}  {self._rate(self.by_rule[rule])} for 1,000 words")
        if self.by_file and files:
            print("\nFiles with most:")
            for file, count in sorted(self.by_file.items(), key=lambda each: (-each[1], each[0]))[:files]:
                print(f"  {count:6,}  {printable(file)}")
        if self.sample.drawn:
            print(f"\n{number(len(self.sample.drawn), 'finding', 'findings')} drawn at random:")
            for _, text in sorted(self.sample.drawn):
                print(f"\n{text}")

    def _rate(self, count: int) -> str:
        return f"{1000 * count / self.words:.3f}" if self.words else "0.000"
