"""The screen on which an editor arranges a front."""

from datetime import timedelta

import pytest
from django.utils import timezone

from standfirst.newsroom import arranging
from standfirst.newsroom.intake import take_in
from standfirst.newsroom.models import Arrangement, Edition, Section, SectionRight


@pytest.fixture
def out(story):
    found = []
    for number in range(3):
        article = take_in(story.but(headline=f"Story {number}", slug=f"story-{number}", edition="Morning Edition"))
        article.publish(article.latest_revision)
        found.append(article)
    return found


def test_an_editor_arranges_now_and_sees_it(out, editor, as_user):
    client = as_user(editor)
    assert "Nobody has arranged it" in client.get("/admin/arrange/").content.decode()
    client.post("/admin/arrange/", {"story": [out[2].pk, out[0].pk]})
    assert arranging.arranged(None) == [out[2].pk, out[0].pk]
    page = client.get("/admin/arrange/").content.decode()
    assert "Arranged by edda" in page
    assert page.index("Story 2") < page.index("Story 0") < page.index("Story 1")
    client.post("/admin/arrange/", {"by_the_clock": "1"})
    assert arranging.arranged(None) == []


def test_who_arranges_over_a_colleague_is_told_whose_order_and_what_it_was(out, editor, as_user, administrator):
    client = as_user(editor)
    assert 'name="current" value=""' in client.get("/admin/arrange/").content.decode()
    arranging.arrange(None, [out[2].pk, out[1].pk], administrator)
    told = client.post("/admin/arrange/", {"story": [out[0].pk], "current": ""}, follow=True).content.decode()
    assert "adam had arranged it after you opened this page. Theirs was: 1. Story 2; 2. Story 1." in told
    now = arranging.in_force(None).pk
    assert arranging.arranged(None) == [out[0].pk] and f'name="current" value="{now}"' in told
    told = client.post("/admin/arrange/", {"story": [out[1].pk], "current": now}, follow=True).content.decode()
    assert "had arranged it" not in told


def test_an_arrangement_for_later_waits_in_the_publication_s_time_and_can_be_cancelled(out, editor, as_user):
    client = as_user(editor)
    later = (timezone.now() + timedelta(days=2)).strftime("%Y-%m-%dT06:00")
    client.post("/admin/arrange/", {"story": [out[1].pk], "from_at": later})
    waiting = Arrangement.objects.get()
    assert waiting.from_at.strftime("%Y-%m-%dT%H:%M") == later
    assert arranging.arranged(None) == []
    assert "To come" in client.get("/admin/arrange/").content.decode()
    client.post("/admin/arrange/", {"cancel": waiting.pk})
    assert not Arrangement.objects.exists()


@pytest.mark.parametrize(
    "said", [{}, {"story": ["x", "-1", "99999999999999999999"]}, {"story": ["1"], "from_at": "soon"}]
)
def test_what_makes_no_sense_changes_nothing_and_is_said(out, editor, as_user, said):
    said = {**said, "story": [out[0].pk]} if "from_at" in said else said
    response = as_user(editor).post("/admin/arrange/", said, follow=True)
    assert not Arrangement.objects.exists()
    assert "Nothing was changed" in response.content.decode() or "No story has a place" in response.content.decode()


def test_a_draft_cannot_be_given_a_place(out, article, editor, as_user):
    as_user(editor).post("/admin/arrange/", {"story": [article.pk, out[0].pk]})
    assert arranging.arranged(None) == [out[0].pk]


def test_an_edition_is_arranged_of_its_own_stories(out, story, editor, as_user):
    other = take_in(story.but(headline="Elsewhere", slug="elsewhere", edition="Evening Edition"))
    other.publish(other.latest_revision)
    edition = Edition.objects.get(name="Morning Edition")
    client = as_user(editor)
    page = client.get(f"/admin/arrange/{edition.pk}/").content.decode()
    assert "Story 1" in page
    assert "Elsewhere" not in page
    client.post(f"/admin/arrange/{edition.pk}/", {"story": [other.pk, out[1].pk]})
    assert arranging.arranged(edition) == [out[1].pk]


def test_reporters_and_editors_of_one_section_do_not_arrange(out, reporter, editor, as_user):
    assert as_user(reporter).get("/admin/arrange/").status_code in (302, 403)
    assert as_user(reporter).post("/admin/arrange/", {"story": [out[0].pk]}).status_code in (302, 403)
    SectionRight.objects.create(user=editor, section=Section.objects.first())
    assert as_user(editor).post("/admin/arrange/", {"story": [out[0].pk]}).status_code in (302, 403)
    assert not Arrangement.objects.exists()
