"""Who may do what, and the tree the few pages hang on."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Page, Site, Task, Workflow, WorkflowContentType
from wagtail.permissions import policy_registry

from standfirst.newsroom.models import Article, HomePage, InformationPage, Photo, User
from standfirst.newsroom.rich_text import read_rich_text, write_rich_text
from standfirst.newsroom.roles import ADMINISTRATOR, EDITOR, LEGAL, REPORTER, make_roles, make_site
from standfirst.story import Block
from tests.newsroom.core.conftest import draft

pytestmark = pytest.mark.django_db

MAY = {
    "wagtailadmin.access_admin": {REPORTER, EDITOR, ADMINISTRATOR, LEGAL},
    "newsroom.add_article": {REPORTER, EDITOR, ADMINISTRATOR},
    "newsroom.change_article": {REPORTER, EDITOR, ADMINISTRATOR},
    "newsroom.publish_article": {EDITOR, ADMINISTRATOR},
    "newsroom.delete_article": {EDITOR, ADMINISTRATOR},
    "newsroom.unlock_article": {EDITOR, ADMINISTRATOR},
    "newsroom.change_section": {EDITOR, ADMINISTRATOR},
    "newsroom.add_person": {EDITOR, ADMINISTRATOR},
    "newsroom.change_storyline": {EDITOR, ADMINISTRATOR},
    "newsroom.change_publication": {ADMINISTRATOR},
    "newsroom.change_user": {ADMINISTRATOR},
    "newsroom.hold_article": {LEGAL},
    "newsroom.takedown_article": {ADMINISTRATOR, LEGAL},
    "newsroom.change_publishedversion": set(),
    "newsroom.delete_publishedversion": set(),
    "newsroom.change_address": set(),
    "newsroom.change_outboxrow": set(),
    "newsroom.view_loginlink": set(),
}


def test_each_role_may_what_it_may(colleague):
    people = {role: colleague(role) for role in (REPORTER, EDITOR, ADMINISTRATOR, LEGAL)}
    for permission, roles in MAY.items():
        assert {role for role, user in people.items() if user.has_perm(permission)} == roles, permission


def test_a_reporter_mends_their_own_pictures_and_an_editor_every_one(colleague):
    reporter, editor = colleague(REPORTER), colleague(EDITOR)
    policy = policy_registry.get_by_type(Photo)
    assert policy.user_has_permission(reporter, "add") and policy.user_has_permission(reporter, "choose")
    own, other = (Photo(title="x", uploaded_by_user=user) for user in (reporter, editor))
    assert policy.user_has_permission_for_instance(reporter, "change", own)
    assert not policy.user_has_permission_for_instance(reporter, "change", other)
    assert policy.user_has_permission_for_instance(editor, "change", own)


def test_information_pages_are_the_editors(colleague):
    make_site()
    home = HomePage.objects.get()
    assert home.permissions_for_user(colleague(EDITOR)).can_publish_subpage()
    assert not home.permissions_for_user(colleague(REPORTER)).can_add_subpage()


def test_what_a_reporter_submits_goes_to_the_editors(colleague):
    reporter, editor = colleague(REPORTER), colleague(EDITOR)
    story = draft()
    assert story.get_workflow().name == "Copy desk"
    story.get_workflow().start(story, reporter)
    task = story.current_workflow_task
    assert [name for name, *_ in task.get_actions(story, editor)] == ["reject", "approve", "approve"]
    assert task.get_actions(story, reporter) == []


def test_what_a_newsroom_has_changed_stays_changed():
    make_roles()
    reporters = Group.objects.get(name=REPORTER)
    reporters.permissions.clear()
    Workflow.objects.filter(name="Copy desk").update(name="Late desk")
    make_roles()
    assert not reporters.permissions.exists()
    assert list(Workflow.objects.values_list("name", flat=True)) == ["Late desk"]
    assert Group.objects.count() == 4 and GroupApprovalTask.objects.count() == 1
    assert WorkflowContentType.objects.count() == 1


def test_wagtails_own_roles_go_unless_somebody_has_them():
    user = User.objects.create_user("someone")
    user.groups.add(Group.objects.get(name="Moderators"))
    make_roles()
    assert set(Group.objects.values_list("name", flat=True)) == {REPORTER, EDITOR, ADMINISTRATOR, LEGAL, "Moderators"}
    assert Workflow.objects.count() == Task.objects.count() == 1


def test_the_site_hangs_on_our_home_and_stays(settings):
    make_site()
    home = HomePage.objects.get()
    (site,) = Site.objects.all()
    assert site.root_page_id == home.pk and site.is_default_site
    assert [page.title for page in Page.objects.filter(depth=2)] == ["Home"]
    assert home.slug == "home" and home.url == "/"
    page = home.add_child(instance=InformationPage(title="Standards", slug="standards"))
    assert page.url == "/standards/" and page.full_url == f"{site.root_url}/standards/"
    link = write_rich_text([Block("p1", "See our standards.")]).replace(
        "our", f'<a linktype="page" id="{page.pk}">our</a>'
    )
    assert [block.html for block in read_rich_text(link)] == ['See <a href="/standards/">our</a> standards.']
    page.delete()
    make_site()
    assert Site.objects.get() == site and HomePage.objects.get() == home
    settings.SITE = "https://paper.example.org"
    make_site()
    assert (Site.objects.get().hostname, Site.objects.get().port) == ("paper.example.org", 443)


def test_stories_are_nobodys_pages():
    assert not issubclass(Article, Page)
