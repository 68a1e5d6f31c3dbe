import json

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import registry

from standfirst.newsroom.admin.asked import ask
from standfirst.newsroom.admin.rule_report import rows
from standfirst.newsroom.gate import PublishingHeld
from standfirst.newsroom.intake import take_in
from standfirst.newsroom.models import Article, DeskQuestion, SignedClaim
from standfirst.newsroom.signing.left_open import left_open
from standfirst.newsroom.signing.questions import MISTAKEN
from standfirst.newsroom.signing.stops import findings
from standfirst.story import Correction, CorrectionKind, Picture, anchor

from .conftest import BODY, confirmed, form

CALVENE = ("The Calvane wall fell.", "The Calvene wall fell.")


def draft(article):
    return Article.objects.get(pk=article.pk).get_latest_revision_as_object()


def acts(article):
    return [entry.action for entry in registry.get_logs_for_instance(article).order_by("timestamp", "pk")]


@pytest.fixture
def say(as_user, reporter, article):
    def post(act, user=None, changes=None, **fields):
        client = as_user(user or reporter)
        sent = {**form(**(changes or {})), "desk_act": act, **{f"desk_{name}": value for name, value in fields.items()}}
        return client.post(reverse("stories:answer", args=[article.pk]), sent)

    return post


def card_of(answer, words):
    """The key of the card that quotes `words`, in the HTML the column is drawn from."""
    cards = answer["html"].split("<li ")[1:]
    return next(card.split('data-card="')[1].split('"')[0] for card in cards if words in card)


class TestAQuery:
    def test_is_dismissed_with_a_reason_and_stays_answered_through_revisions(self, as_user, reporter, say, article):
        check = as_user(reporter).post(reverse("stories:check", args=[article.pk]), form(body=CALVENE)).json()
        key = card_of(check, "Calvene")
        answer = say("dismiss", changes={"body": CALVENE}, key=key, reason="It is a boat, not the wall.").json()
        assert answer["to_answer"] == check["to_answer"] - 1
        assert "It is a boat, not the wall." in answer["html"]
        assert str(reporter) in answer["html"]
        again = as_user(reporter).post(
            reverse("stories:check", args=[article.pk]), form(body=("A new first line.", *CALVENE))
        )
        assert again.json()["to_answer"] == answer["to_answer"]
        assert "standfirst.dismiss" in acts(article)

    def test_is_asked_again_when_the_answer_is_taken_back(self, as_user, reporter, say, article):
        check = as_user(reporter).post(reverse("stories:check", args=[article.pk]), form(body=CALVENE)).json()
        key = card_of(check, "Calvene")
        say("dismiss", changes={"body": CALVENE}, key=key, reason="So it is.")
        answer = say("again", changes={"body": CALVENE}, key=key).json()
        assert answer["to_answer"] == check["to_answer"]
        assert "standfirst.ask_again" in acts(article)

    @pytest.mark.parametrize("reason", ["", "   ", "x" * 501])
    def test_wants_a_reason_that_can_be_read(self, as_user, reporter, say, article, reason):
        check = as_user(reporter).post(reverse("stories:check", args=[article.pk]), form(body=CALVENE)).json()
        refused = say("dismiss", changes={"body": CALVENE}, key=card_of(check, "Calvene"), reason=reason)
        assert refused.status_code == 422
        assert refused.json()["problem"]
        assert not DeskQuestion.objects.exclude(answer="").exists()

    def test_that_is_not_asked_any_more_cannot_be_answered(self, say):
        refused = say("dismiss", key="0" * 16, reason="Because.")
        assert refused.status_code == 422
        assert "words have changed" in refused.json()["problem"]


