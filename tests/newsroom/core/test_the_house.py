"""What the newsroom keeps to: its checks, its names at the top of the site, its word to the press, its migrations."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.http import HttpResponse
from django.test import RequestFactory

from standfirst.newsroom import preview, signals
from standfirst.newsroom.checks import check_newsroom
from standfirst.newsroom.handover import handover
from standfirst.newsroom.models import (
    Edition,
    HomePage,
    InformationPage,
    OutboxRow,
    Person,
    Publication,
    Section,
    Storyline,
)
from standfirst.newsroom.models.top_addresses import RESERVED
from standfirst.newsroom.names import named
from standfirst.newsroom.roles import make_site
from standfirst.newsroom.suggest import with_suggestions
from standfirst.story import QuickLook, Story, anchor
from tests.newsroom.core.conftest import at_once, draft, let_out


class TestChecks:
    def test_the_settings_as_they_are_pass(self):
        assert check_newsroom() == []

    def test_each_wrong_setting_is_named(self, settings, tmp_path, monkeypatch):
        settings.WAGTAILIMAGES_IMAGE_MODEL = "wagtailimages.Image"
        settings.WAGTAILIMAGES_IMAGE_FORM_BASE = ""
        storages = settings.STORAGES
        place = {"location": str(Path(storages["renditions"]["OPTIONS"]["location"]) / "in-here")}
        settings.STORAGES = {**storages, "default": {**storages["default"], "OPTIONS": place}}
        monkeypatch.setattr("os.access", lambda path, mode: False)
        monkeypatch.setattr("standfirst.newsroom.models.Article.search_auto_update", True)
        found = check_newsroom()
        assert [each.id for each in found] == [f"newsroom.E00{number}" for number in range(1, 6)]
        assert all(each.hint for each in found)


@pytest.mark.django_db
class TestNamesAtTheTopOfTheSite:
    @pytest.mark.parametrize("slug", [*sorted(RESERVED), "Admin", "2025", "1999"])
    def test_the_houses_own_are_refused(self, slug):
        with pytest.raises(ValidationError) as refused:
            Section(name="A section", slug=slug).full_clean()
        assert "slug" in refused.value.message_dict
        make_site()
        with pytest.raises(ValidationError):
            HomePage.objects.get().add_child(instance=InformationPage(title="A page", slug=slug))

    @pytest.mark.parametrize("slug", ["world", "rated", "20255", "feeds-and-more", "science"])
    def test_others_are_not(self, slug):
        Section(name="A section", slug=slug).full_clean()

    def test_every_address_the_site_answers_at_its_top_is_reserved(self):
        from django.urls import get_resolver

        for pattern in get_resolver().url_patterns:
            top = str(pattern.pattern).lstrip("^").split("/")[0]
            if top and top.isidentifier():
                assert top in RESERVED

    def test_a_section_and_a_page_do_not_share_one(self):
        make_site()
        home = HomePage.objects.get()
        home.add_child(instance=InformationPage(title="Standards", slug="standards"))
        with pytest.raises(ValidationError, match=r"information page “Standards” stands at /standards/ already"):
            Section(name="Standards", slug="standards").full_clean()
        section = Section.objects.create(name="World", slug="world")
        with pytest.raises(ValidationError, match="“World” stands at /world/ already"):
            home.add_child(instance=InformationPage(title="The world", slug="world"))
        section.full_clean()
        InformationPage.objects.get().full_clean()

    def test_a_new_section_by_wire_steps_aside(self):
        make_site()
        HomePage.objects.get().add_child(instance=InformationPage(title="Standards", slug="standards"))
        assert named(Section, "Standards")[0].slug == "standards-2"
        assert named(Person, "Search")[0].slug == "search"


def test_one_new_name_from_several_stories_at_once_is_one_section(real_database):
    rows = at_once(lambda _: named(Section, "Harbour")[0].pk, range(6))
    assert set(rows) == {Section.objects.get().pk}


@pytest.mark.django_db
class TestTheWordToThePress:
    @pytest.mark.parametrize(
        "make",
        [
            lambda: Section.objects.create(name="World", slug="world"),
            lambda: Edition.objects.create(name="Morning Edition"),
            lambda: Person.objects.create(name="Ines Marsh", slug="ines-marsh"),
            lambda: Storyline.objects.create(name="The wall", slug="the-wall"),
            lambda: Publication.load(),
        ],
    )
    def test_every_change_of_what_pages_print_is_a_row_of_its_own(self, make, django_capture_on_commit_callbacks):
        heard = []

        def listens(**kwargs: object) -> None:
            heard.append(1)

        signals.outbox_filled.connect(listens)
        with django_capture_on_commit_callbacks(execute=True):
            thing = make()
            thing.save()
            thing.delete()
        assert list(OutboxRow.objects.values_list("kind", flat=True)) == ["furniture"] * 3 and len(heard) == 3

    def test_an_information_page_is_told_of_when_it_is_out(self):
        make_site()
        page = HomePage.objects.get().add_child(
            instance=InformationPage(title="Standards", slug="standards", live=False)
        )
        OutboxRow.objects.all().delete()
        page.save_revision()
        assert not OutboxRow.objects.exists()
        page.save_revision().publish()
        assert OutboxRow.objects.count() == 1
        page.refresh_from_db()
        page.unpublish()
        assert OutboxRow.objects.count() == 2

    def test_a_backup_that_is_read_in_tells_nobody(self, tmp_path):
        Section.objects.create(name="World", slug="world")
        saved = tmp_path / "saved.json"
        call_command("dumpdata", "newsroom.section", output=str(saved), verbosity=0)
        Section.objects.all().delete()
        OutboxRow.objects.all().delete()
        call_command("loaddata", str(saved), verbosity=0)
        assert Section.objects.count() == 1 and not OutboxRow.objects.exists()


@pytest.mark.django_db
class TestThePreview:
    def test_without_a_press_it_says_so(self, monkeypatch):
        monkeypatch.setattr(preview, "_renderer", None)
        answer = preview.render(draft(), RequestFactory().get("/"))
        assert b"no page to show" in answer.content

    def test_it_shows_the_draft(self, monkeypatch):
        story = let_out(draft())
        form = story.get_latest_revision_as_object()
        form.headline = "Still being written"
        shown = []

        def renderer(told, article, request):
            shown.append(told)
            return HttpResponse(b"page")

        monkeypatch.setattr(preview, "_renderer", renderer)
        assert form.serve_preview(RequestFactory().get("/"), "").content == b"page"
        assert shown == [handover(form)] and shown[0].headline == "Still being written"


class TestSuggestions:
    STORY = Story(
        quick_looks=["The council voted on the harbour wall"],
        deep_look=["It rained.", "The council met on Tuesday and voted on the harbour wall."],
    )

    def test_a_claim_without_evidence_gets_the_sentence_that_bears_it_out(self):
        (look,) = with_suggestions(self.STORY).quick_looks
        assert look.evidence[0].block_id == "p2" and not look.confirmed

    def test_what_stands_is_left(self):
        kept = anchor(self.STORY.deep_look[0], 0, 10)
        story = self.STORY.but(quick_looks=[QuickLook("q1", self.STORY.quick_looks[0].text, (kept,))])
        assert with_suggestions(story) is story

    def test_a_suggestion_that_is_lost_is_made_anew_and_a_confirmed_one_is_not(self):
        lost = anchor(Story(deep_look=["Words that are gone."]).deep_look[0], 0, 20)
        story = self.STORY.but(quick_looks=[QuickLook("q1", self.STORY.quick_looks[0].text, (lost,))])
        assert with_suggestions(story).quick_looks[0].evidence[0].block_id == "p2"
        signed = story.but(quick_looks=[story.quick_looks[0].but(confirmed=True)])
        assert with_suggestions(signed) is signed

    def test_a_claim_that_nothing_bears_out_gets_nothing(self):
        story = self.STORY.but(quick_looks=["Penguins won the regatta in Oslo"])
        assert with_suggestions(story).quick_looks[0].evidence == ()


@pytest.mark.django_db
class TestMigrations:
    def test_they_say_all_that_the_models_say(self):
        out = StringIO()
        call_command("makemigrations", "--check", "--dry-run", stdout=out, verbosity=1)
        assert "No changes detected" in out.getvalue()

    def test_each_has_a_name_given_by_a_person(self):
        import standfirst.newsroom.migrations as room

        for path in Path(room.__path__[0]).glob("0*.py"):
            assert "_auto_" not in path.name and not path.stem.endswith("_and_more")
