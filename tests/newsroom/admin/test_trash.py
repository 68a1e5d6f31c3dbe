"""Drafts are thrown away and taken back; a story is duplicated."""

from datetime import timedelta

import pytest
from django.utils import timezone

from standfirst.newsroom import trash
from standfirst.newsroom.duplicate import duplicate
from standfirst.newsroom.gate import PublishingHeld
from standfirst.newsroom.handover import handover
from standfirst.newsroom.intake import take_in
from standfirst.newsroom.models import Article, Trashed
from standfirst.story import QuickLook, anchor


def test_a_draft_thrown_away_lies_in_the_trash_and_comes_back_as_it_was(article, editor, as_user):
    client = as_user(editor)
    before = handover(article.get_latest_revision_as_object())
    client.post(f"/admin/stories/delete/{article.pk}/")
    assert Trashed.objects.get().by == editor
    assert "Harbour Wall" not in client.get("/admin/stories/", {"q": "Harbour"}).content.decode().split("</h1>")[-1]
    page = client.get("/admin/stories/trash/").content.decode()
    assert "Harbour Wall to Be Rebuilt" in page
    assert client.get(f"/admin/stories/edit/{article.pk}/")["Location"] == "/admin/stories/trash/"
    client.post("/admin/stories/trash/", {"restore": article.pk})
    assert not Trashed.objects.exists()
    assert handover(Article.objects.get(pk=article.pk).get_latest_revision_as_object()) == before
    assert client.get(f"/admin/stories/edit/{article.pk}/").status_code == 200


def test_what_lies_in_the_trash_does_not_go_out(article, editor):
    trash.throw_away(article, editor)
    with pytest.raises(PublishingHeld, match="trash"):
        article.publish(article.latest_revision, user=editor)


def test_a_scheduled_story_in_the_trash_does_not_go_out_by_itself(article, editor):
    draft = article.get_latest_revision_as_object()
    draft.go_live_at = timezone.now() + timedelta(hours=1)
    article.publish(draft.save_revision(), user=editor)
    assert article.scheduled_revision
    trash.throw_away(article, editor)
    trash.restore(article, editor)
    assert Article.objects.get(pk=article.pk).scheduled_revision is None


def test_what_was_published_is_never_thrown_away(article, editor, as_user):
    article.publish(article.latest_revision, user=editor)
    as_user(editor).post(f"/admin/stories/delete/{article.pk}/")
    with pytest.raises(trash.OnRecord):
        trash.throw_away(article, editor)
    assert not Trashed.objects.exists()


def test_a_reporter_may_look_into_the_trash_but_neither_fill_nor_empty_it(article, reporter, editor, as_user):
    assert as_user(reporter).post(f"/admin/stories/delete/{article.pk}/").status_code in (302, 403)
    assert not Trashed.objects.exists()
    trash.throw_away(article, editor)
    client = as_user(reporter)
    assert "Take back" not in client.get("/admin/stories/trash/").content.decode()
    client.post("/admin/stories/trash/", {"delete": article.pk})
    assert Article.objects.filter(pk=article.pk).exists()


def test_ticked_drafts_go_into_the_trash(article, editor, as_user, story):
    other = take_in(story.but(headline="Another", slug="another"))
    client = as_user(editor)
    url = f"/admin/bulk/newsroom/article/delete/?id={article.pk}&id={other.pk}"
    client.post(url)
    assert set(Trashed.objects.values_list("article", flat=True)) == {article.pk, other.pk}
    assert Article.objects.count() == 2


def test_a_draft_is_deleted_for_good_only_from_the_trash(article, editor, as_user):
    client = as_user(editor)
    client.post("/admin/stories/trash/", {"delete": article.pk})
    assert Article.objects.filter(pk=article.pk).exists()
    trash.throw_away(article, editor)
    client.post("/admin/stories/trash/", {"delete": article.pk})
    assert not Article.objects.filter(pk=article.pk).exists()
    assert client.post("/admin/stories/trash/", {"restore": "nonsense"}).status_code == 302


def test_a_duplicate_has_the_words_and_none_of_the_life(article, editor, story):
    article.publish(article.latest_revision, user=editor)
    article.refresh_from_db()
    look = QuickLook("q1", "The board voted.", (anchor(handover(article).deep_look[0], 0, 17),), True)
    signed = take_in(story.but(headline="Signed", slug="signed", quick_looks=(look,), tags=("harbour",)))
    signed.publish(signed.latest_revision, user=editor)
    signed.refresh_from_db()
    made = duplicate(signed, editor)
    made = Article.objects.get(pk=made.pk)
    draft = made.get_latest_revision_as_object()
    first, second = handover(signed), handover(draft)
    assert second.deep_look == first.deep_look
    assert second.authors == first.authors
    assert second.tags == first.tags
    assert second.quick_looks[0].text == "The board voted."
    assert second.quick_looks[0].evidence
    assert not second.quick_looks[0].confirmed
    assert (made.live, made.version, made.address, draft.slug, draft.go_live_at) == (False, 0, "", "", None)
    assert made.uuid != signed.uuid
    assert made.slugline == "Copy of Signed"
    made.publish(made.latest_revision, user=editor)
    made.refresh_from_db()
    signed.refresh_from_db()
    assert made.address != signed.address
    assert signed.article_authors.count() == made.article_authors.count() == 1


def test_an_embargo_goes_with_the_words(article, editor):
    draft = article.get_latest_revision_as_object()
    draft.embargoed_until = timezone.now().replace(microsecond=0) + timedelta(days=1)
    draft.save_revision()
    made = duplicate(Article.objects.get(pk=article.pk), editor)
    assert made.get_latest_revision_as_object().embargoed_until == draft.embargoed_until


def test_a_story_is_duplicated_from_its_page(article, editor, as_user):
    client = as_user(editor)
    page = client.get(f"/admin/stories/copy/{article.pk}/").content.decode()
    assert "Duplicate it" in page
    assert Article.objects.count() == 1
    response = client.post(f"/admin/stories/copy/{article.pk}/")
    made = Article.objects.exclude(pk=article.pk).get()
    assert response["Location"] == f"/admin/stories/edit/{made.pk}/"
