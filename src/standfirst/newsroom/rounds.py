"""A thread of the server's that looks, waits, and looks again: the scheduler, the caretaker and the press's worker."""

from __future__ import annotations

import threading

from django.db import close_old_connections, connections


class Rounds:
    """Each server process may have one of each; what they find to do they share out among them by the database."""

    name = "rounds"
    """Of the thread."""

    def __init__(self) -> None:
        self._wake = threading.Event()
        self._stopping = False
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begins; returns at once."""
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name=self.name, daemon=True)
        self._thread.start()

    def stop(self, timeout: float = 5.0) -> None:
        """Ends after what is in hand, or after `timeout` seconds; what is left is there at the next start."""
        self._stopping = True
        self._wake.set()
        if self._thread:
            self._thread.join(timeout)

    def wake(self) -> None:
        """Has it look at once."""
        self._wake.set()

    def begin(self) -> None:
        """Before the first look, in the thread."""

    def look(self) -> None:
        """One turn. Raises nothing: who comes round again logs what failed."""
        raise NotImplementedError

    def pause(self) -> float:
        """Seconds until the next look, unless it is woken."""
        raise NotImplementedError

    def end(self) -> None:
        """After the last look, in the thread."""

    def _run(self) -> None:
        self.begin()
        while not self._stopping:
            close_old_connections()
            self.look()
            close_old_connections()
            self._wake.wait(self.pause())
            self._wake.clear()
        self.end()
        connections.close_all()
