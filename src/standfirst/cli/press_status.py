"""`standfirst press status`: what waits, what failed, what is made."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from standfirst.cli.newsroom import add_folder, open_newsroom

if TYPE_CHECKING:
    from standfirst.press.status import Status

HELP = (
    "Says what waits for the press, what could not be made and why, and what is made; exit code 1 if anything failed."
)
_SHOWN = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_folder(parser)
    parser.add_argument("--json", action="store_true", help="the same for machines")


def run(arguments: argparse.Namespace) -> int:
    open_newsroom(arguments)
    from standfirst.press.status import status

    found = status()
    if arguments.json:
        import json
        from dataclasses import asdict

        print(json.dumps({**asdict(found), "outputs": found.outputs}, indent=2))
    else:
        for line in lines(found):
            print(line)
    return 1 if found.failures else 0


def lines(found: Status) -> Iterator[str]:
    """What the terminal shows."""
    from standfirst.cli.formats.full import number

    if found.waiting:
        of_all = f", {found.waiting_for_all:,} of the whole site" if found.waiting_for_all else ""
        wait = number(found.waiting, "change waits", "changes wait")
        yield f"Outbox     {wait}, the oldest for {span(found.oldest)}{of_all}"
    else:
        yield "Outbox     nothing waits"
    if found.without_store:
        yield f"Outputs    none: {found.without_store}"
        return
    yield f"Put off    {number(found.put_off, 'output', 'outputs')} that many ask for at once"
    yield from _failures(found)
    total = sum(kind.bytes for kind in found.kinds)
    made = f"the file {size(found.file_bytes)}; last made {moment(found.last_made)}"
    yield f"Outputs    {found.outputs:,}, {size(total)}; {made}"
    for kind in found.kinds:
        yield f"           {kind.name:18}{kind.count:>10,}{size(kind.bytes):>12}"
    yield from _everything(found)
    yield f"Audit      {_audit(found)}"


def _failures(found: Status) -> Iterator[str]:
    from standfirst.cli.finding_text import printable

    yield f"Failed     {len(found.failures):,}"
    for each in found.failures[:_SHOWN]:
        tried = f"tried {each.attempts:,} time{'s' if each.attempts > 1 else ''}, again in {span(each.again_in)}"
        yield f"           {each.id}: {printable(each.reason)} ({tried})"
    if len(found.failures) > _SHOWN:
        yield f"           and {len(found.failures) - _SHOWN:,} more: --json has them all"


def _everything(found: Status) -> Iterator[str]:
    last = found.build
    of_kinds = f" of {', '.join(last.get('only') or ())}" if last.get("only") else ""
    if found.is_making_everything:
        yield "All anew   is being made just now"
    elif found.is_of_this_release:
        yield "All anew   made by this release with these settings"
    else:
        yield "All anew   not made by this release with these settings (STANDFIRST_SITE, STANDFIRST_PORT): give this"
        yield "           command the server's; after an upgrade the server makes everything when it starts"
    if last and last.get("done_at"):
        failed = f", {last['failed']:,} failed" if last.get("failed") else ""
        took = f"{last['tried']:,} outputs{of_kinds} in {span(last['seconds'])}{failed}"
        yield f"Build      {moment(last['done_at'])}: {took}"
    elif last and not found.is_making_everything:
        yield f"Build      begun {moment(last['begun_at'])}{of_kinds} and stopped: standfirst press build goes on"


def _audit(found: Status) -> str:
    last = found.audit
    if not last:
        return "never"
    of = f"{last['checked']:,}" + (f" of {last['outputs']:,}" if last["checked"] < last["outputs"] else "")
    verdict = f"{last['differences']:,} differ" if last["differences"] else "all as the database has them"
    return f"{moment(last['at'])}: {of} outputs, {verdict}"


def size(count: int) -> str:
    """ "512 B", "1.4 MB"; thousands, not 1,024s."""
    amount = float(count)
    for unit in ("B", "kB", "MB"):
        if amount < 1000:
            return f"{amount:.0f} {unit}" if unit == "B" or amount >= 100 else f"{amount:.1f} {unit}"
        amount /= 1000
    return f"{amount:,.1f} GB"


def span(seconds: float) -> str:
    """ "0.4 s", "12 s", "3 min", "5 h", "4 days"."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    for length, unit, until in ((1, "s", 120), (60, "min", 120), (3600, "h", 48)):
        if seconds < length * until:
            return f"{seconds / length:.0f} {unit}"
    return f"{seconds / 86400:.0f} days"


def moment(seconds: float) -> str:
    """A time since 1970 for the eye, in UTC as logs have it."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M:%S UTC") if seconds else "never"
