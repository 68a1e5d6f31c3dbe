"""What lies in deploy/ is taken by the programs it is for."""

from __future__ import annotations

import getpass
import grp
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from standfirst.configuration.declared import SETTINGS
from tests.conftest import missing

DEPLOY = Path(__file__).parents[2] / "deploy"


def test_systemd_takes_the_service(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        missing("systemd-analyze", "install Debian's package systemd")
    text = (DEPLOY / "standfirst.service").read_text()
    command = re.search(r"(?m)^ExecStart=(\S+)", text)
    assert command
    # The program and its user are not on this machine; everything else is read as it stands.
    text = text.replace(command[1], shutil.which("true") or "/bin/true")
    text = re.sub(r"(?m)^User=.*$", "User=daemon", re.sub(r"(?m)^Group=.*$", "Group=daemon", text))
    unit = tmp_path / "standfirst.service"
    unit.write_text(text)
    done = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert str(unit) not in done.stderr, done.stderr


def test_logrotate_takes_its_file_and_a_log_that_is_open_goes_on(tmp_path: Path) -> None:
    program = shutil.which("logrotate") or shutil.which("/usr/sbin/logrotate")
    if program is None:
        missing("logrotate", "install Debian's package logrotate")
    assert program is not None
    group = grp.getgrgid(os.getegid()).gr_name
    text = (DEPLOY / "standfirst.logrotate").read_text()
    text = text.replace("/var/log/standfirst", str(tmp_path)).replace(
        "su standfirst standfirst", f"su {getpass.getuser()} {group}"
    )
    rules = tmp_path / "rules"
    rules.write_text(text)
    rules.chmod(0o644)
    tmp_path.chmod(0o755)
    tried = subprocess.run([program, "-d", str(rules)], capture_output=True, text=True)
    assert tried.returncode == 0, tried.stderr
    assert "error" not in tried.stderr.lower(), tried.stderr
    log = tmp_path / "server.log"
    with log.open("a") as server:
        server.write("before\n")
        server.flush()
        done = subprocess.run(
            [program, "--force", "--state", str(tmp_path / "state"), str(rules)], capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        server.write("after\n")
    assert log.read_text() == "after\n"
    assert [path for path in tmp_path.glob("server.log-*") if path.read_text() == "before\n"]


@pytest.mark.parametrize("name", ["standfirst.env"])
def test_the_environment_names_settings_there_are(name: str) -> None:
    named = re.findall(r"(?m)^(STANDFIRST_\w+)=", (DEPLOY / name).read_text())
    assert named
    assert set(named) <= {setting.variable for setting in SETTINGS}
