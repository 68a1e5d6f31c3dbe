"""Pages read as a browser reads them: elements, words, what could run."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

from standfirst.press import outputs


def source(output_id: str) -> str:
    """The output `output_id`, made now."""
    made = outputs.make(output_id)
    assert made is not None, f"there is nothing to show at {output_id}"
    return made.body if isinstance(made.body, str) else made.body.decode()


def read(html: str) -> BeautifulSoup:
    """`html` as a tree."""
    return BeautifulSoup(html, "html.parser")


def page(output_id: str) -> BeautifulSoup:
    """The output `output_id`, made now and parsed."""
    return read(source(output_id))


def words(element: Tag) -> str:
    """What is read in `element`, on one line."""
    return " ".join(element.get_text().split())


def one(tree: Tag, selector: str) -> Tag:
    """The only element that `selector` picks."""
    found = tree.select(selector)
    assert len(found) == 1, f"{len(found)} elements are {selector}"
    return found[0]


_RUNS = re.compile(r"^\s*(javascript|data|vbscript):", re.IGNORECASE)
_ADDRESSES = ("href", "src", "action", "formaction", "srcset", "data", "poster", "content")
_FOREIGN = ("style", "iframe", "object", "embed", "base", "frame", "applet", "math", "template", "xss")


def what_could_run(tree: Tag) -> list[str]:
    """Everything that could run or dress the page up and is not one of our own files or the JSON-LD."""
    found = []
    for element in tree.find_all(True):
        if element.name == "script":
            ours = str(element.get("src", "")).startswith("/static/") or element.get("type") == "application/ld+json"
            if not ours or (element.get("src") and element.string):
                found.append(str(element)[:80])
        elif element.name in _FOREIGN:
            found.append(element.name)
        for name, value in element.attrs.items():
            if name.startswith("on") or name == "style" or (name in _ADDRESSES and _RUNS.match(str(value))):
                found.append(f"{element.name} {name}={str(value)[:60]}")
    return found
