"""Which sections a colleague works for: the administrator's page, one for each colleague."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log

from standfirst.newsroom.models import Section, SectionRight, User


class SectionsForm(forms.Form):
    """Nothing ticked is the whole paper, and has to be said: a slip must not open everything."""

    whole_paper = forms.BooleanField(label="The whole paper", required=False)
    sections = forms.ModelMultipleChoiceField(
        Section.objects.all(), required=False, widget=forms.CheckboxSelectMultiple, label="Or only these sections"
    )

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if not found.get("whole_paper") and not found.get("sections"):
            raise forms.ValidationError("Tick the sections this colleague works for, or the whole paper.")
        return found


def urls() -> list[URLPattern]:
    """For `register_admin_urls`."""
    return [path("colleagues/<int:pk>/sections/", sections, name="newsroom_sections_of")]


def buttons(user: Any, request_user: Any) -> Iterator[Button]:
    """For `register_user_listing_buttons`."""
    if _may(request_user, user):
        yield Button("Sections", reverse("newsroom_sections_of", args=[user.pk]), icon_name="list-ul", priority=35)


def register_acts(actions: Any) -> None:
    """For `register_log_actions`."""
    actions.register_action("standfirst.sections", "Set sections", "Set the sections a colleague works for")


def sections(request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows the sections of colleague `pk`; POST sets them. Only for those who manage colleagues."""
    colleague = get_object_or_404(User, pk=pk)
    if not _may(request.user, colleague):
        raise PermissionDenied
    own = list(SectionRight.objects.filter(user=colleague).values_list("section_id", flat=True))
    form = SectionsForm(
        request.POST if request.method == "POST" else None, initial={"whole_paper": not own, "sections": own}
    )
    if request.method == "POST" and form.is_valid():
        chosen = [] if form.cleaned_data["whole_paper"] else list(form.cleaned_data["sections"])
        _set(colleague, chosen, request.user)
        said = ", ".join(each.name for each in chosen) or "the whole paper"
        messages.success(request, f"{colleague} works for {said}.")
        return HttpResponseRedirect(reverse("wagtailusers_users:index"))
    words = {
        "form": form,
        "colleague": colleague,
        "roles": ", ".join(colleague.groups.values_list("name", flat=True)),
        "page_title": "Sections",
        "header_title": "Sections",
        "page_subtitle": str(colleague),
        "header_icon": "list-ul",
        "breadcrumbs_items": [
            {"url": reverse("wagtailusers_users:index"), "label": "Colleagues"},
            {"url": "", "label": "Sections", "sublabel": str(colleague)},
        ],
        "back": reverse("wagtailusers_users:index"),
    }
    return TemplateResponse(request, "newsroom/admin/section_rights.html", words)


def _may(who: Any, whom: Any) -> bool:
    return bool(who.has_perm("newsroom.change_user") and (who.is_superuser or not whom.is_superuser))


def _set(colleague: User, chosen: list[Section], by: Any) -> None:
    with transaction.atomic():
        SectionRight.objects.filter(user=colleague).exclude(section__in=chosen).delete()
        for section in chosen:
            SectionRight.objects.get_or_create(user=colleague, section=section)
        log(
            colleague,
            "standfirst.sections",
            user=by,
            data={"sections": [each.name for each in chosen] or ["the whole paper"]},
        )


SECTIONS_OF = {
    "register_admin_urls": urls,
    "register_user_listing_buttons": buttons,
    "register_log_actions": register_acts,
}
"""The hooks of Wagtail this page hangs on."""
