"""What the acts after publishing tell Wagtail's admin; `newsroom/wagtail_hooks.py` calls it."""

from __future__ import annotations

from wagtail import hooks

from standfirst.newsroom.admin import act_log, correct_view, take_back_views


def connect() -> None:
    """Registers the hooks; called once."""
    hooks.register("register_log_actions", act_log.register)
    hooks.register("before_publish", correct_view.ask_first)
    hooks.register("before_edit_snippet", take_back_views.nothing_to_edit, order=-1)
    hooks.register("register_snippet_action_menu_item", take_back_views.put_back_item)
    hooks.register("register_snippet_action_menu_item", take_back_views.take_down_item)
