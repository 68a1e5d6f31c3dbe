"""Which stories a page names, and which pages name a story."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta

import pytest

from standfirst.newsroom.models import Article
from standfirst.newsroom.position import position
from standfirst.press import lists
from standfirst.story import Story
from tests.press.pages.conftest import NOON, again
from tests.press.pages.reading import one, page, source, words

Publish = Callable[..., Article]


def named(article: Article, selector: str) -> list[str]:
    return [words(each) for each in page(f"article/{article.pk}").select(selector)]


def test_previous_and_next_follow_first_publication_over_all_sections(publish: Publish) -> None:
    middle = publish("Middle", 5, section="City")
    oldest = publish("Oldest", 1, section="World")
    newest = publish("Newest", 9, section="Sport")
    again(oldest, standfirst="Changed later; its place stays.")
    assert named(middle, ".neighbours a") == ["Previous article Oldest", "Next article Newest"]
    assert named(newest, ".neighbours a") == ["Previous article Middle"]
    assert named(oldest, ".neighbours a") == ["Next article Middle"]


def test_the_only_story_has_no_neighbours(publish: Publish) -> None:
    assert page(f"article/{publish('Alone').pk}").select(".neighbours") == []


def test_stories_of_one_minute_have_one_order(publish: Publish) -> None:
    three = [publish(f"Story {number}") for number in range(3)]
    assert named(three[1], ".neighbours a") == ["Previous article Story 0", "Next article Story 2"]


def test_a_withdrawn_neighbour_is_passed_over(publish: Publish) -> None:
    first, second, third = (publish(f"Story {number}", number) for number in range(3))
    second.withdraw()
    assert named(third, ".neighbours a") == ["Previous article Story 0"]
    assert named(first, ".neighbours a") == ["Next article Story 2"]


def test_earlier_in_this_story_is_older_newest_first_and_five_at_most(publish: Publish) -> None:
    line = [publish(f"Part {number}", number, storyline="The talks") for number in range(8)]
    publish("Elsewhere", 3.5)
    assert named(line[7], ".earlier li a") == ["Part 6", "Part 5", "Part 4", "Part 3", "Part 2"]
    assert named(line[1], ".earlier li a") == ["Part 0"]
    assert page(f"article/{line[0].pk}").select(".earlier") == []


def test_earlier_in_this_story_stands_above_read_more_and_the_neighbours(publish: Publish) -> None:
    publish("Other", -1, section="World")
    publish("Part 1", 0, storyline="The talks", section="World")
    html = source(f"article/{publish('Part 2', 1, storyline='The talks', section='World').pk}")
    places = [html.index(each) for each in ('class="earlier"', 'class="read-more"', 'class="neighbours"')]
    assert places == sorted(places)


def test_read_more_holds_the_section_and_repeats_nothing(publish: Publish) -> None:
    for number in range(7):
        publish(f"World {number}", number, section="World")
    publish("City 1", 8, section="City")
    part = publish("Part 1", 9, section="World", storyline="The talks")
    last = publish("Part 2", 10, section="World", storyline="The talks")
    assert named(last, ".earlier li a") == [part.headline]
    assert named(last, ".read-more h3") == ["World 6", "World 5", "World 4", "World 3"]
    assert words(one(page(f"article/{last.pk}"), ".read-more h2")) == "Read more in World"


def test_the_first_story_of_a_section_still_leads_to_its_front(publish: Publish) -> None:
    tree = page(f"article/{publish('One', section='World').pk}")
    assert one(tree, ".read-more-link a")["href"] == "/world/"


@pytest.mark.parametrize("seed", range(4))
def test_every_page_a_change_makes_stale_is_named(publish: Publish, seed: int) -> None:
    """Makes all pages before and after a change; those that differ must be among the ones named."""
    dice = random.Random(seed)
    sections, lines = ("City", "World"), ("", "The talks", "The flood")

    def some(number: int) -> Article:
        return publish(
            Story(
                headline=f"Story {number}",
                section=dice.choice(sections),
                storyline=dice.choice(lines),
                first_published=NOON + timedelta(hours=dice.randrange(12)),
                deep_look=("Words.",),
            )
        )

    articles = [some(number) for number in range(14)]
    for step in range(6):
        before = {each.pk: source(f"article/{each.pk}") for each in articles if each.live}
        chosen = dice.choice([each for each in articles if each.live])
        was = position(chosen)
        match step % 3:
            case 0:
                again(chosen, headline=f"Story renamed {step}")
            case 1:
                chosen.withdraw()
            case 2:
                chosen = some(100 + step)
                articles.append(chosen)
                was = {}
        named_pages = {chosen.pk}
        for place in (was, position(chosen)):
            named_pages |= lists.pages_that_name(chosen.pk, place)
        for each in articles:
            each.refresh_from_db()
            if each.live and before.get(each.pk) != source(f"article/{each.pk}"):
                assert each.pk in named_pages, f"step {step}: the page of {each} is stale and not named"
