"""The reference of the rules says what the rule files say."""

from pathlib import Path

import pytest

from standfirst.desk import all_rules
from standfirst.desk.reference import rules_markdown

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"


def test_every_rule_has_its_heading_level_and_source():
    page = rules_markdown()
    for rule in all_rules().values():
        section = page.split(f"## {rule.id}\n")[1].split("\n## ")[0]
        assert f"Level: {rule.level.value}." in section
        assert "*Source:*" in section


def test_the_page_of_rules_is_current():
    if not PAGE.parent.is_dir():
        pytest.skip("the docs are not in this tree")
    assert PAGE.read_text(encoding="utf-8") == rules_markdown(), "run make docs"
