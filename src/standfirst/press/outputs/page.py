"""An information page: about, standards, privacy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wagtail.rich_text import expand_db_html

from standfirst.newsroom.models import InformationPage
from standfirst.press.outputs.made import Made, page
from standfirst.press.outputs.numbers import number

KIND = "page"
_TO_NOWHERE = re.compile(r"<a>(.*?)</a>", re.DOTALL)


def ids() -> Iterator[str]:
    """Every information page that is public."""
    for pk in InformationPage.objects.live().public().order_by("pk").values_list("pk", flat=True):
        yield f"{KIND}/{pk}"


def make(output_id: str, rest: str) -> Made | None:
    """The page."""
    found = InformationPage.objects.live().public().filter(pk=number(output_id, rest)).first()
    if found is None:
        return None
    # Wagtail's own editor wrote this and its whitelist went over it on saving. A link to a story that may not be read
    # is plain words.
    body = _TO_NOWHERE.sub(r"\1", expand_db_html(found.body))
    return page(output_id, f"/{found.slug}/", "site/information.html", page=found, body=body)
