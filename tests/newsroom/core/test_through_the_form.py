"""A draft that goes through the editor's form unchanged is the same story: paragraphs keep their ids."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.blocks import RichTextBlock

from standfirst.newsroom import rich_text
from standfirst.newsroom.blocks import TEXT_FEATURES
from standfirst.newsroom.handover import handover
from standfirst.newsroom.models import Article
from standfirst.newsroom.rich_text import _blocks, read_rich_text, write_rich_text
from standfirst.story import Block, BlockKind, Evidence, Picture, QuickLook, Story, find
from standfirst.wire.clean_html import clean_inline
from tests.newsroom.core.conftest import draft
from tests.newsroom.core.test_in_and_out_again import blocks

BLOCKS = (
    Block(
        "p1",
        'The council <b>met</b> on <i>Tuesday</i> &amp; voted, <a href="https://example.org/a?b=1&amp;c=2">so</a>.',
    ),
    Block("h-2", "What it costs", BlockKind.HEADING, level=3),
    Block("a3f9k", "H<sub>2</sub>O and 10<sup>3</sup> and <s>old</s> and <code>code</code>,<br>then a second line."),
    Block("l1", "<ul><li>One</li><li>Two</li></ul>", BlockKind.LIST),
    Block("l2", "<ol><li>First</li><li>Second</li></ol>", BlockKind.LIST),
    Block("h4", "Small heading", BlockKind.HEADING, level=4),
    Block("5e4d3c2b-1a00-4c3e-9d59-0d7d2b2a9d11", "The last word: “Çok güzel” – 1 < 2.".replace("<", "&lt;")),
)


def through_draftail(source: str) -> str:
    """Rich text as the editor loads it, and as it saves it untouched."""
    converter = ContentstateConverter(features=TEXT_FEATURES)
    state = json.loads(converter.from_database_format(source))
    return converter.to_database_format(json.dumps(state))


def test_rich_text_keeps_its_blocks_their_ids_and_their_markup():
    once = through_draftail(write_rich_text(BLOCKS))
    read = list(read_rich_text(once))
    assert [(block.id, block.kind, block.text) for block in read] == [
        (each.id, each.kind, each.text) for each in BLOCKS
    ]
    assert [block.level for block in read] == [block.level for block in BLOCKS]
    for tag in ("<b>", "<i>", "<sub>", "<sup>", "<s>", "<code>", "<br", 'href="https://example.org/a?b=1&amp;c=2"'):
        assert tag in "".join(block.html for block in read)
    assert list(read_rich_text(through_draftail(once))) == read


def test_what_is_written_is_what_is_read():
    read = list(read_rich_text(write_rich_text(BLOCKS)))
    assert [(each.id, each.kind, each.text, each.level) for each in read] == [
        (each.id, each.kind, each.text, each.level) for each in BLOCKS
    ]


_RUNS = st.sampled_from(
    [
        *("Words ", "é &amp; ", "&lt;", "<b>", "</b>", "<i>bold</i>", "<br/>", '<a href="/x">', "</a>", "<a>", "<sub>"),
        *(
            "</p>",
            "<p>",
            "</li>",
            "<ul>",
            "</ul>",
            "<!-- </p> -->",
            "<script>",
            "\n",
            "&amp",
            '<b title="a>b">',
            "<hr/>",
        ),
    ]
)
_WORDS = st.lists(_RUNS, max_size=5).map("".join)


def _pieces(key: str, words: list[str]) -> list[str]:
    items = "".join(f'<li data-block-key="{key}{n}">{each}</li>' for n, each in enumerate(words))
    return [
        *(f'<p data-block-key="{key}">{each}</p>' for each in words[:1]),
        *(f'<h3 data-block-key="{key}">{each}</h3>' for each in words[1:2]),
        f"<ul>{items}</ul>",
        f"<ol>{items}</ul>",
        f"<p>{words[0]}</p>",
        words[0],
    ]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["k1", "k2", "é-x"]), st.lists(_WORDS, min_size=1, max_size=3)), max_size=4),
    st.randoms(use_true_random=False),
)
def test_block_by_block_it_reads_what_it_reads_as_a_whole(parts, some):
    source = "".join(some.choice(_pieces(key, words)) for key, words in parts)
    whole = list(_blocks(BeautifulSoup(source, "html.parser"), "here"))
    assert list(read_rich_text(source, "here")) == whole
    assert list(read_rich_text(source, "here")) == whole  # as it is remembered


def test_a_paragraph_that_did_not_change_is_not_cleaned_again(monkeypatch):
    source = write_rich_text(BLOCKS)
    list(read_rich_text(source))
    cleaned = []
    monkeypatch.setattr(rich_text, "clean_inline", lambda html: cleaned.append(html) or clean_inline(html))
    read = list(read_rich_text(source.replace("The last word", "The very last word")))
    assert "The very last word" in read[-1].text
    assert [html for html in cleaned if html] == ["The very last word: “Çok güzel” – 1 &lt; 2."]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(blocks([]), max_size=4, unique_by=lambda block: block.id))
def test_the_editor_opens_whatever_came_in_and_keeps_its_words(body):
    written = write_rich_text(block for block in body if block.kind is not BlockKind.PULL_QUOTE)

    def words(source: str) -> list[str]:
        return " ".join(block.text for block in read_rich_text(source)).split()

    once = through_draftail(written)
    assert words(once) == words(written)
    kept = {block.id for block in read_rich_text(written) if block.kind is not BlockKind.LIST}
    assert kept <= {block.id for block in read_rich_text(once)}


@pytest.mark.django_db
class TestTheWholeForm:
    @pytest.fixture
    def story(self) -> Story:
        return Story(
            headline="Council votes on the harbour wall",
            quick_looks=[
                QuickLook("q1", "The council met", (Evidence("p1", "The council met", 0, 15, "", " on T"),), True),
                QuickLook("q2", "It costs"),
            ],
            pictures=[Picture("lead", "The wall", "Authority via City News", alt_text="A wall", creator="Ines Marsh")],
            deep_look=[
                *BLOCKS,
                Block("pq", "Nobody spoke", BlockKind.PULL_QUOTE, attribution="The mayor"),
                Block("p9", "End."),
            ],
        )

    def posted(self, article: Article) -> dict[str, str]:
        """What the browser would send for the fields of streams, nothing touched."""
        data: dict[str, str] = {}
        for name in ("quick_looks", "pictures", "deep_look"):
            stream = getattr(article, name)
            data[f"{name}-count"] = str(len(stream))
            for number, child in enumerate(stream):
                prefix = f"{name}-{number}"
                data |= {f"{prefix}-{key}": value for key, value in (("deleted", ""), ("order", str(number)))}
                data |= {f"{prefix}-type": child.block_type, f"{prefix}-id": child.id}
                self.value(child.block, child.value, f"{prefix}-value", data)
        return data

    def value(self, block, value, prefix: str, data: dict[str, str]) -> None:
        if hasattr(block, "child_blocks"):
            for name, child in block.child_blocks.items():
                self.value(child, value.get(name), f"{prefix}-{name}", data)
        elif isinstance(block, RichTextBlock):
            data[prefix] = ContentstateConverter(TEXT_FEATURES).from_database_format(value.source)
        elif isinstance(value, dict):
            data[prefix] = json.dumps(value)
        elif value not in (None, False):
            data[prefix] = "on" if value is True else str(getattr(value, "pk", value))

    def test_it_is_the_same_story_after_it(self, story):
        from django.forms import modelform_factory

        article = draft(**{name: getattr(story, name) for name in ("quick_looks", "pictures", "deep_look")})
        before = handover(article)
        fields = ["quick_looks", "pictures", "deep_look"]
        from wagtail.admin.forms import WagtailAdminModelForm

        form_class = modelform_factory(Article, form=WagtailAdminModelForm, fields=fields)
        form = form_class(self.posted(article), instance=Article.objects.get(pk=article.pk))
        assert form.is_valid(), form.errors.as_json()
        form.save(commit=False)
        after = handover(form.instance)
        assert after.quick_looks == before.quick_looks and after.pictures == before.pictures
        assert [(each.id, each.kind, each.text, each.level, each.attribution) for each in after.deep_look] == [
            (each.id, each.kind, each.text, each.level, each.attribution) for each in before.deep_look
        ]
        for look in before.quick_looks:
            for each in look.evidence:
                assert find(each, after.deep_look) == find(each, before.deep_look)