class TestAStop:
    LOST = {"looks": [(BODY[0], confirmed())], "body": (BODY[0].replace("Monday", "Sunday"), *BODY[1:])}

    def key(self, client, article):
        check = client.post(reverse("stories:check", args=[article.pk]), form(**self.LOST)).json()
        return card_of(check, "card--stop")

    def test_cannot_be_dismissed(self, as_user, reporter, say, article):
        key = self.key(as_user(reporter), article)
        assert say("dismiss", changes=self.LOST, key=key, reason="Never mind.").status_code == 422

    def test_is_overridden_by_an_editor_alone_and_logged_with_the_reason(self, as_user, reporter, editor, say, article):
        key = self.key(as_user(reporter), article)
        refused = say("override", changes=self.LOST, key=key, reason="We run it.")
        assert refused.status_code == 422
        assert "Only an editor" in refused.json()["problem"]
        taken = say("override", user=editor, changes=self.LOST, key=key, reason="We run it.")
        assert taken.status_code == 200
        assert "stop" not in taken.json()["summary"]
        entry = registry.get_logs_for_instance(article).get(action="standfirst.override")
        assert entry.user == editor
        assert entry.data["reason"] == "We run it."

    def test_holds_publishing_until_it_is_overridden(self, story, editor):
        tied = story.quick_looks[0].but(evidence=(anchor(story.deep_look[0], 0, len(BODY[0])),), confirmed=True)
        gone = story.but(quick_looks=(tied,), deep_look=story.deep_look[1:], pictures=())
        article = take_in(gone)
        with pytest.raises(PublishingHeld) as held:
            article.publish(article.latest_revision, user=editor)
        [hold] = held.value.holds
        assert hold.key
        finding = next(each for each in ask(draft(article)).findings if each.key == hold.key)
        from standfirst.newsroom.signing import questions

        questions.override(article, finding, "Read by the lawyer.", editor)
        article.publish(article.latest_revision, user=editor)
        assert article.live

    def test_that_is_overridden_holds_again_when_other_words_are_lost(self, story, editor):
        from standfirst.newsroom.signing import questions

        tied = story.quick_looks[0].but(evidence=(anchor(story.deep_look[0], 0, len(BODY[0])),), confirmed=True)
        article = take_in(story.but(quick_looks=(tied,), deep_look=story.deep_look[1:], pictures=()))
        finding = next(each for each in ask(draft(article)).findings if each.level.value == "stop")
        questions.override(article, finding, "Read by the lawyer.", editor)
        other = tied.but(evidence=(anchor(story.deep_look[2], 0, len(BODY[2])),), text=BODY[2])
        second = take_in(story.but(quick_looks=(other,), deep_look=story.deep_look[1:2], pictures=()))
        DeskQuestion.objects.filter(article=article).update(article=second)
        with pytest.raises(PublishingHeld):
            second.publish(second.latest_revision, user=editor)

    def test_on_a_picture_is_one_on_this_photo_not_on_another_under_the_same_caption(self, article, story):
        def key(href):
            pictured = story.but(pictures=(Picture("x1", caption="The hall.", href=href),))
            return next(each.key for each in findings(article, pictured) if each.rule == "pictures.credit_missing")

        assert key("photo:901") == key("photo:901")
        assert key("photo:901") != key("photo:902")

    def test_of_a_story_without_a_headline_is_never_overridden(self, as_user, editor, say, article):
        changes = {"headline": ""}
        check = as_user(editor).post(reverse("stories:check", args=[article.pk]), form(**changes)).json()
        refused = say("override", user=editor, changes=changes, key=card_of(check, "no headline"), reason="All right.")
        assert refused.status_code == 422
        assert "give it one" in refused.json()["problem"]


