"""Measures what the desk says of claims: the seed's list, human-written highlights, and two sets with known faults.

Nothing here is tuned by machine, and no sentence of the sets is kept: findings that were judged are named by article,
place and rule in `claims_judged.json`.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "src")]

from copy_sets import DATA, Capitals, capitals, joined, paragraphs, rows, story_of  # noqa: E402

from standfirst.desk import Finding, Level, check  # noqa: E402
from standfirst.desk.text.lists import COMMON  # noqa: E402
from standfirst.desk.text.words import words  # noqa: E402
from standfirst.story import Story  # noqa: E402

JUDGED = HERE / "claims_judged.json"
SEED = DATA.parents[1] / "seed" / "article.txt"
GOLD: dict[str, tuple[Level, str, tuple[str, ...]]] = {
    "G1": (Level.QUERY, "pictures", ("names.spelt_two_ways",)),
    "G2": (Level.QUERY, "quick_looks[6]", ("claims.time_not_borne_out",)),
    "G3": (Level.NOTE, "standfirst", ("claims.claim_without_evidence",)),
    "G4": (Level.QUERY, "quick_looks[7]", ("claims.participants_not_borne_out",)),
    "G5": (Level.QUERY, "quick_looks[8]", ("claims.participants_not_borne_out",)),
    "G6": (Level.QUERY, "quick_looks[5]", ("claims.position_changed",)),
    "G7": (Level.NOTE, "quick_looks[2]", ("claims.qualifier_without_evidence",)),
    "G8": (Level.QUERY, "quick_looks_headline", ("claims.first_widened",)),
    "G12": (Level.QUERY, "", ("dates.undated",)),
    "G17": (Level.NOTE, "standfirst", ("claims.claim_without_evidence",)),
    "G18": (Level.NOTE, "pictures", ("claims.picture_of_another_event",)),
    "G19": (Level.NOTE, "quick_looks[4]", ("claims.certainty_stronger",)),
    "G20": (Level.NOTE, "deep_look[3]", ("sources.anonymous_without_reason",)),
    "G22": (Level.QUERY, "quick_looks[6]", ("attribution.lost",)),
    "G23": (Level.QUERY, "deep_look", ("sources.agency_undisclosed",)),
}
"""The scored items of the seed: level, where, and the rules that may raise them."""
WORDS_OF = {"G3": "territory", "G17": "European allies"}
"""Two items of one rule are told apart by words their finding must hold."""


def measure_seed() -> dict[str, Any]:
    """Which scored items are found at their level, and what else is asked."""
    from standfirst.wire import read_bytes

    (story,) = read_bytes(SEED.read_bytes(), name=SEED.name)
    findings = check(story)
    found: dict[str, Finding] = {}
    for item, (level, place, rules) in GOLD.items():
        for each in findings:
            there = any(span.place.startswith(place) for span in each.spans)
            if each.rule in rules and each.level is level and there and WORDS_OF.get(item, "") in each.spans[0].words:
                found.setdefault(item, each)
    asked = [each for each in findings if each.level in (Level.QUERY, Level.STOP)]
    others = [each for each in asked if each not in found.values()]
    return {
        "found": len(found),
        "of": len(GOLD),
        "missed": sorted(GOLD.keys() - found.keys()),
        "others asked": [f"{each.rule} {each.spans[0].place}" for each in others],
        "notes besides": sum(each.level is Level.NOTE and each not in found.values() for each in findings),
    }


def highlights() -> Iterator[tuple[str, Story]]:
    """The articles with human-written highlights as Quick Looks; the article's capitals given back."""
    for row in rows("realsumm_cnndm/realsumm"):
        looks = [
            part.strip() for part in re.split(r"(?<=[.!?'])\s+(?=[A-Z'‘])", joined(row["ref"])) if part.strip(" '")
        ]
        forms: dict[str, str] = {}
        for look in looks:
            for word in words(look)[1:]:
                if word.capital:
                    forms.setdefault(word.folded, word.text)
        sentences = [_recased(each, forms) for each in re.split(r"(?<=[.!?]) ", joined(row["src"]))]
        body = [" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3)]
        yield row["id"], story_of(body, looks)


def _recased(text: str, forms: dict[str, str]) -> str:
    def form(match: re.Match[str]) -> str:
        word = match.group()
        return word if word in COMMON else forms.get(word, word)

    return capitals().give(re.sub(r"[a-z]+", form, text))


def measure_realsumm_noise() -> dict[str, Any]:
    """Query findings on 100 highlights: how many a person judged justified, unjustified, and not yet."""
    judged = {
        (each["article"], each["place"], each["rule"]): each["judgement"]
        for each in json.loads(JUDGED.read_text(encoding="utf-8"))
    }
    counts: Counter[str] = Counter()
    unjudged = []
    looks = 0
    for article, story in highlights():
        looks += len(story.quick_looks)
        for finding in check(story):
            place = next((span.place for span in finding.spans if span.place.startswith("quick_looks")), None)
            if finding.level is Level.QUERY and place is not None:
                key = (article, place, finding.rule)
                counts[judged.get(key, "unjudged")] += 1
                if key not in judged:
                    unjudged.append(" ".join(key))
    return {
        "highlights": looks,
        "findings": counts.total(),
        **{
            f"{kind} per 100": round(100 * counts[kind] / looks, 2) for kind in ("justified", "unjustified", "unjudged")
        },
        "to judge": unjudged,
    }


def measure_xsumfaith() -> dict[str, Any]:
    """Typed mismatches against three readers' spans: right where a majority of them marked words of the finding.

    Recall is the share of the spans of one to five words marked by a majority that a finding touches; the base is
    how often a word of matter of the summaries lies in such a span.
    """
    articles = {row["bbcid"]: row["doc"] for row in rows("xsumfaith/articles")}
    summaries: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows("xsumfaith/summaries"):
        if row["bbcid"] in articles:
            summaries[row["bbcid"]].append(row)
    by_rule: dict[str, Counter[str]] = defaultdict(Counter)
    marked = touched = base = matter = 0
    for article, each in summaries.items():
        own = Capitals(iter([articles[article]]))
        texts = [joined(row["summary"].replace("\\'", "'")) for row in each]
        looks = [capitals().give(text, own) for text in texts]
        found: dict[int, list[Finding]] = defaultdict(list)
        for finding in _mismatches(story_of(paragraphs(articles[article]), looks)):
            found[int(finding.spans[0].place[12:-1])].append(finding)
        for number, row in enumerate(each):
            spans = _marks(row, texts[number])
            workers = {mark[0] for mark in row["ann"]}
            for finding in found[number]:
                here = finding.spans[0]
                votes = {worker for worker, start, end in spans if start < here.end and here.start < end}
                by_rule[finding.rule]["findings"] += 1
                by_rule[finding.rule]["right"] += 2 * len(votes) > len(workers)
            covered: Counter[int] = Counter(at for _, at in {(w, at) for w, a, b in spans for at in range(a, b)})
            for word in words(texts[number]):
                if len(word.text) > 3:
                    matter += 1
                    base += 2 * covered[word.start] > len(workers)
            for start, end in {(a, b) for _, a, b in spans}:
                if len(texts[number][start:end].split()) <= 5 and 2 * covered[(start + end) // 2] > len(workers):
                    marked += 1
                    touched += any(f.spans[0].start < end and start < f.spans[0].end for f in found[number])
    total = sum((count for count in by_rule.values()), Counter())
    return {
        "findings": total["findings"],
        "precision": _share(total["right"], total["findings"]),
        "recall of short spans": _share(touched, marked),
        "base": _share(base, matter),
        "by rule": {
            rule: f"{count['right']}/{count['findings']}"
            for rule, count in sorted(by_rule.items())
            if count["findings"]
        },
    }


def _marks(row: dict[str, Any], text: str) -> list[tuple[str, int, int]]:
    """Each reader's marked spans: who, and where in the joined text (looked up by their words)."""
    found = []
    for worker, kind, words_marked, *_ in row["ann"]:
        if kind != "NULL":
            span = joined(words_marked.replace("\\'", "'"))
            start = text.find(span)
            if start >= 0:
                found.append((worker, start, start + len(span)))
    return found


def measure_summedits(rounds: int = 1000) -> dict[str, Any]:
    """Typed mismatches on edited summaries: precision over all flagged, recall of edited entities, and the interval
    that holds 95% of `rounds` draws of the articles."""
    pairs: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows("summedits_news/summedits_news"):
        pairs[re.sub(r"\W", "", row["doc"])[:120]].append(row)
    per_article = []
    for each in pairs.values():
        story = story_of(paragraphs(each[0]["doc"]), [row["summary"] for row in each])
        flagged = {int(finding.spans[0].place[12:-1]) for finding in _mismatches(story)}
        count: Counter[str] = Counter()
        for number, row in enumerate(each):
            entity = row["label"] == 0 and "entity_modification" in row["edit_types"]
            count["flagged"] += number in flagged
            count["right"] += number in flagged and row["label"] == 0
            count["entities"] += entity
            count["entities found"] += entity and number in flagged
        per_article.append(count)
    total = sum(per_article, Counter())
    draw = random.Random(1)
    draws = [sum(draw.choices(per_article, k=len(per_article)), Counter()) for _ in range(rounds)]
    return {
        "articles": len(per_article),
        "flagged": total["flagged"],
        "precision": _share(total["right"], total["flagged"]),
        "precision 95%": _interval([_share(each["right"], each["flagged"]) for each in draws]),
        "recall": _share(total["entities found"], total["entities"]),
        "recall 95%": _interval([_share(each["entities found"], each["entities"]) for each in draws]),
    }


def _mismatches(story: Story) -> list[Finding]:
    """The query findings on Quick Looks of the rules that compare claims with the body."""
    rules = ("claims", "attribution", "quotes.different_words", "names", "dates.order_contradicted")
    return [
        each
        for each in check(story, rules=rules)
        if each.level is Level.QUERY and each.spans[0].place.startswith("quick_looks[")
    ]


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


def _interval(values: list[float]) -> list[float]:
    ordered = sorted(values)
    return [ordered[int(0.025 * len(ordered))], ordered[int(0.975 * len(ordered)) - 1]]


if __name__ == "__main__":
    for measure in (measure_seed, measure_realsumm_noise, measure_xsumfaith, measure_summedits):
        print(measure.__name__, json.dumps(measure(), indent=1))
