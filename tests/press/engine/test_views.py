"""An address that the store does not have: made, moved, withdrawn or unknown, and no word about drafts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from standfirst.newsroom.admin.policy import STRICT
from standfirst.newsroom.models import Address, Section
from standfirst.press.headers import SECURITY
from standfirst.press.store import Store
from standfirst.press.worker import work_off
from tests.press.engine.conftest import body_of
from tests.press.engine.stories import change, draft, publish, revise

pytestmark = pytest.mark.django_db


def test_a_page_that_is_not_made_is_made_and_kept(client: Client, output_store: Store) -> None:
    story = publish("Ferries from the north yard")
    answer = client.get(story.address)
    assert answer.status_code == 200 and b"Ferries from the north yard" in answer.content
    assert b"<esi:include" not in answer.content
    assert b"Ferries from the north yard" in (body_of(output_store, story.address) or b"")
    assert b"<esi:include" in (body_of(output_store, story.address) or b"")
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "public, max-age=0, must-revalidate"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/feed.xml",
        "/sitemap.xml",
        "/robots.txt",
        "/fragments/menu/",
        "/world/",
        "/world/feed.xml",
        "/authors/ada-lind/",
    ],
)
def test_every_kind_of_output_can_be_made_on_the_spot(client: Client, output_store: Store, path: str) -> None:
    publish("Ferries from the north yard", section="World", authors=("Ada Lind",))
    assert client.get(path).status_code == 200
    assert output_store.at(path) is not None


def test_an_old_address_leads_to_the_new_one(client: Client, output_store: Store) -> None:
    story = publish("Ferries from the north yard")
    old = story.address
    change(story, slug="ferries")
    work_off()
    story.refresh_from_db()
    assert story.address != old
    answer = client.get(f"{old}?utm=1")
    assert (answer.status_code, answer["Location"]) == (301, f"{story.address}?utm=1")


def test_a_withdrawn_story_is_gone_at_each_of_its_addresses(client: Client, output_store: Store) -> None:
    story = publish("Ferries from the north yard")
    old = story.address
    change(story, slug="ferries")
    story.withdraw()
    work_off()
    for path in (old, story.address):
        answer = client.get(path)
        assert answer.status_code == 410
        assert b"north yard" not in answer.content and b"<esi:include" not in answer.content


def test_what_nobody_has_read_yet_is_as_unknown_as_what_never_was(client: Client, output_store: Store) -> None:
    tomorrow = timezone.now() + timedelta(days=1)
    secret = draft("Mayor to resign")
    secret.publish(revise(secret, slug="mayor-to-resign", go_live_at=tomorrow))
    live = publish("Market rents")
    live.publish(revise(live, slug="rents-double", go_live_at=tomorrow))
    gone = publish("Bridge to close")
    gone.withdraw()
    gone.publish(revise(gone, slug="bridge-closes", go_live_at=tomorrow))
    reserved = list(Address.objects.filter(opened_at=None).values_list("path", flat=True))
    assert len(reserved) == 3
    unknown = client.get("/2020/01/01/never-was/")
    for path in reserved:
        answer = client.get(path)
        assert (answer.status_code, answer.content) == (404, unknown.content)
        assert answer.headers == unknown.headers
        assert client.get(path.rstrip("/")).status_code == 404


def test_an_unknown_address_has_the_sites_own_page(client: Client, output_store: Store) -> None:
    publish("Ferries from the north yard")
    answer = client.get("/nowhere/")
    assert answer.status_code == 404
    assert b"Ferries from the north yard" in answer.content, "the latest news is joined in"
    assert b"<esi:include" not in answer.content
    assert answer["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    ("path", "location"),
    [("/admin", "/admin/"), ("/search?q=x", "/search/?q=x"), ("/world", "/world/")],
)
def test_a_missing_slash_is_put_in(client: Client, output_store: Store, path: str, location: str) -> None:
    Section.objects.create(name="World", slug="world")
    answer = client.get(path)
    assert (answer.status_code, answer["Location"]) == (301, location)


@pytest.mark.parametrize("path", ["//elsewhere.example", "//elsewhere.example/", "//search", "/\\elsewhere.example"])
def test_nobody_is_sent_to_another_site(client: Client, output_store: Store, path: str) -> None:
    # Django's own client would take what follows two slashes for a host.
    assert client.get("/", PATH_INFO=path).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/fragments/rating/999999999999999999/",
        "/fragments/rating/1e9/",
        "/fragments/rating/٣/",
        "/authors//",
        "/world/feed.xml/",
        "/\0/",
        "/%00/",
        "/" + "a" * 3000 + "/",
        "/2025/05/16/" + "x" * 500 + "/",
    ],
)
def test_an_odd_address_is_unknown(client: Client, output_store: Store, path: str) -> None:
    assert client.get(path).status_code == 404


def test_only_reading_is_answered(client: Client, output_store: Store) -> None:
    assert client.post("/").status_code == 405


def test_an_error_has_a_page_that_asks_nothing_of_the_database(
    output_store: Store, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    def broken(path: str) -> None:
        raise RuntimeError("secret words")

    monkeypatch.setattr("standfirst.press.views.output_at", broken)
    client = Client(raise_request_exception=False)
    with django_assert_num_queries(0):
        answer = client.get("/")
    assert answer.status_code == 500
    assert b"Something went wrong" in answer.content and b"secret words" not in answer.content


def test_an_error_page_that_cannot_be_made_is_plain_words(output_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: Any) -> str:
        raise ValueError("Missing staticfiles manifest entry")

    monkeypatch.setattr("standfirst.press.views.render_to_string", broken)
    client = Client(raise_request_exception=False)
    answer = client.get("/nowhere/")
    assert answer.status_code == 500
    assert answer.content == b"Something went wrong. Please try again in a minute.\n"


def test_a_fragment_that_cannot_be_had_leaves_the_page_standing(
    client: Client, output_store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(path: str) -> bytes:
        raise OSError("no disk")

    monkeypatch.setattr("standfirst.press.middleware.output_at", broken)
    answer = client.get("/search/")
    assert answer.status_code == 200
    assert b"<esi:include" not in answer.content and b"<main" in answer.content
    assert "/fragments/menu/" in caplog.text


def test_the_newsroom_keeps_headers_of_its_own(client: Client, output_store: Store) -> None:
    answer = client.get("/admin/login/")
    assert answer.status_code == 200
    assert answer.headers["Content-Security-Policy"] == STRICT != SECURITY["Content-Security-Policy"]
