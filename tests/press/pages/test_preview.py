"""The preview: the real page of a draft, whole and for nobody else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from standfirst.newsroom import preview
from standfirst.newsroom.handover import handover
from standfirst.newsroom.intake import take_in
from standfirst.newsroom.models import Article
from standfirst.press.preview import render_preview
from standfirst.story import Story
from tests.press.pages.reading import one, read, words

Publish = Callable[..., Article]


def test_a_draft_is_shown_as_the_page_it_would_be(publish: Publish, harbour: Story, folder: Path, rf: Any) -> None:
    publish("Out already", section="City")
    draft = take_in(harbour, pictures=folder)
    answer = render_preview(handover(draft), draft, rf.get("/"))
    tree = read(answer.content.decode())
    assert words(one(tree, "h1")) == harbour.headline
    assert len(tree.select("figure.figure img")) == 2
    assert tree.select("a.mark") != []
    assert "Out already" in words(one(tree, ".latest"))
    assert one(tree, ".menu-sections a")["href"] == "/city/"
    assert "<esi:include" not in answer.content.decode()
    assert one(tree, 'meta[name="robots"]')["content"] == "noindex"
    assert answer["X-Robots-Tag"] == "noindex"
    assert answer["Cache-Control"] == "no-store"


def test_a_story_that_was_never_saved_can_be_previewed(publication: Any, rf: Any) -> None:
    article = Article(headline="Not saved yet")
    answer = render_preview(handover(article), article, rf.get("/"))
    assert words(one(read(answer.content.decode()), "h1")) == "Not saved yet"


def test_the_newsroom_shows_the_press_s_page(publish: Publish, rf: Any) -> None:
    article = publish("One")
    assert b"<h1>One</h1>" in preview.render(article, rf.get("/")).content
