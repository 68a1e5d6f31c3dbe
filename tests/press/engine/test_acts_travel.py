"""A correction, a withdrawal and a takedown are everywhere at once: nothing that goes out knows anything older."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.models import FormState

from standfirst.newsroom.acts import Act
from standfirst.newsroom.intake import take_in
from standfirst.newsroom.models import (
    ActKind,
    Address,
    Article,
    ArticleCorrection,
    PublishedVersion,
    Takedown,
    User,
)
from standfirst.newsroom.models.append_only import AppendOnlyError
from standfirst.newsroom.roles import EDITOR, make_roles, make_site
from standfirst.newsroom.takedown import take_down
from standfirst.press import outputs
from standfirst.press.making import output_store
from standfirst.press.worker import work_off
from standfirst.readers.models import SearchEntry
from standfirst.readers.search import search
from standfirst.story import Block, Evidence, QuickLook, Story, anchor

pytestmark = pytest.mark.django_db

SECRET = "Quibblestone"
BODY = (
    f"The mayor met {SECRET} at the quay on Monday.",
    "Nobody else was there, the harbour master said.",
)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits for the commit is done when it is asked for: each test is one transaction."""
    monkeypatch.setattr(transaction, "on_commit", lambda work, **options: work())


def story(headline: str = f"Mayor meets {SECRET}", **fields: Any) -> Story:
    blocks = tuple(Block.of(text, number) for number, text in enumerate(BODY))
    look = QuickLook("q", f"{SECRET} met the mayor on Monday.", (anchor(blocks[0], 0, len(BODY[0])),), confirmed=True)
    told = {
        "standfirst": f"They spoke of {SECRET}.",
        "section": "Harbour",
        "storyline": "The quay",
        "quick_looks": (look,),
        "deep_look": blocks,
        "tags": (SECRET.lower(),),
        "ed_note": f"Call {SECRET}.",
        "slugline": SECRET.upper(),
    }
    return Story(headline=headline, **{**told, **fields})


def neighbour(headline: str = "The neighbour") -> Story:
    """A story of the same section and storyline that says nothing of it."""
    return Story(headline=headline, section="Harbour", storyline="The quay", deep_look=("Something else.",))


def out(told: Story) -> Article:
    article = take_in(told)
    article.publish(article.latest_revision)
    work_off()
    return article


def changed(article: Article, act: Act, **changes: Any) -> None:
    article.refresh_from_db()
    draft: Any = article.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    article.publish(draft.save_revision(), act=act)
    work_off()


def everything_out(article: Article, client: Client) -> dict[str, str]:
    """All that readers can get: every output, and what is only made when it is asked for."""
    found = {}
    for id in outputs.all_ids():
        made = outputs.make(id)
        if made:
            found[id] = made.body if isinstance(made.body, str) else made.body.decode("utf-8", "replace")
    for path, kept in ((each, output_store().at(each)) for each in stored_paths()):
        if kept is None:
            continue  # it was dropped
        found[f"store {path}"] = b"".join(getattr(piece, "identity", b"") for piece in kept.pieces).decode()
    for path in (
        article.address,
        f"{article.address}history/",
        f"{article.address}story.json",
        f"/report/{article.pk}/",
        f"/rate/{article.pk}/thanks/",
        f"/fragments/rating/{article.pk}/",
    ):
        if path.startswith("/"):
            found[f"GET {path}"] = client.get(path).content.decode()
    found["search"] = client.get("/search/", {"q": "quay harbour mayor neighbour"}).content.decode()
    assert search(SECRET).total == 0
    return found


def stored_paths() -> list[str]:
    return [row[0] for row in output_store().connection.execute("SELECT path FROM output")]


