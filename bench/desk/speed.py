"""How fast the desk reads: words a second of the whole process on 300 articles, and one story of 750 words."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "src")]

from copy_sets import paragraphs, rows  # noqa: E402

from standfirst.story import Block, Story, to_json  # noqa: E402

ROUNDS = 3


def measure_speed(articles: int = 300) -> dict[str, float]:
    """Words a second with one process, those of proselint where it is installed, and seconds for one story and for
    `python -c pass`; medians of runs made in turns."""
    texts = [row["text"] for name in ("polnear/polnear", "bbc_news_clean/articles") for row in rows(name)]
    texts = texts[:: max(1, len(texts) // articles)][:articles]
    words = sum(len(text.split()) for text in texts)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for sub in ("ours", "plain", "one"):
            (folder / sub).mkdir()
        for number, text in enumerate(texts):
            (folder / "ours" / f"{number:03}.json").write_text(_json(text), encoding="utf-8")
            (folder / "plain" / f"{number:03}.txt").write_text(text, encoding="utf-8")
        one = " ".join(" ".join(texts).split(" ")[:750])
        (folder / "one" / "story.json").write_text(_json(one), encoding="utf-8")
        check = [sys.executable, "-m", "standfirst.cli", "check", "--jobs", "1", "--format", "concise"]
        runs: dict[str, list[str]] = {
            "ours": [*check, str(folder / "ours")],
            "one": [*check, str(folder / "one" / "story.json")],
            "python": [sys.executable, "-c", "pass"],
        }
        if proselint := shutil.which("proselint", path=str(Path(sys.executable).parent)):
            runs["proselint"] = [proselint, "check", *map(str, sorted((folder / "plain").glob("*.txt")))]
        seen: dict[str, list[float]] = {each: [] for each in runs}
        for _ in range(ROUNDS):
            for each, command in runs.items():
                seen[each].append(_seconds(command))
    took = {each: median(times) for each, times in seen.items()}
    found = {
        "words": words,
        "words_per_second": round(words / took["ours"]),
        "story_seconds": round(took["one"], 3),
        "python_seconds": round(took["python"], 3),
    }
    if "proselint" in took:
        found["proselint_words_per_second"] = round(words / took["proselint"])
    return found


def _json(text: str) -> str:
    clean = "".join(char for char in text if char in "\n\t" or char.isprintable())
    head, *body = paragraphs(clean) or [""]
    return to_json(
        Story(headline=head[:300], deep_look=tuple(Block.of(each, n) for n, each in enumerate(body or [head])))
    )


def _seconds(command: list[str]) -> float:
    began = time.monotonic()
    environment = {**os.environ, "PYTHONPATH": str(HERE.parents[1] / "src")}
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, check=False)
    return time.monotonic() - began


if __name__ == "__main__":
    print(json.dumps(measure_speed()))
