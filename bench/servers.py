"""Servers to measure: started on loopback, waited for, stopped, their CPU time read."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from socket import socket

ROOT = Path(__file__).parents[1]
_TICKS = os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    """A port nobody listens on."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(**extra: str) -> dict[str, str]:
    """This process's environment without settings of Standfirst, with `extra` and our source first."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("STANDFIRST_")}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    kept.pop("PYTHONDONTWRITEBYTECODE", None)  # a second start finds what the first one compiled
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT / "bench" / "peers")])
    return {**kept, "PYTHONPATH": path, "PYTHONUNBUFFERED": "1", **extra}


@dataclass
class Server:
    """A running server."""

    site: str
    process: subprocess.Popen[bytes]
    started_in: float
    """Seconds from its start to its first page."""

    def cpu_seconds(self) -> float:
        """What the server's processes have used so far, theirs and the kernel's on their behalf."""
        return sum(map(_cpu_seconds, self.pids()))

    def pids(self) -> list[int]:
        """The server's processes."""
        return [self.process.pid, *_descendants(self.process.pid)]


@contextlib.contextmanager
def running(
    command: Sequence[str], port: int, path: str, log: Path, *, python: bool = True, **extra: str
) -> Iterator[Server]:
    """Starts `command`, a Python module unless `python` is false, on `port` and waits until `path` answers.

    Raises `RuntimeError` if it never does.
    """
    site = f"http://127.0.0.1:{port}"
    began = time.monotonic()
    with log.open("ab") as out:
        whole = [sys.executable, "-m", *command] if python else list(command)
        process = subprocess.Popen(whole, env=environment(**extra), stdout=out, stderr=out, cwd=log.parent)
        try:
            while not _answers(site + path):
                if process.poll() is not None or time.monotonic() - began > 600:
                    raise RuntimeError(f"{' '.join(command)} did not serve {path}:\n{log.read_text()[-3000:]}")
                time.sleep(0.02)
            yield Server(site, process, time.monotonic() - began)
        finally:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _descendants(pid: int) -> list[int]:
    found: list[int] = []
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):  # a thread that ended since it was listed
            for child in map(int, children.read_text().split()):
                found += [child, *_descendants(child)]
    return found


def _cpu_seconds(pid: int) -> float:
    # The fields after the command's name, which may hold spaces: utime and stime are the 14th and 15th of all.
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS
