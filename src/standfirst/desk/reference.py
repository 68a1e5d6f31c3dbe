"""The reference of the rules, made from the rule files themselves."""

from __future__ import annotations

import re

from standfirst.desk.registry import Rule, all_rules
from standfirst.story import Story

_LEVELS = """\
Levels: *stop* holds publishing and is kept for what is certain; *query* asks an editor, who answers with one key
and is never held up by it; *note* is shown with the evidence; *style* advises and is off unless chosen by name."""


def rules_markdown() -> str:
    """The page `docs/rules.md`: every rule with its level, its docstring and its examples."""
    lines = ["# The rules of the desk", "", "Made by `make docs` from the rule files.", "", *_LEVELS.split("\n"), ""]
    for rule in all_rules().values():
        lines += _rule(rule)
    return "\n".join(lines)


def _rule(rule: Rule) -> list[str]:
    lines = [f"## {rule.id}", "", f"**{rule.title}** Level: {rule.level.value}.", ""]
    for name, text in _parts(rule.doc):
        lines.append(f"- *{name}:* {text}")
    lines += ["", "It asks about:", ""]
    lines += [
        f"- {_code(words)} in `{place}`" if words else f"- an empty `{place}`" for _, place, words in rule.flagged
    ]
    left = [words for story in rule.clean if (words := _first_words(story))]
    if left:
        lines += ["", "It leaves alone:", "", *(f"- {_code(words)}" for words in dict.fromkeys(left))]
    return [*lines, ""]


def _first_words(story: Story) -> str:
    """The passage of a clean example that the rule looks at first: a claim if there is one, else copy."""
    texts = [look.text for look in story.quick_looks] + [story.standfirst] + [each.caption for each in story.pictures]
    texts += [block.text for block in story.deep_look] + [story.headline]
    text = next((" ".join(each.split()) for each in texts if each.strip()), "")
    return text if len(text) <= 160 else text[:160].rpartition(" ")[0] + " …"


def _parts(doc: str) -> list[tuple[str, str]]:
    """The named parts of a rule's docstring ("What: ..."), each on one line."""
    body = doc.partition("\n")[2]
    pieces = re.split(r"^(What|Why|Example|Source): ", body, flags=re.MULTILINE)
    return [(name, " ".join(text.split())) for name, text in zip(pieces[1::2], pieces[2::2], strict=True)]


def _code(words: str) -> str:
    return f"“{words}”"
