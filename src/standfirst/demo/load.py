"""Puts the demo newspaper into a new newsroom: its people and sections, its stories, its drafts.

Each story is taken in by itself, so that a start that was stopped half-way goes on where it was.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.utils import timezone

from standfirst.newsroom.intake import publish_imported, take_in
from standfirst.newsroom.models import (
    Article,
    Edition,
    HomePage,
    InformationPage,
    Person,
    Publication,
    Section,
    Storyline,
    User,
)
from standfirst.story import Story, from_json

HERE = Path(__file__).parent


def load_into_an_empty_newsroom(tell: Callable[[str], None]) -> None:
    """Loads the demo if the newsroom has no stories yet, or goes on with a load that was stopped."""
    under_way: Path = settings.FOLDER.root / "demo-under-way"
    if Article.objects.exists() and not under_way.exists():
        return
    under_way.touch()
    plan = json.loads((HERE / "newsroom.json").read_text(encoding="utf-8"))
    schedule = json.loads((HERE / "schedule.json").read_text(encoding="utf-8"))
    tell(f"Setting up the demo newspaper, {plan['name']} ...")
    _paper(plan)
    reporter = _colleague("reporter", "Rowan", "Pell", "Reporter")
    stories = _in_order_of_publication(schedule)
    for number, (slug, story, at) in enumerate(stories, 1):
        tell(f"  {number:>2} of {len(stories)}: {story.headline}")
        if not Article.objects.filter(slug=slug).exists():
            _publish(story, at)
    _drafts(plan["drafts"], schedule, reporter)
    # The editor comes last: nobody is to get mail of what the demo hands in.
    _colleague("editor", "Edith", "Marsh", "Editor")
    under_way.unlink()


def _paper(plan: dict[str, Any]) -> None:
    publication = Publication.load()
    for name in ("name", "tagline", "time_zone", "language"):
        setattr(publication, name, plan[name])
    publication.contact_email = plan.get("contact_email", "corrections@example.org")
    publication.save()
    for order, section in enumerate(plan["sections"]):
        Section.objects.update_or_create(slug=section["slug"], defaults={**section, "order": order})
    for name in plan["editions"]:
        Edition.objects.get_or_create(name=name)
    for author in plan["authors"]:
        Person.objects.update_or_create(slug=author["slug"], defaults=author)
    for storyline in plan["storylines"]:
        Storyline.objects.update_or_create(slug=storyline["slug"], defaults=storyline)
    home = HomePage.objects.get()
    for page in plan["pages"]:
        if not InformationPage.objects.filter(slug=page["slug"]).exists():
            made = home.add_child(
                instance=InformationPage(title=page["title"], slug=page["slug"], body=page["body_html"])
            )
            made.save_revision().publish()


def _colleague(username: str, first: str, last: str, role: str) -> User:
    """Somebody to try a role with; `standfirst login` lets them in."""
    user, new = User.objects.get_or_create(
        username=username, defaults={"first_name": first, "last_name": last, "email": f"{username}@example.org"}
    )
    if new:
        user.set_unusable_password()
        user.save()
    user.groups.add(Group.objects.get(name=role))
    return user


def _in_order_of_publication(schedule: dict[str, float]) -> list[tuple[str, Story, datetime]]:
    now = timezone.now().replace(second=0, microsecond=0)
    stories = []
    for path in sorted((HERE / "stories").glob("*.json")):
        story = from_json(path.read_bytes())
        at = story.first_published or now - timedelta(hours=schedule[path.stem])
        stories.append((path.stem, story.but(slug=path.stem), at))
    return sorted(stories, key=lambda each: each[2])


def _publish(story: Story, at: datetime) -> None:
    story = story.but(first_published=at, version_created=story.version_created or at)
    article = take_in(story, pictures=HERE)
    publish_imported(article, at=story.version_created)


def _drafts(plan: list[dict[str, str]], schedule: dict[str, float], reporter: User) -> None:
    for each in plan:
        slug, state = each["slug"], each["state"]
        if Article.objects.filter(slug=slug).exists():
            continue
        story = from_json((HERE / "drafts" / f"{slug}.json").read_bytes()).but(slug=slug)
        if state == "scheduled":
            story = story.but(go_live_at=timezone.now() - timedelta(hours=schedule[slug]))
        article = take_in(story, user=reporter, pictures=HERE)
        if state == "scheduled":
            publish_imported(article)
        elif state == "submitted":
            article.get_workflow().start(article, reporter)
