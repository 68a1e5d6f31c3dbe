"""The newsroom is set up on screens, and what is set shows on the site."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.images import ImageFile
from django.test import Client
from PIL import Image

from standfirst.newsroom.admin.set_up import steps
from standfirst.newsroom.intake import take_in
from standfirst.newsroom.models import InformationPage, Photo, Publication, Section, User
from standfirst.newsroom.roles import EDITOR
from standfirst.newsroom.signing.reading import read
from standfirst.press.outputs import make
from standfirst.story import Block, Story

pytestmark = pytest.mark.usefixtures("newsroom")

STYLE = '[terms]\n"email" = ["e-mail"]\n'


@pytest.fixture
def chief(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("chief", "chief@example.org", "four-words-not-together"))
    return client


def form(**changed: object) -> dict[str, object]:
    """The form of the publication as a browser sends it."""
    filled: dict[str, object] = {"name": "The Quay", "tagline": "", "logo": "", "time_zone": "Europe/Lisbon"}
    filled |= {
        "language": "en",
        "contact_email": "desk@example.org",
        "agency": "",
        "house_style": "",
        "menu-count": "0",
    }
    return filled | changed


def save(chief: Client, **changed: object) -> Publication:
    page = f"/admin/settings/newsroom/publication/{Publication.load().pk}/"
    answer = chief.post(page, form(**changed))
    assert answer.status_code == 302, answer.context["form"].errors
    return Publication.load()


def test_the_screen_says_what_is_done_and_what_is_not(chief: Client) -> None:
    before = {step.name: step.done for step in steps(User.objects.get())}
    assert not before["Name and time zone"]
    save(chief)
    after = {step.name: step.done for step in steps(User.objects.get())}
    assert after["Name and time zone"]
    assert "The Quay, Europe/Lisbon" in chief.get("/admin/set-up/").content.decode()


def test_the_first_pages_are_drafts_to_begin_with(chief: Client) -> None:
    save(chief)
    for slug in ("about", "standards", "privacy"):
        answer = chief.post("/admin/set-up/pages/", {"page": slug})
        page = InformationPage.objects.get(slug=slug)
        assert answer.headers["Location"] == f"/admin/pages/{page.pk}/edit/"
        assert not page.live
        assert "desk@example.org" in page.body or slug == "privacy"
        assert chief.get(answer.headers["Location"]).status_code == 200
    chief.post("/admin/set-up/pages/", {"page": "about"})
    assert InformationPage.objects.filter(slug__startswith="about").count() == 1


def test_the_menu_is_as_it_was_arranged(chief: Client) -> None:
    Section.objects.create(name="World", slug="world", order=1)
    port = Section.objects.create(name="Port", slug="port", order=2)
    menu = make("fragment/menu").body
    assert menu.index("World") < menu.index("Port")
    arranged = {
        "menu-count": "2",
        "menu-0-deleted": "",
        "menu-0-order": "0",
        "menu-0-type": "section",
        "menu-0-value": str(port.pk),
        "menu-1-deleted": "",
        "menu-1-order": "1",
        "menu-1-type": "link",
        "menu-1-value-name": "Tides",
        "menu-1-value-address": "/tides/",
    }
    save(chief, **arranged)
    menu = make("fragment/menu").body
    assert "World" not in menu
    assert menu.index("/port/") < menu.index("/tides/")
    port.delete()
    assert "Tides" in make("fragment/menu").body


def test_a_menu_leads_nowhere_odd(chief: Client) -> None:
    page = f"/admin/settings/newsroom/publication/{Publication.load().pk}/"
    for odd in ("javascript:alert(1)", "//evil.example/", "tides"):
        link = {"menu-count": "1", "menu-0-deleted": "", "menu-0-order": "0", "menu-0-type": "link"}
        link |= {"menu-0-value-name": "Odd", "menu-0-value-address": odd}
        assert chief.post(page, form(**link)).status_code == 200
    assert not Publication.load().menu


def test_the_logo_stands_at_the_head_of_every_page(chief: Client) -> None:
    drawn = BytesIO()
    Image.new("RGBA", (900, 150), (20, 32, 44, 255)).save(drawn, "PNG")
    photo = Photo.objects.create(title="The Quay", file=ImageFile(BytesIO(drawn.getvalue()), "quay.png"))
    save(chief, logo=str(photo.pk))
    front = make("front/home").body
    assert '<img class="logo" src="/logo.webp" width="320" height="53" alt="The Quay">' in front
    made = make("logo")
    assert made.content_type == "image/webp"
    assert Image.open(BytesIO(made.body)).size == (640, 107)
    Path(photo.file.path).unlink()
    assert make("logo") is None


def test_the_desk_goes_by_the_house_style(chief: Client) -> None:
    story = Story(headline="A letter", deep_look=(Block.of("She sent an e-mail on Monday.", 0),))
    take_in(story)
    assert not [each for each in read(story).findings if each.rule.startswith("house")]
    save(chief, house_style=STYLE.replace("\n", "\r\n"))
    found = [each for each in read(story).findings if each.rule.startswith("house")]
    assert [each.rule for each in found] == ["house.term"]


def test_a_house_style_that_cannot_be_read_is_not_kept(chief: Client) -> None:
    page = f"/admin/settings/newsroom/publication/{Publication.load().pk}/"
    answer = chief.post(page, form(house_style="[terms]\nemail\n[bans]"))
    assert answer.status_code == 200
    assert "not TOML" in str(answer.context["form"].errors)
    assert Publication.load().house_style == ""


def test_only_who_runs_the_newsroom_sets_it_up(client: Client) -> None:
    from django.contrib.auth.models import Group

    editor = User.objects.create_user("edda", password="four-words-not-together")
    editor.groups.add(Group.objects.get(name=EDITOR))
    client.force_login(editor)
    for path in ("/admin/set-up/", "/admin/set-up/mail/"):
        assert client.get(path).status_code == 302
    client.post("/admin/set-up/pages/", {"page": "about"})
    assert not InformationPage.objects.exists()
