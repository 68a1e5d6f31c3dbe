import html

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState

from standfirst.newsroom.models import Article, PublishedVersion

from .conftest import BODY, confirmed, form

EDIT = "stories:edit"


def messages(response):
    return html.unescape(" ".join(str(each) for each in response.context["messages"]))


def post(client, article, **data):
    return client.post(reverse(EDIT, args=[article.pk]), form(**data), follow=True)


def latest(article):
    return Article.objects.get(pk=article.pk).get_latest_revision_as_object()


def live(article, editor):
    article.publish(article.latest_revision, user=editor)
    return article


def test_the_form_shows_the_copy_in_the_order_of_the_page_and_the_desk_beside_it(as_user, editor, article):
    page = as_user(editor).get(reverse(EDIT, args=[article.pk])).content.decode()
    order = [
        *('name="kicker"', 'name="headline"', 'name="agency"', 'name="located"', "article_authors-TOTAL_FORMS"),
        *('name="edition"', 'name="standfirst"', "pictures", 'name="quick_looks_headline"', 'name="slug"'),
    ]
    form_starts = page.index('id="w-editor-form"')
    places = [page.index(each, form_starts) for each in order]
    assert places == sorted(places)
    assert 'data-testid="desk-card"' in page
    assert "<mark>Calvene</mark>" in page


def test_what_the_reader_of_a_paste_doubted_is_shown_beside_the_copy(as_user, editor, article):
    notes = [{"kind": "dropped", "message": "The headline was repeated.", "line": 7, "words": "<b>Harbour"}]
    Article.objects.filter(pk=article.pk).update(reader_notes=notes)
    revision = latest(article)
    revision.reader_notes = notes
    revision.save_revision()
    page = as_user(editor).get(reverse(EDIT, args=[article.pk])).content.decode()
    assert "The headline was repeated." in page
    assert "&lt;b&gt;Harbour" in page


def test_a_new_story_needs_nothing_to_be_saved_as_a_draft(as_user, reporter):
    client = as_user(reporter)
    assert client.get(reverse("stories:add")).status_code == 200
    client.post(reverse("stories:add"), form(headline="", looks=[("", {})], body=()))
    assert Article.objects.get().live is False


def test_the_byline_of_a_new_story_is_its_writer(as_user, reporter):
    from standfirst.newsroom.models import Person

    person = Person.objects.create(name="Rosa Tamm", slug="rosa-tamm", user=reporter)
    page = as_user(reporter).get(reverse("stories:add"))
    [row] = page.context["form"].formsets["article_authors"].forms
    assert row.instance.person == person


def test_publishing_says_so_and_leads_to_the_page(as_user, editor, article):
    response = post(as_user(editor), article, **{"action-publish": "1"})
    article.refresh_from_db()
    assert article.live
    assert "is published" in messages(response)
    assert article.address in messages(response)
    assert response.redirect_chain[-1][0] == reverse(EDIT, args=[article.pk])


def test_a_lost_sentence_holds_publishing_and_the_draft_is_saved(as_user, editor, article):
    changed = (BODY[0].replace("Monday", "Tuesday"), *BODY[1:])
    response = post(
        as_user(editor),
        article,
        looks=[("The board voted.", confirmed())],
        body=changed,
        headline="Kept all the same",
        **{"action-publish": "1"},
    )
    assert response.status_code == 200
    said = messages(response)
    assert "Not published." in said
    assert "The draft is saved." in said
    assert 'data-desk-place="quick_looks[0]"' in said
    article.refresh_from_db()
    assert not article.live
    assert latest(article).headline == "Kept all the same"
    assert not PublishedVersion.objects.exists()


def test_a_new_story_that_is_held_is_saved_and_opened(as_user, editor):
    response = as_user(editor).post(reverse("stories:add"), form(headline="", **{"action-publish": "1"}), follow=True)
    kept = Article.objects.get()
    assert not kept.live
    assert response.redirect_chain[-1][0].startswith(reverse(EDIT, args=[kept.pk]))
    assert "Not published." in messages(response)


def test_a_slug_that_is_taken_is_said_at_the_field_with_a_free_one(as_user, editor, article, story):
    from standfirst.newsroom.intake import take_in

    client = as_user(editor)
    post(client, article, slug="the-wall", **{"action-publish": "1"})
    other = take_in(story)
    response = post(client, other, slug="the-wall", **{"action-publish": "1"})
    assert "the-wall-2" in messages(response)
    assert "the-wall-2" in str(response.context["form"].errors["slug"])
    assert latest(other).slug == "the-wall"
    post(client, other, slug="the-wall-2", **{"action-publish": "1"})
    other.refresh_from_db()
    assert other.address.endswith("/the-wall-2/")


def test_a_story_for_tomorrow_is_scheduled_and_not_published(as_user, editor, article):
    tomorrow = timezone.now() + timezone.timedelta(days=1)
    response = post(as_user(editor), article, go_live_at=tomorrow.strftime("%Y-%m-%d %H:%M"), **{"action-publish": "1"})
    article.refresh_from_db()
    assert not article.live
    assert "is scheduled for tomorrow, " in messages(response)


