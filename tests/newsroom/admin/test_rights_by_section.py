"""A reporter of Sport, and an editor of Sport, find nothing of World in the admin and change nothing of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any
from unittest import mock
from zipfile import ZipFile

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import URLPattern, reverse
from wagtail.models import TaskState, Workflow
from wagtail.signals import task_submitted

from standfirst.newsroom import approval_mail
from standfirst.newsroom.intake import take_in
from standfirst.newsroom.models import Article, PublishedVersion, Section, SectionRight, User
from standfirst.newsroom.roles import EDITOR, REPORTER
from standfirst.story import Author, Block, Story
from tests.newsroom.admin.conftest import form

CANARY = "Zephyrine"


def colleague(name: str, role: str, *sections: str) -> User:
    user = User.objects.create_user(name, password="not-a-secret-here")
    user.groups.add(Group.objects.get(name=role))
    for each in sections:
        SectionRight.objects.create(user=user, section=Section.objects.get(name=each))
    return user


@pytest.fixture
def sections(db: None) -> None:
    for name in ("World", "Sport", "Harbour"):
        Section.objects.get_or_create(name=name, defaults={"slug": name.lower()})


def world_story(headline: str = f"{CANARY} Talks Collapse", **changes: Any) -> Article:
    story = Story(
        headline=headline,
        section="World",
        authors=(Author("Ines Vale"),),
        tags=(f"{CANARY} talks",),
        deep_look=(Block.of(f"{CANARY} left the room at noon.", 0),),
    )
    return take_in(story.but(**changes), user=User.objects.filter(username="wanda").first())


@pytest.fixture
def secret(sections: None) -> Article:
    """A draft of World that waits for the desk's approval."""
    wanda = colleague("wanda", REPORTER, "World")
    article = world_story()
    Workflow.objects.get(name="Copy desk").start(article, wanda)
    return Article.objects.get(pk=article.pk)


OUTSIDERS = {"reporter of Sport": REPORTER, "editor of Sport": EDITOR}


@pytest.fixture(params=OUTSIDERS)
def outsider(request: Any, sections: None) -> User:
    return colleague("olaf", OUTSIDERS[request.param], "Sport")


def addresses_of(article: Article) -> Iterator[tuple[str, str]]:
    """(name, address) of everything the admin answers about one story, from the table of addresses itself."""
    state = article.current_workflow_state
    known = {
        "pk": article.pk,
        "revision_id": article.latest_revision_id,
        "kept": article.latest_revision_id,
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "action_name": "approve",
        "task_state_id": state.current_task_state_id,
        "workflow_state_id": state.pk,
        "task_id": state.current_task_state.task_id,
    }
    for viewset, namespace in ((Article.snippet_viewset, "stories"),):
        for pattern in viewset.get_urlpatterns():
            names = _arguments(pattern)
            if "pk" in names:
                yield f"{pattern.name}", reverse(f"{namespace}:{pattern.name}", kwargs={n: known[n] for n in names})
    yield "chosen", reverse("choose_story:chosen", args=[article.pk])
    yield "ping", f"/admin/editing-sessions/ping/newsroom/article/{article.pk}/0/"


def _arguments(pattern: URLPattern) -> list[str]:
    return list(getattr(pattern.pattern, "converters", {}) or pattern.pattern.regex.groupindex)


def lists() -> list[str]:
    return [
        "/admin/",
        reverse("stories:list"),
        reverse("stories:list_results"),
        reverse("stories:list") + "?q=Collapse",
        reverse("stories:list") + "?export=csv",
        reverse("stories:list") + "?export=xlsx",
        reverse("choose_story:choose"),
        reverse("choose_story:choose_results") + "?q=Collapse",
        "/admin/reports/workflow/",
        "/admin/reports/workflow/results/",
        "/admin/reports/workflow/?export=csv",
        "/admin/reports/workflow_tasks/",
        "/admin/reports/workflow_tasks/?export=csv",
        "/admin/reports/site-history/",
        "/admin/reports/site-history/results/",
        "/admin/reports/site-history/?export=csv",
        "/admin/tag-autocomplete/?term=ze",
        "/admin/tag-autocomplete/newsroom/tag/?term=ze",
    ]


def as_it_is(article: Article) -> tuple[Any, ...]:
    row = Article.objects.filter(pk=article.pk).values_list(
        "headline", "section_id", "live", "locked", "latest_revision_id", "expire_at", "version"
    )
    state = article.current_workflow_state
    return (*row, state.status if state else None, PublishedVersion.objects.count())


