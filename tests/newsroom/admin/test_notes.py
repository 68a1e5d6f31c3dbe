"""Colleagues' notes: on words, answered, settled; who may read them, and that they never leave the house."""

import json

import pytest

from standfirst.newsroom import notes
from standfirst.newsroom.handover import handover
from standfirst.newsroom.models import Article, ColleagueNote
from standfirst.story import to_json

from .conftest import BODY


def url(article):
    return f"/admin/stories/notes/{article.pk}/"


def on_words(article, client, text="Is it Monday?", words="on Monday", **said):
    start = BODY[0].index(words)
    said = {"key": "p1", "passage": BODY[0], "start": start, "end": start + len(words), **said}
    return client.post(url(article), {"act": "write", "text": text, **said})


def test_a_note_is_kept_on_its_words_and_leads_back_to_them(article, editor, as_user):
    response = on_words(article, as_user(editor))
    assert response.status_code == 200
    assert response.json()["open"] == 1
    html = response.json()["html"]
    assert "Is it Monday?" in html
    assert "Deep Look, paragraph 1" in html
    note = ColleagueNote.objects.get()
    assert (note.evidence["exact"], note.evidence["block_id"], note.by) == ("on Monday", "p1", editor)


def test_a_note_finds_its_words_after_an_edit_and_says_when_they_are_gone(article, editor, as_user):
    on_words(article, as_user(editor))
    note = ColleagueNote.objects.get()
    story = handover(article)
    moved = story.but(deep_look=(story.deep_look[1], story.deep_look[0].but(html=f"Late. {BODY[0]}")))
    place = notes.place_of(note, moved)
    assert (place.words, place.passage.place, place.start) == (
        "on Monday",
        "deep_look[1]",
        BODY[0].index("on Monday") + 6,
    )
    gone = notes.place_of(note, story.but(deep_look=story.deep_look[1:]))
    assert (gone.words, gone.passage) == ("on Monday", None)


def test_a_note_may_stand_on_a_headline_or_on_the_whole_story(article, editor, as_user):
    client = as_user(editor)
    client.post(
        url(article),
        {
            "act": "write",
            "text": "Dull.",
            "key": "headline",
            "passage": "Harbour Wall to Be Rebuilt",
            "start": 0,
            "end": 12,
        },
    )
    client.post(url(article), {"act": "write", "text": "Good work."})
    html = client.get(url(article)).json()["html"]
    assert "Headline" in html
    assert html.index("Good work.") < html.index("Dull.")
    link = ColleagueNote.objects.filter(text="Dull.").get()
    assert notes.place_of(link, handover(article)).words == "Harbour Wall"


def test_a_thread_is_answered_settled_and_taken_up_again(article, editor, reporter, as_user):
    on_words(article, as_user(editor))
    thread = ColleagueNote.objects.get()
    client = as_user(reporter)
    client.post(url(article), {"act": "answer", "thread": thread.pk, "text": "The board says so."})
    assert client.post(url(article), {"act": "resolve", "thread": thread.pk}).json()["open"] == 0
    thread.refresh_from_db()
    assert thread.resolved_by == reporter
    client.post(url(article), {"act": "answer", "thread": thread.pk, "text": "No, wait."})
    thread.refresh_from_db()
    assert thread.resolved_at is None
    assert [each.text for each in thread.answers.all()] == ["The board says so.", "No, wait."]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"text": "  "}, "no words yet"),
        ({"text": "x" * 4001}, "4,001 characters"),
        ({"text": "x", "start": 4000, "end": 4010}, "not in the draft any more"),
        ({"text": "x", "start": "nine", "end": "ten"}, "not in the draft any more"),
    ],
)
def test_what_cannot_be_kept_is_said_and_nothing_is_kept(article, editor, as_user, said, sentence):
    response = on_words(article, as_user(editor), **said)
    assert response.status_code == 422
    assert sentence in response.json()["error"]
    assert not ColleagueNote.objects.exists()


def test_a_note_of_another_story_cannot_be_answered_through_this_one(article, editor, as_user, story):
    from standfirst.newsroom.intake import take_in

    other = take_in(story.but(headline="Another", slug="another"))
    note = notes.write(other, editor, "Not here.")
    response = as_user(editor).post(url(article), {"act": "answer", "thread": note.pk, "text": "!"})
    assert response.status_code == 422
    assert ColleagueNote.objects.count() == 1


def test_markup_in_a_note_is_words(article, editor, as_user):
    html = on_words(article, as_user(editor), text="<script>alert(1)</script>").json()["html"]
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_a_mention_is_mailed_and_carries_no_word_of_the_draft(
    article, editor, reporter, as_user, mailoutbox, django_capture_on_commit_callbacks
):
    reporter.email = "rosa@example.org"
    reporter.save()
    with django_capture_on_commit_callbacks(execute=True):
        on_words(article, as_user(editor), text="@Rosa, is it so? Not someone@edda.example")
    [letter] = mailoutbox
    assert letter.to == ["rosa@example.org"]
    assert "is it so?" in letter.body
    assert "on Monday" not in letter.body
    assert f"/admin/stories/edit/{article.pk}/#note-" in letter.body
    assert list(ColleagueNote.objects.get().mentions.all()) == [reporter]


def test_tonight_s_desk_tells_whom_colleagues_ask(article, editor, reporter, as_user):
    on_words(article, as_user(editor), text="@rosa is it so?")
    assert [each.text for each in notes.open_threads_for(reporter)] == ["@rosa is it so?"]
    assert list(notes.open_threads_for(editor)) == []
    page = as_user(reporter).get("/admin/").content.decode()
    assert "Colleagues ask you" in page
    assert "@rosa is it so?" in page


def test_the_editor_shows_the_notes_beside_the_copy(article, editor, as_user):
    notes.write(article, editor, "Who said so?")
    page = as_user(editor).get(f"/admin/stories/edit/{article.pk}/").content.decode()
    assert 'data-side-panel="notes"' in page
    assert "Who said so?" in page


def test_notes_are_never_exported(article, editor):
    notes.write(article, editor, "Between ourselves.")
    article = Article.objects.get(pk=article.pk)
    assert "Between ourselves" not in to_json(handover(article))
    assert "Between ourselves" not in json.dumps(article.serializable_data(), default=str)


def test_nobody_reads_notes_who_is_not_let_in(article, client, django_user_model):
    assert client.get(url(article)).status_code == 302
    stranger = django_user_model.objects.create_user("stranger", password="not-a-secret-here")
    client.force_login(stranger)
    assert client.get(url(article)).status_code in (302, 403)
    assert client.post(url(article), {"act": "write", "text": "x"}).status_code in (302, 403)
    assert not ColleagueNote.objects.exists()


def test_a_new_story_has_the_panel_from_the_start_and_asks_for_its_notes_by_the_number_it_will_get(editor, as_user):
    page = as_user(editor).get("/admin/stories/add/").content.decode()
    assert 'data-notes-url-value="/admin/stories/notes/0/"' in page
    assert 'data-testid="note-write"' in page and "No open notes." in page