class TestAClaim:
    def claim(self, answer, place):
        return next(each for each in answer["claims"] if each["place"] == place)

    def test_of_the_standfirst_is_confirmed_and_known_by_its_words(self, as_user, reporter, say, article):
        check = as_user(reporter).post(reverse("stories:check", args=[article.pk]), form()).json()
        claim = self.claim(check, "standfirst")
        assert claim["state"] == "suggested"
        evidence = json.dumps([each["evidence"] for each in claim["sentences"]])
        answer = say("confirm", place="standfirst", claim=claim["claim"], evidence=evidence).json()
        assert self.claim(answer, "standfirst")["state"] == "confirmed"
        assert self.claim(answer, "standfirst")["signed"]["by"] == str(reporter)
        other = as_user(reporter).post(
            reverse("stories:check", args=[article.pk]), form(standfirst="The board decided on Sunday.")
        )
        assert self.claim(other.json(), "standfirst")["state"] != "confirmed"
        back = say("unsign", place="standfirst", claim=claim["claim"]).json()
        assert self.claim(back, "standfirst")["state"] == "suggested"

    def test_whose_sentence_is_gone_is_lost(self, as_user, reporter, say, article):
        check = as_user(reporter).post(reverse("stories:check", args=[article.pk]), form()).json()
        claim = self.claim(check, "standfirst")
        say(
            "confirm",
            place="standfirst",
            claim=claim["claim"],
            evidence=json.dumps([each["evidence"] for each in claim["sentences"]]),
        )
        edited = as_user(reporter).post(
            reverse("stories:check", args=[article.pk]), form(body=(BODY[0].replace("rebuild", "mend"), *BODY[1:]))
        )
        assert self.claim(edited.json(), "standfirst")["state"] == "lost"

    def test_rests_on_a_source_outside_the_story_that_colleagues_see(self, as_user, reporter, editor, say, article):
        looks = {"looks": [("The moon is cheese.", {})]}
        answer = say(
            "outside",
            changes=looks,
            place="quick_looks[0]",
            claim="The moon is cheese.",
            who="Dr Sela Orm",
            what="her letter of 3 May",
        ).json()
        assert answer["looks"][0]["state"] == "outside"
        seen = as_user(editor).post(reverse("stories:check", args=[article.pk]), form(**looks)).json()
        assert seen["looks"][0]["signed"]["who"] == "Dr Sela Orm"
        assert "standfirst.outside_source" in acts(article)

    @pytest.mark.parametrize(("who", "what"), [("", "a letter"), ("Somebody", " "), ("x" * 201, "a letter")])
    def test_names_its_source_whole(self, say, who, what):
        assert say("outside", place="headline", claim="Anything", who=who, what=what).status_code == 422
        assert not SignedClaim.objects.exists()

    def test_is_not_confirmed_by_evidence_that_was_tampered_with(self, say):
        for evidence in ("", "[]", "[7]", '[{"block_id": ""}]', "{", '[{"exact": "x"}]'):
            assert say("confirm", place="headline", claim="Anything", evidence=evidence).status_code == 422

    def test_that_was_changed_after_it_was_signed_is_not_signed(self, as_user, reporter, article):
        signed = {**confirmed(), "claim": BODY[0]}
        looks = {"looks": [(BODY[0], signed), (BODY[0].replace("Monday", "Tuesday"), signed)]}
        check = as_user(reporter).post(reverse("stories:check", args=[article.pk]), form(**looks)).json()
        assert [look["state"] for look in check["looks"]] == ["confirmed", "suggested"]


class TestTheRecord:
    def test_counts_what_a_rule_raised_and_what_came_of_it(self, as_user, reporter, say, article):
        client = as_user(reporter)
        check = client.post(reverse("stories:check", args=[article.pk]), form(body=CALVENE)).json()
        key = card_of(check, "Calvene")
        assert not DeskQuestion.objects.exists()
        url = reverse("stories:check", args=[article.pk])
        client.post(url, {**form(body=CALVENE), "desk_shown": key})
        assert DeskQuestion.objects.get(key=key).gone_at is None
        client.post(url, {**form(body=CALVENE[:1]), "desk_shown": ""})
        assert DeskQuestion.objects.get(key=key).gone_at is not None
        [row] = [each for each in rows() if each.rule == "names.spelt_two_ways"]
        assert (row.raised, row.mended, row.dismissed, row.acted_on) == (1, 1, 0, 100)
        client.post(url, {**form(body=CALVENE), "desk_shown": ""})
        say("dismiss", changes={"body": CALVENE}, key=key, reason=MISTAKEN)
        [row] = [each for each in rows(7) if each.rule == "names.spelt_two_ways"]
        assert (row.raised, row.mended, row.dismissed, row.mistaken, row.acted_on) == (1, 0, 1, 1, 0)

    def test_is_for_those_who_sign(self, as_user, reporter, editor):
        assert as_user(editor).get(reverse("rule_report")).status_code == 200
        assert as_user(reporter).get(reverse("rule_report")).status_code != 200


