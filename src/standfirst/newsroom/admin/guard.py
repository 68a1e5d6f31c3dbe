"""What is on record is not deleted by ticking a box."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.db import models, router
from django.db.models.deletion import Collector, ProtectedError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.snippets.views.snippets import DeleteView


def held_by(objects: Sequence[models.Model]) -> set[models.Model]:
    """What stands in the way of deleting `objects`: the rows that need them. Empty when nothing does."""
    for each in objects:
        try:
            Collector(using=router.db_for_write(type(each)), origin=each).collect([each])
        except ProtectedError as error:
            return set(error.protected_objects)
    return set()


def refusal(held: models.Model, needed_by: set[models.Model]) -> str:
    """Why `held` stays, in a sentence."""
    count = len(needed_by)
    what = "story or version on record" if count == 1 else "stories or versions on record"
    return f"“{held}” cannot be deleted: {count} {what} still need{'s' if count == 1 else ''} it."


def before_bulk_delete(request: HttpRequest, action_type: str, objects: Sequence[Any], action: Any) -> Any:
    """For `before_bulk_action`: a list that holds something on record is sent back whole."""
    if action_type != "delete":
        return None
    for each in objects:
        needed_by = held_by([each])
        if needed_by:
            messages.error(request, refusal(each, needed_by))
            return HttpResponseRedirect(get_valid_next_url_from_request(request) or action.next_url)
    return None


class GuardedDeleteView(DeleteView):
    """Says what still needs the thing instead of failing."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        needed_by = held_by([self.object])
        if needed_by:
            messages.error(request, refusal(self.object, needed_by))
            return HttpResponseRedirect(self.get_success_url())
        return super().post(request, *args, **kwargs)
