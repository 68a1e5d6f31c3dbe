"""Taking a story in and handing it over again gives the same story: no word, note or piece of evidence is lost."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standfirst.newsroom.gate import PublishingHeld
from standfirst.newsroom.handover import handover
from standfirst.newsroom.intake import publish_imported, take_in
from standfirst.newsroom.models import Article, ArticleCorrection, Edition, Person, Section, Storyline, Tag
from standfirst.story import (
    Author,
    Block,
    BlockKind,
    Correction,
    CorrectionKind,
    Evidence,
    Found,
    Label,
    Note,
    NoteKind,
    Picture,
    PubStatus,
    QuickLook,
    Story,
    anchor,
    escape,
    find,
)
from standfirst.wire.clean_html import clean_inline, clean_list
from tests.newsroom.core.conftest import draft, let_out

pytestmark = pytest.mark.django_db

ANY = st.characters(blacklist_categories=("Cs",), blacklist_characters="".join(map(chr, [*range(32), 127])))
TEXT = st.one_of(
    st.text(ANY | st.sampled_from("\n\t <>&\"'"), max_size=60),
    st.sampled_from(
        ["<script>alert(1)</script>", "“Çok güzel”", "a  b", "&amp;", "<b>bold</b>", "x" * 700, "]]>", "{{ 7*7 }}"]
    ),
)
ID = st.text(ANY.filter(lambda char: not char.isspace()), min_size=1, max_size=12) | st.sampled_from(
    ["p1", "q1", "block", "keyless", "new", '"onclick="alert(1)', "<b>", "&amp;", "p1-2"]
)
INLINE = st.lists(
    st.one_of(
        TEXT.map(escape),
        TEXT.map(lambda text: f"<b>{escape(text)}</b>"),
        TEXT.map(lambda text: f'<a href="https://example.org/?a=1&amp;b=2">{escape(text)}</a>'),
        st.sampled_from(["<br>", "<em>so</em>", "H<sub>2</sub>O", "<i>a <b>b</b></i>", "<q>q</q>", "<s>s</s>"]),
    ),
    max_size=4,
).map("".join)
NAME = st.text(ANY, max_size=50)
TIME = st.datetimes(datetime(1990, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001
    lambda at: at.replace(microsecond=0)
)


@st.composite
def blocks(draw, pictures):
    kind = draw(st.sampled_from([*BlockKind] if pictures else [kind for kind in BlockKind if kind != "picture"]))
    name, level, said_by = draw(ID), draw(st.integers(2, 4)), draw(TEXT)
    if kind is BlockKind.PICTURE:
        return Block(name, kind=kind, picture=draw(st.sampled_from(pictures)).id)
    block = Block(name, draw(INLINE), kind, level=level, attribution=said_by)
    if kind is BlockKind.LIST:
        items = draw(st.lists(INLINE, min_size=1, max_size=3))
        tag = draw(st.sampled_from(["ul", "ol"]))
        return block.but(html=f"<{tag}>{''.join(f'<li>{item}</li>' for item in items)}</{tag}>")
    return block


@st.composite
def stories(draw):
    pictures = draw(
        st.lists(
            st.builds(
                Picture, ID, TEXT, TEXT, creator=TEXT, source=TEXT, distributor=TEXT, alt_text=TEXT, usage_terms=TEXT,
                handout=st.booleans(),
            ),
            max_size=3,
            unique_by=lambda each: each.id,
        )
    )  # fmt: skip
    body = draw(st.lists(blocks(pictures), max_size=5, unique_by=lambda block: block.id))
    worded = [block for block in body if block.text]
    looks = []
    for look_id in draw(st.lists(ID, max_size=3, unique=True)):
        evidence: tuple[Evidence, ...] = ()
        if worded and draw(st.booleans()):
            block = draw(st.sampled_from(worded))
            evidence = (anchor(block, 0, len(block.text)),)
        looks.append(QuickLook(look_id, draw(TEXT), evidence, bool(evidence) and draw(st.booleans())))
    return Story(
        headline=draw(TEXT),
        kicker=draw(TEXT),
        section=draw(NAME),
        label=draw(st.sampled_from(Label)),
        agency=draw(TEXT),
        located=draw(TEXT),
        authors=tuple(map(Author, draw(st.lists(NAME, max_size=3)))),
        edition=draw(NAME),
        standfirst=draw(TEXT),
        quick_looks_headline=draw(TEXT),
        quick_looks=tuple(looks),
        pictures=tuple(pictures),
        deep_look=tuple(body),
        tags=tuple(draw(st.lists(NAME, max_size=3))),
        storyline=draw(NAME),
        language=draw(st.sampled_from(["en", "tr", "zh-Hant-TW"])),
        slug=draw(st.sampled_from(["", "the-wall"])),
        slugline=draw(TEXT),
        first_published=draw(st.none() | TIME),
        version_created=draw(st.none() | TIME),
        embargoed_until=draw(st.none() | TIME),
        go_live_at=draw(st.none() | TIME),
        copyright_notice=draw(TEXT),
        usage_terms=draw(TEXT),
        ed_note=draw(TEXT),
        corrections=tuple(
            draw(st.lists(st.builds(Correction, TIME, st.sampled_from(CorrectionKind), TEXT), max_size=2))
        ),
        rating_enabled=draw(st.booleans()),
        notes=tuple(
            draw(st.lists(st.builds(Note, st.sampled_from(NoteKind), TEXT, st.integers(0, 9), TEXT), max_size=2))
        ),
    )


def line(text: str) -> str:
    return " ".join(text.split())


def block_as_told(block: Block) -> tuple:
    if block.kind is BlockKind.PULL_QUOTE:
        return (block.kind, line(block.text), line(block.attribution))
    if block.kind is BlockKind.PICTURE:
        return (block.kind,)
    html = clean_list(block.html) if block.kind is BlockKind.LIST else clean_inline(block.html)
    return (block.kind, block.but(html=html).text, block.level if block.kind is BlockKind.HEADING else 0)


def picture_as_told(picture: Picture) -> tuple:
    lines = (picture.caption, picture.credit, picture.creator, picture.source, picture.distributor, picture.alt_text)
    return (*map(line, lines), picture.usage_terms, picture.handout)


def in_order(story: Story) -> list[tuple]:
    """The pictures that are shown: those beside the text, then those in it, in its order."""
    in_body = [block.picture for block in story.deep_look if block.kind is BlockKind.PICTURE]
    shown = [story.picture(name) for name in in_body]
    return [picture_as_told(each) for each in story.pictures if each.id not in in_body] + [
        picture_as_told(each) for each in shown if each and (line(each.caption) or line(each.credit))
    ]


def told(story: Story) -> dict:
    """All that a story tells, by its readers' measure: white space and names of the same letters are one."""
    empty_pictures = {each.id for each in story.pictures if not (line(each.caption) or line(each.credit) or each.href)}
    return {
        "lines": [
            line(getattr(story, name))
            for name in (
                *("headline", "kicker", "agency", "located", "standfirst", "quick_looks_headline", "slugline"),
                *("copyright_notice", "language", "slug"),
            )
        ],
        "names": [line(getattr(story, name)).casefold() for name in ("section", "edition", "storyline")],
        "authors": list(dict.fromkeys(line(each.name).casefold() for each in story.authors if line(each.name))),
        "tags": list(dict.fromkeys(line(tag) for tag in story.tags if line(tag))),
        "looks": [
            (each.id, line(each.text), each.evidence, each.confirmed) for each in story.quick_looks if line(each.text)
        ],
        "body": [
            block_as_told(each)
            for each in story.deep_look
            if block_as_told(each)[1:2] != ("",) and each.picture not in empty_pictures
        ],
        "ids": [
            each.id
            for each in story.deep_look
            if block_as_told(each)[1:2] != ("",) and each.picture not in empty_pictures
        ],
        "pictures": in_order(story),
        "rest": (
            *(story.label, story.first_published, story.version_created, story.embargoed_until, story.go_live_at),
            *(story.usage_terms, story.ed_note, story.rating_enabled, story.pub_status),
            sorted(story.corrections, key=lambda each: (each.at, each.text)),
        ),
        "notes": story.notes,
    }


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(story=stories())
def test_what_comes_in_goes_out(story):
    from standfirst.newsroom.suggest import with_suggestions

    with transaction.atomic():
        article = take_in(story)
        expected = told(with_suggestions(story))
        for seen in (
            handover(article),
            handover(Article.objects.get(pk=article.pk)),
            handover(article.latest_revision.as_object()),
        ):
            got = told(seen)
            assert {name: got[name] for name in expected} == expected
            kept = [evidence for look in seen.quick_looks for evidence in look.evidence]
            assert [find(each, seen.deep_look) for each in kept] == [
                find(each, with_suggestions(story).deep_look)
                for look in with_suggestions(story).quick_looks
                if line(look.text)
                for each in look.evidence
            ]
            assert not re.search(r"<(script|img)|onclick=|javascript:", "".join(block.html for block in seen.deep_look))
        transaction.set_rollback(True)


