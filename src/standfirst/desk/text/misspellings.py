"""Misspellings that are certain, from the packaged list `data/misspellings.txt`, read when first asked for."""

from __future__ import annotations

from functools import cache

from standfirst.desk.text.wordlist import packaged


@cache
def misspellings() -> dict[str, str]:
    """What is written, in small letters, and what is meant: about 1,700 forms that are no word, name or other spelling
    of English."""
    return dict(line.split(" ", 1) for line in packaged("misspellings"))
