"""Stories of every shape, for property tests."""

from __future__ import annotations

from datetime import UTC

from hypothesis import strategies as st

from standfirst.story import (
    Author,
    Block,
    BlockKind,
    Correction,
    CorrectionKind,
    Label,
    Note,
    NoteKind,
    Picture,
    PubStatus,
    QuickLook,
    Story,
    Waiver,
    anchor,
    escape,
)

words = st.sampled_from(
    [
        "the",
        "river",
        "rose",
        "Kupiansk",
        "Friday",
        "four",
        "fourteen",
        "“we",
        "know”",
        "it’s",
        "Açık",
        "U.S.",
        "—",
        "not",
    ]
)
sentences = st.lists(words, min_size=1, max_size=12).map(lambda each: " ".join(each) + ".")
paragraphs = st.lists(sentences, min_size=1, max_size=4).map(" ".join)
texts = st.one_of(st.just(""), sentences, st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=40))
times = st.none() | st.datetimes(timezones=st.just(UTC))


@st.composite
def blocks(draw: st.DrawFn, number: int) -> Block:
    kind = draw(st.sampled_from([BlockKind.PARAGRAPH] * 4 + [BlockKind.HEADING, BlockKind.LIST, BlockKind.PULL_QUOTE]))
    text = escape(draw(paragraphs))
    html = f"<ul><li>{text}</li><li>{escape(draw(sentences))}</li></ul>" if kind is BlockKind.LIST else text
    return Block(f"b{number}", html, kind, level=draw(st.integers(2, 4)))


@st.composite
def stories(draw: st.DrawFn) -> Story:
    body = tuple(draw(blocks(number)) for number in range(draw(st.integers(0, 5))))
    looks = []
    for number in range(draw(st.integers(0, 4))):
        evidence = ()
        if body and draw(st.booleans()):
            block = draw(st.sampled_from(body))
            start = draw(st.integers(0, max(0, len(block.text) - 2)))
            end = draw(st.integers(start + 1, len(block.text)))
            if block.text[start:end].strip():
                evidence = (anchor(block, start, end, draw(st.integers(0, 3))),)
        looks.append(QuickLook(f"q{number}", draw(sentences), evidence, bool(evidence) and draw(st.booleans())))
    pictures = tuple(
        Picture(f"pic{number}", draw(texts), draw(texts), width=draw(st.integers(0, 5000)), handout=draw(st.booleans()))
        for number in range(draw(st.integers(0, 3)))
    )
    corrections = st.builds(
        Correction, st.datetimes(timezones=st.just(UTC)), st.sampled_from(CorrectionKind), texts, st.none()
    )
    return Story(
        headline=draw(texts),
        kicker=draw(texts),
        section=draw(texts),
        label=draw(st.sampled_from(Label)),
        located=draw(texts),
        authors=tuple(draw(st.lists(st.builds(Author, texts, texts), max_size=3))),
        standfirst=draw(texts),
        quick_looks_headline=draw(texts),
        quick_looks=tuple(looks),
        pictures=pictures,
        deep_look=body,
        tags=tuple(draw(st.lists(texts, max_size=3))),
        first_published=draw(times),
        embargoed_until=draw(times),
        pub_status=draw(st.sampled_from(PubStatus)),
        corrections=tuple(draw(st.lists(corrections, max_size=2))),
        rating_enabled=draw(st.booleans()),
        waivers=tuple(draw(st.lists(st.builds(Waiver, texts, texts, texts), max_size=2))),
        notes=tuple(draw(st.lists(st.builds(Note, st.sampled_from(NoteKind), texts, st.integers(0, 99)), max_size=2))),
    )