class TestACorrection:
    @pytest.fixture
    def corrected(self) -> Article:
        article = out(story())
        other = out(neighbour("The next story"))
        assert other.live
        wrong = Evidence("p1", BODY[0], 0, len(BODY[0]), version=1)
        body = [("text", f'<p data-block-key="p1">{BODY[0].replace("Monday", "Tuesday")}</p>')]
        word = Act(ActKind.CORRECTION, "We said Monday. It was Tuesday.", wrong)
        changed(article, word, deep_look=body, quick_looks=[])
        return article

    def test_the_page_has_the_word_and_what_changed(self, corrected):
        body = outputs.make(f"article/{corrected.pk}").body
        assert "We said Monday. It was Tuesday." in body and "<del>Monday</del><ins>Tuesday</ins>" in body
        assert f"{corrected.address}history/" in body

    def test_machines_are_told(self, corrected, client):
        body = outputs.make(f"article/{corrected.pk}").body
        told = json.loads(body.split('<script type="application/ld+json">')[1].split("</script>")[0])
        (comment,) = told["correction"]
        assert comment["@type"] == "CorrectionComment" and "It was Tuesday" in comment["text"]
        assert told["dateModified"] >= comment["datePublished"] >= told["datePublished"]
        data = client.get(f"{corrected.address}story.json").json()
        assert data["version"] == 2 and data["version_kind"] == "Corrected"
        assert data["corrections"][0]["kind"] == "correction"
        assert "Call" not in json.dumps(data) and SECRET.upper() not in json.dumps(data)

    def test_lists_feeds_and_the_corrections_page_say_so(self, corrected, client):
        for path, said in (
            ("/corrections/", "We said Monday. It was Tuesday."),
            ("/corrections/feed.xml", "We said Monday. It was Tuesday."),
            ("/feed.xml", "Corrected: see the story."),
            ("/harbour/feed.xml", "Corrected: see the story."),
            ("/fragments/latest/", "Corrected"),
        ):
            assert said in client.get(path).content.decode(), path

    def test_the_history_has_its_versions_with_differences(self, corrected, client):
        told = client.get(f"{corrected.address}history/").content.decode()
        assert "First published" in told and "Corrected" in told
        assert "<del>Monday</del><ins>Tuesday</ins>" in told and "noindex" in told

    def test_a_quick_look_that_rests_on_the_sentence_says_so(self):
        article = out(story())
        wrong = Evidence("p1", BODY[0], 0, len(BODY[0]), version=1)
        changed(article, Act(ActKind.CORRECTION, "He was not alone.", wrong), standfirst="Another.")
        body = outputs.make(f"article/{article.pk}").body
        assert 'href="#c-1">Corrected</a>' in body and 'id="c-1"' in body

    def test_what_was_made_before_is_made_anew(self, corrected, client):
        kept = {path: client.get(path).content for path in (corrected.address, f"{corrected.address}history/")}
        changed(corrected, Act(ActKind.UPDATE, "More is known."), standfirst="More.")
        for path, before in kept.items():
            assert client.get(path).content != before

    def test_a_typo_and_filing_are_quiet(self, client):
        article = out(story(standfirst="The goverment met."))
        changed(article, Act(ActKind.TYPO), standfirst="The government met.")
        body = outputs.make(f"article/{article.pk}").body
        assert "Corrections and updates" not in body
        assert client.get("/corrections/").content.decode().count("<li><p") == 0
        assert "A typo mended" in client.get(f"{article.address}history/").content.decode()


class TestAWithdrawal:
    def test_its_words_are_nowhere_and_every_address_says_gone(self, client):
        article = out(story())
        beside = out(neighbour())
        changed(article, Act(ActKind.CORRECTION, f"{SECRET} was alone."), standfirst="Otherwise.")
        for path in ("history/", "story.json"):
            assert client.get(f"{article.address}{path}").status_code == 200
        article.withdraw(note="We look into it.")
        work_off()
        for path in ("", "history/", "story.json"):
            answer = client.get(f"{article.address}{path}")
            assert answer.status_code == 410 and answer["X-Robots-Tag"] == "noindex"
        assert "We look into it." in client.get(article.address).content.decode()
        assert "A story was withdrawn. We look into it." in client.get("/corrections/").content.decode()
        for where, said in everything_out(article, client).items():
            assert SECRET not in said and SECRET.lower() not in said, where
        assert beside.live

    def test_undone_it_is_everywhere_again(self, client):
        article = out(story())
        before = client.get(article.address).content
        article.withdraw()
        work_off()
        article.reinstate()
        work_off()
        assert client.get(article.address).status_code == 200
        assert SECRET in client.get("/feed.xml").content.decode()
        assert client.get(article.address).content.decode().count(SECRET) == before.decode().count(SECRET)
        assert search(SECRET).total == 1
        assert "A story was withdrawn" not in client.get("/corrections/").content.decode()