def test_a_reporter_submits_and_cannot_publish(as_user, reporter, article):
    client = as_user(reporter)
    page = client.get(reverse(EDIT, args=[article.pk])).content.decode()
    assert 'name="action-submit"' in page
    assert 'name="action-publish"' not in page
    post(client, article, **{"action-publish": "1"})
    article.refresh_from_db()
    assert not article.live
    response = post(client, article, **{"action-submit": "1"})
    assert "for approval" in messages(response)
    assert TaskState.objects.filter(status="in_progress").count() == 1


def test_an_editor_approves_and_the_story_goes_out(as_user, reporter, editor, article):
    post(as_user(reporter), article, **{"action-submit": "1"})
    client = as_user(editor)
    task = TaskState.objects.get(status="in_progress")
    url = reverse("stories:workflow_action", args=[article.pk, "approve", task.pk])
    client.post(url, {"comment": ""})
    article.refresh_from_db()
    assert article.live


def test_approving_what_is_held_undoes_the_approval_whole(as_user, reporter, editor, article):
    changed = (BODY[0].replace("Monday", "Tuesday"), *BODY[1:])
    held = {"looks": [("The board voted.", confirmed())], "body": changed}
    post(as_user(reporter), article, **held, **{"action-submit": "1"})
    task = TaskState.objects.get(status="in_progress")
    client = as_user(editor)
    url = reverse("stories:workflow_action", args=[article.pk, "approve", task.pk])
    response = client.post(url, {"comment": ""}, follow=True)
    assert "Not published." in messages(response)
    task.refresh_from_db()
    assert task.status == "in_progress"
    modal = client.post(url, {"comment": ""}, headers={"x-requested-with": "XMLHttpRequest"})
    assert modal.json()["redirect"].startswith(reverse(EDIT, args=[article.pk]))
    in_the_form = post(client, article, **held, **{"action-workflow-action": "true", "workflow-action-name": "approve"})
    assert "Not published." in messages(in_the_form)
    article.refresh_from_db()
    assert not article.live


def test_a_correction_goes_out_with_its_word_to_the_readers(as_user, editor, article):
    live(article, editor)
    client = as_user(editor)
    response = post(client, article, headline="Harbour Wall Will Be Rebuilt", **{"action-correct": "1"})
    assert response.redirect_chain[-1][0] == f"{reverse('stories:correct', args=[article.pk])}?kind=correction"
    article.refresh_from_db()
    assert article.headline == "Harbour Wall to Be Rebuilt"
    empty = client.post(reverse("stories:correct", args=[article.pk]), {"kind": "correction", "text": " "})
    assert "A correction needs a word to the readers" in empty.content.decode()
    client.post(
        reverse("stories:correct", args=[article.pk]), {"kind": "clarification", "text": "It is not yet rebuilt."}
    )
    printed = article.published_versions.last().story
    assert printed.headline == "Harbour Wall Will Be Rebuilt"
    assert [(each.kind.value, each.text) for each in printed.corrections] == [
        ("clarification", "It is not yet rebuilt.")
    ]


def test_a_word_to_the_readers_goes_out_with_what_was_looked_at_and_once(as_user, reporter, editor, article):
    live(article, editor)
    client, at = as_user(editor), reverse("stories:correct", args=[article.pk])
    post(client, article, headline="Harbour Wall Will Be Rebuilt")
    said = {"kind": "update", "text": "The board has voted.", "shown": client.get(at).context["shown"]}
    # Rosa saves something else before the editor has pressed the button.
    theirs = latest(article)
    theirs.headline = "Harbour Wall Will Never Be Rebuilt"
    theirs.save_revision(user=reporter)
    page = client.post(at, said)
    assert "rosa saved the story at" in page.content.decode() and "The board has voted." in page.content.decode()
    assert "Never" in str([each.now for each in page.context["change"].differences])
    assert PublishedVersion.objects.count() == 1
    said["shown"] = page.context["shown"]
    assert client.post(at, said).status_code == 302
    assert PublishedVersion.objects.count() == 2
    # The button was pressed twice.
    assert "went out anew" in client.post(at, said).content.decode()
    assert PublishedVersion.objects.count() == 2


def test_a_correction_that_is_held_says_why(as_user, editor, article):
    live(article, editor)
    client = as_user(editor)
    post(client, article, looks=[("The board voted.", confirmed())], body=("Nothing of it.",))
    response = client.post(
        reverse("stories:correct", args=[article.pk]), {"kind": "update", "text": "A word."}, follow=True
    )
    assert "Not published." in messages(response)
    assert article.published_versions.count() == 1


def test_only_who_may_publish_corrects_and_withdraws(as_user, reporter, editor, article):
    live(article, editor)
    client = as_user(reporter)
    for name in ("stories:correct", "stories:unpublish"):
        assert client.post(reverse(name, args=[article.pk]), {"kind": "update", "text": "No."}).status_code == 302
    article.refresh_from_db()
    assert article.live
    assert article.published_versions.count() == 1


def test_what_was_never_published_cannot_be_corrected(as_user, editor, article):
    response = as_user(editor).get(reverse("stories:correct", args=[article.pk]), follow=True)
    assert "nothing to correct" in messages(response)


