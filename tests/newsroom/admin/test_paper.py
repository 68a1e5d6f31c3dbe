import html

import pytest
from django.contrib.admin.utils import quote
from django.urls import reverse

from standfirst.newsroom.models import Article, Edition, Person, Section, Trashed


def test_an_author_is_made_while_writing_and_found_by_name(as_user, editor):
    client = as_user(editor)
    base = "wagtailsnippetchoosers_newsroom_person"
    for beat in ("Courts", ""):
        client.post(reverse(f"{base}:create"), {"name": "Åsa Öberg", "beat": beat})
    assert set(Person.objects.values_list("slug", flat=True)) == {"asa-oberg", "asa-oberg-2"}
    Person.objects.create(name="Ben Cole", slug="ben-cole")
    found = client.get(reverse(f"{base}:choose_results"), {"q": "cole"}).content.decode()
    assert "Ben Cole" in found
    assert "Öberg" not in html.unescape(found)


@pytest.mark.parametrize("name", ["person", "section", "edition", "storyline"])
def test_the_furniture_has_its_lists_and_forms(as_user, editor, name):
    client = as_user(editor)
    for view in ("list", "add"):
        assert client.get(reverse(f"wagtailsnippets_newsroom_{name}:{view}")).status_code == 200


def test_what_stories_need_is_not_deleted_and_the_reason_is_said(as_user, editor, article):
    client = as_user(editor)
    for model in (Section, Person):
        needed = model.objects.get()
        url = reverse(f"wagtailsnippets_newsroom_{model._meta.model_name}:delete", args=[quote(needed.pk)])
        client.post(url)
        assert model.objects.filter(pk=needed.pk).exists()
    free = Edition.objects.create(name="Late Edition")
    client.post(reverse("wagtailsnippets_newsroom_edition:delete", args=[free.pk]))
    assert not Edition.objects.exists()


def test_a_ticked_list_that_holds_something_on_record_is_sent_back_whole(as_user, editor, article, story):
    from standfirst.newsroom.intake import take_in

    draft = take_in(story)
    article.publish(article.latest_revision, user=editor)
    url = reverse("wagtail_bulk_action", args=["newsroom", "article", "delete"])
    response = as_user(editor).post(
        f"{url}?id={article.pk}&id={draft.pk}&next={reverse('stories:list')}", {}, follow=True
    )
    assert response.status_code == 200
    assert Article.objects.count() == 2
    assert not Trashed.objects.exists()
    assert "is on record" in html.unescape(" ".join(str(each) for each in response.context["messages"]))


def test_ticked_drafts_are_thrown_away(as_user, editor, article):
    url = reverse("wagtail_bulk_action", args=["newsroom", "article", "delete"])
    as_user(editor).post(f"{url}?id={article.pk}&next={reverse('stories:list')}")
    assert Trashed.objects.get().article == article