def test_no_address_of_a_story_of_world_answers_those_who_work_for_sport(
    secret: Article, outsider: User, client: Client
) -> None:
    client.force_login(outsider)
    before, tried = as_it_is(secret), 0
    for name, address in addresses_of(secret):
        for ask in (client.get, lambda at: client.post(at, form(headline="Taken Over"))):
            answer = ask(address)
            tried += 1
            assert answer.status_code in (404, 405), f"{name} answers {answer.status_code}"
            assert CANARY not in answer.content.decode()
    assert as_it_is(Article.objects.get(pk=secret.pk)) == before
    assert tried > 40


def test_a_story_one_may_not_read_and_one_that_is_not_there_are_answered_alike(
    secret: Article, outsider: User, client: Client, django_assert_max_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(outsider)
    client.get(reverse("stories:list"))
    for name, address in addresses_of(secret):
        missing = address.replace(f"/{secret.pk}/", "/999999/", 1)
        answers = []
        client.get(missing)  # whatever is read once and kept is read now
        for each in (address, missing):
            with CaptureQueriesContext(
                connection,
            ) as asked:
                answer = client.get(each)
            work = [query["sql"].split("WHERE")[0] for query in asked.captured_queries]
            body = answer.content.decode().replace(each, "")
            answers.append((answer.status_code, body, work))
        assert answers[0] == answers[1], f"{name} tells a story that is kept from one from a missing one"


def read(answer: Any) -> str:
    """The words of an answer, those of a spreadsheet too."""
    body: bytes = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if body[:2] == b"PK":
        with ZipFile(BytesIO(body)) as sheet:
            body = b"".join(sheet.read(name) for name in sheet.namelist())
    return body.decode()


def test_no_list_report_or_export_names_a_story_of_world(secret: Article, outsider: User, client: Client) -> None:
    client.force_login(outsider)
    for address in lists():
        assert CANARY not in read(client.get(address)), address


def test_the_same_lists_name_it_to_an_editor_of_world(secret: Article, client: Client) -> None:
    client.force_login(colleague("wim", EDITOR, "World"))
    silent = [address for address in lists() if CANARY not in read(client.get(address))]
    # The list of stories is not exported, and what is not out is not chosen.
    assert [each for each in silent if "stories/?export" not in each and "choose-story" not in each] == []


@pytest.mark.parametrize("role", [REPORTER, EDITOR])
def test_usage_of_a_section_does_not_name_its_drafts_to_others(role: str, secret: Article, client: Client) -> None:
    client.force_login(colleague("olaf", role, "Sport"))
    world = Section.objects.get(name="World")
    author = secret.article_authors.get().person
    for address in (
        reverse("wagtailsnippets_newsroom_section:usage", args=[world.pk]),
        reverse("wagtailsnippets_newsroom_section:delete", args=[world.pk]),
        reverse("wagtailsnippets_newsroom_person:usage", args=[author.pk]),
        reverse("wagtailsnippets_newsroom_person:delete", args=[author.pk]),
    ):
        assert CANARY not in client.get(address, follow=True).content.decode()


def test_a_story_cannot_be_moved_into_a_section_one_does_not_work_for(outsider: User, client: Client) -> None:
    article = take_in(Story(headline="Harbour Cup Begins", section="Sport"), user=outsider)
    client.force_login(outsider)
    world = Section.objects.get(name="World")
    answer = client.post(reverse("stories:edit", args=[article.pk]), form(section=world.pk))
    assert "You do not work for that section" in answer.content.decode()
    assert Article.objects.get(pk=article.pk).get_latest_revision_as_object().section.name == "Sport"
    answer = client.post(reverse("stories:add"), form(section=world.pk))
    assert not Article.objects.exclude(pk=article.pk).exists()


def test_the_form_offers_ones_own_sections_and_has_the_only_one_chosen(outsider: User, client: Client) -> None:
    client.force_login(outsider)
    page = client.get(reverse("stories:add"))
    field = page.context["form"]["section"]
    assert [str(label) for _, label in field.field.choices if _] == ["Sport"]
    assert field.initial == Section.objects.get(name="Sport").pk


def test_a_pasted_story_of_world_becomes_a_draft_of_no_section(outsider: User, client: Client) -> None:
    from standfirst.newsroom.admin.paste import _for_ones_own

    assert _for_ones_own(Story(headline="A", section="World"), outsider).section == ""
    assert _for_ones_own(Story(headline="A", section="Sport"), outsider).section == "Sport"


def test_bulk_actions_leave_what_is_not_ones_own(secret: Article, outsider: User, client: Client) -> None:
    client.force_login(outsider)
    address = reverse("wagtail_bulk_action", args=["newsroom", "article", "delete"]) + f"?id={secret.pk}"
    for answer in (client.get(address), client.post(address)):
        assert f"{CANARY}" not in answer.content.decode()
    assert Article.objects.filter(pk=secret.pk).exists()


def test_a_reporter_who_forges_a_publish_post_has_saved_a_draft(sections: None, client: Client) -> None:
    rosa = colleague("rosa", REPORTER, "Sport")
    article = take_in(Story(headline="Harbour Cup Begins", section="Sport"), user=rosa)
    client.force_login(rosa)
    sport = Section.objects.get(name="Sport").pk
    for act in ("publish", "correct", "workflow-action", "unpublish"):
        client.post(reverse("stories:edit", args=[article.pk]), {**form(section=sport), f"action-{act}": "1"})
        assert not Article.objects.get(pk=article.pk).live
    client.post(reverse("stories:add"), {**form(section=sport), "action-publish": "1"})
    assert not Article.objects.filter(live=True).exists() and not PublishedVersion.objects.exists()


@pytest.mark.parametrize("act", ["unpublish", "unlock", "lock", "delete", "correct"])
def test_a_reporter_cannot_post_to_the_editors_addresses(act: str, sections: None, client: Client) -> None:
    rosa = colleague("rosa", REPORTER, "Sport")
    article = take_in(Story(headline="Harbour Cup Begins", section="Sport"), user=rosa)
    if act in ("unpublish", "correct"):
        article.get_latest_revision().publish()
    client.force_login(rosa)
    before = as_it_is(article)
    client.post(reverse(f"stories:{act}", args=[article.pk]), {"kind": "correction", "text": "Mended."})
    assert as_it_is(Article.objects.get(pk=article.pk)) == before


def test_an_editor_of_sport_publishes_in_sport(sections: None, client: Client) -> None:
    edda = colleague("edda", EDITOR, "Sport")
    article = take_in(Story(headline="Harbour Cup Begins", section="Sport"), user=edda)
    client.force_login(edda)
    sport = Section.objects.get(name="Sport").pk
    client.post(reverse("stories:edit", args=[article.pk]), {**form(section=sport), "action-publish": "1"})
    assert Article.objects.get(pk=article.pk).live


def test_an_editor_of_sport_gives_a_story_of_no_section_one_before_it_goes_out(sections: None, client: Client) -> None:
    edda = colleague("edda", EDITOR, "Sport")
    article = take_in(Story(headline="Harbour Cup Begins"), user=edda)
    client.force_login(edda)
    at = reverse("stories:edit", args=[article.pk])
    answer = client.post(at, {**form(section=""), "action-publish": "1"}, follow=True)
    assert "You publish for Sport" in answer.content.decode() and not Article.objects.get(pk=article.pk).live
    sport = Section.objects.get(name="Sport").pk
    client.post(at, {**form(section=sport), "action-publish": "1"})
    assert Article.objects.get(pk=article.pk).live


def test_an_editor_of_sport_does_not_approve_a_story_of_world(secret: Article, client: Client) -> None:
    client.force_login(colleague("edda", EDITOR, "Sport"))
    state = secret.current_workflow_state.current_task_state
    client.post(reverse("stories:workflow_action", args=[secret.pk, "approve", state.pk]))
    assert not Article.objects.get(pk=secret.pk).live


def test_who_works_for_the_whole_paper_works_as_before(secret: Article, as_user: Callable[[User], Client]) -> None:
    client = as_user(colleague("edda", EDITOR))
    assert client.get(reverse("stories:edit", args=[secret.pk])).status_code == 200
    assert CANARY in client.get(reverse("stories:list")).content.decode()


def test_no_letter_tells_an_editor_of_sport_what_waits_in_world(sections: None) -> None:
    wanda = colleague("wanda", REPORTER, "World")
    for name, own in (("edda", ["Sport"]), ("wim", ["World"]), ("lea", [])):
        editor = colleague(name, EDITOR, *own)
        editor.email = f"{name}@example.org"
        editor.save()
    article = world_story()
    Workflow.objects.get(name="Copy desk").start(article, wanda)
    state = article.current_workflow_state.current_task_state
    told = {str(user) for user in approval_mail._write.get_recipient_users(state, user=wanda)}
    assert told == {"wim", "lea"}
    with mock.patch.object(approval_mail.ToWhoMayRead, "get_recipient_users", return_value=set()) as asked:
        task_submitted.send(sender=TaskState, instance=state, user=wanda)
    assert asked.call_count == 1, "Wagtail's own letter goes out as well, or none does"
