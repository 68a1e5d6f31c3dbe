"""A link to a story of ours follows it; a card shows it as it is today; nothing tells of what may not be read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.rich_text import RichText

from standfirst.newsroom.addresses import hidden
from standfirst.newsroom.handover import handover
from standfirst.newsroom.models import Address, Article
from standfirst.newsroom.story_links import stories_that_link_to
from standfirst.press.touched import touched
from standfirst.story import to_json
from tests.press.pages.conftest import again
from tests.press.pages.reading import one, page, words

Publish = Callable[..., Article]


@pytest.fixture
def target(publish: Publish) -> Article:
    return publish("The crane stands on the quay")


def linking(publish: Publish, to: Article, **fields: object) -> Article:
    article = publish("The basin is measured", hours=2)
    body = f'<p data-block-key="k1">As <a linktype="story" id="{to.pk}">the crane</a> stood there.</p>'
    again(article, deep_look=[("text", RichText(body))])
    return article


def shown(article: Article) -> str:
    return str(one(page(f"article/{article.pk}"), ".deep-look"))


def test_a_link_leads_to_the_address_of_its_story_and_is_exported_as_it(publish: Publish, target: Article) -> None:
    article = linking(publish, target)
    link = f'<a href="{target.address}">the crane</a>'
    assert link in shown(article)
    article.refresh_from_db()
    assert link in handover(article).deep_look[0].html


def test_a_link_follows_a_changed_address(publish: Publish, target: Article) -> None:
    article = linking(publish, target)
    old = target.address
    again(target, slug="the-crane-has-moved")
    target.refresh_from_db()
    assert target.address != old
    assert f'<a href="{target.address}">the crane</a>' in shown(article)
    assert old not in shown(article)


def test_a_withdrawn_story_leaves_plain_words_and_comes_back_as_a_link(publish: Publish, target: Article) -> None:
    article = linking(publish, target)
    target.withdraw()
    assert "As the crane stood there." in shown(article)
    assert target.address not in shown(article)
    target.refresh_from_db()
    target.publish(target.latest_revision)
    assert f'<a href="{target.address}">the crane</a>' in shown(article)


def test_a_link_to_a_draft_or_to_nothing_is_plain_words_and_tells_nothing(publish: Publish) -> None:
    from standfirst.newsroom.intake import take_in
    from standfirst.story import Story

    secret = take_in(Story(headline="Nobody knows of this", slug="nobody-knows"))
    article = publish("The basin is measured")
    for number in (secret.pk, 987654321, "x", ""):
        body = f'<p data-block-key="k1">As <a linktype="story" id="{number}">the crane</a> stood.</p>'
        again(article, deep_look=[("text", RichText(body))])
        article.refresh_from_db()
        assert "As the crane stood." in shown(article)
        assert "nobody" not in to_json(handover(article)).lower()


def test_an_embargo_that_is_set_later_ends_the_link(publish: Publish, target: Article) -> None:
    article = linking(publish, target)
    Article.objects.filter(pk=target.pk).update(embargoed_until=timezone.now() + timedelta(days=1))
    assert target.address not in shown(article)


def test_a_story_card_shows_the_story_as_it_is_today(publish: Publish, target: Article) -> None:
    article = publish("The basin is measured", hours=2)
    again(article, deep_look=[("text", RichText("<p>One.</p>")), ("story_card", {"story": target})])
    card = one(page(f"article/{article.pk}"), ".story-card")
    assert one(card, "h3 a")["href"] == target.address
    assert words(one(card, "h3")) == "The crane stands on the quay"
    again(target, headline="The crane has fallen")
    assert words(one(page(f"article/{article.pk}"), ".story-card h3")) == "The crane has fallen"
    article.refresh_from_db()
    assert "crane" not in handover(article).deep_look[1].text
    target.refresh_from_db()
    target.withdraw()
    left = one(page(f"article/{article.pk}"), ".deep-look")
    assert words(left) == "Deep Look One."
    assert target.address not in str(left)
    Address.objects.filter(article=target).update(path=hidden(target.address))  # as a takedown leaves it
    left = one(page(f"article/{article.pk}"), ".deep-look")
    assert words(left) == "Deep Look One."
    assert target.address not in str(left)
    again(article, deep_look=[("story_card", {"story": None})])
    assert page(f"article/{article.pk}").select(".story-card") == []


def test_a_changed_story_makes_the_pages_that_link_to_it_anew(
    publish: Publish, target: Article, django_capture_on_commit_callbacks: object
) -> None:
    from standfirst.newsroom.models import OutboxRow

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        article = linking(publish, target)
        publish("Between", hours=1)
    assert stories_that_link_to(target.pk) == {article.pk}
    row = OutboxRow(kind=OutboxRow.Kind.ARTICLE, article_id=target.pk)
    assert f"article/{article.pk}" in touched(row)


def test_links_out_and_links_to_other_pages_stay_as_they_are(publish: Publish) -> None:
    article = publish("The basin is measured")
    body = '<p>See <a href="https://example.org/2026/">there</a> and <a href="/about/">here</a>.</p>'
    again(article, deep_look=[("text", RichText(body))])
    assert '<a href="https://example.org/2026/">there</a> and <a href="/about/">here</a>' in shown(article)


def test_the_agency_whose_copy_was_used_has_its_line_and_the_house_s_own_has_none(
    publish: Publish, publication: object
) -> None:
    from standfirst.newsroom.models import Publication

    article = publish("The crane stands on the quay", agency="Coast Press Agency")
    assert words(one(page(f"article/{article.pk}"), ".agency-line")) == "With agency copy from Coast Press Agency."
    own = Publication.load()
    own.agency = "Coast Press Agency"
    own.save()
    assert page(f"article/{article.pk}").select(".agency-line") == []