def test_withdrawing_asks_first_and_goes_through_the_door(as_user, editor, article):
    live(article, editor)
    client = as_user(editor)
    assert "goes off the site" in client.get(reverse("stories:unpublish", args=[article.pk])).content.decode()
    article.refresh_from_db()
    assert article.live
    client.post(reverse("stories:unpublish", args=[article.pk]))
    article.refresh_from_db()
    assert not article.live
    assert article.published_versions.last().kind == PublishedVersion.Kind.WITHDRAWAL


def test_what_went_out_is_never_deleted(as_user, editor, article):
    live(article, editor)
    client = as_user(editor)
    response = client.post(reverse("stories:delete", args=[article.pk]), follow=True)
    assert "on record" in messages(response)
    assert Article.objects.filter(pk=article.pk).exists()


def test_a_draft_can_be_thrown_away(as_user, editor, article):
    as_user(editor).post(reverse("stories:delete", args=[article.pk]))
    assert Article.objects.get().trashed.by == editor


@pytest.mark.parametrize("words", ["harbour wall", "decided on MONDAY"])
def test_the_list_finds_stories_by_their_words(as_user, reporter, article, words):
    response = as_user(reporter).get(reverse("stories:list"), {"q": words})
    assert "Harbour Wall to Be Rebuilt" in response.content.decode()
    nothing = as_user(reporter).get(reverse("stories:list"), {"q": "xylophone"})
    assert "Harbour Wall to Be Rebuilt" not in nothing.content.decode()


@pytest.mark.parametrize(
    ("state", "found"), [("draft", True), ("live", False), ("changed", False), ("scheduled", False)]
)
def test_the_list_is_narrowed_by_state(as_user, reporter, article, state, found):
    page = as_user(reporter).get(reverse("stories:list"), {"state": state}).content.decode()
    assert ("Harbour Wall to Be Rebuilt" in page) is found


@pytest.mark.parametrize("name", ["history", "usage", "preview_on_edit"])
def test_the_other_views_of_a_story_open(as_user, editor, article, name):
    assert as_user(editor).get(reverse(f"stories:{name}", args=[article.pk])).status_code == 200


def test_two_drafts_are_compared(as_user, editor, article):
    client = as_user(editor)
    post(client, article, headline="Another Headline")
    url = reverse("stories:revisions_compare", args=[article.pk, "earliest", "latest"])
    page = client.get(url).content.decode()
    assert "Another" in page


def test_an_older_draft_is_brought_back(as_user, editor, article):
    older = article.latest_revision_id
    client = as_user(editor)
    post(client, article, headline="Another Headline")
    url = reverse("stories:revisions_revert", args=[article.pk, older])
    assert client.get(url).status_code == 200
    client.post(url, form(headline="Harbour Wall to Be Rebuilt"))
    assert latest(article).headline == "Harbour Wall to Be Rebuilt"


def test_a_locked_story_is_not_changed_by_another(as_user, editor, reporter, article):
    as_user(editor).post(reverse("stories:lock", args=[article.pk]))
    response = post(as_user(reporter), article, headline="Not so")
    assert response.status_code == 200
    assert latest(article).headline == "Harbour Wall to Be Rebuilt"
    as_user(editor).post(reverse("stories:unlock", args=[article.pk]))
    post(as_user(reporter), article, headline="So")
    assert latest(article).headline == "So"


def test_autosave_keeps_half_made_blocks_and_the_tie_of_a_claim(as_user, reporter, article):
    response = as_user(reporter).post(
        reverse(EDIT, args=[article.pk]),
        form(looks=[("", {}), (BODY[0], confirmed())]),
        headers={"accept": "application/json"},
    )
    assert response.json()["success"] is True
    looks = latest(article).quick_looks
    assert looks[0].value["text"] == ""
    assert looks[1].value["evidence"]["confirmed"] is True
    assert looks[1].value["evidence"]["evidence"][0]["exact"] == BODY[0]


def test_enter_in_a_field_saves_and_never_publishes(as_user, editor, article):
    page = as_user(editor).get(reverse(EDIT, args=[article.pk])).content.decode()
    actions = page[page.index('data-testid="story-actions"') :]
    assert actions.index("Save draft") < actions.index('name="action-publish"')


def test_the_list_has_what_was_changed_last_first(as_user, reporter, article, story):
    from standfirst.newsroom.intake import take_in

    take_in(story.but(headline="A Second Story"))
    client = as_user(reporter)
    post(client, article, headline="Changed Last")
    page = client.get(reverse("stories:list")).content.decode()
    assert page.index("Changed Last") < page.index("A Second Story")


def test_scheduled_stories_are_found_by_their_state(as_user, editor, article):
    client = as_user(editor)
    tomorrow = timezone.now() + timezone.timedelta(days=1)
    post(client, article, go_live_at=tomorrow.strftime("%Y-%m-%d %H:%M"), **{"action-publish": "1"})
    assert "Harbour Wall" in client.get(reverse("stories:list"), {"state": "scheduled"}).content.decode()