class TestATakedown:
    @pytest.fixture
    def down(self, client: Client) -> Article:
        make_roles()
        make_site()
        article = out(story())
        changed(article, Act(ActKind.CORRECTION, f"{SECRET} came twice."), standfirst=f"{SECRET} again.")
        article.refresh_from_db()
        draft: Any = article.get_latest_revision_as_object()
        draft.headline = f"A draft on {SECRET}"
        draft.save_revision()
        out(neighbour())
        editor = User.objects.create_superuser("edda", password="not-a-secret-here")
        client.force_login(editor)
        FormState.objects.update_or_create_by_instance(
            instance=article,
            user=editor,
            defaults={"data": f"headline=Preview+of+{SECRET}", "last_updated_at": timezone.now()},
        )
        client.get(f"{article.address}story.json")
        client.post(f"/report/{article.pk}/", {"text": f"{SECRET} is wrong.", "version": "2"})
        take_down(article, "Order 7 of the city court", user=editor)
        work_off()
        return article

    def test_its_words_are_in_no_output_feed_search_or_answer(self, down, client):
        for where, said in everything_out(down, client).items():
            assert SECRET not in said and SECRET.lower() not in said, where

    def test_its_words_are_in_no_row_of_the_database(self, down):
        from django.apps import apps

        for model in apps.get_models():
            for row in model._base_manager.values():
                for name, value in row.items():
                    assert SECRET.lower() not in str(value).lower(), (model, name)

    def test_its_words_are_in_no_screen_of_the_newsroom(self, down, client):
        for name in ("stories:list", "stories:edit", "stories:history", "stories:preview_on_edit", "reader_reports"):
            arguments = [] if name in ("stories:list", "reader_reports") else [down.pk]
            assert SECRET not in client.get(reverse(name, args=arguments), follow=True).content.decode()
        assert SECRET not in client.get(reverse("wagtailadmin_home")).content.decode()

    def test_its_words_are_in_no_backup(self, down):
        from django.db import connection

        if connection.vendor != "sqlite":
            pytest.skip("PostgreSQL dumps rows, and no row has them")
        connection.ensure_connection()
        with closing(sqlite3.connect(":memory:")) as copy:
            # As `standfirst.newsroom.backup` makes it: a copy of every page, then without the pages that are free.
            copy.deserialize(connection.connection.serialize())
            copy.execute("VACUUM")
            held = copy.serialize().lower()
        assert SECRET.lower().encode() not in held
        assert b"order 7 of the city court" in held

    def test_its_address_says_gone_and_belongs_to_nobody_else(self, down, client):
        (path,) = {each.path for each in Address.objects.filter(article=down)}
        assert path.startswith("#") and SECRET.lower() not in path
        again = out(story())
        assert again.address.endswith(f"mayor-meets-{SECRET.lower()}-2/")
        first = again.address.replace("-2/", "/")
        assert client.get(first).status_code == 410

    def test_the_record_keeps_that_and_when_and_a_hash(self, down):
        takedown = Takedown.objects.get()
        kept = list(PublishedVersion.objects.filter(article=down).order_by("n"))
        assert [each.kind for each in kept] == ["first", "correction", "takedown"]
        assert all(each.redacted_at for each in kept)
        assert all(each.story.pub_status == "canceled" and not each.story.headline for each in kept)
        assert [each["n"] for each in takedown.redacted] == [1, 2, 3]
        assert len({each["sha256"] for each in takedown.redacted}) == 3
        with pytest.raises(AppendOnlyError):
            kept[0].save()
        with pytest.raises(AppendOnlyError):
            PublishedVersion.objects.update(story_json="{}")
        assert not ArticleCorrection.objects.filter(article=down).exists()
        assert not SearchEntry.objects.filter(article=down).exists()

    def test_nobody_undoes_it(self, down, client):
        from standfirst.newsroom.gate import PublishingHeld

        with pytest.raises(PublishingHeld, match="taken down for good"):
            down.reinstate()
        revision = down.save_revision()
        with pytest.raises(PublishingHeld, match="taken down for good"):
            down.publish(revision)
        answer = client.post(reverse("stories:edit", args=[down.pk]), {"headline": "Back", "action-publish": "1"})
        assert answer.status_code == 302
        down.refresh_from_db()
        assert not down.live

    def test_again_it_does_nothing(self, down):
        take_down(down, "Once more")
        assert Takedown.objects.get().reason == "Order 7 of the city court"

    def test_an_editor_without_the_right_may_not(self, client):
        from django.contrib.auth.models import Group
        from django.core.exceptions import PermissionDenied

        make_roles()
        make_site()
        article = out(story())
        editor = User.objects.create_user("ed", password="not-a-secret-here")
        editor.groups.add(Group.objects.get(name=EDITOR))
        from standfirst.newsroom.visibility import may

        if may(editor, "takedown", article):
            pytest.skip("this newsroom lets its editors")
        with pytest.raises(PermissionDenied):
            take_down(article, "I want to", user=editor)
        client.force_login(editor)
        client.post(reverse("stories:take_down", args=[article.pk]), {"reason": "x", "sure": "on"})
        article.refresh_from_db()
        assert article.live and not Takedown.objects.exists()
