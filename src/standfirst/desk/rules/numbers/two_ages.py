"""A person has two ages in one story.

What: the same name, given name and surname, stands with two ages ("Ola Holm, 51," and "Ola Holm, 53,", or the surname
    in one part and the whole name in the other), captions and Quick Looks included.
Why: one of the two is wrong, and age is what readers tell people of one name apart by.
Example: "Ola Holm, 51," in the Deep Look, "Ola Holm, 53," in the caption.
Source: our own reading of news pages; AP Stylebook on ages.
"""

import re
from collections import Counter
from collections.abc import Iterator

from standfirst.desk.analysis import Analysis
from standfirst.desk.examples import example
from standfirst.desk.findings import Level, Span
from standfirst.desk.registry import Remark, rule
from standfirst.desk.text.folding import fold
from standfirst.story import Passage

FLAGGED = (
    (
        example("Ola Holm, 51, of Tace spoke first.", captions=("Ola Holm, 53, at the hall.",)),
        "pictures[0].caption",
        "Ola Holm, 53",
    ),
    (
        example("Ola Holm, 51, of Tace spoke first.", quick_looks=("Holm, 53, spoke first.",)),
        "quick_looks[0]",
        "Holm, 53",
    ),
)
CLEAN = (
    example("Ola Holm, 51, spoke.", captions=("Ola Holm, 51, at the hall.",)),
    example("Ola Holm, 51, and Eva Holm, 53, spoke.", quick_looks=("Holm, 53, spoke first.",)),
    example("Ola Holm, 51, spoke. In 1990 Ola Holm, then 16, rowed."),
    example("Holm, 51 points ahead, and Holm, 53 kilometres on, won."),
)

_WORD = r"[^\W\d_a-z][^\W\d_]{1,30}"
_AGED = re.compile(
    rf"(?<![^\W\d_])(?P<name>{_WORD}(?:[ -]{_WORD}){{0,3}}), (?:aged )?(?P<age>[1-9]\d)(?=[,.;)]|$| and\b)"
)


_AGE = re.compile(r", (?:aged )?[1-9]\d")


@rule(Level.QUERY)
def two_ages(analysis: Analysis) -> Iterator[Remark]:
    people: dict[str, list[tuple[list[str], int, Span]]] = {}
    for passage in analysis.passages:
        for name, age, span in _ages(passage):
            people.setdefault(name[-1], []).append((name, age, span))
    for family in people.values():
        whole = {" ".join(name) for name, _, _ in family if len(name) > 1}
        for one in sorted(whole) or [""]:
            same = [each for each in family if " ".join(each[0]) == one or (len(each[0]) == 1 and len(whole) < 2)]
            ages = Counter(age for _, age, _ in same)
            if len(ages) < 2:
                continue
            body = Counter(age for _, age, span in same if span.part.startswith("deep_look"))
            odd = min(ages, key=lambda age: (body[age], ages[age], age))
            spans = [span for _, age, span in same if age == odd]
            others = [span for _, age, span in same if age != odd]
            message = f'"{spans[0].words}" here, "{others[0].words}" there. Find out the age and make them agree.'
            yield Remark(message, (*spans, *others))


def _ages(passage: Passage) -> Iterator[tuple[list[str], int, Span]]:
    if not _AGE.search(passage.text):
        return
    for match in _AGED.finditer(passage.text):
        name = [fold(word) for word in match["name"].split()]
        span = Span(passage.place, match.start(), match.end(), match.group())
        yield name, int(match["age"]), span
