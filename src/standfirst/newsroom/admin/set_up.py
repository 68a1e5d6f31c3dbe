"""Setting the newsroom up: one screen that says what is done and what is not, and the screens it leads to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.auth import permission_required
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from standfirst.newsroom.accounts import colleagues, invite_views
from standfirst.newsroom.accounts.standing import has_second_factor, must_have_second_factor
from standfirst.newsroom.admin import mail_view
from standfirst.newsroom.admin.first_pages import FIRST_PAGES, make_page
from standfirst.newsroom.mail.server import MailError, server
from standfirst.newsroom.models import InformationPage, Letter, Publication, Section, User
from standfirst.newsroom.nightly import backups_folder, nightly_backups

RIGHT = "newsroom.change_publication"


@dataclass(frozen=True)
class Step:
    """One thing to set up: whether it is done, how it stands, and where to change it."""

    name: str
    done: bool
    stands: str
    url: str = ""
    act: str = ""
    make: str = ""
    """The information page that a button makes."""


def urls() -> list[URLPattern]:
    """For `register_admin_urls`."""
    return [
        path("set-up/", overview, name="newsroom_set_up"),
        path("set-up/pages/", make_first_page, name="newsroom_make_page"),
        path("set-up/mail/", mail_view.mail, name="newsroom_mail"),
        path("set-up/mail/test/", mail_view.send_test, name="newsroom_test_mail"),
        path("set-up/mail/letters/<int:pk>/", mail_view.change_letter, name="newsroom_letter"),
        path("colleagues/invite/", invite_views.invite_colleague, name="newsroom_invite"),
        path("colleagues/invite/<int:pk>/", invite_views.change_invitation, name="newsroom_invitation"),
        path("colleagues/<int:pk>/log-ins/", colleagues.log_ins, name="newsroom_log_ins"),
    ]


class SetUpItem(MenuItem):
    """Shown to whoever runs the newsroom."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(RIGHT))


def menu_item() -> MenuItem:
    """For `register_settings_menu_item`."""
    return SetUpItem("Set-up", reverse("newsroom_set_up"), name="set-up", icon_name="list-ul", order=1)


def security_item(request: HttpRequest) -> dict[str, str]:
    """For `register_account_menu_item`: one's own log-in, from one's account."""
    return {
        "url": reverse("mfa_index"),
        "label": "Log-in and security",
        "help_text": "Your password, passkeys, authenticator app, and where you are logged in.",
    }


@permission_required(RIGHT)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The screen."""
    found = list(steps(request.user))
    words = {"steps": found, "left": sum(not step.done for step in found)}
    return render(request, "newsroom/admin/set_up.html", words)


@permission_required(RIGHT)
@require_POST
def make_first_page(request: HttpRequest) -> HttpResponse:
    """Makes one of the first pages as a draft and opens it."""
    slug = request.POST.get("page", "")
    if slug not in FIRST_PAGES:
        return redirect("newsroom_set_up")
    page = make_page(slug, request.user)
    messages.info(request, "This is a draft to begin with. Read every line, make it true for you, then publish it.")
    return redirect("wagtailadmin_pages:edit", page.pk)


def steps(user: Any) -> Iterator[Step]:
    """What there is to set up, in the order of a first day."""
    publication = Publication.load()
    publication_url = reverse("wagtailsettings:edit", args=["newsroom", "publication"])
    named = publication.name != Publication._meta.get_field("name").default
    yield Step("Name and time zone", named, f"{publication.name}, {publication.time_zone}", publication_url, "Change")
    logo = "Stands at the head of every page" if publication.logo else "None: the name is set in type, which is fine"
    yield Step("Logo", True, logo, publication_url, "Change")
    sections = Section.objects.count()
    menu = "As you arranged it" if len(publication.menu) else "All sections, then all pages"
    yield Step("Menu", bool(sections), f"{menu}; {sections} sections", publication_url, "Arrange")
    yield _mail_step()
    style = len(publication.style.entries)
    said = f"{style} forms the desk looks for" if style else "None yet: the desk knows no word of your own"
    yield Step("House style", bool(style), said, publication_url, "Write")
    yield from _page_steps()
    people = User.objects.filter(is_active=True).count()
    said = "Only you, so far" if people == 1 else f"{people} colleagues"
    yield Step("Colleagues", people > 1, said, reverse("newsroom_invite"), "Invite")
    yield _factor_step(user)
    yield _backup_step()


def _mail_step() -> Step:
    url = reverse("newsroom_mail")
    try:
        to = server()
    except MailError as error:
        return Step("Mail", False, str(error), url, "Set up")
    waiting = Letter.objects.count()
    if to is None:
        return Step("Mail", False, "Not set up: invitations and password links are not sent", url, "Set up")
    troubled = Letter.objects.exclude(trouble="").count()
    said = f"By {to.host}" + (f"; {waiting} letters wait" if troubled else "")
    return Step("Mail", not troubled, said, url, "Look" if settings.MAIL else "Change")


def _page_steps() -> Iterator[Step]:
    for slug, page in FIRST_PAGES.items():
        found = InformationPage.objects.filter(slug=slug).first()
        if found is None:
            yield Step(page.title, False, page.why, make=slug)
            continue
        said = "Published" if found.live else "A draft, not published yet"
        yield Step(page.title, found.live, said, reverse("wagtailadmin_pages:edit", args=[found.pk]), "Edit")


def _factor_step(user: Any) -> Step:
    policy = {"editors": "editors must have one", "everyone": "everyone must have one"}
    said = policy.get(settings.SECOND_FACTOR, "nobody must have one (STANDFIRST_SECOND_FACTOR)")
    own = has_second_factor(user)
    if not own and not must_have_second_factor(user):
        return Step("Second factor", False, f"You have none; {said}", reverse("mfa_index"), "Set up")
    return Step("Second factor", own, f"You have one; {said}", reverse("mfa_index"), "Look")


def _backup_step() -> Step:
    made = nightly_backups()
    where = "database and pictures" if settings.BACKUPS else "the database alone (STANDFIRST_BACKUPS)"
    if settings.BACKUPS_KEPT < 1:
        return Step("Backups", False, "Switched off (STANDFIRST_BACKUPS_KEPT)")
    newest = f"the newest is {made[-1].name}" if made else "the first is made tonight"
    return Step("Backups", True, f"Each night, {where}; {newest}, in {backups_folder()}")


def home_page() -> Page:
    """Where information pages hang."""
    return Page.objects.type(InformationPage.parent_page_models()[0]).first()
