"""Checks the form of a story as it stands in the browser, and takes answers to what the desk asks; saves no draft."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.utils.datastructures import MultiValueDict
from wagtail.snippets.views.snippets import PreviewOnCreateView, PreviewOnEditView

from standfirst.desk import Finding
from standfirst.newsroom.admin.asked import Asked, ask
from standfirst.newsroom.admin.desk_panel import answer
from standfirst.newsroom.admin.rights import offer_own_sections
from standfirst.newsroom.signing import claims, questions
from standfirst.newsroom.signing.questions import CannotAnswer
from standfirst.newsroom.visibility import may, sections_of
from standfirst.story import Evidence, StoryError


class CheckOnEditView(PreviewOnEditView):
    """POST the edit form, as a form or as a JSON list of [name, value]: JSON of what the desk asks.

    `errors` names the fields that could not be read; they count as they were last saved. `desk_shown` lists, with
    spaces between, the keys of the cards that have stood before the person for some seconds: these are put on record.
    """

    http_method_names = ("post",)

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.sent = sent(request)

    def get_object(self) -> Any:
        """The draft, as Wagtail's view makes it, of the row that the guard before this view has read."""
        row = self.request.story  # type: ignore[attr-defined]
        revision = row.latest_revision if row.has_unpublished_changes else None
        return row.with_content_json(revision.content) if revision else row

    def get_form_class(self) -> Any:
        return _reading(super().get_form_class())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
        article, errors = self._read_form()
        asked = ask(article)
        shown = self.sent.get("desk_shown")
        if shown is not None and article.pk:
            questions.keep(article, asked.asked_of_people, shown=frozenset(shown.split()[:200]))
        return self._answer(asked, errors)

    def _read_form(self) -> tuple[Any, list[str]]:
        """The story the form describes, and the names of the fields that could not be read."""
        form = self.get_form(self.sent)
        valid = self.validate_form(form)
        if valid:
            form.save(commit=False)
        return form.instance, [str(form.fields[name].label or name) for name in form.errors if name in form.fields]

    def _answer(self, asked: Asked, errors: list[str], **more: Any) -> JsonResponse:
        return JsonResponse({**answer(asked, self.request.user), "errors": errors, **more})


def sent(request: HttpRequest) -> MultiValueDict[str, str]:
    """The fields that were sent. Raises `BadRequest` for JSON that is no list of names and values."""
    if request.content_type != "application/json":
        return request.POST
    try:
        pairs = json.loads(request.body)
        fields: MultiValueDict[str, str] = MultiValueDict()
        for name, value in pairs:
            fields.appendlist(name, value)
        "".join(part for pair in pairs for part in pair).encode()  # text all of it, and all of it text of Unicode
    except (ValueError, TypeError, RecursionError):
        raise BadRequest("Expected a list of names and values.") from None
    if len(pairs) > settings.DATA_UPLOAD_MAX_NUMBER_FIELDS:
        raise BadRequest("There are too many fields.")
    return fields


class _Reading:
    """A form of a story that is read and not saved: a row that is at hand is not looked up again."""

    instance: Any
    for_user: Any
    fields: dict[str, Any]
    formsets: dict[str, Any]
    cleaned_data: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_own_sections(self, self.for_user)
        anywhere = sections_of(self.for_user) is None
        _take_rows(self, ("section", "edition", "storyline") if anywhere else ("edition", "storyline"))
        for form in self.formsets["article_authors"].forms:
            _take_rows(form, ("person",))
            _take(form.fields["id"], form.instance)

    def _get_validation_exclusions(self) -> set[str]:
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        related = (field.name for field in self.instance._meta.fields if field.many_to_one)
        return excluded.union(name for name in related if self.cleaned_data.get(name) is not None)


def _take_rows(form: Any, names: tuple[str, ...]) -> None:
    """Lets the choosers `names` of `form` take what its instance has, where that row was read."""
    for name in names:
        if name in form.fields and form.instance._meta.get_field(name).is_cached(form.instance):
            _take(form.fields[name], getattr(form.instance, name))


