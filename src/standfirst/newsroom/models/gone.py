"""A draft kept as JSON may name a section, edition or author that has been deleted since."""

from __future__ import annotations

from typing import Any

from django.db.models import Model


def without_the_gone(content: dict[str, Any]) -> dict[str, Any]:
    """`content` of a revision of a story without references to rows that are no more.

    Rows in use by what is live or by the row of a draft cannot be deleted; a draft of a live story is no such
    use, and Wagtail cannot read a revision that points at nothing there: the story could not be opened again.
    """
    from standfirst.newsroom.models import Edition, Person, Section

    kept = dict(content)
    for name, model in (("section", Section), ("edition", Edition)):
        if kept.get(name) is not None and not _there(model, [kept[name]]):
            kept[name] = None
    authors = kept.get("article_authors") or []
    if authors:
        there = _there(Person, [each.get("person") for each in authors])
        kept["article_authors"] = [each for each in authors if each.get("person") in there]
    return kept


def _there(model: type[Model], keys: list[Any]) -> set[Any]:
    return set(
        model._default_manager.filter(pk__in=[key for key in keys if key is not None]).values_list("pk", flat=True)
    )