class TestPublishingNow:
    def test_leaves_queries_open_on_tonights_desk_until_they_are_answered(self, as_user, editor, story):
        article = take_in(story.but(pictures=(Picture("x1", caption="The Calvene wall.", credit="Harbour Board"),)))
        article.publish(article.latest_revision, user=editor)
        assert article.live
        [left] = left_open(editor)
        assert left.article == article
        assert any("Calvene" in question.message for question in left.questions)
        assert "standfirst.published_with_queries" in acts(article)
        page = as_user(editor).get(reverse("wagtailadmin_home")).content.decode()
        assert "Out, with queries left open" in page
        from standfirst.newsroom.signing import questions

        for finding in ask(draft(article)).findings:
            if finding.level.value == "query":
                questions.dismiss(article, finding, "Checked.", editor)
        assert list(left_open(editor)) == []

    def test_mended_copy_closes_them(self, editor, story):
        article = take_in(story)
        article.publish(article.latest_revision, user=editor)
        assert list(left_open(editor))
        mended = draft(article)
        mended.pictures = []
        mended.standfirst = ""
        word = Correction(timezone.now(), CorrectionKind.CORRECTION, "A caption spelt the wall's name wrongly.")
        article.correct(mended.save_revision(user=editor), word, user=editor)
        assert not any("Calvene" in each.message for left in left_open(editor) for each in left.questions)

    def test_a_story_that_comes_with_an_archive_is_nobodys_task(self, editor, story):
        article = take_in(story)
        article.publish(article.latest_revision, user=editor, at=timezone.now())
        assert list(left_open(editor)) == []


class TestDraftedQuickLooks:
    def test_are_added_labelled_and_hold_publishing_until_a_person_signs(self, as_user, editor, story):
        article = take_in(story.but(quick_looks=(), pictures=(), standfirst=""))
        sent = {**form(looks=[]), "action-draft-looks": "1"}
        response = as_user(editor).post(reverse("stories:edit", args=[article.pk]), sent)
        assert response.status_code == 302
        drafted = draft(article)
        assert len(drafted.quick_looks) >= 1
        asked = ask(drafted)
        assert all(look["drafted"] for look in asked.looks)
        stops = [card for card in asked.cards if "drafted by the desk" in card.message]
        assert len(stops) == len(drafted.quick_looks)
        with pytest.raises(PublishingHeld, match="nobody has signed"):
            drafted.publish(Article.objects.get(pk=article.pk).latest_revision, user=editor)

    def test_are_signed_by_confirming_them(self, as_user, reporter, article):
        evidence = confirmed()["evidence"]
        waiting = {"evidence": evidence, "confirmed": False, "drafted": True}
        url = reverse("stories:check", args=[article.pk])
        client = as_user(reporter)
        before = client.post(url, form(looks=[(BODY[0], waiting)])).json()
        assert before["looks"][0]["drafted"]
        after = client.post(url, form(looks=[(BODY[0], {**waiting, "confirmed": True, "claim": BODY[0]})])).json()
        assert not after["looks"][0]["drafted"]
        assert "drafted by the desk" not in after["html"]


class TestAQuickLook:
    LOOK = "The harbour board voted on Monday to rebuild the wall."

    def look(self, client, article, **changes):
        return client.post(reverse("stories:check", args=[article.pk]), form(**changes)).json()["looks"][0]

    def test_says_who_confirmed_it_and_when_until_it_is_confirmed_no_more(self, as_user, reporter, editor, article):
        edit = reverse("stories:edit", args=[article.pk])
        signed = {"looks": [(self.LOOK, confirmed())]}
        assert self.look(as_user(reporter), article, **signed)["signed"] is None  # typed, not saved
        as_user(reporter).post(edit, form(**signed))
        said = self.look(as_user(editor), article, **signed)
        assert (said["state"], said["signed"]["by"]) == ("confirmed", str(reporter)) and said["signed"]["at"]
        (entry,) = registry.get_logs_for_instance(article).filter(action="standfirst.confirm")
        assert entry.user == reporter and entry.data == {"claim": self.LOOK, "evidence": [BODY[0]]}

        # Who saves the story after that has not signed it; who picks another sentence has.
        as_user(editor).post(edit, form(**signed, kicker="Port"))
        assert self.look(as_user(editor), article, **signed)["signed"]["by"] == str(reporter)
        other = {"looks": [(self.LOOK, confirmed(BODY[1], "p2"))]}
        as_user(editor).post(edit, form(**other))
        assert self.look(as_user(reporter), article, **other)["signed"]["by"] == str(editor)

        # Other words are another claim, and what is taken back is nobody's.
        reworded = "The board voted to rebuild the wall."
        as_user(reporter).post(edit, form(looks=[(reworded, confirmed())]))
        assert self.look(as_user(editor), article, looks=[(reworded, confirmed())])["signed"]["by"] == str(reporter)
        as_user(editor).post(edit, form(looks=[(reworded, {**confirmed(), "confirmed": False})]))
        assert self.look(as_user(editor), article, looks=[(reworded, {})])["signed"] is None
        assert not SignedClaim.objects.exists()
