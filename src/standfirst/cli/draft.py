"""`standfirst draft`: proposes Quick Looks for a story, each with the words of the Deep Look that bear it out."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from standfirst.cli import reading
from standfirst.cli.errors import CommandError

if TYPE_CHECKING:
    from standfirst.desk.proposals import Proposal
    from standfirst.story import QuickLook, Story

NAME = "draft"
HELP = "Proposes Quick Looks from the Deep Look, each with its evidence; a person picks, edits and orders them."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="PATH", help="one story file, or - for standard input")
    parser.add_argument("--most", type=int, default=10, metavar="N", help="how many at most (default: 10)")
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="text for people; json is the story with the proposals as its Quick Looks (default: text)",
    )
    parser.add_argument(
        "--endpoint",
        action="store_true",
        help="ask the endpoint that STANDFIRST_DRAFT_URL names; what the Deep Look does not bear out is shown as such",
    )
    parser.add_argument("--stdin-filename", metavar="NAME", default="", help="what standard input is called")


def run(arguments: argparse.Namespace) -> int:
    from standfirst.cli.check import prepare_output
    from standfirst.desk.draft import draft
    from standfirst.desk.proposals import examine
    from standfirst.story import QuickLook
    from standfirst.wire import WireError

    prepare_output()
    if arguments.most < 1:
        raise CommandError("--most must be at least 1.")
    try:
        given = reading.standard_input([arguments.path])
        _, _, stories = reading.stories(arguments.path, given, arguments.stdin_filename)
    except WireError as error:
        raise CommandError(str(error)) from None
    story = stories[0]
    if arguments.endpoint:
        texts = _asked(story, arguments.most)
        proposals = examine(story, [QuickLook(f"q{number}", text) for number, text in enumerate(texts, 1)])
    else:
        proposals = examine(story, draft(story, arguments.most))
    if arguments.format == "json":
        _print_json(story, [each.look for each in proposals if each.borne_out])
    else:
        _print_text(story, proposals)
    return 0 if proposals else 1


def _asked(story: Story, most: int) -> list[str]:
    import logging

    from standfirst.cli.draft_endpoint import ask
    from standfirst.configuration.declared import value

    url = value("DRAFT_URL")
    if not url:
        raise CommandError("no endpoint is set: STANDFIRST_DRAFT_URL is empty, and nothing is sent.")
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("standfirst draft: %(asctime)s %(message)s"))
    log = logging.getLogger("standfirst.draft")
    log.addHandler(handler)
    try:
        return ask(story, most, url=url, key=value("DRAFT_KEY"), model=value("DRAFT_MODEL"))
    finally:
        log.removeHandler(handler)


def _print_json(story: Story, looks: list[QuickLook]) -> None:
    from standfirst.story import to_json

    print(to_json(story.but(quick_looks=tuple(looks)), indent=2))


def _print_text(story: Story, proposals: list[Proposal]) -> None:
    from standfirst.cli.finding_text import fold, printable, width_wanted

    width = width_wanted()
    if not proposals:
        print("The Deep Look has no sentence that could stand alone as a Quick Look.")
    for each in proposals:
        mark = "-" if each.borne_out else "?"
        first, *rest = fold(printable(each.look.text), width - 2)
        print("\n".join([f"{mark} {first}", *(f"  {line}" for line in rest)]))
        if not each.borne_out:
            print("    NOT BORNE OUT by the Deep Look" + (":" if each.questions else "."))
            for question in each.questions:
                print("\n".join(f"      {line}" for line in fold(printable(question.message), width - 6)))
        for evidence in each.look.evidence:
            if evidence.exact != each.look.text:
                print("\n".join(f"    | {line}" for line in fold(printable(evidence.exact), width - 6)))
