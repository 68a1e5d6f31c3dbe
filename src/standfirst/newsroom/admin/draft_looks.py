"""Has the desk draft Quick Looks for the story being edited: a button beside the claims, each draft to be signed."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from wagtail.admin import messages
from wagtail.log_actions import log

from standfirst.newsroom.admin.held import edit_url
from standfirst.newsroom.signing.drafted import MOST, add_drafts

ACTION = "draft-looks"


class DraftLooksMixin:
    """For the create and edit views: the form is saved as a draft, then drafted Quick Looks are added to it."""

    request: HttpRequest
    object: Any

    def get_available_actions(self) -> list[str]:
        return [*super().get_available_actions(), ACTION]  # type: ignore[misc]

    def draft_looks_action(self) -> HttpResponse:
        draft = self.object.get_latest_revision_as_object()
        added = add_drafts(draft)
        if added:
            draft.save_revision(user=self.request.user, clean=False)
            log(self.object, "standfirst.draft_quick_looks", user=self.request.user, data={"count": added})
            messages.success(
                self.request,
                f"{added} Quick Look{'s' if added > 1 else ''} drafted from the Deep Look: sign each, mend it or take "
                "it out. What nobody has signed is not printed.",
            )
        elif len(draft.quick_looks) >= MOST:
            messages.info(self.request, f"There are {MOST} Quick Looks already.")
        else:
            messages.info(self.request, "The Deep Look holds no sentence yet that would stand as a Quick Look.")
        return HttpResponseRedirect(f"{edit_url(self.object)}{'#sign-off' if added else ''}")
