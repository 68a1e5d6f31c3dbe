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
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = main(json.loads(line))
        except SystemExit as ended:
            code = ended.code
    print(json.dumps([code, out.getvalue(), err.getvalue()]), flush=True)
    from django.db import connections

    connections.close_all()
