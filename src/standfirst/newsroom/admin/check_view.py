"""Checks the form of a story as it stands in the browser; nothing is saved."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, JsonResponse
from wagtail.snippets.views.snippets import PreviewOnCreateView, PreviewOnEditView

from standfirst.newsroom.admin.asked import ask
from standfirst.newsroom.admin.desk_panel import answer


class CheckOnEditView(PreviewOnEditView):
    """POST the edit form: JSON of what the desk asks.

    `errors` names the fields that could not be read; they count as they were last saved.
    """

    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
        form = self.get_form(request.POST)
        valid = self.validate_form(form)
        if valid:
            form.save(commit=False)
        labels = [str(form.fields[name].label or name) for name in form.errors if name in form.fields]
        return JsonResponse({**answer(ask(form.instance)), "errors": labels})


class CheckOnCreateView(CheckOnEditView, PreviewOnCreateView):
    """The same for a story that was never saved."""

    permission_required = "add"

    def get_object(self) -> Any:
        return PreviewOnCreateView.get_object(self)
