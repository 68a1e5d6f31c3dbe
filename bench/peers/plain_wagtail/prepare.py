"""Makes the plain project's database and puts stories into it: `python -m plain_wagtail.prepare FILE`."""

import json
import sys
from pathlib import Path
from typing import Any

import django
from django.core.files.images import ImageFile
from django.core.management import call_command


def main(file: Path) -> None:
    """Migrates and publishes what is in `file`.

    That is an object with `stories`, the oldest first, and `alone`, the slug of the one that is also put at
    `/alone/` by itself. A story has `slug`, `section`, `section_slug`, `headline`, `standfirst`, `byline`,
    `quick_looks` and `body` (both HTML) and `pictures`, each a `path` and a `caption`.
    """
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    from wagtail.models import Page

    from plain_wagtail.stories.models import AloneStoryPage, SectionPage, StoryPage

    wanted = json.loads(file.read_text(encoding="utf-8"))
    home = Page.objects.get(depth=2)
    sections: dict[str, Any] = {}
    for story in wanted["stories"]:
        name = story["section"]
        if name not in sections:
            sections[name] = _put(home, SectionPage(title=name, slug=story["section_slug"], show_in_menus=True))
        words = {name: story[name] for name in ("standfirst", "byline", "body")}
        pictures: dict[str, Any] = {}
        for place, picture in zip(("lead", "second"), story["pictures"], strict=False):
            pictures |= {place: _image(Path(picture["path"])), f"{place}_caption": picture["caption"]}
        _put(
            sections[name],
            StoryPage(
                title=story["headline"], slug=story["slug"], quick_looks=story["quick_looks"], **words, **pictures
            ),
        )
        if story["slug"] == wanted["alone"]:
            _put(home, AloneStoryPage(title=story["headline"], slug="alone", **words))


def _put(parent: Any, page: Any) -> Any:
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def _image(path: Path) -> Any:
    from wagtail.images.models import Image

    with path.open("rb") as file:
        return Image.objects.create(title=path.stem, file=ImageFile(file, name=path.name))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
