"""What the newsroom tells Wagtail's admin: each line names the hook and the function that answers it."""

from __future__ import annotations

from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from standfirst.newsroom import arranging, notes, photo_expiry, story_links, trash
from standfirst.newsroom.accounts import colleagues, telling
from standfirst.newsroom.admin import (
    actions,
    acts_report,
    arrange_view,
    beat_the_desk,
    branding,
    guard,
    left_open_panel,
    menu,
    no_documents,
    paste,
    rule_report,
    set_up,
    tonight,
    tonight_panels,
    trouble_panel,
)
from standfirst.newsroom.admin.act_hooks import connect as connect_acts
from standfirst.newsroom.admin.late import panel as late_panel
from standfirst.newsroom.admin.paper import PaperViewSetGroup
from standfirst.newsroom.admin.photo_panel import pictures_panel
from standfirst.newsroom.admin.photo_upload_views import urls as picture_urls
from standfirst.newsroom.admin.rights import SectionPolicy
from standfirst.newsroom.admin.section_rights import SECTIONS_OF
from standfirst.newsroom.admin.tonight_panels import register as register_tonight
from standfirst.newsroom.admin.trash_views import before_bulk_delete as into_the_trash
from standfirst.newsroom.admin.viewset import StoryViewSet
from standfirst.newsroom.models import Article
from standfirst.newsroom.signing import log as signing_log

register_permission_policy(Article, SectionPolicy(Article))
connect_acts()
register_snippet(StoryViewSet)
register_snippet(PaperViewSetGroup)

hooks.register("register_icons", branding.icons)
hooks.register("register_rich_text_features", story_links.register)
hooks.register("register_log_actions", notes.register_acts)
hooks.register("register_log_actions", photo_expiry.register_acts)
hooks.register("register_log_actions", trash.register_acts)
hooks.register("register_log_actions", arranging.register_acts)
hooks.register("register_admin_urls", arrange_view.urls)
hooks.register("register_admin_menu_item", arrange_view.menu_item)
hooks.register("before_bulk_action", into_the_trash, order=-1)
hooks.register("insert_global_admin_css", branding.stylesheet)
hooks.register("insert_global_admin_js", branding.script)
hooks.register("construct_main_menu", menu.main_menu, order=100)
hooks.register("construct_reports_menu", menu.reports_menu, order=100)
hooks.register("construct_settings_menu", menu.settings_menu, order=100)
hooks.register("register_admin_menu_item", menu.tonight)
hooks.register("register_admin_search_area", menu.search_stories)
hooks.register("construct_admin_api", no_documents.endpoint)
hooks.register("construct_homepage_panels", tonight.panels, order=100)
register_tonight(pictures_panel, order=40)
register_tonight(late_panel, order=80)
for name, answer in SECTIONS_OF.items():
    hooks.register(name, answer)
hooks.register("register_admin_urls", paste.urls)
hooks.register("register_admin_urls", picture_urls, order=-1)  # before Wagtail’s own
hooks.register("register_admin_urls", beat_the_desk.urls)
hooks.register("register_admin_urls", rule_report.urls)
hooks.register("register_reports_menu_item", rule_report.menu_item)
hooks.register("register_log_actions", signing_log.register)
tonight_panels.register(left_open_panel.panel, order=10)
hooks.register("register_snippet_action_menu_item", actions.publish_correction)
hooks.register("construct_snippet_action_menu", actions.in_newspaper_words)
hooks.register("before_bulk_action", guard.before_bulk_delete)
hooks.register("register_log_actions", telling.register_acts)
hooks.register("before_create_user", colleagues.to_the_invitation)
hooks.register("register_user_listing_buttons", colleagues.buttons)
hooks.register("register_admin_urls", set_up.urls)
hooks.register("register_admin_urls", acts_report.urls)
hooks.register("register_settings_menu_item", set_up.menu_item)
hooks.register("register_account_menu_item", set_up.security_item)
hooks.register("register_reports_menu_item", acts_report.menu_item)
trouble_panel.connect()
