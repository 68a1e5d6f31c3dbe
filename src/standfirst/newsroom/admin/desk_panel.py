"""The copy desk's column beside the copy."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest
from django.template.loader import render_to_string
from wagtail.admin.ui.side_panels import BaseSidePanel

from standfirst.newsroom.admin.asked import NOTHING_YET, Asked, ask


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

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(parent_context),
            "asked": self.asked,
            "check_url": self.check_url,
            "answer": answer(self.asked),
            "notes": self.object.reader_notes,
        }

    @property
    def media(self) -> forms.Media:
        return forms.Media(
            css={"all": ["newsroom/css/desk.css", "newsroom/css/story.css"]},
            js=["newsroom/js/words.js", "newsroom/js/desk.js", "newsroom/js/clean_paste.js"],
        )


def answer(asked: Asked) -> dict[str, Any]:
    """What the check view sends to the editor's script."""
    return {
        "summary": asked.summary,
        "to_answer": asked.to_answer,
        "html": render_to_string("newsroom/admin/desk_cards.html", {"asked": asked}),
        "looks": asked.looks,
        "paragraphs": asked.paragraphs,
    }
