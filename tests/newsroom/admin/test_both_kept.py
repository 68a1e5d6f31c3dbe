"""Two colleagues on one story: nobody's words are lost, and each is told of the other."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Revision

from standfirst.newsroom.models import Article, PublishedVersion, User
from tests.newsroom.admin.conftest import form


def merge_at(article: Article, kept: Revision) -> str:
    return reverse("stories:merge", args=[article.pk, kept.pk])


def newest(article: Article) -> Any:
    return Article.objects.get(pk=article.pk).get_latest_revision_as_object()


def opened(client: Client, article: Article) -> dict[str, str]:
    """What a browser that opens the form sends back with it."""
    page = client.get(reverse("stories:edit", args=[article.pk]))
    latest = page.context["object"].latest_revision
    return {"loaded_revision_id": str(latest.pk), "loaded_revision_created_at": latest.created_at.isoformat()}


@pytest.fixture
def both(article: Article, reporter: User, editor: User) -> tuple[Client, Client]:
    first, second = Client(), Client()
    first.force_login(reporter)
    second.force_login(editor)
    return first, second


@pytest.mark.parametrize("act", ["", "action-publish", "action-submit", "action-correct"])
def test_the_second_to_save_is_told_and_both_are_kept(both: Any, article: Article, act: str) -> None:
    at = reverse("stories:edit", args=[article.pk])
    rosas, eddas = (opened(client, article) for client in both)
    both[0].post(at, {**form(headline="What Rosa Wrote"), **rosas})
    answer = both[1].post(at, {**form(headline="What Edda Wrote"), **eddas, **({act: "1"} if act else {})}, follow=True)
    said = answer.content.decode()
    assert "rosa saved this story at" in said and "What Rosa Wrote" in said
    stored = Article.objects.get(pk=article.pk)
    assert stored.get_latest_revision_as_object().headline == "What Rosa Wrote" and not stored.live
    kept = Revision.objects.get(user__username="edda", object_id=str(article.pk))
    assert kept.content["headline"] == "What Edda Wrote" and not PublishedVersion.objects.exists()
    assert answer.request["PATH_INFO"] == merge_at(article, kept)
    compared = (
        both[1]
        .get(reverse("stories:revisions_compare", args=[article.pk, stored.latest_revision_id, kept.pk]))
        .content.decode()
    )
    assert "Rosa" in compared and "Edda" in compared
    put_back = both[1].get(reverse("stories:revisions_revert", args=[article.pk, kept.pk]))
    assert put_back.context["form"]["headline"].value() == "What Edda Wrote"


def test_the_first_goes_on_writing_as_if_nothing_had_been(both: Any, article: Article) -> None:
    at = reverse("stories:edit", args=[article.pk])
    rosas, eddas = (opened(client, article) for client in both)
    both[0].post(at, {**form(headline="What Rosa Wrote"), **rosas})
    rosas = opened(both[0], article)
    both[1].post(at, {**form(headline="What Edda Wrote"), **eddas})
    answer = both[0].post(at, {**form(headline="What Rosa Wrote Next"), **rosas}, follow=True)
    assert "after you had opened it" not in answer.content.decode()
    assert Article.objects.get(pk=article.pk).get_latest_revision_as_object().headline == "What Rosa Wrote Next"


def test_merged_by_hand_it_is_saved(both: Any, article: Article) -> None:
    at = reverse("stories:edit", args=[article.pk])
    rosas, eddas = (opened(client, article) for client in both)
    both[0].post(at, {**form(headline="What Rosa Wrote"), **rosas})
    both[1].post(at, {**form(headline="What Edda Wrote"), **eddas})
    again = opened(both[1], article)
    both[1].post(at, {**form(headline="What Rosa and Edda Wrote"), **again, "action-publish": "1"})
    stored = Article.objects.get(pk=article.pk)
    assert stored.live and stored.headline == "What Rosa and Edda Wrote"


def test_a_browser_that_saves_by_itself_is_refused_and_told(both: Any, article: Article) -> None:
    at = reverse("stories:edit", args=[article.pk])
    rosas, eddas = (opened(client, article) for client in both)
    both[0].post(at, {**form(headline="What Rosa Wrote"), **rosas})
    answer = both[1].post(at, {**form(headline="What Edda Wrote"), **eddas}, headers={"Accept": "application/json"})
    assert answer.json()["error_code"] == "invalid_revision"
    assert "you merge the two" in answer.json()["error_message"]
    told = (
        both[1]
        .post(
            f"/admin/editing-sessions/ping/newsroom/article/{article.pk}/0/",
            {"revision_id": eddas["loaded_revision_id"], "revision_created_at": eddas["loaded_revision_created_at"]},
        )
        .json()["html"]
    )
    assert told.rindex("Nothing is written over") > told.index("Proceeding will overwrite")
    assert Article.objects.get(pk=article.pk).get_latest_revision_as_object().headline == "What Rosa Wrote"


def test_two_windows_of_one_colleague_are_two(both: Any, article: Article) -> None:
    at = reverse("stories:edit", args=[article.pk])
    one, other = (opened(both[0], article) for _ in range(2))
    both[0].post(at, {**form(headline="In One Window"), **one})
    answer = both[0].post(at, {**form(headline="In the Other"), **other}, follow=True)
    assert "You, in another window, saved" in answer.content.decode()


def test_what_a_form_saved_by_itself_is_no_other_window(both: Any, article: Article) -> None:
    at = reverse("stories:edit", args=[article.pk])
    one = opened(both[0], article)
    saved = both[0].post(at, {**form(headline="Half a Head"), **one}, headers={"Accept": "application/json"}).json()
    sent = {**form(headline="A Whole Headline"), **one, "autosaved_revision": str(saved["revision_id"])}
    answer = both[0].post(at, sent, follow=True)
    assert "after you had opened it" not in answer.content.decode()
    assert Article.objects.get(pk=article.pk).get_latest_revision_as_object().headline == "A Whole Headline"


def two_versions(both: Any, article: Article, theirs: dict[str, Any], mine: dict[str, Any]) -> Revision:
    """Rosa saves `theirs`, then Edda, who had opened the story before, `mine`."""
    at = reverse("stories:edit", args=[article.pk])
    rosas, eddas = (opened(client, article) for client in both)
    both[0].post(at, {**form(**theirs), **rosas})
    both[1].post(at, {**form(**mine), **eddas})
    kept: Revision = Revision.objects.get(user__username="edda", object_id=str(article.pk))
    return kept


def test_what_only_one_of_them_wrote_is_proposed_and_becomes_one_draft(both: Any, article: Article) -> None:
    both[0].post(reverse("stories:edit", args=[article.pk]), {**form(), **opened(both[0], article)})
    kept = two_versions(both, article, {"headline": "What Rosa Wrote"}, {"kicker": "Edda’s Kicker"})
    page = both[1].get(merge_at(article, kept))
    chosen = {row["piece"].id: row["chosen"] for row in page.context["rows"]}
    assert chosen == {"headline": "theirs", "kicker": "mine"} and "yours to decide" not in page.content.decode()
    answer = both[1].post(merge_at(article, kept), {"theirs": page.context["theirs"], **chosen}, follow=True)
    assert "Merged and saved as a draft" in answer.content.decode()
    assert (newest(article).headline, newest(article).kicker) == ("What Rosa Wrote", "Edda’s Kicker")
    again = both[1].get(merge_at(article, kept), follow=True)
    assert "one already" in again.content.decode()


def test_what_both_wrote_on_is_decided_by_a_person(both: Any, article: Article) -> None:
    kept = two_versions(both, article, {"headline": "What Rosa Wrote"}, {"headline": "What Edda Wrote"})
    page = both[1].get(merge_at(article, kept))
    assert "1 place you both wrote on is yours to decide" in page.content.decode()
    theirs = page.context["theirs"]
    undecided = both[1].post(merge_at(article, kept), {"theirs": theirs})
    assert "Choose whose words stand" in undecided.content.decode()
    assert newest(article).headline == "What Rosa Wrote"
    both[1].post(merge_at(article, kept), {"theirs": theirs, "headline": "mine"})
    assert newest(article).headline == "What Edda Wrote"


def test_what_was_saved_while_one_merged_is_looked_at_first(both: Any, article: Article) -> None:
    kept = two_versions(both, article, {"headline": "What Rosa Wrote"}, {"headline": "What Edda Wrote"})
    seen = both[1].get(merge_at(article, kept)).context["theirs"]
    both[0].post(
        reverse("stories:edit", args=[article.pk]), {**form(headline="Rosa Again"), **opened(both[0], article)}
    )
    answer = both[1].post(merge_at(article, kept), {"theirs": seen, "headline": "mine"}, follow=True)
    assert "was saved again meanwhile" in answer.content.decode() and "Rosa Again" in answer.content.decode()
    assert newest(article).headline == "Rosa Again"


def test_whoever_walks_away_is_reminded_until_it_is_merged_or_let_go(both: Any, article: Article) -> None:
    kept = two_versions(both, article, {"headline": "What Rosa Wrote"}, {"headline": "What Edda Wrote"})
    at = reverse("stories:edit", args=[article.pk])
    assert merge_at(article, kept) in both[1].get(at).content.decode()
    assert merge_at(article, kept) not in both[0].get(at).content.decode()
    both[1].post(merge_at(article, kept), {"act": "let-go"})
    assert merge_at(article, kept) not in both[1].get(at).content.decode()
    assert Revision.objects.filter(pk=kept.pk).exists() and newest(article).headline == "What Rosa Wrote"


def autosaved(client: Client, article: Article, opened_at: dict[str, str], over: int = 0, **words: Any) -> int:
    """What a browser saves by itself; `over` is the number of what it saved so before."""
    sent = {**form(**words), **opened_at, **({"overwrite_revision_id": str(over)} if over else {})}
    at = reverse("stories:edit", args=[article.pk])
    answer = client.post(at, sent, headers={"Accept": "application/json"}).json()
    assert answer["success"], answer
    return int(answer["revision_id"])


def test_what_a_colleague_goes_on_to_write_is_never_taken_for_where_both_set_out(both: Any, article: Article) -> None:
    # Rosa writes on; her browser saves by itself, each time over what it saved before.
    rosas = opened(both[0], article)
    number = autosaved(both[0], article, rosas, headline="Rosa Begins")
    eddas = opened(both[1], article)
    assert autosaved(both[0], article, rosas, number, headline="Rosa Ends") == number
    both[1].post(
        reverse("stories:edit", args=[article.pk]), {**form(headline="Rosa Begins", kicker="Edda’s Kicker"), **eddas}
    )
    kept = Revision.objects.get(user__username="edda", object_id=str(article.pk))
    page = both[1].get(merge_at(article, kept))
    assert {row["piece"].id: row["chosen"] for row in page.context["rows"]} == {"headline": "theirs", "kicker": "mine"}


def test_where_it_is_not_known_what_both_set_out_from_each_piece_is_asked(both: Any, article: Article) -> None:
    eddas = opened(both[1], article)
    both[1].post(
        reverse("stories:edit", args=[article.pk]),
        {**form(headline="Edda’s"), **eddas, "loaded_revision_created_at": "2020-01-01T00:00:00+00:00"},
    )
    kept = Revision.objects.get(user__username="edda", object_id=str(article.pk))
    page = both[1].get(merge_at(article, kept))
    assert {row["chosen"] for row in page.context["rows"] if row["piece"].id == "headline"} == {None}
    assert "both wrote on this" not in page.content.decode() and "chosen already" not in page.content.decode()


def test_words_a_browser_has_saved_itself_are_where_it_sets_out_from(both: Any, article: Article) -> None:
    rosas = opened(both[0], article)
    number = autosaved(both[0], article, rosas, headline="Rosa’s First")
    eddas = opened(both[1], article)
    both[1].post(reverse("stories:edit", args=[article.pk]), {**form(headline="Edda’s Better"), **eddas})
    sent = {**form(headline="Rosa’s First", kicker="Rosa’s"), **rosas, "autosaved_revision": str(number)}
    answer = both[0].post(reverse("stories:edit", args=[article.pk]), sent, follow=True)
    assert {row["piece"].id: row["chosen"] for row in answer.context["rows"]} == {
        "headline": "theirs",
        "kicker": "mine",
    }


def test_a_form_sent_back_for_a_fault_is_as_old_as_it_was(both: Any, article: Article) -> None:
    at = reverse("stories:edit", args=[article.pk])
    rosas, eddas = (opened(client, article) for client in both)
    both[0].post(at, {**form(headline="What Rosa Wrote"), **rosas})
    wrong = {**form(headline="What Edda Wrote", embargoed_until="some day"), **eddas}
    page = both[1].post(at, wrong)
    assert page.status_code == 200 and page.context["form"].errors
    said = page.content.decode()
    sent = {
        name: re.findall(rf'name="{name}" value="([^"]*)"', said)[-1]
        for name in ("loaded_revision_id", "loaded_revision_created_at")
    }
    answer = both[1].post(at, {**form(headline="What Edda Wrote"), **sent}, follow=True)
    assert "after you had opened it" in answer.content.decode()
    assert newest(article).headline == "What Rosa Wrote"


def test_what_saves_itself_while_one_merges_is_looked_at_first(both: Any, article: Article) -> None:
    rosas, eddas = (opened(client, article) for client in both)
    number = autosaved(both[0], article, rosas, headline="Rosa Begins")
    both[1].post(reverse("stories:edit", args=[article.pk]), {**form(headline="What Edda Wrote"), **eddas})
    kept = Revision.objects.get(user__username="edda", object_id=str(article.pk))
    seen = both[1].get(merge_at(article, kept)).context["theirs"]
    autosaved(both[0], article, rosas, number, headline="Rosa Ends")
    answer = both[1].post(merge_at(article, kept), {"theirs": seen, "headline": "mine"}, follow=True)
    assert "was saved again meanwhile" in answer.content.decode() and newest(article).headline == "Rosa Ends"
