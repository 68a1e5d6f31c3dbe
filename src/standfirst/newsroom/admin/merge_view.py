"""Merging by hand: what a colleague saved and what I wrote meanwhile, piece by piece, until one draft is left."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.db.models import BooleanField, DateTimeField
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from wagtail.images import get_image_model
from wagtail.log_actions import log
from wagtail.models import Revision

from standfirst.newsroom.admin.both_kept import LET_GO, MERGED, kept_of, stamp
from standfirst.newsroom.admin.clock import in_zone
from standfirst.newsroom.admin.held import edit_url
from standfirst.newsroom.admin.story_act import StoryActView
from standfirst.newsroom.evidence_value import EvidenceValue
from standfirst.newsroom.merging import FIELDS, Merge, Piece
from standfirst.newsroom.models import Article, Person
from standfirst.newsroom.models.article import Tag
from standfirst.story import plain_text

_PARTS = {
    "article_authors": "Authors",
    "tagged_items": "Tags",
    "rights_of_reply": "Right of reply",
    "pictures": "Picture",
    "quick_looks": "Quick Look",
    "deep_look": "Deep Look",
    "go_live_at": "Goes out at",
    "expire_at": "Expires at",
}


class MergeView(StoryActView):
    """Shows where the story's newest draft and the one kept beside it differ; makes one draft of both."""

    permission_required = "change"
    template_name = "newsroom/admin/merge.html"
    page_title = "Merge two versions"
    header_icon = "resubmit"
    theirs: Revision
    mine: Revision

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        found = kept_of(self.article, kwargs["kept"])
        latest = self.article.latest_revision
        if found is None or latest is None:
            messages.info(request, "Those two versions are one already, or one of them is no longer there.")
            return HttpResponseRedirect(edit_url(self.article))
        self.theirs, (self.mine, base) = latest, found
        names = {name: _name(name) for name in FIELDS}
        self.merge = Merge(latest.content, self.mine.content, base.content if base else None, names, said)
        self.pieces = list(self.merge.pieces)
        answer: HttpResponse = super().dispatch(request, *args, **kwargs)
        return answer

    def get_form_class(self) -> type[forms.Form]:
        return forms.Form

    def get_form(self, form_class: Any = None) -> forms.Form:
        form: forms.Form = super().get_form(form_class)
        for piece in self.pieces:
            form.fields[piece.id] = forms.ChoiceField(
                choices=[(each, each) for each in piece.choices],
                initial=piece.proposed,
                error_messages={"required": "Choose whose words stand."},
            )
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        form = context["form"]
        own = self.theirs.user_id == self.request.user.pk
        return {
            **context,
            "rows": [_row(piece, form) for piece in self.pieces],
            "set_out_together": self.merge.base is not None,
            "open": sum(piece.proposed is None for piece in self.pieces),
            "theirs": stamp(self.theirs),
            "who": "You" if own else str(self.theirs.user or "A colleague"),
            "whose": "The other window’s" if own else f"{self.theirs.user or 'The colleague'}’s",
            "in_another_window": own,
            "at": in_zone(self.theirs.created_at),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.POST.get("act") == "let-go":
            log(self.article, LET_GO, user=request.user, revision=self.mine, data={"kept": self.mine.pk})
            messages.success(request, "Your version is let go. It stays in the story’s history.")
            return HttpResponseRedirect(edit_url(self.article))
        if request.POST.get("theirs") != stamp(self.theirs):
            messages.warning(
                request, "The story was saved again meanwhile. Look once more: these are the newest words."
            )
            return HttpResponseRedirect(reverse("stories:merge", args=[self.article.pk, self.mine.pk]))
        answer: HttpResponse = super().post(request, *args, **kwargs)
        return answer

    def form_valid(self, form: Any) -> HttpResponse:
        with transaction.atomic():
            merged = self.article.with_content_json(self.merge.merged(form.cleaned_data))
            if not merged.live:
                merged.save()
            revision = merged.save_revision(user=self.request.user, previous_revision=self.theirs, clean=False)
            log(merged, MERGED, user=self.request.user, revision=revision, data={"kept": self.mine.pk})
        messages.success(self.request, "Merged and saved as a draft. Read it once more: nothing went out.")
        return HttpResponseRedirect(edit_url(self.article))


def said(name: str, value: Any) -> str:
    """What a field of a draft, or a block of one of its streams, holds, in words; "" for nothing."""
    if name in _SAID:
        return _SAID[name](value)
    field = Article._meta.get_field(name)
    if isinstance(field, BooleanField):
        return "yes" if value else "no"
    if isinstance(field, DateTimeField):
        at = parse_datetime(value) if isinstance(value, str) else value
        return in_zone(at) if at else ""
    if field.many_to_one and value is not None:
        return str(field.related_model._default_manager.filter(pk=value).first() or "")
    return "" if value is None else str(value)


def _quick_look(value: Any) -> str:
    evidence = EvidenceValue.read(value.get("evidence"))
    borne = [f"— “{each.exact}”{', confirmed' if evidence.confirmed else ''}" for each in evidence.evidence]
    return "\n".join([value.get("text", ""), *borne])


def _picture(value: Any) -> str:
    photo = get_image_model().objects.filter(pk=value.get("photo")).first() if value.get("photo") else None
    told = [str(photo) if photo else "", value.get("caption", ""), value.get("credit", "")]
    told += [f"{name.replace('_', ' ').capitalize()}: {value[name]}" for name in _OF_A_PICTURE if value.get(name)]
    return "\n".join(each for each in told if each)


_OF_A_PICTURE = ("handout", "alt_text", "creator", "source", "distributor", "usage_terms")


def _rows_named(model: Any, key: str) -> Any:
    def names(rows: Any) -> str:
        found = model._default_manager.in_bulk([row[key] for row in rows or ()])
        return ", ".join(str(found[row[key]]) for row in rows or () if row[key] in found)

    return names


_SAID: dict[str, Any] = {
    "text": plain_text,
    "pull_quote": lambda value: "\n".join(filter(None, [value.get("text"), value.get("attribution")])),
    "picture": _picture,
    "quick_look": _quick_look,
    "story_card": lambda value: str(Article.objects.filter(pk=value.get("story")).first() or ""),
    "article_authors": _rows_named(Person, "person"),
    "tagged_items": _rows_named(Tag, "tag"),
    "rights_of_reply": lambda rows: "\n".join(
        " ".join(str(row[name]) for name in ("accused", "outcome", "answer") if row.get(name)) for row in rows or ()
    ),
}


def _name(field: str) -> str:
    name = _PARTS.get(field) or str(Article._meta.get_field(field).verbose_name)
    return name[:1].upper() + name[1:]


def _row(piece: Piece, form: Any) -> dict[str, Any]:
    field = form[piece.id]
    return {
        "piece": piece,
        "chosen": field.value(),
        "errors": field.errors,
        "same_words": piece.theirs == piece.mine,
    }
