"""Who may do what: the roles of a newsroom, its copy desk, and the page tree they work on."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
    Task,
    Workflow,
    WorkflowContentType,
    WorkflowPage,
    WorkflowTask,
)

REPORTER, EDITOR, ADMINISTRATOR, LEGAL = "Reporter", "Editor", "Administrator", "Legal"
COPY_DESK = "Copy desk"

_WRITES = ("wagtailadmin.access_admin", "newsroom.add_article", "newsroom.change_article")
_SIGNS = (
    "newsroom.publish_article",
    "newsroom.delete_article",  # drafts: what was published cannot be deleted by anyone
    "newsroom.lock_article",
    "newsroom.unlock_article",
    *(
        f"newsroom.{action}_{model}"
        for model in ("section", "edition", "person", "storyline")
        for action in ("add", "change", "delete")
    ),
)
_RUNS = (
    "newsroom.change_publication",
    "newsroom.takedown_article",
    *(f"newsroom.{action}_user" for action in ("add", "change", "delete")),
    *(f"auth.{action}_group" for action in ("add", "change", "delete")),
    *(f"wagtailcore.{action}_workflow" for action in ("add", "change", "delete")),
    *(f"wagtailcore.{action}_task" for action in ("add", "change", "delete")),
    *(f"wagtailcore.{action}_collection" for action in ("add", "change", "delete")),
)
_KEEPS_IN_LAW = (
    "wagtailadmin.access_admin",
    "newsroom.view_article",
    "newsroom.hold_article",
    "newsroom.takedown_article",
)
_ROLES = {
    REPORTER: _WRITES,
    EDITOR: _WRITES + _SIGNS,
    ADMINISTRATOR: _WRITES + _SIGNS + _RUNS,
    LEGAL: _KEEPS_IN_LAW,
}
_PICTURES = {
    REPORTER: ("wagtailimages.add_image", "wagtailimages.choose_image"),  # “add” lets one mend one's own
    EDITOR: ("wagtailimages.add_image", "wagtailimages.change_image", "wagtailimages.choose_image"),
    ADMINISTRATOR: ("wagtailimages.add_image", "wagtailimages.change_image", "wagtailimages.choose_image"),
    LEGAL: (),
}
_PAGES = ("wagtailcore.add_page", "wagtailcore.change_page", "wagtailcore.publish_page")


@transaction.atomic
def make_roles() -> None:
    """Makes the groups Reporter, Editor, Administrator and Legal and the workflow “Copy desk” for stories.

    Needs migrated tables. Can be called at every start: a role or workflow that is there is left as the
    newsroom has made it. Wagtail's own groups and workflow go, unless somebody uses them.
    """
    made = False
    for name, permissions in _ROLES.items():
        group, new = Group.objects.get_or_create(name=name)
        made = made or new
        if new:
            group.permissions.set([_permission(each) for each in permissions])
            _let_into_the_library(group)
            if name in (EDITOR, ADMINISTRATOR):
                _let_into_the_pages(group)
            if name == LEGAL:  # a newsroom older than this role: its administrators get the right that came with it
                for each in Group.objects.filter(name=ADMINISTRATOR):
                    each.permissions.add(_permission("newsroom.takedown_article"))
    if made:
        _clear_wagtails_own()
    _make_copy_desk()


def _permission(name: str) -> Permission:
    app, _, codename = name.partition(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def _let_into_the_library(group: Group) -> None:
    root = Collection.get_first_root_node()
    for name in _PICTURES[group.name]:
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=_permission(name))


def _let_into_the_pages(group: Group) -> None:
    root = Page.get_first_root_node()
    for name in _PAGES:
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=_permission(name))


def _clear_wagtails_own() -> None:
    """The groups and the workflow that Wagtail's migrations make, while nobody has taken them up."""
    for workflow in Workflow.objects.filter(name="Moderators approval", workflow_states=None):
        WorkflowPage.objects.filter(workflow=workflow).delete()
        workflow.delete()
    Task.objects.filter(name="Moderators approval", task_states=None, workflow_tasks=None).delete()
    Group.objects.filter(name__in=("Moderators", "Editors"), user=None).delete()


def _make_copy_desk() -> None:
    from standfirst.newsroom.models import Article

    kind = ContentType.objects.get_for_model(Article)
    if WorkflowContentType.objects.filter(content_type=kind).exists():
        return
    workflow, new = Workflow.objects.get_or_create(name=COPY_DESK)
    if new:
        task = GroupApprovalTask.objects.create(name="Read and sign")
        task.groups.set(Group.objects.filter(name__in=(EDITOR, ADMINISTRATOR)))
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
        WorkflowContentType.objects.create(workflow=workflow, content_type=kind)


@transaction.atomic
def make_site() -> None:
    """Hangs Wagtail's site on a `HomePage`, in place of its welcome page. Can be called at every start."""
    from standfirst.newsroom.models import HomePage, Publication

    Publication.load()
    home = HomePage.objects.first()
    if home is None:
        root = Page.get_first_root_node()
        for welcome in root.get_children().filter(slug="home"):
            # Wagtail's page stands in the way of ours; moved aside first, as its site still hangs on it.
            Page.objects.filter(pk=welcome.pk).update(slug=f"home-{welcome.pk}")
        home = root.add_child(instance=HomePage(title="Home", slug="home"))
    address = urlsplit(settings.SITE)
    port = address.port or (443 if address.scheme == "https" else 80)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    wanted = (address.hostname or "localhost", port, home.pk)
    if (site.hostname, site.port, site.root_page_id) != wanted:
        site.hostname, site.port, site.root_page_id = wanted
        site.save()
    for page in Page.objects.filter(depth=2, numchild=0, title="Welcome to your new Wagtail site!").exclude(pk=home.pk):
        if not page.sites_rooted_here.exists():
            page.delete()
