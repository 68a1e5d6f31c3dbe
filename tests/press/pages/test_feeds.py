"""Feeds, the map and the word to crawlers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree as xml

from standfirst.newsroom.models import Article, Publication, Section
from standfirst.press import outputs
from standfirst.story import Story
from tests.press.pages.conftest import NOON, again
from tests.press.pages.reading import source

Publish = Callable[..., Article]

NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
    "atom": "http://www.w3.org/2005/Atom",
    "map": "http://www.sitemaps.org/schemas/sitemap/0.9",
}


def channel(output_id: str) -> xml.Element:
    found = xml.fromstring(source(output_id)).find("channel")
    assert found is not None
    return found


def test_an_item_holds_the_whole_standfirst_the_authors_and_the_picture(publish: Publish, harbour: Story) -> None:
    article = publish(harbour)
    item = channel("feed/site").find("item")
    assert item is not None
    assert item.findtext("title") == harbour.headline
    assert item.findtext("description") == harbour.standfirst
    link = item.findtext("link") or ""
    assert link.startswith("http")
    assert link.endswith(article.address)
    guid = item.find("guid")
    assert guid is not None
    assert (guid.text, guid.get("isPermaLink")) == (f"urn:uuid:{article.uuid}", "false")
    date = parsedate_to_datetime(item.findtext("pubDate") or "")
    assert date == NOON
    assert date.utcoffset() == timedelta(hours=3)
    assert [each.text for each in item.findall("dc:creator", NAMES)] == ["Ada Kaya", "Bo Lind"]
    assert {each.text for each in item.findall("category")} == {"City", "harbour", "cranes"}
    media = item.find("media:content", NAMES)
    assert media is not None
    assert (media.get("type"), media.get("width"), media.get("height")) == ("image/jpeg", "1000", "640")
    assert (media.get("url") or "").startswith("http")
    assert media.findtext("media:credit", namespaces=NAMES) == "Harbour Authority via City Pictures"
    assert media.findtext("media:description", namespaces=NAMES) == "The crane on its barge."


def test_words_that_look_like_markup_stay_words(publish: Publish) -> None:
    publish("Less & more", standfirst="Under <b>5</b> & over 3 < 4.")
    item = channel("feed/site").find("item")
    assert item is not None
    assert item.findtext("title") == "Less & more"
    assert item.findtext("description") == "Under &lt;b&gt;5&lt;/b&gt; &amp; over 3 &lt; 4."


def test_a_feed_says_whose_it_is(publish: Publish, publication: Publication) -> None:
    article = publish("One", section="City")
    site = channel("feed/site")
    assert site.findtext("title") == "The Harbour Post"
    assert site.findtext("description") == "News from The Harbour Post"
    own = site.find("atom:link", NAMES)
    assert own is not None
    assert own.get("rel") == "self"
    assert (own.get("href") or "").endswith("/feed.xml")
    section = Section.objects.get()
    output = outputs.make(f"feed/section/{section.pk}")
    assert output is not None
    assert output.path == "/city/feed.xml"
    assert output.content_type.startswith("application/rss+xml")
    assert channel(f"feed/section/{section.pk}").findtext("title") == "The Harbour Post: City"
    assert parsedate_to_datetime(site.findtext("lastBuildDate") or "") == NOON
    again(article, standfirst="Changed.")
    assert parsedate_to_datetime(channel("feed/site").findtext("lastBuildDate") or "") > NOON


def test_feeds_are_newest_first_of_their_section_and_fifty_at_most(publish: Publish) -> None:
    for number in range(53):
        publish(f"Story {number}", number, section="City" if number % 2 else "World")
    titles = [each.text for each in channel("feed/site").findall("item/title")]
    assert titles == [f"Story {number}" for number in range(52, 2, -1)]
    city = Section.objects.get(slug="city")
    titles = [each.text for each in channel(f"feed/section/{city.pk}").findall("item/title")]
    assert titles == [f"Story {number}" for number in range(51, 0, -2)]


def test_a_feed_without_stories_is_a_feed_all_the_same(publication: Publication) -> None:
    assert channel("feed/site").findall("item") == []


def test_a_withdrawn_story_leaves_feed_and_map(publish: Publish) -> None:
    article = publish("One")
    assert article.address in source("sitemap")
    article.withdraw()
    assert channel("feed/site").findall("item") == []
    assert article.address not in source("sitemap")


def test_the_map_names_every_page_and_when_it_changed(publish: Publish, harbour: Story) -> None:
    article = publish(harbour)
    root = xml.fromstring(source("sitemap"))
    found = {
        (each.findtext("map:loc", namespaces=NAMES) or ""): each.findtext("map:lastmod", namespaces=NAMES)
        for each in root.findall("map:url", NAMES)
    }
    base = next(iter(found)).rstrip("/")
    assert found == {
        f"{base}/": None,
        f"{base}/city/": None,
        f"{base}/editions/morning-edition/": None,
        f"{base}/corrections/": None,
        f"{base}/authors/ada-kaya/": None,
        f"{base}/authors/bo-lind/": None,
        f"{base}{article.address}": "2026-03-02T15:00:00+03:00",
    }


def test_crawlers_learn_where_the_map_is_and_what_is_not_for_them(publication: Publication) -> None:
    output = outputs.make("robots")
    assert output is not None
    assert output.path == "/robots.txt"
    assert output.content_type.startswith("text/plain")
    lines = str(output.body).splitlines()
    assert lines[0] == "User-agent: *"
    assert {"Disallow: /admin/", "Disallow: /rate/", "Disallow: /fragments/", "Disallow: /search/"} <= set(lines)
    assert lines[-1].startswith("Sitemap: http")
    assert lines[-1].endswith("/sitemap.xml")
