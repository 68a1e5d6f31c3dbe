"""A quotation in different words is told by what differs."""

import pytest

from standfirst.desk import check
from standfirst.desk.examples import example

SAID = "“We were promised drawings in March and we are still waiting,” the mayor said."


@pytest.mark.parametrize(
    ("quoted", "told"),
    [
        (
            "We were promised drawings in May and we are still waiting",
            'quotes "May" where the Deep Look quotes "March"',
        ),
        ("We were promised drawings in March and are still waiting", 'leaves "we" out of the quotation'),
        ("We were promised new drawings in March and we are still waiting", 'puts "new" into the quotation'),
        ("They promised us drawings in March and we are still waiting", 'quotes "They promised us drawings in March'),
    ],
)
def test_says_which_words_differ(quoted, told):
    (finding,) = check(example(SAID, quick_looks=(f"The mayor: “{quoted}.”",)), rules=["quotes"])
    assert told in finding.message


def test_a_pull_quote_is_held_to_the_copy_too():
    from standfirst.story import Block, BlockKind

    story = example(SAID)
    pull = Block("pull", "“We were promised drawings in May and we are still waiting”", BlockKind.PULL_QUOTE)
    (finding,) = check(story.but(deep_look=(*story.deep_look, pull)), rules=["quotes"])
    assert finding.spans[0].place == "deep_look[1]"
