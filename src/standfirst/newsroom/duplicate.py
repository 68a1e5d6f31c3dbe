"""A new draft with the words of another story: what a weekly column or the next match report begins with."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.db import transaction
from wagtail.log_actions import log as put_on_record

if TYPE_CHECKING:
    from standfirst.newsroom.models import Article

_BEGINS_ANEW: dict[str, Any] = {
    "live": False,
    "expired": False,
    "first_published_at": None,
    "last_published_at": None,
    "go_live_at": None,
    "expire_at": None,
    "pub_status": "usable",
    "address": "",
    "version": 0,
    "slug": "",
    "locked": False,
    "locked_at": None,
    "locked_by": None,
    "latest_revision": None,
    "live_revision": None,
    "has_unpublished_changes": True,
    "reader_notes": [],
}
_CHILDREN = ("article_authors", "rights_of_reply", "tagged_items")


def duplicate(article: Article, user: Any = None) -> Article:
    """A new draft with the words, pictures and people of the newest draft of `article`.

    An embargo stays: the words are the same. What belongs to the first story's life does not: its address, times,
    schedule, corrections, votes and notes. Its Quick Looks keep their sentences, and wait to be signed anew.
    """
    draft = article.get_latest_revision_as_object()
    content = {**draft.serializable_data(), **_BEGINS_ANEW, "pk": None, "uuid": str(uuid4())}
    content["slugline"] = f"Copy of {article.slugline or article.headline}"[:500]
    content["quick_looks"] = json.dumps([_unsigned(each) for each in json.loads(content["quick_looks"])])
    for name in _CHILDREN:
        content[name] = [{**each, "pk": None} for each in content.get(name) or ()]
    with transaction.atomic():
        made: Article = type(article).from_serializable_data(content, check_fks=True, strict_fks=False)
        made.save()
        made.save_revision(user=user, changed=False, clean=False)
        put_on_record(made, "standfirst.duplicate", user=user, data={"of": article.pk})
    return made


def _unsigned(child: dict[str, Any]) -> dict[str, Any]:
    """A Quick Look with its sentences, which nobody has signed yet."""
    value = child.get("value") or {}
    evidence = value.get("evidence") or {}
    kept = {"evidence": evidence.get("evidence", []), "confirmed": False} if isinstance(evidence, dict) else {}
    return {**child, "value": {**value, "evidence": kept if kept.get("evidence") else {}}}
