import pytest
from django.urls import reverse

from standfirst.newsroom.admin.beat_the_desk import exercise, printed, verdict
from standfirst.newsroom.models import Article
from standfirst.newsroom.signing.reading import read
from standfirst.story import Story

FAULTY = Story(
    headline="Wall to Be Rebuilt",
    quick_looks=("The wall is to cost six million crowns.",),
    deep_look=("The wall fell at night. The Calvane wall is to cost four million crowns.", "The Calvene wall is old."),
)


def test_what_both_found_what_the_desk_found_and_what_it_missed_are_told_apart():
    told = verdict(FAULTY, read(FAULTY), frozenset({"quick_looks[0]:0", "deep_look[0]:0"}))
    assert any("six million" in shown.message for shown in told.both)
    assert any("Calvene" in shown.message for shown in told.desk_only)
    assert [words for _, words in told.person_only] == ["The wall fell at night."]
    assert told.asked == len(told.both) + len(told.desk_only)


def test_every_word_of_the_story_can_be_marked():
    story = exercise()
    assert story is not None
    from standfirst.story import passages

    units = {unit.place: "" for each in printed(story) for unit in each.units}
    for each in printed(story):
        for unit in each.units:
            units[unit.place] += unit.text
    for passage in passages(story):
        assert units[passage.place].replace(" ", "").replace("\n", "") == passage.text.replace(" ", "").replace(
            "\n", ""
        )


def test_the_exercise_has_six_faults_and_a_perfect_player_finds_them(as_user, reporter):
    story = exercise()
    every = [unit.id for each in printed(story) for unit in each.units]
    page = as_user(reporter).post(reverse("beat_the_desk"), {"done": "1", "mark": every, "took": "41"})
    assert page.status_code == 200
    assert page.context["verdict"].asked == 6
    assert "found everything" in page.content.decode()
    assert "in 41 seconds" in page.content.decode()


def test_ones_own_story_is_read_and_not_kept(as_user, reporter):
    text = "Wall to Be Rebuilt\n\nDeep Look\n\nThe Calvane wall fell at night.\n\nThe Calvene wall is old.\n"
    client = as_user(reporter)
    page = client.post(reverse("beat_the_desk"), {"own": "1", "text": text})
    assert "The Calvene wall is old." in page.content.decode()
    told = client.post(reverse("beat_the_desk"), {"own": "1", "text": text, "done": "1", "took": "x"})
    assert any("Calvene" in shown.message for shown in told.context["verdict"].desk_only)
    assert not Article.objects.exists()


@pytest.mark.parametrize("text", ["", "   ", "x" * 400_001])
def test_what_is_no_story_is_said(as_user, reporter, text):
    page = as_user(reporter).post(reverse("beat_the_desk"), {"own": "1", "text": text})
    assert page.status_code == 422
    assert 'role="alert"' in page.content.decode()


def test_a_newsroom_without_an_exercise_has_the_box_alone(as_user, reporter, settings):
    settings.BEAT_THE_DESK = ""
    page = as_user(reporter).get(reverse("beat_the_desk"))
    assert page.status_code == 200
    assert "Paste your own" in page.content.decode()


def test_nobody_plays_without_leave(client):
    assert client.get(reverse("beat_the_desk")).status_code == 302
