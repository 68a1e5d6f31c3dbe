"""Measures the desk on public sets of copy and prints what it must reach; `--write` makes docs/desk-precision.md anew.

Where the sets are not at hand it says so in a sentence and measures nothing.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(ROOT / "src")]

RESULT = HERE / "result.json"
JUDGED = HERE / "judged.json"
PAGE = ROOT / "docs" / "desk-precision.md"
DATA = ROOT.parent / "shared" / "data" / "desk"


def measures() -> dict[str, Callable[[], dict[str, Any]]]:
    """Every measure by its name, loaded when asked for."""
    import alarms
    import claims
    import draft
    import quotes
    import speed

    return {
        "seed": claims.measure_seed,
        "clean copy": alarms.measure_clean_copy,
        "highlights": claims.measure_realsumm_noise,
        "xsumfaith": claims.measure_xsumfaith,
        "summedits": claims.measure_summedits,
        "quotations": quotes.measure_polnear,
        "judged": alarms.judged_share,
        "draft": draft.measure_draft,
        "speed": speed.measure_speed,
    }


def table(result: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    """What was measured, the figure, what must be reached with the aim, and whether it is."""
    rows: list[tuple[str, str, str, str]] = []

    def row(what: str, measure: str, key: str, must: float, aim: float, *, most: bool = False, of: str = "") -> None:
        value = result.get(measure, {}).get(key)
        if isinstance(value, int | float):
            wanted = result[measure].get(of, must) if of else must
            reached = value <= wanted if most else value >= wanted
            sign = "≤" if most else "≥"
            rows.append(
                (what, f"{value:g}", f"{sign} {wanted:g} (aim {aim:g})", "reached" if reached else "NOT REACHED")
            )

    row("seed: items found at their level", "seed", "found", 10, 14)
    row("clean copy: query findings for 1,000 words", "clean copy", "query", 0.3, 0.15, most=True)
    row("clean copy: stop findings for 1,000 words", "clean copy", "stop", 0.02, 0, most=True)
    row("100 highlights: unjustified queries", "highlights", "unjustified per 100", 4, 2, most=True)
    row("100 highlights: justified queries", "highlights", "justified per 100", 4, 8)
    row("judged findings: share acted on", "judged", "acted_on", 0.6, 0.8)
    row("quotations: content found", "quotations", "content", 0.985, 0.99)
    row("quotations: right speaker", "quotations", "speaker", 0.86, 0.92)
    row("xsumfaith: precision of typed mismatches", "xsumfaith", "precision", 0.8, 0.9)
    row("summedits: precision", "summedits", "precision", 0.85, 0.9)
    row("summedits: recall of edited entities", "summedits", "recall", 0.5, 0.7)
    row("drafts: ROUGE-1, against Lead-3", "draft", "draft_rouge1", 0, 41, of="lead3_rouge1")
    row("drafts: ROUGE-2, against Lead-3", "draft", "draft_rouge2", 0, 18, of="lead3_rouge2")
    row("one story of 750 words, seconds", "speed", "story_seconds", 0.25, 0.15, most=True)
    speed = result.get("speed", {})
    if "proselint_words_per_second" in speed:
        times = speed["words_per_second"] / speed["proselint_words_per_second"]
        rows.append(
            (
                "words a second, times proselint's",
                f"{times:.1f}",
                "≥ 8 (aim 15)",
                "reached" if times >= 8 else "NOT REACHED",
            )
        )
    elif speed:
        rows.append(("words a second (proselint is not installed)", f"{speed['words_per_second']:,}", "", ""))
    return rows


def page(result: dict[str, Any]) -> str:
    """The page docs/desk-precision.md; the same result gives the same text. Times are a machine's and not in it."""
    lines = [
        "# How precise the desk is",
        "",
        "Made by `python bench/desk/run.py --write` from its own measurements on the halves of sets of published copy",
        "that the rules were written in view of: expect somewhat less on copy nobody has looked at. What each rule",
        "looks for: [rules.md](rules.md).",
        "",
        "| measure | figure | must reach | |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| {' | '.join(each)} |" for each in table({key: value for key, value in result.items() if key != "speed"})
    ]
    rates = result.get("clean copy", {}).get("rules", {}).get("query", {})
    if rates:
        lines += [
            "",
            "## Queries for 1,000 words of clean published copy, by rule",
            "",
            "| rule | queries |",
            "|---|---|",
        ]
        lines += [f"| `{rule}` | {rate:.4f} |" for rule, rate in sorted(rates.items())]
    judged = result.get("judged", {}).get("rules", {})
    if judged:
        lines += [
            "",
            "## Sampled findings an editor would act on, by rule",
            "",
            "| rule | acted on | judged |",
            "|---|---|---|",
        ]
        lines += [f"| `{rule}` | {acted} | {seen} |" for rule, (acted, seen) in sorted(judged.items())]
    lines += _each_judged()
    spans = result.get("xsumfaith", {}).get("by rule", {})
    if spans:
        lines += ["", "## Right on XSumFaith, by rule", "", "| rule | right / raised |", "|---|---|"]
        lines += [f"| `{rule}` | {share} |" for rule, share in sorted(spans.items())]
    return "\n".join([*lines, ""])


def _each_judged() -> list[str]:
    """The sampled findings one by one: where each stands and what was thought of it, without the copy itself."""
    lines = [
        "",
        "## The sixty, one by one",
        "",
        "Drawn at random from the queries on all the sets; judged by reading the copy around them.",
        "",
        "| set | article | rule | an editor would | because |",
        "|---|---|---|---|---|",
    ]
    for each in json.loads(JUDGED.read_text(encoding="utf-8")):
        verdict = "act on it" if each["verdict"] == "act" else "leave it"
        lines.append(f"| {each['set']} | {each['article']} | `{each['rule']}` | {verdict} | {each['reason']} |")
    return lines


def main(arguments: list[str]) -> int:
    """Measures (only what is named, if anything is), prints the table; 1 when something is not reached."""
    if not DATA.is_dir():
        print("The desk was not measured: the sets of published copy are not on this machine.")
        return 0
    write = "--write" in arguments
    names = [each for each in arguments if not each.startswith("-")]
    result: dict[str, Any] = json.loads(RESULT.read_text(encoding="utf-8")) if RESULT.exists() and names else {}
    for name, measure in measures().items():
        if names and name not in names:
            continue
        print(f"  {name} ...", file=sys.stderr, flush=True)
        try:
            result[name] = measure()
        except FileNotFoundError as error:
            print(f"  {name} was not measured: {error}.", file=sys.stderr)
    rows = table(result)
    wide = max((len(each[0]) for each in rows), default=0)
    for what, seen, wanted, verdict in rows:
        print(f"{what:<{wide}}  {seen:>9}  {wanted:<22} {verdict}".rstrip())
    if write:
        RESULT.write_text(json.dumps(result, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
        PAGE.write_text(page(result), encoding="utf-8")
        print(f"{PAGE.name} written.")
    return 1 if any(each[3] == "NOT REACHED" for each in rows) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
