"""An author's page: beat, words about the author, picture, ways to reach."""

from collections.abc import Callable
from pathlib import Path

from django.core.files.images import ImageFile

from standfirst.newsroom.models import Article, Person, Photo
from standfirst.story import Story
from tests.press.pages.reading import one, page, words

Publish = Callable[..., Article]


def test_an_author_s_page_has_picture_beat_words_and_contact(publish: Publish, harbour: Story, folder: Path) -> None:
    publish(harbour)
    with (folder / "gulls.jpg").open("rb") as file:
        photo = Photo.objects.create(
            title="Ada", file=ImageFile(file, "ada.jpg"), description="Ada Kaya at the quay", credit="B. Lind"
        )
    person = Person.objects.get(slug="ada-kaya")
    person.beat, person.bio, person.email = "Port and river", "Writes about ships.", "ada@example.org"
    person.contact, person.photo = "Signal: 555 0142", photo
    person.save()
    tree = page(f"author/{person.pk}")
    head = one(tree, ".page-head")
    assert "Port and river" in words(head)
    assert "Writes about ships." in words(head)
    assert "Signal: 555 0142" in words(head)
    assert one(head, "a[href='mailto:ada@example.org']")
    picture = one(head, ".author-picture img")
    assert picture["alt"] == "Ada Kaya at the quay"
    assert picture["src"].startswith("/pictures/")
    assert '"@type":"Person"' in str(tree.select("script[type='application/ld+json']")[0])


def test_an_author_without_a_picture_has_a_page_all_the_same(publish: Publish, harbour: Story) -> None:
    publish(harbour)
    tree = page(f"author/{Person.objects.get(slug='ada-kaya').pk}")
    assert tree.select(".author-picture") == []
