"""What a page shows of a picture: not a day longer than it may, with the part that matters, and how it was made."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from standfirst.newsroom.models import Photo
from standfirst.newsroom.models.photo import Where
from standfirst.press.outputs import make
from standfirst.press.pictures import FALLBACK, show
from standfirst.story import Picture, Story

pytestmark = pytest.mark.django_db


def body(output: str) -> str:
    made = make(output)
    assert made is not None
    return made.body if isinstance(made.body, str) else made.body.decode()


def test_an_expired_picture_is_on_no_page_nor_its_caption(publish, harbour):
    article = publish(harbour)
    lead = Photo.objects.get(title__startswith="A tall crane")
    pages = [f"article/{article.pk}", "front/home", f"section/{article.section_id}", "feed/site"]
    assert all("/pictures/" in body(page) for page in pages)
    Photo.objects.filter(pk=lead.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    names = {each.file.name for each in lead.renditions.all()}
    for page in pages:
        assert not [name for name in names if name in body(page)]
        assert "The crane on its barge." not in body(page)
    assert "Tugs at work." in body(pages[0])


def test_a_withheld_picture_neither(publish, harbour):
    article = publish(harbour)
    Photo.objects.update(withheld=True)
    assert "/pictures/" not in body(f"article/{article.pk}") and "/pictures/" not in body("front/home")


def test_readers_are_told_of_what_a_machine_made_and_what_the_file_says_of_itself(publish, harbour):
    article = publish(harbour)
    assert "Made with AI" not in body(f"article/{article.pk}")
    Photo.objects.update(
        source_type="trainedAlgorithmicMedia",
        credentials={"generator": "Maker <2>", "signed": True, "signer": "City News", "actions": [{"what": "created"}]},
    )
    page = body(f"article/{article.pk}")
    assert "Made with AI" in page and "<summary>Content Credentials</summary>" in page
    assert "written by Maker &lt;2&gt;; created; signed in the name of City News" in page
    assert "have not verified it" in page


@pytest.mark.parametrize(
    ("size", "point", "focus"),
    [
        ((3000, 1000), (300, 500), "focus-x-0"),
        ((3000, 1000), (2900, 500), "focus-x-10"),
        ((3000, 1000), (1500, 900), ""),
        ((3000, 1000), (1900, 500), "focus-x-8"),
        ((1000, 2000), (500, 200), "focus-y-0"),
        ((1500, 1000), (0, 0), ""),
        ((3000, 1000), None, ""),
    ],
)
def test_a_window_keeps_the_focal_point(publish, harbour, size, point, focus):
    from standfirst.press.pictures import _focus

    photo = Photo(width=size[0], height=size[1])
    if point:
        photo.focal_point_x, photo.focal_point_y = point
        photo.focal_point_width = photo.focal_point_height = 40
    assert _focus(photo) == focus


def test_what_was_made_before_there_was_avif_is_not_made_again_for_it(publish):
    story = Story(headline="One", deep_look=("Words.",), pictures=(Picture("p", credit="Ada Kaya", href="quay.jpg"),))
    article = publish(story)
    photo = Photo.objects.get()
    photo.delete_renditions()
    photo.get_rendition(FALLBACK)
    (shown,) = show(article.published_versions.last().story.pictures).values()
    assert shown.webp and not shown.avif
    assert "image/avif" not in body(f"article/{article.pk}")


def test_a_picture_for_online_use_only_is_left_out_on_paper_and_marked_in_the_json(publish, harbour):
    article = publish(harbour)
    lead = Photo.objects.get(title__startswith="A tall crane")
    pages = [f"article/{article.pk}", "front/home"]
    assert "online-only" not in "".join(map(body, pages))
    Photo.objects.filter(pk=lead.pk).update(where=Where.ONLINE)
    page, front = map(body, pages)
    (marked,) = [image for image in re.findall("<img[^>]*>", page) if "online-only" in image]
    assert lead.get_rendition(FALLBACK).file.name in marked
    assert page.count("may not be printed") == 1
    assert front.count("online-only") == 1
    told = json.loads(body(f"json/{article.pk}"))["pictures"]
    assert [(each["caption"], each["online_only"]) for each in told] == [
        (each.caption, each.caption.startswith("The crane on its barge")) for each in harbour.pictures
    ]
    assert any(each["online_only"] for each in told)
