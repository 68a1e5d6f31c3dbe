"""An address that was given once leads on: of a story, a section, an author, an information page."""

from collections.abc import Callable

import pytest
from django.test import Client

from standfirst.newsroom.models import Article, HomePage, InformationPage, Moved, Person, Section
from standfirst.newsroom.moved_addresses import moved_to
from standfirst.newsroom.roles import make_site
from standfirst.story import Story
from tests.press.pages.conftest import again

Publish = Callable[..., Article]


@pytest.fixture
def visit() -> Callable[[str], tuple[int, str]]:
    def visit(path: str) -> tuple[int, str]:
        response = Client().get(path)
        return response.status_code, response.get("Location", "")

    return visit


def test_a_published_story_s_old_address_leads_to_its_new_one(publish: Publish, visit: Callable) -> None:
    article = publish("The crane stands on the quay")
    old = article.address
    again(article, slug="the-crane-moved")
    article.refresh_from_db()
    assert visit(old) == (301, article.address)
    assert visit(article.address)[0] == 200
    again(article, slug="the-crane-moved-again")
    article.refresh_from_db()
    assert visit(old) == (301, article.address)
    article.withdraw()
    assert visit(old)[0] == 410


def test_a_section_s_old_front_and_feed_lead_to_the_new(publish: Publish, harbour: Story, visit: Callable) -> None:
    publish(harbour)
    section = Section.objects.get(slug="city")
    section.slug = "metro"
    section.save()
    assert visit("/city/") == (301, "/metro/")
    assert visit("/city/feed.xml") == (301, "/metro/feed.xml")
    assert visit("/metro/")[0] == 200
    section.slug = "town"
    section.save()
    assert visit("/city/") == (301, "/town/")
    section.slug = "city"
    section.save()
    assert visit("/city/")[0] == 200
    assert visit("/metro/") == (301, "/city/")
    assert visit("/metro") == (301, "/metro/")
    assert not Moved.objects.filter(path="/city/").exists()


def test_an_author_s_old_page_leads_to_the_new(publish: Publish, harbour: Story, visit: Callable) -> None:
    publish(harbour)
    person = Person.objects.get(slug="ada-kaya")
    person.slug = "ada-kaya-lind"
    person.save()
    assert visit("/authors/ada-kaya/") == (301, "/authors/ada-kaya-lind/")


def test_an_information_page_s_old_address_leads_to_the_new(publish: Publish, visit: Callable) -> None:
    make_site()
    page = HomePage.objects.get().add_child(instance=InformationPage(title="About us", slug="about"))
    page.slug = "who-we-are"
    page.save_revision().publish()
    assert visit("/about/") == (301, "/who-we-are/")
    assert visit("/who-we-are/")[0] == 200


def test_nothing_moves_that_was_not_there(db: None) -> None:
    assert moved_to("/nowhere/") is None
    Section.objects.create(name="World", slug="world").save()
    assert not Moved.objects.exists()
