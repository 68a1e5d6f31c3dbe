"""The front page, section fronts, authors, information pages, fragments and the pages of errors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.template.loader import render_to_string

from standfirst.newsroom.models import Article, InformationPage, Person, Publication, Section
from standfirst.press import outputs
from standfirst.story import Author, Label, Picture, Story
from tests.press.pages.reading import one, page, read, source, words

Publish = Callable[..., Article]


def headlines(tree: Any) -> list[str]:
    return [words(each) for each in tree.select(".card h2, .card h3")]


def test_a_front_page_without_stories_says_so(publication: Publication) -> None:
    tree = page("front/home")
    assert "Nothing has been published yet" in words(one(tree, "main"))
    assert words(one(tree, "h1")) == "The Harbour Post"
    assert tree.select(".card, .section-block") == []


def test_one_story_leads_alone(publish: Publish) -> None:
    publish("Only", section="City")
    tree = page("front/home")
    assert headlines(tree) == ["Only"]
    assert tree.select(".section-block, .seconds") == []


def test_three_stories_are_a_lead_and_two_beside_it(publish: Publish) -> None:
    for number in range(3):
        publish(f"Story {number}", number, section="City")
    tree = page("front/home")
    assert words(one(tree, ".card-lead h2")) == "Story 2"
    assert headlines(one(tree, ".seconds")) == ["Story 1", "Story 0"]


def test_a_hundred_stories_fill_the_sections_and_none_stands_twice(publish: Publish) -> None:
    for number in range(100):
        publish(f"Story {number:03}", number, section=("City", "World", "Sport")[number % 3])
    tree = page("front/home")
    found = headlines(tree)
    assert len(found) == len(set(found)) == 5 + 3 * 5
    assert [words(each) for each in tree.select(".section-block h2")] == ["City", "Sport", "World"]
    assert found[:5] == ["Story 099", "Story 098", "Story 097", "Story 096", "Story 095"]


def test_a_top_story_leads_while_it_is_new(publish: Publish) -> None:
    publish("Flood", 0, kicker="Top Story")
    for number in range(7):
        publish(f"Story {number}", number + 1)
    tree = page("front/home")
    assert words(one(tree, ".card-lead h2")) == "Flood"
    assert "Top Story" not in words(one(tree, "main"))
    publish("One too many", 9)
    assert words(one(page("front/home"), ".card-lead h2")) == "One too many"


def test_the_front_page_shows_live_stories_only(publish: Publish, harbour: Story) -> None:
    gone = publish("Gone")
    gone.withdraw()
    publish("Here", 1)
    assert headlines(page("front/home")) == ["Here"]


def test_fronts_take_a_fixed_number_of_queries(publish: Publish, django_assert_max_num_queries: Any) -> None:
    for number in range(12):
        picture = Picture("p", credit="Ada Kaya", href="gulls.jpg", alt_text="Gulls.")
        publish(f"Story {number}", number, section="City", authors=(Author("Ada Kaya"),), pictures=(picture,))
    section = Section.objects.get()
    source("front/home")  # pictures are made at the first time
    source(f"section/{section.pk}")
    with django_assert_max_num_queries(26):
        source("front/home")
    with django_assert_max_num_queries(14):
        source(f"section/{section.pk}")


def test_a_section_front_shows_its_stories_and_how_many_there_are(publish: Publish) -> None:
    for number in range(43):
        publish(f"City {number:02}", number, section="City")
    publish("Elsewhere", 50, section="World")
    section = Section.objects.get(slug="city")
    section.description = "Streets and council."
    section.save()
    output = outputs.make(f"section/{section.pk}")
    assert output is not None
    assert output.path == "/city/"
    tree = page(f"section/{section.pk}")
    assert headlines(tree) == [f"City {number:02}" for number in range(42, 2, -1)]
    assert words(one(tree, ".count")).startswith("The newest 40 of 43 stories in City.")
    assert words(one(tree, "h1")) == "City"
    assert words(one(tree, ".page-about")) == "Streets and council."
    assert '<link rel="alternate" type="application/rss+xml" title="The Harbour Post: City" href="/city/feed.xml">' in (
        source(f"section/{section.pk}")
    )


def test_an_empty_section_says_so(publication: Publication) -> None:
    section = Section.objects.create(name="Science", slug="science")
    assert "Nothing has been published in Science yet." in words(one(page(f"section/{section.pk}"), "main"))
    section.delete()
    assert outputs.make("section/9999") is None


def test_an_author_s_page_says_who_writes_about_what(publish: Publish, harbour: Story) -> None:
    publish(harbour)
    publish("Not hers", 1)
    person = Person.objects.get(name="Ada Kaya")
    person.beat, person.bio, person.email = "Port and sea", "Born by the port.\n\nReads tides.", "ada@post.example"
    person.save()
    output = outputs.make(f"author/{person.pk}")
    assert output is not None
    assert output.path == "/authors/ada-kaya/"
    tree = page(f"author/{person.pk}")
    assert words(one(tree, ".page-head")) == (
        "Port and sea Ada Kaya Born by the port. Reads tides. Write to ada@post.example"
    )
    assert one(tree, ".contact a")["href"] == "mailto:ada@post.example"
    assert headlines(tree) == [harbour.headline]
    assert words(one(tree, ".count")) == "The one story by Ada Kaya so far."


def test_who_has_nothing_out_has_no_page(publish: Publish) -> None:
    article = publish("One", authors=(Author("Ada Kaya"),))
    person = Person.objects.get()
    assert f"author/{person.pk}" in list(outputs.all_ids())
    article.withdraw()
    assert outputs.make(f"author/{person.pk}") is None
    assert f"author/{person.pk}" not in list(outputs.all_ids())


def test_information_pages_stand_in_menu_and_footer(publication: Publication, home: Any) -> None:
    about = home.add_child(instance=InformationPage(title="About us", slug="about", body="<p>We print.</p>"))
    hidden = home.add_child(instance=InformationPage(title="Draft", slug="draft", live=False))
    output = outputs.make(f"page/{about.pk}")
    assert output is not None
    assert output.path == "/about/"
    assert outputs.make(f"page/{hidden.pk}") is None
    tree = page(f"page/{about.pk}")
    assert words(one(tree, "h1")) == "About us"
    assert [a["href"] for a in tree.select(".foot li a")] == [
        "/about/",
        "mailto:errors@harbour-post.example",
        "/corrections/",
        "/feed.xml",
    ]
    assert [a["href"] for a in page("fragment/menu").select("a")] == ["/search/", "/about/"]


def test_the_menu_holds_the_sections_in_their_order(publication: Publication) -> None:
    for order, name in ((2, "City"), (1, "World"), (3, "Sport")):
        Section.objects.create(name=name, slug=name.lower(), order=order)
    links = page("fragment/menu").select(".menu-sections a")
    assert [(a.get_text(), a["href"]) for a in links] == [
        ("World", "/world/"),
        ("City", "/city/"),
        ("Sport", "/sport/"),
    ]
    assert outputs.make("fragment/menu").path == "/fragments/menu/"  # type: ignore[union-attr]


def test_latest_news_are_the_newest_of_all_sections(publish: Publish) -> None:
    for number in range(9):
        publish(f"Story {number}", number, label=Label.OPINION if number == 8 else Label.NEWS)
    items = page("fragment/latest").select("li")
    assert [words(one(li, "a")) for li in items] == [f"Story {number}" for number in range(8, 1, -1)]
    assert words(items[0]) == "Opinion Story 8 2 Mar, 23:00"
    assert one(items[0], "time")["datetime"] == "2026-03-02T23:00:00+03:00"


def test_latest_news_without_stories_say_so(publication: Publication) -> None:
    assert "Nothing has been published yet." in words(page("fragment/latest"))


def test_the_rating_fragment_is_the_readers_own(publish: Publish) -> None:
    article = publish("One")
    output = outputs.make(f"fragment/rating/{article.pk}")
    assert output is not None
    assert output.path == f"/fragments/rating/{article.pk}/"
    assert "No votes so far! Be the first to rate this article." in str(output.body)


def test_every_id_there_is_can_be_made(publish: Publish, harbour: Story, home: Any) -> None:
    publish(harbour)
    home.add_child(instance=InformationPage(title="About", slug="about", body="<p>We.</p>"))
    ids = list(outputs.all_ids())
    assert len(ids) == len(set(ids))
    assert {each.partition("/")[0] for each in ids} == {
        "article",
        "front",
        "section",
        "edition",
        "author",
        "page",
        "feed",
        "sitemap",
        "robots",
        "fragment",
        "corrections",
    }
    paths = []
    for each in ids:
        output = outputs.make(each)
        assert output is not None
        assert output.id == each
        paths.append(output.path)
    assert len(paths) == len(set(paths))


@pytest.mark.parametrize(
    "output_id",
    [
        "",
        "nothing",
        "article/",
        "article/x",
        "article/²",
        "front/2",
        "feed/world",
        "feed/section/",
        "fragment/x",
        "sitemap/2",
        "robots/x",
        f"article/{'9' * 40}",
    ],
)
def test_an_id_that_no_output_has_is_refused(db: None, output_id: str) -> None:
    with pytest.raises(LookupError, match="There is no output"):
        outputs.make(output_id)


def test_the_pages_of_errors_say_what_happened(publication: Publication) -> None:
    for name, said in (("404.html", "There is no page here"), ("410.html", "This story was withdrawn")):
        tree = read(render_to_string(name))
        assert words(one(tree, "h1")) == said
        assert one(tree, 'meta[name="robots"]')["content"] == "noindex"
        assert one(tree, "form[action='/search/'] label[for=q]")


def test_the_page_of_a_fault_asks_nothing_of_the_database(django_assert_num_queries: Any, db: None) -> None:
    with django_assert_num_queries(0):
        assert "The fault is ours" in render_to_string("500.html")


def test_templates_of_others_stand_in_the_same_frame(publication: Publication) -> None:
    from django.template import engines

    template = engines["django"].from_string(
        '{% extends "site/base.html" %}{% block title %}Search{% endblock %}{% block main %}<p>Here.</p>{% endblock %}'
    )
    tree = read(template.render())
    assert words(one(tree, "title")) == "Search"
    assert words(one(tree, "main")) == "Here."
    assert words(one(tree, ".nameplate")) == "The Harbour Post"
