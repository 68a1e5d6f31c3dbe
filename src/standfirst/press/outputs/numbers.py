"""The number at the end of an output's id."""

from __future__ import annotations


def number(output_id: str, rest: str) -> int:
    """`rest` as the number of a row. Raises `LookupError` when it is none."""
    if not (rest.isascii() and rest.isdigit() and len(rest) < 19):
        raise LookupError(f"There is no output “{output_id}”: “{rest}” is no number of a row.")
    return int(rest)
