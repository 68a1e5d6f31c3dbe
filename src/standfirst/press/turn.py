"""Tells every process of the machine that the output store was changed, without asking SQLite.

Eight bytes in a file beside the store, written after each change of an output and read through a memory map: a
composer looks at them before every answer, which costs a tenth of a microsecond, where SQLite's own
`PRAGMA data_version` costs ten. They are a hint and no more: who reads them asks SQLite as well, twenty times a
second, for a writer that was killed between its change and these bytes.
"""

from __future__ import annotations

import contextlib
import mmap
import os
import threading
import time
from pathlib import Path

_SIZE = 8


class Turn:
    """The eight bytes in the file `path`. Safe to share between threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle = -1
        self._opening = threading.Lock()

    def next(self) -> None:
        """Says that something was changed."""
        # Never twice the same, whoever writes: a number counted up would have to be read first.
        token = (time.time_ns() ^ (threading.get_ident() << 20)).to_bytes(16, "little")[:_SIZE]
        # Written, not mapped: a full disk is an error here and would be the end of the process there.
        with contextlib.suppress(OSError), self._opening:
            if self._handle < 0:
                self._handle = self._open()
            os.pwrite(self._handle, token, 0)

    def watch(self) -> mmap.mmap | None:
        """The bytes as they are at any moment; None where they cannot be had."""
        try:
            handle = self._open()
        except OSError:
            return None
        try:
            return mmap.mmap(handle, _SIZE, prot=mmap.PROT_READ)
        except (OSError, ValueError):
            return None
        finally:
            os.close(handle)

    def renew(self) -> None:
        """To be called when the store's file was replaced: that beside it may have been, too."""
        with self._opening:
            if self._handle >= 0:
                os.close(self._handle)
            self._handle = -1

    def _open(self) -> int:
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            if os.fstat(handle).st_size < _SIZE:
                os.pwrite(handle, bytes(_SIZE), 0)
        except OSError:
            os.close(handle)
            raise
        return handle
