"""Time-bounded fuzzing of the desk and the readers; `make fuzz` gives it longer (FUZZ_EXAMPLES)."""

import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standfirst.desk import all_rules, check
from standfirst.desk.draft import draft
from standfirst.desk.examples import example
from standfirst.story import passages
from standfirst.wire import WireError, read_bytes

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "40"))  # what CI has time for
FUZZ = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))

_WORDS = st.sampled_from(
    """The the council Council of Ashing Ines Caldeira Caldiera said told according to police on Monday Friday morning
    killed wounded 1 12 1,000 4.5 per cent £4 million $5m two three dozen not no never first only
    “ ” " ' ‘ ’ ( ) , . ; :
    — - ? ! ... U.S. a.m. Mr. Dr. who which during before after May 16, 2025 31 February rejected agreed unless
    it’s women one soldiers [sic] \u202e \u200b é 会議 المجلس""".split()  # noqa: SIM905
)
_COPY = st.lists(_WORDS, max_size=60).map(" ".join) | st.text(max_size=200)


def _clean(text: str) -> str:
    return "".join(
        char for char in text if char == "\n" or (char >= " " and char != "\x7f" and not "\ud800" <= char <= "\udfff")
    )


@FUZZ
@given(_COPY, _COPY, st.lists(_COPY, max_size=3), st.lists(_COPY, max_size=2), st.lists(_COPY, max_size=4))
def test_no_rule_breaks_and_every_span_is_right(headline, standfirst, looks, captions, body):
    story = example(
        *map(_clean, body),
        headline=_clean(headline),
        standfirst=_clean(standfirst),
        quick_looks=tuple(map(_clean, looks)),
        captions=tuple(map(_clean, captions)),
    )
    texts = {passage.place: passage.text for passage in passages(story)}
    found = check(story, rules=[*all_rules()])
    for finding in found:
        assert " broke on this story" not in finding.message, finding.message
        for span in finding.spans:
            assert texts.get(span.place, "")[span.start : span.end] == span.words, finding
    assert found == check(story, rules=[*all_rules()])
    draft(story)


@FUZZ
@given(st.binary(max_size=400) | _COPY.map(str.encode), st.sampled_from(["a.txt", "a.md", "a.html", "a.json", ""]))
def test_whatever_the_bytes_a_story_or_one_sentence_comes_of_them(data, name):
    try:
        stories = list(read_bytes(data, name=name))
    except WireError as error:
        assert "\n" not in str(error)
        return
    for story in stories:
        check(story)
