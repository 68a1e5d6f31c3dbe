"""What the readers' room tells Wagtail's admin: each line names the hook and the function that answers it."""

from __future__ import annotations

from wagtail import hooks

from standfirst.readers import report_desk, usefulness_view

hooks.register("register_admin_urls", usefulness_view.urls)
hooks.register("register_admin_menu_item", usefulness_view.menu_item)
hooks.register("register_admin_urls", report_desk.urls)
