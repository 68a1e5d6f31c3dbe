"""Where a story stands on the site, for good."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.utils import timezone

from standfirst.newsroom.addresses import leads_to, path_for, slug_of
from standfirst.newsroom.gate import PublishingHeld
from standfirst.newsroom.models import Address, Article, OutboxRow, Publication, PublishedVersion
from tests.newsroom.core.conftest import UPDATE, at_once, draft, edited, let_out

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("Council votes on the harbour wall", "council-votes-on-the-harbour-wall"),
        ("“Çok güzel”: İstanbul’da ağır iş", "cok-guzel-istanbulda-agir-is"),
        ("Æther & Øre – Straße", "aether-ore-strasse"),
        ("Київ говорить", "kiiv-govorit"),
        ("1,000 for 1,000", "1000-for-1000"),
        ("snake_case and   spaces", "snake-case-and-spaces"),
        ("…!?", ""),
        ("", ""),
        ("word " * 40, "word-" * 15 + "word"),
        ("w" * 200, "w" * 80),
    ],
)
def test_a_slug_is_whole_words_in_plain_letters(headline, slug):
    assert slug_of(headline) == slug
    assert len(slug_of(headline)) <= 80


@pytest.mark.parametrize(
    ("zone", "at", "day"),
    [
        ("Europe/Istanbul", "2025-05-16T20:59:59+00:00", "2025/05/16"),
        ("Europe/Istanbul", "2025-05-16T21:00:00+00:00", "2025/05/17"),
        ("America/New_York", "2025-05-17T03:59:59+00:00", "2025/05/16"),
        ("America/New_York", "2025-05-17T04:00:00+00:00", "2025/05/17"),
        ("America/New_York", "2025-01-01T04:30:00+00:00", "2024/12/31"),
        ("UTC", "0900-01-01T00:00:00+00:00", "0900/01/01"),
    ],
)
def test_the_day_is_the_papers(zone, at, day):
    paper = Publication.load()
    paper.time_zone = zone
    paper.save()
    assert path_for(datetime.fromisoformat(at), "wall") == f"/{day}/wall/"
    story = let_out(draft(slug="wall"), at=datetime.fromisoformat(at))
    assert story.address == f"/{day}/wall/"


def test_a_headline_without_a_letter_has_the_storys_number():
    story = let_out(draft(headline="?!"))
    assert story.address.endswith(f"/story-{story.pk}/")


def test_one_headline_twice_is_numbered():
    addresses = [let_out(draft(headline="Storm")).address for _ in range(3)]
    assert [address.split("/")[-2] for address in addresses] == ["storm", "storm-2", "storm-3"]


def test_a_slug_that_a_person_chose_is_not_numbered_but_another_is_offered():
    first = let_out(draft(slug="storm"))
    let_out(draft(slug="storm-2"))
    second = draft(headline="Another storm", slug="storm")
    with pytest.raises(PublishingHeld) as held:
        let_out(second)
    (hold,) = held.value.holds
    assert hold.place == "slug"
    assert hold.message == (
        f"The address {first.address} belongs to “{first}”. Choose another slug, as in “storm-3”, or leave it empty."
    )
    second.refresh_from_db()
    assert not second.live and second.latest_revision.as_object().headline == "Another storm"
    assert not second.addresses.exists() and second.version == 0
    second.publish(edited(second, slug="storm-3"))
    assert second.address.endswith("/storm-3/")


def test_a_draft_whose_address_was_taken_meanwhile_is_numbered_and_loses_nothing():
    early, late = draft(headline="Storm"), draft(headline="Storm")
    let_out(late)
    let_out(early)
    assert early.address == late.address.replace("storm", "storm-2")
    assert early.live and PublishedVersion.objects.filter(article=early).count() == 1


def test_a_new_headline_does_not_move_a_story_that_readers_have():
    story = let_out(draft(headline="Storm"))
    address = story.address
    story.publish(edited(story, headline="Storm passes"))
    assert story.address == address and Address.objects.count() == 1


def test_a_new_slug_moves_it_and_the_old_address_leads_on():
    story = let_out(draft(headline="Storm"))
    old = story.address
    story.publish(edited(story, slug="gale"))
    assert story.address == old.replace("storm", "gale")
    assert leads_to(old) == leads_to(story.address) == story
    assert [(each.path, each.current) for each in story.addresses.order_by("pk")] == [
        (old, False),
        (story.address, True),
    ]
    before, after = OutboxRow.objects.values_list("before", "after").last()
    assert (before["address"], after["address"]) == (old, story.address)
    story.publish(edited(story, slug="storm"))
    assert story.address == old and Address.objects.count() == 2
    assert Address.objects.get(current=True).path == old


def test_an_old_address_is_not_given_to_another():
    story = let_out(draft(slug="storm"))
    story.publish(edited(story, slug="gale"))
    with pytest.raises(PublishingHeld, match="belongs to"):
        let_out(draft(slug="storm"))


def test_a_paper_that_moves_to_another_zone_leaves_its_stories_where_they_are():
    story = let_out(draft(slug="storm"), at=datetime.fromisoformat("2025-05-16T22:00:00+00:00"))
    paper = Publication.load()
    paper.time_zone = "Europe/Istanbul"
    paper.save()
    story.publish(edited(story, headline="Storm passes"))
    assert story.address == "/2025/05/16/storm/"


def test_nothing_leads_to_what_is_nobodys():
    assert leads_to("/2025/05/16/nothing/") is None


def test_a_hold_leaves_no_address_behind():
    with pytest.raises(PublishingHeld):
        let_out(draft(headline=""))
    assert not Address.objects.exists()


def test_the_same_headline_from_several_desks_at_once_is_numbered_without_an_error(real_database):
    stories = [draft(headline="Storm") for _ in range(6)]
    at_once(lambda story: let_out(Article.objects.get(pk=story.pk)), stories)
    slugs = sorted(address.split("/")[-2] for address in Article.objects.values_list("address", flat=True))
    assert slugs == ["storm", *(f"storm-{number}" for number in range(2, 7))]
    assert Address.objects.filter(current=True, opened_at__lte=timezone.now()).count() == 6


def test_the_same_slug_from_two_desks_at_once_goes_to_one(real_database):
    stories = [draft(slug="storm") for _ in range(4)]

    def publish(story):
        try:
            return let_out(Article.objects.get(pk=story.pk)).address
        except PublishingHeld as held:
            return str(held)

    said = at_once(publish, stories)
    assert sum(each.endswith("/storm/") for each in said) == 1
    assert sum("Choose another slug, as in “storm-2”" in each for each in said) == 3
    assert Article.objects.filter(live=True).count() == PublishedVersion.objects.count() == 1


def test_one_story_published_by_several_at_once_has_versions_without_holes(real_database):
    story = draft()
    drafts = [edited(story, headline=f"Try {number}") for number in range(6)]
    at_once(lambda revision: Article.objects.get(pk=story.pk).publish(revision, act=UPDATE), drafts)
    story.refresh_from_db()
    assert story.version == 6
    assert list(story.published_versions.values_list("n", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert sorted(each.story.headline for each in story.published_versions.all()) == [f"Try {n}" for n in range(6)]
    assert story.published_versions.last().story.headline == story.headline
    assert Address.objects.filter(article=story, current=True).count() == 1
