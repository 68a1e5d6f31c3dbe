"""Runs `standfirst` for each line that comes in, a list of arguments in JSON; answers with its code and what it said.

A program of its own, started by tests/flows/conftest.py. It lets go of the database after each, so that a restore may
put another in its place.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys

from standfirst.cli import main

for line in sys.stdin:
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = main(json.loads(line))
    print(json.dumps([code, said.getvalue()]), flush=True)
    from django.db import connections

    connections.close_all()
