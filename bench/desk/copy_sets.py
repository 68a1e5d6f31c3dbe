"""Reads the sets of copy the desk is measured on, and makes stories of them.

Two of the sets lost their capitals or were cut into tokens by those who made them. `Capitals` gives back what a
newsroom's copy has: a word is written with a capital if published copy nearly always writes it so.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from standfirst.desk.text.words import words
from standfirst.story import Block, QuickLook, Story

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "desk"
HALF = "dev"


def rows(name: str) -> Iterator[dict]:
    """The lines of one set's file, e.g. "xsumfaith/articles"."""
    folder, _, file = name.partition("/")
    with (DATA / folder / HALF / f"{file}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def paragraphs(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"\n+", text) if part.strip()]


def story_of(body: list[str], looks: list[str] = (), headline: str = "") -> Story:
    """A story with these paragraphs and Quick Looks; the headline is left empty where a set has none."""
    return Story(
        headline=headline,
        quick_looks=tuple(QuickLook(f"q{number}", text) for number, text in enumerate(looks)),
        deep_look=tuple(Block.of(text, number) for number, text in enumerate(body)),
    )


def joined(text: str) -> str:
    """Copy that was cut into tokens ("United 's 4 - 1 win .") as it was written."""
    text = text.replace("`", "'")
    text = re.sub(r" n't\b", "n't", text)
    text = re.sub(r" ('(?:s|re|ve|ll|d|m)\b)", r"\1", text)
    text = re.sub(r"(?<=\w) ([-–]) (?=\w)", r"\1", text)
    text = re.sub(r"(\w)- (\w)", r"\1-\2", text)
    text = re.sub(r"# ?(?=\d)", "£", text)
    text = re.sub(r"(\d[.,]) (?=\d)", r"\1", text)
    text = re.sub(r"([£$€]) (?=\d)", r"\1", text)
    text = re.sub(r" ([.,;:!?%)\]])", r"\1", text)
    return re.sub(r"([(\[]) ", r"\1", text)


class Capitals:
    """Which words published copy writes with a capital."""

    def __init__(self, texts: Iterator[str]) -> None:
        upper: dict[str, Counter[str]] = defaultdict(Counter)
        self.all: Counter[str] = Counter()
        for text in texts:
            listed = words(text)
            for before, word in pairwise(listed):
                if text[before.end : word.start] == " " and word.text[0].isalpha():
                    self.all[word.folded] += 1
                    if word.capital:
                        upper[word.folded][word.text] += 1
        self.form = {
            key: forms.most_common(1)[0][0] for key, forms in upper.items() if forms.total() > 0.85 * self.all[key]
        }

    def give(self, text: str, own: Capitals | None = None) -> str:
        """`text` with its capitals; `own` are those of the article itself, which go first."""
        made = []
        last = 0
        for word in words(text):
            form = word.text
            if word.text.islower():
                if own is not None and own.all[word.folded]:
                    form = own.form.get(word.folded, form)
                elif word.folded in self.form or self.all[word.folded]:
                    form = self.form.get(word.folded, form)
                elif len(form) > 3 and form.isalpha():
                    form = form.capitalize()  # published copy never has it small: a name
                if form.casefold() != word.text:
                    form = word.text
            made += [text[last : word.start], form]
            last = word.end
        text = "".join([*made, text[last:]])
        return re.sub(r"^\W*\w", lambda match: match.group().upper(), text)


@cache
def capitals() -> Capitals:
    """What the cased sets of published copy write with a capital."""

    def texts() -> Iterator[str]:
        for name, key in (
            ("polnear/polnear", "text"),
            ("bbc_news_clean/articles", "text"),
            ("xsumfaith/articles", "doc"),
        ):
            for row in rows(name):
                yield row[key]

    return Capitals(texts())
