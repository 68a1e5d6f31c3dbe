"""What the desk remembers of the copy makes it faster and changes nothing of what it says."""

import random
import sys
from pathlib import Path

import pytest

from standfirst import demo
from standfirst.desk import Analysis, bearings, check, check_analysed
from standfirst.story import Block, QuickLook, Story, from_json

STORIES = Path(demo.__file__).parent / "stories"
TYPED = (
    "Tuesday",
    "40",
    "Norway",
    "not",
    "seven",
    "killed",
    "Umarov",
    "said",
    "“we agreed”",
    "May 3",
    "million",
    "the",
)


def forget() -> None:
    """Empties everything the readers of text remember; the list of rules stays."""
    emptied = 0
    for name, module in list(sys.modules.items()):
        if name.startswith(("standfirst.desk", "standfirst.story")) and not name.endswith(("registry", "validation")):
            for each in vars(module).values():
                if hasattr(each, "cache_clear") and each.cache_info().maxsize is not None:
                    each.cache_clear()
                    emptied += 1
    assert emptied > 20


def edited(story: Story, some: random.Random) -> Story:
    """`story` after one act of somebody who writes: words typed, cut or pasted, paragraphs moved, split and joined."""
    blocks = list(story.deep_look)
    worded = [number for number, block in enumerate(blocks) if block.text]
    at = some.choice(worded)
    words = blocks[at].html.split(" ")
    where = some.randrange(len(words) + 1)
    act = some.choice(("type", "type", "type", "cut", "move", "split", "paste", "look", "headline"))
    if act == "type":
        blocks[at] = blocks[at].but(html=" ".join([*words[:where], some.choice(TYPED), *words[where:]]))
    elif act == "cut" and len(words) > 4 and "<" not in blocks[at].html:
        blocks[at] = blocks[at].but(html=" ".join(words[:where] or words))
    elif act == "move":
        blocks.insert(some.choice(worded), blocks.pop(at))
    elif act == "split" and 0 < where < len(words) and "<" not in blocks[at].html:
        new = Block(f"n{some.randrange(10**9)}", " ".join(words[where:]))
        blocks[at : at + 1] = [blocks[at].but(html=" ".join(words[:where])), new]
    elif act == "paste":
        blocks.insert(at, Block(f"n{some.randrange(10**9)}", blocks[some.choice(worded)].html))
    elif act == "look" and story.quick_looks:
        looks = list(story.quick_looks)
        number = some.randrange(len(looks))
        looks[number] = QuickLook(looks[number].id, f"{looks[number].text} {some.choice(TYPED)}")
        story = story.but(quick_looks=tuple(looks))
    elif act == "headline":
        story = story.but(headline=f"{some.choice(TYPED)} {story.headline}")
    return story.but(deep_look=tuple(blocks))


@pytest.mark.parametrize(("name", "seed"), [("a-thousand-prisoners-each", 1), ("tace-peaks-below-the-wall", 2)])
def test_after_any_edits_it_says_what_a_desk_says_that_reads_for_the_first_time(name, seed):
    some = random.Random(seed)
    story = from_json((STORIES / f"{name}.json").read_bytes())
    drafts = []
    for _ in range(14):
        story = edited(story, some)
        drafts.append(story)
    typed = [(check(each), bearings(Analysis(each))) for each in drafts]
    assert len({tuple(finding.key for finding in findings) for findings, _ in typed}) > 2
    for draft, said in zip(drafts, typed, strict=True):
        forget()
        assert (check(draft), bearings(Analysis(draft))) == said


def test_one_analysis_serves_findings_and_evidence_alike():
    story = from_json((STORIES / "a-thousand-prisoners-each.json").read_bytes()).but(headline="Two killed in Norway")
    analysis = Analysis(story)
    assert check_analysed(analysis) == check(story) != []
    alone = bearings(Analysis(story))
    assert [(each.claim, each.evidence, each.score) for each in bearings(analysis, compared=False)] == [
        (each.claim, each.evidence, each.score) for each in alone
    ]