def _take(field: Any, row: Any) -> None:
    """Lets the chooser `field` of one form take `row` for its number."""
    if row is not None and row.pk is not None:
        look_up = field.to_python
        field.to_python = lambda value: row if str(value) == str(row.pk) else look_up(value)


@cache
def _reading(form_class: type[Any]) -> type[Any]:
    return type(form_class.__name__, (_Reading, form_class), {})


class CheckOnCreateView(CheckOnEditView, PreviewOnCreateView):
    """The same for a story that was never saved."""

    permission_required = "add"

    def get_object(self) -> Any:
        return PreviewOnCreateView.get_object(self)


class AnswerView(CheckOnEditView):
    """POST the edit form with `desk_act`: answers one question or signs one claim, and says what the desk asks then.

    Acts: `dismiss`, `override` (`desk_key`, `desk_reason`), `again` (`desk_key`); `confirm` (`desk_place`,
    `desk_claim`, `desk_evidence` as JSON), `outside` (`desk_place`, `desk_claim`, `desk_who`, `desk_what`), `unsign`
    (`desk_place`, `desk_claim`). What is not taken is said in `problem`, with status 422. The answer counts at once
    and for every colleague, whatever becomes of the form.
    """

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
        article, errors = self._read_form()
        act = self._acts().get(self.sent.get("desk_act", ""))
        if act is None:
            return JsonResponse({"problem": "There is no such answer."}, status=422)
        stored = type(article).objects.get(pk=article.pk)
        if not may(request.user, "answer", stored):
            raise PermissionDenied
        try:
            act(stored, article)
        except CannotAnswer as problem:
            return JsonResponse({"problem": str(problem)}, status=422)
        return self._answer(ask(article), errors)

    def _acts(self) -> dict[str, Callable[[Any, Any], None]]:
        return {
            "dismiss": self._dismiss,
            "override": self._override,
            "again": self._again,
            "confirm": self._confirm,
            "outside": self._outside,
            "unsign": self._unsign,
        }

    def _dismiss(self, stored: Any, drafted: Any) -> None:
        questions.dismiss(stored, self._finding(drafted), self._sent("reason"), self.request.user)

    def _override(self, stored: Any, drafted: Any) -> None:
        if not may(self.request.user, "override", stored):
            raise CannotAnswer("Only an editor of this section can let it out in spite of a stop.")
        questions.override(stored, self._finding(drafted), self._sent("reason"), self.request.user)

    def _again(self, stored: Any, drafted: Any) -> None:
        key = self._sent("key")
        if key in questions.overridden(stored) and not may(self.request.user, "override", stored):
            raise CannotAnswer("An editor has overridden this stop; only an editor can take that back.")
        questions.ask_again(stored, key, self.request.user)

    def _confirm(self, stored: Any, drafted: Any) -> None:
        try:
            evidence = [Evidence(**each) for each in json.loads(self._sent("evidence") or "[]")]
        except (ValueError, TypeError, StoryError):
            raise CannotAnswer("That sentence could not be read: pick it again.") from None
        claims.confirm(stored, self._sent("place"), self._claim(), evidence, self.request.user)

    def _outside(self, stored: Any, drafted: Any) -> None:
        who, what = self._sent("who"), self._sent("what")
        claims.outside(stored, self._sent("place"), self._claim(), who, what, self.request.user)

    def _unsign(self, stored: Any, drafted: Any) -> None:
        claims.take_back(stored, self._sent("place"), self._claim(), self.request.user)

    def _sent(self, name: str) -> str:
        return str(self.sent.get(f"desk_{name}", "")).replace("\x00", "")

    def _claim(self) -> str:
        words = self._sent("claim").strip()
        if not words:
            raise CannotAnswer("There is no claim there to sign.")
        return words

    def _finding(self, drafted: Any) -> Finding:
        key = self._sent("key")
        for finding in ask(drafted).findings:
            if finding.key == key:
                return finding
        raise CannotAnswer("The desk does not ask that any more: the words have changed.")
