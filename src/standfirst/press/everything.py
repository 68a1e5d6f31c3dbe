"""Makes the whole site anew: at a new release, after a change to what every page shows, when the store is new."""

from __future__ import annotations

import contextlib
import fcntl
import sys
import time
from collections.abc import Callable, Iterator

from django.conf import settings

from standfirst.press import outputs
from standfirst.press.making import Count, make_and_store, output_store

_SECONDS_BETWEEN_LINES = 2.0


def make_everything(meanwhile: Callable[[Count], None]) -> Count:
    """Makes all there is, and drops what the store has besides; calls `meanwhile` after every fifty."""
    return make_and_store(dict.fromkeys([*outputs.all_ids(), *output_store().ids()]), meanwhile)


def catch_up(release: str, meanwhile: Callable[[], object] = lambda: None, *, quiet: bool = False) -> bool:
    """Makes everything anew if the store is new or was not made by `release`; returns whether it was.

    `release` is the `fingerprint()` of the running code; `meanwhile` is called after every fifty outputs. Says how
    far it is on standard error, unless `quiet`. Does nothing where another process is at it.
    """
    store = output_store()
    if store.fact("fingerprint") == release:
        return False
    with alone() as is_alone:
        if not is_alone or store.fact("fingerprint") == release:
            return False
        began = said = time.monotonic()

        def after_each_lot(count: Count) -> None:
            nonlocal said
            if not quiet and time.monotonic() - said > _SECONDS_BETWEEN_LINES:
                said = time.monotonic()
                _say(f"The press makes all pages anew: {count.tried} so far.")
            meanwhile()

        count = make_everything(after_each_lot)
        store.remember("fingerprint", release)
        if not quiet:
            failed = f", {count.failed} could not be made" if count.failed else ""
            _say(f"The press made {count.tried} pages anew in {time.monotonic() - began:.1f} s{failed}.")
    return True


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


@contextlib.contextmanager
def alone() -> Iterator[bool]:
    """Whether no other thread or process makes everything just now; none begins to until the block ends."""
    with (settings.FOLDER.root / "outputs.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
        else:
            yield True
