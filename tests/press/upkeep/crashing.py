"""A program for `test_build`: builds a newsroom with two processes, is killed at each crash point, and builds on.

Prints a line of JSON for each run. Takes the newsroom from the environment.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connections  # noqa: E402

from standfirst.cli import main  # noqa: E402
from standfirst.newsroom.signals import outbox_filled  # noqa: E402
from standfirst.press import build, everything, hands  # noqa: E402
from standfirst.press.making import output_store  # noqa: E402
from standfirst.press.store import Store  # noqa: E402

HANDS = Path(sys.argv[1])
"""Each hand leaves a file here that bears its number."""
STORIES = 12
build._AT_ONCE = 4


BUILDER = [0]
"""The number of the process that builds. Not asked of a hand's parent: once that is dead, it is somebody else."""


def builder() -> int:
    return BUILDER[0]


def kill(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):  # the other hand was quicker
        os.kill(pid, signal.SIGKILL)
    if pid == os.getpid():
        time.sleep(30)  # a signal to oneself may take a moment


def counted(owner: Any, name: str, n: int, killed: Callable[[], int], *, after: bool) -> None:
    """Kills a process before or after the `n`th call of `name` in this process."""
    real, calls = getattr(owner, name), [0]

    def call(*given: Any, **named: Any) -> Any:
        calls[0] += 1
        told = None
        if calls[0] != n or after:
            told = real(*given, **named)
        if calls[0] == n:
            kill(killed())
        return told

    setattr(owner, name, call)


POINTS: dict[str, Callable[[], None]] = {
    "the builder, before it has written down that it begins": lambda: counted(
        Store, "ticket", 1, os.getpid, after=False
    ),
    "the builder, before its hands have a lot": lambda: counted(hands, "_give", 1, os.getpid, after=False),
    "a hand, in the midst of writing": lambda: counted(Store, "_put", 2, os.getpid, after=True),
    "the builder, by a hand whose first lot is in": lambda: counted(Store, "put_all", 1, builder, after=True),
    "the builder, while a hand is making": lambda: counted(build, "make_and_store", 2, builder, after=False),
    "the builder, when all is made": lambda: counted(build._Plan, "done", 1, os.getpid, after=False),
    "the builder, between its last two words": lambda: counted(Store, "remember", 1, os.getpid, after=True),
}


def run(*arguments: str, crash: Callable[[], None] = lambda: None) -> tuple[int, str]:
    """Runs the command in a process of its own; what it exits with, or what it was killed with, and what it said."""
    output_store().close()
    connections.close_all()
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.dup2(write, 1)
        do = hands._do

        def noted(*given: Any) -> None:
            (HANDS / str(os.getpid())).touch()
            do(*given)

        hands._do = noted  # type: ignore[assignment]
        BUILDER[0] = os.getpid()
        crash()
        os._exit(_flushed(main(["press", *arguments])))
    os.close(write)
    _, status = os.waitpid(pid, 0)
    # To its end: until nobody holds the other end any more, the hands of the builder among them.
    with os.fdopen(read) as said:
        return os.waitstatus_to_exitcode(status), said.read()


def _flushed(code: int) -> int:
    sys.stdout.flush()
    return code


def hands_left() -> int:
    """How many hands still live ten seconds later; one that nobody has buried does not."""
    for _ in range(100):
        left = sum(_lives(each.name) for each in HANDS.iterdir())
        if not left:
            break
        time.sleep(0.1)
    return left


def _lives(pid: str) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def tell(**told: Any) -> None:
    print(json.dumps(told), flush=True)


def program() -> None:
    from tests.press.engine.stories import publish

    outbox_filled.disconnect(dispatch_uid="press:outbox_filled")
    for n in range(STORIES):
        publish(f"Story number {n} goes out", section="World", authors=("Ada Lind",))
    for point, crash in POINTS.items():
        code, said = run("build", "--jobs", "2", crash=crash)
        with everything.alone() as is_alone:
            pass
        store = output_store()
        made = len(store.ids())
        tell(point=point, code=code, said=said, made=made, alone=is_alone, left=hands_left())
    code, said = run("build", "--jobs", "2")
    made = len(output_store().ids())
    tell(point="", code=code, said=said, made=made, left=hands_left(), folder=str(settings.FOLDER.root))
    code, said = run("audit")
    tell(point="audit", code=code, said=said)


program()
