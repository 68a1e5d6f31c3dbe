"""Publishing as a correction: the change goes out with a dated word to the readers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.generic import FormView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from standfirst.newsroom.admin.held import edit_url, send_back
from standfirst.newsroom.gate import PublishingHeld
from standfirst.story import Correction, CorrectionKind

KINDS = (
    (CorrectionKind.UPDATE.value, "Update: something new has happened"),
    (CorrectionKind.CLARIFICATION.value, "Clarification: what stood there could be misread"),
    (CorrectionKind.CORRECTION.value, "Correction: what stood there was wrong"),
)


class CorrectionForm(forms.Form):
    """What kind of change it is, and what the readers are told."""

    kind = forms.ChoiceField(choices=KINDS, widget=forms.RadioSelect, initial=CorrectionKind.CORRECTION.value)
    text = forms.CharField(
        label="Words for the reader",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Say what stood there and what is right. Printed with the story, with date and time.",
    )

    def clean_text(self) -> str:
        return " ".join(self.cleaned_data["text"].split())


class CorrectView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """Asks for the word to the readers, then publishes the newest draft with it."""

    model: Any = None
    permission_required = "publish"
    form_class = CorrectionForm
    template_name = "newsroom/admin/correct.html"
    page_title = "Publish a correction"
    header_icon = "blue-pencil"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.article = get_object_or_404(self.model, pk=kwargs["pk"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.user_has_permission("publish"):
            raise PermissionDenied
        if not self.article.live:
            messages.error(request, f"“{self.article}” is not published, so there is nothing to correct yet.")
            return HttpResponseRedirect(edit_url(self.article))
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            {"url": reverse("wagtailadmin_home"), "label": "Home"},
            {"url": reverse("stories:list"), "label": "Stories"},
            {"url": edit_url(self.article), "label": str(self.article)},
            {"url": "", "label": self.page_title, "sublabel": str(self.article)},
        ]

    def get_page_subtitle(self) -> str:
        return str(self.article)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "article": self.article,
            "edit_url": edit_url(self.article),
            "compare_url": reverse("stories:revisions_compare", args=[self.article.pk, "live", "latest"]),
        }

    def form_valid(self, form: CorrectionForm) -> HttpResponse:
        word = Correction(timezone.now(), CorrectionKind(form.cleaned_data["kind"]), form.cleaned_data["text"])
        try:
            self.article.correct(self.article.latest_revision, word, user=self.request.user)
        except PublishingHeld as held:
            return send_back(self.request, self.article, held)
        link = format_html('<a href="{}" target="_blank" rel="noopener">Read the page</a>', self.article.address)
        messages.success(self.request, format_html("The {} is published. {}", word.kind.value, link))
        return HttpResponseRedirect(edit_url(self.article))