class TestTakingIn:
    def test_an_empty_story_is_a_draft(self):
        article = take_in(Story())
        assert not article.live and str(article) == "Untitled story"
        assert told(handover(article)) == told(Story())

    def test_it_is_a_draft_with_one_revision_that_says_the_same(self):
        article = draft()
        assert article.has_unpublished_changes and article.revisions.count() == 1
        assert told(handover(article.get_latest_revision_as_object())) == told(handover(article))

    def test_no_word_of_a_long_line_is_cut(self):
        long = "A headline that goes on and on " * 40
        article = take_in(
            Story(headline=long, kicker=long, agency=long, located=long, slugline=long, copyright_notice=long)
        )
        row = Article.objects.get(pk=article.pk)
        assert row.headline == row.kicker == row.agency == row.located == row.slugline == row.copyright_notice == long

    def test_a_name_too_long_for_a_list_is_cut_and_kept_in_the_notes(self):
        name = "Department of " * 30
        article = take_in(Story(section=name, authors=[name], tags=["t" * 101, "wall"]))
        assert len(article.section.name) <= 80 and article.section.name.endswith("of Department")
        notes = {note.message: note.words for note in handover(article).notes}
        assert notes["The name of the section is too long for a list and was cut."] == name
        assert notes["The name of the author is too long for a list and was cut."] == name
        assert notes["A tag of more than 100 characters is no tag."] == "t" * 101
        assert handover(article).tags == ("wall",)

    def test_a_slug_that_is_no_address_becomes_one_and_is_noted(self):
        article = take_in(Story(slug="../Ağır İş!"))
        assert article.slug == "agir-is"
        (note,) = handover(article).notes
        assert note.words == "../Ağır İş!" and "“agir-is”" in note.message

    def test_known_names_are_known_again_whatever_their_case(self):
        for _ in range(2):
            take_in(
                Story(
                    section="World", edition="Morning Edition", storyline="The wall", authors=["Ines Marsh"], tags=["a"]
                )
            )
        take_in(Story(section="WORLD", authors=["ines marsh", "Ines Marsh"]))
        assert [model.objects.count() for model in (Section, Edition, Storyline, Person, Tag)] == [1] * 5

    def test_a_section_never_stands_where_the_house_does(self):
        for name in ("Admin", "Search", "2025", "Static"):
            take_in(Story(section=name))
        assert sorted(Section.objects.values_list("slug", flat=True)) == ["2025-2", "admin-2", "search-2", "static-2"]

    def test_markup_is_words_in_every_plain_field(self):
        evil = "<script>alert(1)</script><img src=x onerror=alert(1)>"
        article = take_in(
            Story(
                headline=evil, kicker=evil, standfirst=evil, authors=[evil], section=evil, quick_looks=[evil],
                tags=[evil], pictures=[Picture("a", evil, evil)], deep_look=[evil],
            )
        )  # fmt: skip
        story = handover(article)
        assert story.headline == story.standfirst == story.quick_looks[0].text == story.pictures[0].caption == evil
        assert story.deep_look[0].text == evil and "<script" not in story.deep_look[0].html

    def test_markup_in_rich_text_is_taken_out_before_it_is_stored(self):
        block = Block(
            'p1"onmouseover="alert(1)', '<b onclick="alert(1)">So</b><script>alert(1)</script><iframe src="//x">'
        )
        article = take_in(Story(deep_look=[block]))
        stored = article.deep_look[0].value.source
        assert "<script" not in stored and "onclick" not in stored and "iframe" not in stored
        assert '"onmouseover' not in stored
        assert handover(article).deep_look == (block.but(html="<b>So</b>"),)

    def test_one_picture_twice_in_the_text_is_shown_twice(self):
        story = Story(
            pictures=[Picture("a", "The wall")],
            deep_look=[
                Block("p1", kind=BlockKind.PICTURE, picture="a"),
                Block("p2", kind=BlockKind.PICTURE, picture="a"),
            ],
        )
        seen = handover(take_in(story))
        assert [each.caption for each in seen.pictures] == ["The wall"] * 2
        assert [block.picture for block in seen.deep_look] == [each.id for each in seen.pictures]

    def test_our_own_story_keeps_its_number_unless_it_is_here(self):
        first = handover(take_in(Story(uri="urn:uuid:7f4df1b8-4c0f-4c3e-9d59-0d7d2b2a9d11")))
        assert first.uri == "urn:uuid:7f4df1b8-4c0f-4c3e-9d59-0d7d2b2a9d11"
        assert handover(take_in(first)).uri != first.uri
        assert handover(take_in(Story(uri="tag:example.org,2025:1"))).uri.startswith("urn:uuid:")

    def test_an_error_half_way_leaves_nothing(self, monkeypatch):
        monkeypatch.setattr(Article, "save_revision", lambda self, **kwargs: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            draft(section="Harbour", authors=["Ines Marsh"])
        assert not Article.objects.exists() and not Section.objects.exists() and not Person.objects.exists()


class TestPublishingWhatCameIn:
    FIRST = datetime.fromisoformat("2025-05-16T21:30:00+03:00")
    CHANGED = datetime.fromisoformat("2025-05-17T08:00:00+03:00")

    def test_it_has_the_times_it_came_with(self):
        article = draft(first_published=self.FIRST, version_created=self.CHANGED)
        publish_imported(article)
        assert (article.first_published_at, article.last_published_at) == (self.FIRST, self.CHANGED)
        version = article.published_versions.get()
        assert (version.at, version.kind, version.n) == (self.CHANGED, "first", 1)
        assert (version.story.first_published, version.story.version_created) == (self.FIRST, self.CHANGED)
        assert article.address.startswith("/2025/05/16/")

    def test_without_a_change_it_was_not_updated_since(self):
        article = draft(first_published=self.FIRST)
        publish_imported(article)
        assert article.first_published_at == article.last_published_at == self.FIRST

    def test_the_time_said_by_hand_goes_first(self):
        article = draft(first_published=self.FIRST, version_created=self.CHANGED)
        publish_imported(article, at=self.FIRST + timedelta(hours=1))
        assert article.last_published_at == self.FIRST + timedelta(hours=1)
        assert article.first_published_at == self.FIRST

    def test_without_any_time_it_goes_out_now(self):
        article = draft()
        publish_imported(article)
        assert datetime.now(UTC) - article.first_published_at < timedelta(minutes=1)

    def test_an_edit_of_it_is_of_today(self):
        article = draft(first_published=self.FIRST)
        publish_imported(article)
        let_out(article)
        assert article.first_published_at == self.FIRST
        assert datetime.now(UTC) - article.last_published_at < timedelta(minutes=1)

    def test_with_a_go_live_time_it_waits(self):
        article = draft(go_live_at=datetime.now(UTC) + timedelta(days=1))
        publish_imported(article)
        assert not article.live and article.scheduled_revision

    @pytest.mark.parametrize("status", [PubStatus.CANCELED, PubStatus.WITHHELD])
    def test_what_its_sender_killed_is_not_published_by_a_command(self, status):
        article = draft(pub_status=status)
        assert any("is not to be used" in note.message for note in handover(article).notes)
        with pytest.raises(PublishingHeld, match="not to be used"):
            publish_imported(article)
        assert not article.live
        assert let_out(article).pub_status == "usable"

    def test_corrections_come_along(self):
        word = Correction(self.CHANGED, CorrectionKind.CORRECTION, "The vote was on Monday.")
        article = draft(corrections=[word])
        assert ArticleCorrection.objects.count() == 1
        assert handover(article).corrections == (word,)


class TestHandingOver:
    def test_it_never_fails_on_what_a_form_may_have_saved(self):
        article = take_in(Story(headline="A line"))
        article.headline = "With \x00 and \x1f and\u2028 a line"
        article.standfirst = "Two\r\nlines"
        article.usage_terms = "One\r\nTwo\x07"
        article.quick_looks = [
            {"type": "quick_look", "id": "same", "value": {"text": "One", "evidence": {"evidence": [{"exact": 3}, 7]}}},
            {"type": "quick_look", "id": "same", "value": {"text": "Two", "evidence": "nonsense"}},
            {"type": "quick_look", "value": {"text": " ", "evidence": {}}},
        ]
        article.deep_look = [
            {
                "type": "text",
                "id": "t",
                "value": "Bare words <b>bold</b> and more<p>A paragraph</p>tail<!-- no --><p></p>",
            },
            {
                "type": "text",
                "id": "t",
                "value": "<div><p>One</p><p>Two</p></div><ul><li>a<ul><li>b</li></ul></li></ul>",
            },
            {"type": "pull_quote", "id": "", "value": {"text": "", "attribution": ""}},
            {"type": "picture", "id": "x y", "value": {}},
        ]
        story = handover(article)
        assert story.headline == "With and and a line" and story.standfirst == "Two lines"
        assert story.usage_terms == "One\nTwo"
        assert [(look.text, look.evidence, look.confirmed) for look in story.quick_looks] == [
            ("One", (), False),
            ("Two", (), False),
        ]
        assert [block.text for block in story.deep_look] == [
            "Bare words bold and more", "A paragraph", "tail", "One", "Two", "a\nb",
        ]  # fmt: skip
        assert len({block.id for block in story.deep_look}) == 6 and story.pictures == ()

    def test_evidence_is_confirmed_only_where_there_is_some(self):
        article = draft()
        article.quick_looks = [
            {"type": "quick_look", "id": "q", "value": {"text": "One", "evidence": {"confirmed": True}}}
        ]
        assert not handover(article).quick_looks[0].confirmed


def test_suggestions_are_found_in_what_is_handed_over():
    article = draft(quick_looks=["The council voted on the harbour wall on Tuesday"])
    story = handover(article)
    (evidence,) = story.quick_looks[0].evidence
    assert isinstance(find(evidence, story.deep_look), Found) and not story.quick_looks[0].confirmed
