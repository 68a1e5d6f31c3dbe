"""On tonight's desk, for those who run the newsroom: mail that is not going out, backups that are not made."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.ui.components import Component

from standfirst.newsroom.admin.tonight_panels import SlipsPanel, register
from standfirst.newsroom.models import Letter

RIGHT = "newsroom.change_publication"


class TroublePanel(SlipsPanel):
    """What an administrator should look at; not drawn where all is well."""

    name = "trouble"
    title = "Mail is not going out"
    icon_name = "warning"
    template_name = "newsroom/admin/trouble_panel.html"


def trouble(request: HttpRequest) -> Component | None:
    """The panel, for whoever may set things right."""
    if not request.user.has_perm(RIGHT):
        return None
    troubled = Letter.objects.exclude(trouble="")
    newest = troubled.order_by("-pk").first()
    if newest is None:
        return None
    return TroublePanel(waiting=troubled.count(), said=newest.trouble, url=reverse("newsroom_mail"))


def connect() -> None:
    """Called once when the app is ready."""
    register(trouble, order=5)
