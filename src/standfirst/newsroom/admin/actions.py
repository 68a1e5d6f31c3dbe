"""What an editor can do with a story, in newspaper words."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from wagtail.snippets.action_menu import (
    ActionMenuItem,
    PublishMenuItem,
    SnippetActionMenu,
    SubmitForModerationMenuItem,
    UnpublishMenuItem,
)

from standfirst.newsroom.models import Article


class CorrectionMenuItem(ActionMenuItem):
    """Saves the draft and asks for the word to the readers it is published with."""

    name = "action-correct"
    label = "Publish as a correction…"
    icon_name = "blue-pencil"

    def is_shown(self, context: dict[str, Any]) -> bool:
        return (
            context["view"] == "edit"
            and context["instance"].live
            and bool(context["request"].user.has_perm("newsroom.publish_article"))
            and super().is_shown(context)
        )


class WithdrawMenuItem(UnpublishMenuItem):
    """Wagtail's unpublish, by the trade's name."""

    label = "Withdraw…"


class SubmitMenuItem(SubmitForModerationMenuItem):
    """Hands the story to the desk; whoever may publish has a shorter way."""

    label = "Submit for approval"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {**super().get_context_data(parent_context), "label": self.label}


def publish_correction(model: Any) -> ActionMenuItem | None:
    """For `register_snippet_action_menu_item`."""
    return CorrectionMenuItem(order=35) if model is Article else None


def in_newspaper_words(menu_items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]) -> None:
    """For `construct_snippet_action_menu`: withdraw and submit, and what a person is here for comes first."""
    if context["model"] is not Article:
        return
    ours = {UnpublishMenuItem: WithdrawMenuItem, SubmitForModerationMenuItem: SubmitMenuItem}
    for number, item in enumerate(menu_items):
        if type(item) in ours:
            menu_items[number] = ours[type(item)](order=item.order)
    if any(isinstance(item, PublishMenuItem) for item in menu_items):
        menu_items[:] = [item for item in menu_items if not isinstance(item, SubmitMenuItem)]


class StoryActionMenu(SnippetActionMenu):
    """Saving, then the one thing this person is here to do, in sight; the rest behind the arrow."""

    template = "newsroom/admin/action_menu.html"
    _PROMINENT = ("approve", "action-publish", "action-submit")

    def render_html(self) -> str:
        if not self.default_item:
            return ""
        chosen = next((item for name in self._PROMINENT for item in self.menu_items if item.name == name), None)
        return render_to_string(
            self.template,
            {
                "first": self.default_item.render_html(self.context),
                "prominent": chosen.render_html(self.context) if chosen else "",
                "rest": [item.render_html(self.context) for item in self.menu_items if item is not chosen],
            },
            request=self.request,
        )
