"""Words of a row made fit to print: one line, without characters that no page or feed can hold."""

from __future__ import annotations

import re

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def one_line(text: str | None) -> str:
    """`text` on one line, runs of white space as one space, without control characters and lone surrogates."""
    return " ".join(_UNPRINTABLE.sub("", text or "").split())
