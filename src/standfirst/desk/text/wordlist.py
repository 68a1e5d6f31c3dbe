"""Word lists: words between white space in these files, or lines of a text file that is packaged with the desk."""

from __future__ import annotations

from pkgutil import get_data


def word_list(text: str) -> list[str]:
    """The words of `text` in order."""
    return text.split()


def word_set(text: str) -> frozenset[str]:
    """The words of `text`, each once."""
    return frozenset(text.split())


def packaged(name: str) -> list[str]:
    """The lines of `standfirst/desk/data/NAME.txt`, without empty ones and those that begin with #.

    Raises `FileNotFoundError` where the list was not installed.
    """
    found = get_data("standfirst.desk", f"data/{name}.txt")
    if found is None:
        raise FileNotFoundError(f"The word list {name} is not among the desk's data.")
    return [line for line in found.decode().splitlines() if line and not line.startswith("#")]
