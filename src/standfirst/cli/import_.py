"""`standfirst import`: stories from files into the newsroom."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from standfirst.cli.errors import CommandError
from standfirst.cli.newsroom import add_folder, open_newsroom

if TYPE_CHECKING:
    from standfirst.newsroom.models import Article
    from standfirst.story import Story

NAME = "import"
HELP = "Takes stories in from files: the printed text of a news page, or our own JSON."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, or a folder of .txt and .json files")
    parser.add_argument("--publish", action="store_true", help="publish what may go out; without it, drafts are made")
    parser.add_argument(
        "--date",
        metavar="ISO",
        help="when stories that name no time were first published, as in 2025-05-16 or 2025-05-16T21:30+03:00",
    )
    add_folder(parser)


def run(arguments: argparse.Namespace) -> int:
    open_newsroom(arguments, create=True)
    from standfirst.cli.opening import prepare

    prepare(lambda line: print(line, file=sys.stderr, flush=True))
    at = _date(arguments.date)
    failed = held = 0
    from standfirst.wire import WireError, read_path

    for path in arguments.paths:
        try:
            for story in read_path(path):
                held += not _take_in(story, Path(path), at, arguments.publish)
        except WireError as error:
            failed += 1
            print(f"standfirst import: {error}", file=sys.stderr)
    return 2 if failed else 1 if held else 0


def _date(text: str | None) -> datetime | None:
    """The time `--date` names; a date alone is noon, and a time without a zone is the publication's."""
    if not text:
        return None
    from standfirst.newsroom.models import Publication

    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise CommandError(
            f"“{text}” is no date; write it as in --date 2025-05-16 or --date 2025-05-16T21:30+03:00."
        ) from None
    if len(text) == 10:
        at = at.replace(hour=12)
    return at if at.tzinfo else at.replace(tzinfo=Publication.load().zone)


def _take_in(story: Story, path: Path, at: datetime | None, publish: bool) -> bool:
    """Takes one story in and says where it is. False when it was to be published and is held."""
    from django.conf import settings
    from django.urls import reverse
    from django.utils import timezone

    from standfirst.newsroom.gate import PublishingHeld
    from standfirst.newsroom.intake import take_in

    when = story.first_published or at
    later = when is not None and when > timezone.now()
    if when and later:
        story = story.but(first_published=None, go_live_at=when)
    elif when:
        story = story.but(first_published=when, version_created=story.version_created or when)
    article = take_in(story, pictures=path if path.is_dir() else path.parent)
    out = True
    if publish:
        try:
            _publish(article, story)
        except PublishingHeld as held:
            out = False
            print(f"{article}: held, kept as a draft. {held}", file=sys.stderr)
    address = (
        article.address if article.live else reverse(article.snippet_viewset.get_url_name("edit"), args=[article.pk])
    )
    state = "" if article.live else " (scheduled)" if out and publish else " (draft)"
    print(f"{settings.SITE}{address}{state}")
    for note in story.notes:
        line = f"line {note.line}: " if note.line else ""
        print(f"  {note.kind.value}: {line}{note.message}")
    return out


def _publish(article: Article, story: Story) -> None:
    from standfirst.newsroom.intake import publish_imported

    publish_imported(article, at=story.version_created)
