"""The copy desk over the demo: silent where the copy is clean, six kinds of question where faults were planted."""

from __future__ import annotations

from pathlib import Path

import pytest

from standfirst.desk import Level, check
from standfirst.story import from_json

DEMO = Path(__file__).parents[2] / "src" / "standfirst" / "demo"
FAULTY = "scaffolding-falls-at-wolverley-court"
CLEAN = sorted(path for path in DEMO.glob("*/*.json") if path.stem != FAULTY)


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_the_desk_asks_nothing_of_clean_copy(path: Path) -> None:
    findings = check(from_json(path.read_bytes()))
    assert [f"{each.rule}: {each.message}" for each in findings if each.level in (Level.STOP, Level.QUERY)] == []


def test_the_desk_finds_each_of_the_six_planted_faults_and_nothing_else() -> None:
    findings = check(from_json((DEMO / "drafts" / f"{FAULTY}.json").read_bytes()))
    seen = sorted((each.rule, each.spans[0].place) for each in findings if each.level is Level.QUERY)
    assert seen == [
        ("attribution.lost", "quick_looks[1]"),
        ("claims.number_not_borne_out", "quick_looks[2]"),
        ("claims.participants_not_borne_out", "quick_looks[4]"),
        ("claims.time_not_borne_out", "quick_looks[0]"),
        ("names.spelt_two_ways", "pictures[1].caption"),
        ("quotes.different_words", "quick_looks[3]"),
    ]
    assert not [each for each in findings if each.level is Level.STOP]
