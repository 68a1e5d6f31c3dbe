"""Counts what the default rules raise on clean published copy, and draws findings to be judged."""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "src")]

from copy_sets import capitals, joined, paragraphs, rows, story_of  # noqa: E402

from standfirst.desk import Finding, Level, check  # noqa: E402
from standfirst.story import Story, passage_at  # noqa: E402

CLEAN = ("polnear/polnear", "bbc_news_clean/articles")
JUDGED = HERE / "judged.json"
"""What a person thought of sampled findings: no word of the copy itself."""


def clean_copy(every: int = 1) -> Iterator[tuple[str, str, Story, int]]:
    """Set, article, story and its words, of every `every`-th article of the clean sets. The first line is the
    headline; no story has a date, as the sets have none for all."""
    for name in CLEAN:
        for number, row in enumerate(rows(name)):
            if number % every == 0:
                lines = paragraphs("".join(char for char in row["text"] if char == "\n" or char.isprintable()))
                yield (
                    name.partition("/")[0],
                    row["id"],
                    story_of(lines[1:], headline=lines[0]),
                    len(row["text"].split()),
                )


def measure_clean_copy(every: int = 1) -> dict[str, object]:
    """Findings of each rule per 1,000 words, at query and at stop, and of all of them together."""
    counts: dict[Level, Counter[str]] = {Level.QUERY: Counter(), Level.STOP: Counter()}
    words = 0
    for _, _, story, length in clean_copy(every):
        words += length
        for finding in check(story):
            if finding.level in counts:
                counts[finding.level][finding.rule] += 1
    rates = {
        level.value: {rule: round(1000 * count / words, 4) for rule, count in each.most_common()}
        for level, each in counts.items()
    }
    return {
        "words": words,
        "query": round(sum(rates["query"].values()), 4),
        "stop": round(sum(rates["stop"].values()), 4),
        "rules": rates,
    }


def sample_findings(n: int = 60, seed: int = 1, every: int = 1) -> list[dict[str, str]]:
    """`n` query findings drawn at random over the clean sets and the highlights, with the words they are about."""
    found = [(name, id_, story, each) for name, id_, story, _ in _everything(every) for each in _queries(story)]
    random.Random(seed).shuffle(found)
    return [
        {
            "set": name,
            "article": id_,
            "rule": each.rule,
            "key": each.key,
            "message": each.message,
            "passages": " | ".join(_around(story, span.place, span.start, span.end) for span in each.spans[:3]),
        }
        for name, id_, story, each in found[:n]
    ]


def _everything(every: int) -> Iterator[tuple[str, str, Story, int]]:
    yield from clean_copy(every)
    for row in rows("realsumm_cnndm/realsumm"):
        body = capitals().give(joined(row["src"]))
        looks = [capitals().give(joined(look)) for look in re.split(r"(?<= \.) ", row["ref"]) if look.strip()]
        yield "realsumm_cnndm", str(row["id"]), story_of([body], looks), 0


def _queries(story: Story) -> list[Finding]:
    return [each for each in check(story) if each.level is Level.QUERY]


def _around(story: Story, place: str, start: int, end: int) -> str:
    passage = passage_at(story, place)
    text = passage.text if passage else ""
    return f"{place}: {text[max(0, start - 160) : start]}>>{text[start:end]}<<{text[end : end + 160]}"


def judged_share() -> dict[str, object]:
    """Of the findings a person has judged, the share an editor would act on, in all and by rule."""
    judged = json.loads(JUDGED.read_text(encoding="utf-8"))
    rules: dict[str, list[int]] = {}
    for each in judged:
        tally = rules.setdefault(each["rule"], [0, 0])
        tally[0] += each["verdict"] == "act"
        tally[1] += 1
    acted = sum(tally[0] for tally in rules.values())
    return {"judged": len(judged), "acted_on": round(acted / max(1, len(judged)), 3), "rules": rules}


if __name__ == "__main__":
    print(json.dumps(measure_clean_copy(), indent=1))
