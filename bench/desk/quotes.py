"""Measures how the desk reads direct quotations on PolNeAR: are they found, and given to the right speaker."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "src"))

from standfirst.desk.text.utterances import utterances  # noqa: E402

DATA = ROOT.parent / "shared" / "data" / "desk" / "polnear"


def measure_polnear(part: str = "dev", every: int = 1) -> dict[str, float]:
    """Shares of the annotated contents that hold a quotation mark, over every `every`-th article of `part`.

    `content`: one of our quotations overlaps it. `speaker`: of those found whose source is annotated, the first of
    our quotations that overlaps it has a speaker that overlaps that source.
    """
    total = found = sourced = right = 0
    with (DATA / part / "polnear.jsonl").open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % every:
                continue
            article = json.loads(line)
            said = _said(article["text"])
            for each in article["attributions"]:
                content, source = each["content"], each["source"]
                if not any(mark in article["text"][start:end] for start, end in content for mark in '"“”'):
                    continue
                total += 1
                first = next((one for one in said if _overlap(one[0], content)), None)
                if first is None:
                    continue
                found += 1
                if source:
                    sourced += 1
                    right += first[1] is not None and _overlap(first[1], source)
    return {
        "contents": total,
        "content": round(found / max(total, 1), 4),
        "sources": sourced,
        "speaker": round(right / max(sourced, 1), 4),
    }


Place = tuple[int, int]


def _said(text: str) -> list[tuple[Place, Place | None]]:
    """Our quotations of the article, each with its speaker, as places in `text`."""
    paragraphs = [(match.start(), match.group()) for match in re.finditer(r"[^\n]+", text)]
    found = []
    for each in utterances([paragraph for _, paragraph in paragraphs]):
        base = paragraphs[each.paragraph][0]
        speaker = None
        if each.speaker:
            there = paragraphs[each.speaker[0]][0]
            speaker = (there + each.speaker[1], there + each.speaker[2])
        found.append(((base + each.quote.start, base + each.quote.end), speaker))
    return found


def _overlap(place: Place, others: list[list[int]]) -> bool:
    return any(place[0] < end and start < place[1] for start, end in others)


if __name__ == "__main__":
    print(json.dumps(measure_polnear()))
