"""Which outputs a change touches: those that show it, and no others, so that publishing costs the same at any age.

What would be shown on every page (the latest news, the menu, a rating) is a fragment of its own and is joined in
when a page is served. What a page says of other stories looks backward only: the earlier stories of its section
and of its storyline. So a new story re-makes no page but that of its predecessor, and a change to an old one those
of the few stories behind which it stands (`lists.pages_that_name`), however many there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from standfirst.newsroom.models import ArticleCorrection, Withdrawal
from standfirst.newsroom.story_links import pages_that_link_to, stories_that_link_to
from standfirst.press import lists, outputs

if TYPE_CHECKING:
    from standfirst.newsroom.models import OutboxRow


def touched(row: OutboxRow) -> list[str]:
    """The ids of the outputs to be made anew for `row`, the story's own page first, each once.

    Outputs that turn out the same are no change; the list may be wider than what differs, never narrower.
    """
    named = (row.after or {}).get("outputs")
    if row.kind == row.Kind.ARTICLE and row.article_id is None and isinstance(named, list):
        return [str(each) for each in named]  # an editor arranged a front: no story changed
    if row.kind != row.Kind.ARTICLE or row.article_id is None:
        return list(outputs.all_ids())
    return list(dict.fromkeys(_of_article(row.article_id, [row.before or {}, row.after or {}])))


def _of_article(pk: int, places: list[dict[str, Any]]) -> Iterator[str]:
    yield f"article/{pk}"
    yield f"fragment/rating/{pk}"
    if not places[-1] or _amended(pk):
        yield from ("corrections", "corrections/feed")
    yield from ("front/home", "fragment/latest")
    for section in _numbers(places, "section"):
        yield f"section/{section}"
        yield f"feed/section/{section}"
    for edition in _numbers(places, "edition"):
        yield f"edition/{edition}"
    for place in places:
        for author in place.get("authors") or ():
            yield f"author/{author}"
    for place in places:
        for other in sorted(lists.pages_that_name(pk, place)):
            yield f"article/{other}"
    for other in sorted(stories_that_link_to(pk)):
        yield f"article/{other}"
    for page in sorted(pages_that_link_to(pk)):
        yield f"page/{page}"
    yield from ("feed/site", "sitemap")


def _amended(pk: int) -> bool:
    """Whether the list of corrections speaks of the story, or did."""
    words, withdrawals = ArticleCorrection.objects.filter(article=pk), Withdrawal.objects.filter(article=pk)
    return words.exists() or withdrawals.exists()


def _numbers(places: list[dict[str, Any]], name: str) -> Iterator[int]:
    for place in places:
        if place.get(name):
            yield place[name]
