"""A change of substance goes out with a word on what it is, or not at all, through whichever door."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.models import Workflow, WorkflowState

from standfirst.newsroom import schedule, signals
from standfirst.newsroom.acts import Act, declare, judge, last_words
from standfirst.newsroom.gate import PublishingHeld
from standfirst.newsroom.handover import handover
from standfirst.newsroom.models import ActKind, Article, ArticleCorrection, DeclaredChange, PublishedVersion, User
from standfirst.newsroom.roles import EDITOR, make_roles, make_site
from standfirst.newsroom.schedule import publish_due
from standfirst.newsroom.substance import Extent, change
from standfirst.story import Evidence
from tests.newsroom.core.conftest import draft, edited, let_out

pytestmark = pytest.mark.django_db

CORRECTION = Act(ActKind.CORRECTION, "It said Monday. It was Tuesday.")


def words(article: Article) -> list[str]:
    return [each.kind for each in article.published_versions.order_by("n")]


def raw(article: Article, **changes: Any) -> Any:
    """A new draft about which nothing was declared."""
    return edited(article, called=None, **changes)


class TestWhatItIs:
    def test_each_kind_is_on_record_by_its_name(self):
        story = let_out(draft())
        for kind in (ActKind.UPDATE, ActKind.CLARIFICATION, ActKind.CORRECTION):
            story.publish(raw(story, headline=f"The council votes, {kind}"), act=Act(kind, "A word."))
        assert words(story) == ["first", "update", "clarification", "correction"]
        assert [(each.kind, each.version) for each in ArticleCorrection.objects.all()] == [
            ("update", 2),
            ("clarification", 3),
            ("correction", 4),
        ]

    def test_a_typo_needs_no_word_and_is_named_one(self):
        story = let_out(draft(deep_look=("The goverment met.",)))
        body = [("text", '<p data-block-key="p1">The government met.</p>')]
        story.publish(raw(story, deep_look=body))
        assert words(story) == ["first", "typo"]
        assert not story.corrections.exists()

    def test_filing_is_a_change_without_a_name(self):
        story = let_out(draft())
        story.publish(raw(story, slugline="WALL"))
        assert words(story) == ["first", "edit"]

    def test_more_than_a_typo_cannot_be_called_one(self):
        story = let_out(draft())
        with pytest.raises(PublishingHeld, match="more than a typo"):
            story.publish(raw(story, headline="Council votes against it"), act=Act(ActKind.TYPO))

    def test_many_typos_are_measured_from_the_last_version_that_was_none(self):
        story = let_out(draft(standfirst="They dont care for a long term plan."))
        story.publish(raw(story, standfirst="They don't care for a long term plan."))
        story.publish(raw(story, standfirst="They don't care for a long-term plan."))
        assert words(story) == ["first", "typo", "typo"]
        root = story.published_versions.first().story
        assert change(root, handover(story)).extent is Extent.TYPO

    @pytest.mark.parametrize("kind", [ActKind.CLARIFICATION, ActKind.CORRECTION])
    def test_a_correction_without_words_is_held(self, kind):
        story = let_out(draft())
        with pytest.raises(PublishingHeld, match="needs a word to the readers"):
            story.publish(raw(story, headline="Another"), act=Act(kind))

    def test_it_points_at_what_was_wrong(self):
        story = let_out(draft())
        wrong = Evidence("p1", "The council", 0, 11, version=1)
        story.publish(raw(story, headline="Another"), act=Act(ActKind.CORRECTION, "A word.", wrong))
        assert story.published_versions.last().story.corrections[0].evidence == wrong

    def test_who_waits_for_it_hears_after_the_commit(self, django_capture_on_commit_callbacks):
        story = let_out(draft())
        heard: list[Any] = []

        def hear(sender: Any, **said: Any) -> None:
            heard.append((said["article"].pk, said["act"].answers, said["version"]))

        signals.corrected.connect(hear)
        try:
            with django_capture_on_commit_callbacks(execute=True):
                story.publish(raw(story, headline="Another"), act=Act(ActKind.UPDATE, answers=(7,)))
        finally:
            signals.corrected.disconnect(hear)
        assert heard == [(story.pk, (7,), 2)]


class TestNoWayAround:
    """Each way a story can go out, with a change nobody named."""

    @pytest.fixture
    def editor(self, colleague) -> User:
        return colleague(EDITOR)

    def held(self, story: Article) -> None:
        story.refresh_from_db()
        assert (story.headline, story.version, words(story)) == ("Council votes on the harbour wall", 1, ["first"])

    def test_our_door(self):
        story = let_out(draft())
        with pytest.raises(PublishingHeld, match="say whether that is an update"):
            story.publish(raw(story, headline="Otherwise"))
        self.held(story)

    def test_wagtails_publish_of_a_revision(self):
        story = let_out(draft())
        with pytest.raises(PublishingHeld):
            raw(story, headline="Otherwise").publish()
        self.held(story)

    def test_wagtails_action_does_nothing_to_the_live_row(self):
        story = let_out(draft())
        PublishRevisionAction(raw(story, headline="Otherwise")).execute(skip_permission_checks=True)
        self.held(story)

    def test_saving_the_row(self):
        story = let_out(draft())
        row = Article.objects.get(pk=story.pk)
        row.headline = "Otherwise"
        row.save()
        self.held(story)

    def test_a_schedule_is_asked_when_it_is_made(self):
        story = let_out(draft())
        with pytest.raises(PublishingHeld):
            story.publish(raw(story, headline="Otherwise", go_live_at=timezone.now() + timedelta(days=1)))
        self.held(story)

    def test_a_schedule_that_was_forged_is_held_when_it_is_due(self):
        story = let_out(draft())
        revision = raw(story, headline="Otherwise")
        type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() - timedelta(1))
        assert publish_due() == 0
        self.held(story)
        assert "say whether that is an update" in schedule.held_back()[story.pk][0].message

    def test_a_schedule_carries_its_word_and_goes_out_once(self):
        story = let_out(draft())
        soon = timezone.now() + timedelta(days=1)
        story.publish(raw(story, headline="Otherwise", go_live_at=soon), act=Act(ActKind.UPDATE, "More tomorrow."))
        self.held(story)
        revision = story.scheduled_revision
        due = timezone.now() - timedelta(seconds=1)
        content = {**revision.content, "go_live_at": due.isoformat()}
        type(revision).objects.filter(pk=revision.pk).update(content=content, approved_go_live_at=due)
        assert publish_due() == 1
        story.refresh_from_db()
        assert (story.headline, words(story)) == ("Otherwise", ["first", "update"])
        assert [each.text for each in story.corrections.all()] == ["More tomorrow."]
        assert not DeclaredChange.objects.exists()

    def test_a_word_for_other_words_is_none(self):
        story = let_out(draft())
        declare(story, handover(raw(story, headline="One thing").as_object()), CORRECTION)
        with pytest.raises(PublishingHeld):
            story.publish(raw(story, headline="Another thing"))
        self.held(story)

    def test_a_word_said_before_somebody_else_published_is_none(self):
        story = let_out(draft())
        mine = edited(story, headline="Mine")
        story.publish(raw(story, standfirst="Theirs."), act=CORRECTION)
        with pytest.raises(PublishingHeld):
            story.publish(mine)
        assert story.standfirst == "Theirs."

    def test_approval_in_the_workflow(self, editor):
        story = let_out(draft())
        raw(story, headline="Otherwise")
        story.refresh_from_db()
        state = Workflow.objects.get(name="Copy desk").start(story, editor)
        with pytest.raises(PublishingHeld):
            state.current_task_state.approve(user=editor)

    def test_approval_carries_a_word_that_was_declared(self, editor):
        story = let_out(draft())
        revision = raw(story, headline="Otherwise")
        declare(story, handover(revision.as_object()), CORRECTION)
        story.refresh_from_db()
        Workflow.objects.get(name="Copy desk").start(story, editor).current_task_state.approve(user=editor)
        assert words(story) == ["first", "correction"]
        assert WorkflowState.objects.get().status == "approved"

    def test_a_forged_post_of_the_correction_form(self, editor, client):
        make_site()
        story = let_out(draft())
        raw(story, headline="Otherwise")
        client.force_login(editor)
        address = reverse("stories:correct", args=[story.pk])
        for forged in ({}, {"kind": "typo"}, {"kind": "edit"}, {"kind": "correction"}, {"kind": "clarification"}):
            answer = client.post(address, {**forged, "points_at": "99", "answers": ["1"]})
            assert answer.status_code == 200
        self.held(story)
        client.post(address, {"kind": "correction", "text": "It said something else."})
        assert words(story) == ["first", "correction"]

    def test_coming_back_from_a_withdrawal(self):
        story = let_out(draft())
        story.withdraw()
        with pytest.raises(PublishingHeld):
            story.publish(raw(story, headline="Otherwise"))
        story.refresh_from_db()
        assert not story.live


HEADLINES = st.sampled_from(["Council votes on the wall", "Council votes on a wall", "Council votes on the the wall"])
BODIES = st.sampled_from(
    ["The goverment met.", "The government met.", "The government did not meet.", "The government met, 4 of them."]
)
ACTS = st.sampled_from(
    [None, None, Act(ActKind.TYPO), Act(ActKind.UPDATE), Act(ActKind.CORRECTION), Act(ActKind.CORRECTION, "A word.")]
)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["ours", "wagtail", "schedule", "save", "withdraw", "undo", "declare", "approve"]),
        HEADLINES,
        BODIES,
        ACTS,
    ),
    max_size=6,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_no_substantive_change_is_out_without_its_word(steps, db):
    from django.db import transaction

    with transaction.atomic():
        make_roles()
        story = let_out(draft("Council votes on the wall", deep_look=("The goverment met.",)))
        for door, headline, body, act in steps:
            take_a_step(story, door, headline, body, act)
            nothing_unnamed_is_out(story)
        transaction.set_rollback(True)


def take_a_step(story: Article, door: str, headline: str, body: str, act: Act | None) -> None:
    from django.db import transaction

    story.refresh_from_db()
    changes = {"headline": headline, "deep_look": [("text", f'<p data-block-key="p1">{body}</p>')]}
    try:
        with transaction.atomic():
            if door == "ours":
                story.publish(raw(story, **changes), act=act)
            elif door == "wagtail":
                raw(story, **changes).publish()
            elif door == "schedule":
                revision = raw(story, **changes)
                type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now())
                publish_due()
            elif door == "save":
                row = Article.objects.get(pk=story.pk)
                row.headline = headline
                row.save()
            elif door == "withdraw":
                story.withdraw()
            elif door == "undo":
                story.reinstate()
            elif door == "declare" and act:
                declare(story, handover(raw(story, **changes).as_object()), act)
            elif door == "approve":
                raw(story, **changes)
                story.refresh_from_db()
                user, _ = User.objects.get_or_create(username="signs", is_superuser=True)
                Workflow.objects.get(name="Copy desk").start(story, user).current_task_state.approve(user=user)
    except PublishingHeld:
        pass


def nothing_unnamed_is_out(story: Article) -> None:
    """Each version with words against the one before it, and the row against the newest."""
    worded = [
        version
        for version in PublishedVersion.objects.filter(article=story).order_by("n")
        if version.kind not in ("withdrawal", "takedown")
    ]
    for before, after in pairwise(worded):
        if change(before.story, after.story).extent is Extent.SUBSTANCE:
            assert after.kind in ("update", "clarification", "correction")
            if after.kind != "update":
                assert ArticleCorrection.objects.filter(article=story, version=after.n, kind=after.kind).exists()
    row = Article.objects.get(pk=story.pk)
    if row.live:
        newest = last_words(row)
        assert newest is not None
        assert judge(row, handover(row)).change.extent is Extent.FILING
        assert handover(row).headline == newest.story.headline


class TestUndoing:
    def test_what_was_withdrawn_comes_back_word_for_word(self, colleague):
        story = let_out(draft())
        before = story.published_versions.last().story
        editor = colleague(EDITOR)
        story.withdraw(editor, note="We look into it.")
        raw(story, headline="A draft written since")
        story.reinstate(editor)
        assert story.live and words(story) == ["first", "withdrawal", "restored"]
        after = story.published_versions.last().story
        assert (after.headline, after.deep_look, after.slug) == (before.headline, before.deep_look, before.slug)
        assert story.withdrawals.get().undone_by == editor
        assert story.get_latest_revision_as_object().headline == "A draft written since"

    def test_there_may_be_nothing_to_undo(self):
        story = let_out(draft())
        with pytest.raises(PublishingHeld, match="nothing to undo"):
            story.reinstate()
