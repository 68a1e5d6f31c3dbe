"""A link to a story of ours follows it; a card shows it as it is today; nothing tells of what may not be read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail.rich_text import RichText

from standfirst.newsroom.addresses import hidden
from standfirst.newsroom.handover import handover
from standfirst.newsroom.intake import take_in
from standfirst.newsroom.links_today import as_linked_today
from standfirst.newsroom.models import Address, Article, HomePage, InformationPage, OutboxRow
from standfirst.newsroom.story_links import stories_that_link_to
from standfirst.newsroom.takedown import take_down
from standfirst.press.touched import touched
from standfirst.story import Story, to_json
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
    publish: Publish, target: Article, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        article = linking(publish, target)
        publish("Between", hours=1)
    assert stories_that_link_to(target.pk) == {article.pk}
    row = OutboxRow(kind=OutboxRow.Kind.ARTICLE, article_id=target.pk)
    assert f"article/{article.pk}" in touched(row)


def paths_in(article: Article, selector: str = ".deep-look a") -> list[str]:
    return [str(each["href"]) for each in page(f"article/{article.pk}").select(selector)]


def made_anew_by(story: Article) -> list[str]:
    return touched(OutboxRow(kind=OutboxRow.Kind.ARTICLE, article_id=story.pk))


def test_a_page_learns_of_a_story_it_links_to_that_comes_out_later(
    publish: Publish, django_capture_on_commit_callbacks: Any
) -> None:
    later = take_in(Story(headline="The wreck is raised", slug="the-wreck", deep_look=("It rose at noon.",)))
    with django_capture_on_commit_callbacks(execute=True):
        article = publish("The basin is measured", hours=2)
        body = f'<p data-block-key="k1">As <a linktype="story" id="{later.pk}">the wreck</a> lay.</p>'
        again(article, deep_look=[("text", RichText(body)), ("story_card", {"story": later})])
    assert words(one(page(f"article/{article.pk}"), ".deep-look")) == "Deep Look As the wreck lay."
    printed = article.published_versions.last().story
    assert "wreck</a>" not in to_json(printed)
    later.publish(later.latest_revision)
    assert f"article/{article.pk}" in made_anew_by(later)
    assert paths_in(article) == [later.address] * 2
    assert words(one(page(f"article/{article.pk}"), ".story-card h3")) == "The wreck is raised"
    assert article.published_versions.last().story == printed  # the record is what it was
    again(later, slug="the-wreck-and-after")
    later.refresh_from_db()
    assert paths_in(article) == [later.address] * 2
    later.withdraw()
    assert f"article/{article.pk}" in made_anew_by(later)
    assert paths_in(article) == []
    assert words(one(page(f"article/{article.pk}"), ".deep-look")) == "Deep Look As the wreck lay."


def test_a_page_learns_of_a_story_whose_address_was_pasted_before_it_was_there(
    publish: Publish, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        article = publish("The basin is measured", hours=2)
        path = "/2026/03/02/the-wreck-is-raised/"
        body = f'<p>See <a href="{settings.SITE}{path}?a=b#c">this</a>.</p><p><a href="{path}">The wreck</a></p>'
        again(article, deep_look=[("text", RichText(body))])
        assert page(f"article/{article.pk}").select(".story-card") == []
        later = publish("The wreck is raised")
    assert later.address == path
    assert made_anew_by(later).count(f"article/{article.pk}") == 1
    assert paths_in(article, ".story-card a") == [path]
    take_down(later, "By order")
    assert f"article/{article.pk}" in made_anew_by(later)
    assert paths_in(article) == []


def test_what_was_printed_stands_where_the_row_has_other_words(publish: Publish, target: Article) -> None:
    article = linking(publish, target)
    printed = article.published_versions.last().story
    article.deep_look = [
        ("text", RichText(f'<p data-block-key="k1">Or <a linktype="story" id="{target.pk}">x</a>.</p>'))
    ]
    assert as_linked_today(printed, article) is printed


def test_information_pages_link_to_stories_and_are_made_anew_with_them(
    publish: Publish, target: Article, home: HomePage, django_capture_on_commit_callbacks: Any
) -> None:
    about = InformationPage(
        title="About us", slug="about", body=f'<p>How <a linktype="story" id="{target.pk}">the crane</a> came.</p>'
    )
    with django_capture_on_commit_callbacks(execute=True):
        home.add_child(instance=about)
    assert f"page/{about.pk}" in made_anew_by(target)
    assert one(page(f"page/{about.pk}"), ".prose a")["href"] == target.address
    target.withdraw()
    assert page(f"page/{about.pk}").select(".prose a") == []
    assert "<p>How the crane came.</p>" in str(one(page(f"page/{about.pk}"), ".prose"))


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
