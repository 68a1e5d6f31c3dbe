"""Measures drafted Quick Looks on REALSumm: ROUGE against the articles' highlights, beside Lead-3."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from statistics import mean

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "src")]

from copy_sets import capitals, joined, rows, story_of  # noqa: E402
from rouge import rouge, tokens  # noqa: E402

from standfirst.desk.draft import draft  # noqa: E402
from standfirst.desk.text.sentences import sentences  # noqa: E402
from standfirst.story import Story  # noqa: E402


def measure_draft() -> dict[str, float]:
    """Mean ROUGE-1 and -2 F1, in hundredths, of our bullets cut at the reference's number of words; of the article's
    first three sentences whole; and of its beginning cut at that number too."""
    seen: dict[str, list[float]] = {}
    for row in rows("realsumm_cnndm/realsumm"):
        body = capitals().give(joined(row["src"]))
        reference = joined(row["ref"])
        length = len(tokens(reference))
        story = story_of([body])
        texts = {
            "draft": _cut(_drafted(story, length), length),
            "lead3": " ".join(each.text for each in sentences(body)[:3]),
            "lead": _cut(body, length),
        }
        for name, text in texts.items():
            for n in (1, 2):
                seen.setdefault(f"{name}_rouge{n}", []).append(rouge(text, reference, n))
    return {name: round(100 * mean(values), 2) for name, values in seen.items()}


def _drafted(story: Story, length: int) -> str:
    """As many bullets as it takes to reach `length` words, as an editor who has room for so many would take."""
    text = ""
    for most in range(1, 11):
        text = " ".join(each.text for each in draft(story, most))
        if len(tokens(text)) >= length:
            break
    return text


def _cut(text: str, length: int) -> str:
    return " ".join(tokens(text)[:length])


if __name__ == "__main__":
    print(json.dumps(measure_draft(), indent=1))
