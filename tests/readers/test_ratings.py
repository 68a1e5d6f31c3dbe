"""Votes are counted exactly, and the box says what was counted."""

from __future__ import annotations

import hashlib

import pytest
from django.db import IntegrityError, transaction

from standfirst.newsroom.models import Article
from standfirst.readers import browser, ratings, signals
from standfirst.readers.models import RatingTally, Vote
from standfirst.readers.ratings import Tally
from tests.readers.conftest import UPDATE, draft, let_out


@pytest.mark.parametrize(
    ("votes", "total", "sentence"),
    [
        (0, 0, "No votes so far! Be the first to rate this article."),
        (1, 4, "Average rating 4.0 / 5. Vote count: 1"),
        (12, 50, "Average rating 4.2 / 5. Vote count: 12"),
        (4, 17, "Average rating 4.3 / 5. Vote count: 4"),  # 4.25: halves go up
        (3, 13, "Average rating 4.3 / 5. Vote count: 3"),
        (3, 3, "Average rating 1.0 / 5. Vote count: 3"),
    ],
)
def test_tally_says_what_was_voted_and_never_zero_of_five(votes, total, sentence):
    assert Tally(votes, total).sentence == sentence
    assert (Tally(votes, total).average is None) == (votes == 0)


def test_a_vote_is_counted_changed_and_removed(published):
    story = published()
    assert ratings.tally(story.pk) == Tally(0, 0)
    assert ratings.vote(story.pk, "mine", 4) == Tally(1, 4)
    assert ratings.vote(story.pk, "yours", 5) == Tally(2, 9)
    assert ratings.vote(story.pk, "mine", 1) == Tally(2, 6)
    assert ratings.vote_of(story.pk, "mine") == 1
    assert ratings.vote_of(story.pk, "nobody's") is None
    assert ratings.vote(story.pk, "mine", None) == Tally(1, 5)
    assert ratings.vote_of(story.pk, "mine") is None
    assert ratings.vote(story.pk, "mine", None) == Tally(1, 5)
    assert ratings.tally(story.pk) == Tally(1, 5)


@pytest.mark.parametrize("value", [0, 6, -1, 3.5])
def test_no_other_value_reaches_the_count(published, value):
    story = published()
    with pytest.raises(ValueError, match="not one of"):
        ratings.vote(story.pk, "mine", value)
    assert ratings.tally(story.pk) == Tally()


def test_the_database_itself_holds_one_to_five_and_one_vote_for_each_browser(published):
    story = published()
    ratings.vote(story.pk, "mine", 4)
    vote = Vote.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Vote.objects.create(article=story, value=6, at=vote.at, token="other")
    with pytest.raises(IntegrityError), transaction.atomic():
        Vote.objects.create(article=story, value=3, at=vote.at, token=vote.token)


def test_votes_of_one_browser_share_nothing_that_is_stored(published):
    first, second = published("One story"), published("Another story")
    ratings.vote(first.pk, "mine", 4)
    ratings.vote(second.pk, "mine", 4)
    stored = list(Vote.objects.values_list("token", flat=True))
    assert len(set(stored)) == 2
    assert hashlib.sha256(b"mine").hexdigest() not in stored
    assert "mine" not in stored
    assert {field.name for field in Vote._meta.fields} == {"id", "article", "value", "at", "token"}


def test_imported_votes_count_and_cannot_be_taken_away(published):
    story = published()
    RatingTally.objects.create(article=story, imported_votes=10, imported_sum=38)
    assert ratings.tally(story.pk).sentence == "Average rating 3.8 / 5. Vote count: 10"
    ratings.vote(story.pk, "mine", 5)
    assert ratings.tally(story.pk) == Tally(11, 43)
    ratings.vote(story.pk, "mine", None)
    assert ratings.tally(story.pk) == Tally(10, 38)
    row = RatingTally.objects.get()
    assert (row.votes, row.sum, row.imported_votes, row.imported_sum) == (0, 0, 10, 38)


def test_votes_survive_edits_withdrawal_and_a_new_publication(published, django_capture_on_commit_callbacks):
    story = published()
    ratings.vote(story.pk, "mine", 4)
    story.headline = "Council votes for the harbour wall"
    story.save_revision()
    let_out(story, UPDATE)
    assert ratings.tally(story.pk) == Tally(1, 4)
    story.withdraw()
    assert ratings.fragment(story.pk) == ""
    story.save_revision()
    let_out(story)
    assert ratings.vote_of(story.pk, "mine") == 4
    assert "Vote count: 1" in ratings.fragment(story.pk)


def test_the_press_hears_of_a_vote_after_the_commit_and_only_of_a_change(published, django_capture_on_commit_callbacks):
    story = published()
    heard: list[int] = []

    def hear(article_id: int, **kwargs: object) -> None:
        heard.append(article_id)

    signals.voted.connect(hear)
    try:
        with django_capture_on_commit_callbacks() as waiting:
            ratings.vote(story.pk, "mine", 4)
        assert heard == []
        for callback in waiting:
            callback()
        assert heard == [story.pk]
        with django_capture_on_commit_callbacks(execute=True):
            ratings.vote(story.pk, "mine", 4)
            ratings.vote(story.pk, "yours", None)
        assert heard == [story.pk]
        with django_capture_on_commit_callbacks(execute=True):
            ratings.vote(story.pk, "mine", None)
        assert heard == [story.pk, story.pk]
    finally:
        signals.voted.disconnect(hear)


def test_box_is_a_form_with_five_named_stars_and_no_trace_of_a_reader(published):
    story = published()
    html = ratings.fragment(story.pk)
    assert f'method="post" action="/rate/{story.pk}/"' in html
    for value, name in enumerate(("1 star<", "2 stars<", "3 stars<", "4 stars<", "5 stars<"), start=1):
        assert f'value="{value}"' in html
        assert f">{name}" in html
    assert "How useful was this article?" in html
    assert "Click on a star to rate it!" in html
    assert "No votes so far! Be the first to rate this article." in html
    assert "0 / 5" not in html
    assert "csrf" not in html
    ratings.vote(story.pk, "mine", 4)
    assert "Average rating 4.0 / 5. Vote count: 1" in ratings.fragment(story.pk)
    assert "aria-pressed" not in ratings.fragment(story.pk)


@pytest.mark.django_db
def test_no_box_for_a_draft_a_story_without_rating_and_none_at_all(published):
    unrated = published(rating_enabled=False)
    assert ratings.fragment(unrated.pk) == ""
    assert ratings.fragment(draft().pk) == ""
    assert ratings.fragment(10**30) == ""


def test_votes_do_not_move_a_story_in_any_list(published):
    loved, newer = published("Loved"), published("Newer")
    for reader in range(20):
        ratings.vote(loved.pk, f"reader {reader}", 5)
    assert list(Article.objects.filter(live=True)) == [newer, loved]


def test_tokens_are_random_and_long():
    tokens = {browser.new_token() for _ in range(100)}
    assert len(tokens) == 100
    assert min(map(len, tokens)) >= 22
