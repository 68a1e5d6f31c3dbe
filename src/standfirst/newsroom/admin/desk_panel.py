"""The copy desk's column beside the copy."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from wagtail.admin.ui.side_panels import BaseSidePanel

from standfirst.newsroom.admin.asked import NOTHING_YET, Asked, ask
from standfirst.newsroom.signing.questions import REASONS, keep


class DeskSidePanel(BaseSidePanel):
    """What the desk asks of the story being edited. Drawn by the server, kept fresh by `desk.js`."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = "Toggle copy desk"
        icon_name = "blue-pencil"
        counter_classname = "desk-count"

        def get_context_data(self, parent_context: Any) -> dict[str, Any]:
            return {**super().get_context_data(parent_context), "count": self.panel.asked.to_answer}

    name = "desk"
    title = "Copy desk"
    template_name = "newsroom/admin/desk_panel.html"
    order = 10

    def __init__(self, article: Any, request: HttpRequest, *, check_url: str) -> None:
        super().__init__(article, request)
        self.check_url = check_url
        # A form that came back with errors may hold half a story: the script asks again as soon as it runs.
        self.asked: Asked = ask(article) if article.pk else NOTHING_YET
        if article.pk and request.method == "GET":
            keep(article, self.asked.asked_of_people)

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(parent_context),
            "asked": self.asked,
            "check_url": self.check_url,
            "answer": answer(self.asked, self.request.user),
            # With 0 for the story: one that is saved for the first time gets its number later.
            "answer_url": reverse("stories:answer", args=[0]),
            "edit_check_url": reverse("stories:check", args=[0]),
            "reasons": json.dumps(REASONS),
            "reason_list": REASONS,
            "can_override": self.request.user.has_perm("newsroom.publish_article"),
            "notes": self.object.reader_notes,
        }

    @property
    def media(self) -> forms.Media:
        return forms.Media(
            css={"all": ["newsroom/css/desk.css", "newsroom/css/story.css"]},
            js=[
                f"newsroom/js/{name}.js"
                for name in ("words", "claim_box", "desk", "claims", "sign_off", "saved_here", "clean_paste")
            ],
        )


def answer(asked: Asked, user: Any) -> dict[str, Any]:
    """What the check view sends to the editor's script."""
    context = {"asked": asked, "reasons": REASONS, "can_override": user.has_perm("newsroom.publish_article")}
    return {
        "summary": asked.summary,
        "to_answer": asked.to_answer,
        "html": render_to_string("newsroom/admin/desk_cards.html", context),
        "looks": asked.looks,
        "claims": asked.claims,
        "paragraphs": asked.paragraphs,
    }
