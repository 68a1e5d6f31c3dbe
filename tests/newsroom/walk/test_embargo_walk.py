"""An embargo is a wall: whoever asks, wherever, finds no word of a story before its time, and its words after."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from standfirst.newsroom.models import Address
from standfirst.newsroom.schedule import publish_due
from standfirst.press.making import output_store
from standfirst.press.stitching import Text
from standfirst.press.worker import work_off
from tests.newsroom.walk.addresses import GUESSES, guesses, known, public
from tests.newsroom.walk.conftest import BAIT, CHANGE, DRAFT, EMBARGOED, HELD, NOTE, SECRETS, Secrets

pytestmark = pytest.mark.django_db

PARTS = 4
ROLES = ("anonymous", "reporter of another section", "reporter", "editor")
_LINK = re.compile(r"""(?:href|src|action|data-[a-z-]*url)=["'](/[^"'#\s]+)""")


def walkers(secrets: Secrets) -> dict[str, Client]:
    """A browser for each role."""
    people = dict(zip(ROLES, (None, secrets.reporter_of_sport, secrets.reporter, secrets.editor), strict=True))
    found = {}
    for role, user in people.items():
        found[role] = Client(raise_request_exception=False)
        if user:
            found[role].force_login(user)
    return found


def forbidden(role: str, address: str, secret: tuple[str, ...]) -> tuple[str, ...]:
    """What `role` may not find at `address`: colleagues of the section work on their stories below /admin/."""
    if role in ("reporter", "editor") and address.startswith("/admin/"):
        return (NOTE,)
    return (*secret, NOTE)


def words(answer: Any) -> str:
    """Everything an answer says, its headers too, and what lies in a spreadsheet."""
    body: bytes = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if body[:2] == b"PK":
        with ZipFile(BytesIO(body)) as sheet:
            body = b"".join(sheet.read(name) for name in sheet.namelist())
    return f"{dict(answer.headers)} {body.decode('utf-8', 'replace')}"


class Walk:
    """Goes to addresses as everybody and keeps count."""

    def __init__(self, secrets: Secrets, secret: tuple[str, ...]) -> None:
        self.secret = secret
        self.clients = walkers(secrets)
        self.tried = 0
        self.leaks: list[str] = []
        self.errors: list[str] = []
        self.seen: dict[str, set[str]] = {role: set() for role in ROLES}
        """By role, the addresses at which the story whose embargo ends was found."""

    def go(self, addresses: Iterator[str] | list[str]) -> set[str]:
        """Asks for each address in each role; returns the addresses that the answers linked to."""
        linked: set[str] = set()
        for address in addresses:
            for role, client in self.clients.items():
                answer = client.get(address)
                self.tried += 1
                said = words(answer)
                if answer.status_code >= 500:
                    self.errors.append(f"{address} ({role}): {answer.status_code}")
                self.leaks += [
                    f"{word} at {address} for {role}" for word in forbidden(role, address, self.secret) if word in said
                ]
                if EMBARGOED in said:
                    self.seen[role].add(address)
                if role == "editor":
                    linked.update(link.replace("&amp;", "&") for link in _LINK.findall(said))
        return {each for each in linked if not each.startswith("/static/") and "logout" not in each}


def store_words() -> Iterator[tuple[str, str]]:
    """(path, words) of all that the press has made."""
    store = output_store()
    paths = store.connection.execute("SELECT path FROM output WHERE path IS NOT NULL").fetchall()
    for (path,) in paths:
        output = store.at(path)
        if output:
            said = b"".join(piece.identity for piece in output.pieces if isinstance(piece, Text))
            yield path, said.decode("utf-8", "replace")


@pytest.mark.parametrize("part", range(PARTS))
def test_no_address_gives_a_secret_away_before_its_time_and_every_list_has_it_after(
    part: int, secrets: Secrets, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Part by part, so that the workers of pytest-xdist share the way; together the parts go to every address."""
    before = Walk(secrets, SECRETS)
    all_known, all_guesses = known(), guesses()
    addresses, tries = all_known[part::PARTS], all_guesses[part::PARTS]
    linked = before.go(addresses)
    before.go(sorted(linked - set(all_known)))
    before.go(tries)
    made = dict(store_words())
    before.leaks += [
        f"{word} in the store at {path}" for path, said in made.items() for word in SECRETS if word in said
    ]
    assert before.leaks == []
    assert before.errors == []
    assert len(all_guesses) == GUESSES and len(all_known) > 400
    assert before.tried >= len(ROLES) * (len(addresses) + len(tries))
    assert before.seen["editor"] and before.seen["reporter"], "the walk does not find what colleagues do read"

    real = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: real() + timedelta(days=1, seconds=5))
    assert publish_due() == 1
    work_off()
    after = Walk(secrets, (DRAFT, HELD, CHANGE))
    address = Address.objects.get(article=secrets.stories[EMBARGOED], current=True).path
    lists = {address, "/", "/world/", "/feed.xml", "/world/feed.xml", "/authors/ines-vale/", f"/search/?q={BAIT}"}
    after.go(sorted(lists | set(list(dict.fromkeys([*public(), *all_known]))[part::PARTS])))
    assert after.leaks == []
    assert after.errors == []
    for role in ROLES:
        missed = lists - after.seen[role]
        assert not missed, f"{role} does not find it at {missed}"
    with capsys.disabled():
        print(
            f"\nembargo walk, part {part + 1} of {PARTS}: {len(addresses)} of {len(all_known)} known, "
            f"{len(linked - set(all_known))} linked and {len(tries)} of {GUESSES} guessed addresses as {len(ROLES)} "
            f"roles, {before.tried} asked before and {after.tried} after: {len(before.leaks) + len(after.leaks)} leaks"
        )


def test_what_is_withheld_is_answered_as_what_never_was_and_with_the_same_work(secrets: Secrets) -> None:
    reserved = Address.objects.get(article=secrets.stories[EMBARGOED]).path
    held = Address.objects.get(article=secrets.stories[HELD]).path
    anonymous = Client()
    for path in (reserved, held):
        for form in ("{}", "{}?preview=1", "{}feed.xml", "{}amp/"):
            asked = [form.format(each) for each in (path, path.rstrip("/") + "-that-never-was/")]
            assert _like(anonymous, asked[1]) == _like(anonymous, asked[0]), path
        assert _like(anonymous, path.rstrip("/")) == _like(anonymous, path.rstrip("/") + "-that-never-was")
    for word in (EMBARGOED, DRAFT, HELD):
        pk = secrets.stories[word].pk
        for form in ("/fragments/rating/{}/", "/rate/{}/", "/rate/{}/thanks/"):
            assert _like(anonymous, form.format(pk)) == _like(anonymous, form.format(999_999)), word
            posted = [anonymous.post(form.format(each), {"stars": "5"}).status_code for each in (pk, 999_999)]
            assert posted[0] == posted[1]


def _like(client: Client, address: str) -> tuple[int, bytes, list[tuple[str, str]], list[str]]:
    """Status, body, headers and work of an answer, without the address itself."""
    client.get(address)  # what is read once for all is read
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    work = [re.sub(r"'[^']*'|\d+", "?", query["sql"]) for query in asked.captured_queries]
    headers = sorted((name, value) for name, value in answer.headers.items() if name not in ("Set-Cookie",))
    return answer.status_code, answer.content.replace(address.encode(), b""), headers, work


def test_a_picture_of_an_embargoed_story_is_shown_to_nobody_outside(secrets: Secrets) -> None:
    assert secrets.photo is not None
    for width in (400, 800):
        secrets.photo.get_rendition(f"width-{width}|format-webp")
    anonymous = Client()
    for rendition in secrets.photo.renditions.all():
        answer = anonymous.get(f"/pictures/{rendition.file.name}")
        never = anonymous.get("/pictures/zz/zzzzzzzz.webp")
        assert answer.status_code == never.status_code == 404
    assert anonymous.get(f"/pictures/{secrets.photo.file.name}").status_code == 404
