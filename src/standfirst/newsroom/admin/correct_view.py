"""What kind of change is it? The question before live copy changes, and the word to the readers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import Truncator

from standfirst.desk.text.sentences import sentences
from standfirst.newsroom import acts
from standfirst.newsroom.admin.both_kept import stamp
from standfirst.newsroom.admin.clock import in_zone
from standfirst.newsroom.admin.held import edit_url, send_back
from standfirst.newsroom.admin.story_act import StoryActView
from standfirst.newsroom.gate import PublishingHeld, holds
from standfirst.newsroom.handover import handover
from standfirst.newsroom.models.acts import ActKind
from standfirst.newsroom.reported import OpenReport, open_reports
from standfirst.newsroom.substance import Extent
from standfirst.story import Evidence, Story, anchor

KINDS = (
    (ActKind.TYPO.value, "Typo: only spelling or a comma; nobody read anything wrong"),
    (ActKind.UPDATE.value, "Update: something new has happened, or there is more to tell"),
    (ActKind.CLARIFICATION.value, "Clarification: what stood there could be misread"),
    (ActKind.CORRECTION.value, "Correction: what stood there was wrong"),
)
WHOLE = ""


class CorrectionForm(forms.Form):
    """What kind of change it is, what the readers are told, and what was wrong."""

    kind = forms.ChoiceField(label="What kind of change is it?", choices=KINDS, widget=forms.RadioSelect)
    text = forms.CharField(
        label="Words for the reader",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Say what stood there and what is right. Printed with the story, with date and time. "
        "A correction and a clarification need them; an update may have them; a typo has none.",
    )
    points_at = forms.ChoiceField(label="It is about", required=False, widget=forms.RadioSelect)
    answers = forms.MultipleChoiceField(
        label="It answers what readers reported",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="They are thanked by mail where they left an address.",
    )

    def __init__(
        self, *args: Any, places: list[tuple[str, Evidence]], reports: list[OpenReport], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._places = {str(number): evidence for number, (_, evidence) in enumerate(places, 1)}
        sentences_of = [(str(number), words) for number, (words, _) in enumerate(places, 1)]
        points_at: Any = self.fields["points_at"]
        points_at.choices = [*sentences_of, (WHOLE, "the story as a whole")]
        answers: Any = self.fields["answers"]
        answers.choices = [(str(each.number), Truncator(each.text).chars(160)) for each in reports]
        if not reports:
            del self.fields["answers"]
        if not places:
            del self.fields["points_at"]

    def clean_text(self) -> str:
        return " ".join(self.cleaned_data["text"].split())

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        kind = data.get("kind")
        if kind in (ActKind.CLARIFICATION, ActKind.CORRECTION) and not data.get("text"):
            self.add_error("text", f"A {kind} needs a word to the readers: what stood there, and what is right.")
        return data

    @property
    def act(self) -> acts.Act:
        """What was declared. A typo is told to nobody, so words typed for it are dropped."""
        data = self.cleaned_data
        kind = ActKind(data["kind"])
        return acts.Act(
            kind,
            "" if kind is ActKind.TYPO else data["text"],
            self._places.get(data.get("points_at") or WHOLE),
            tuple(int(each) for each in data.get("answers") or ()),
        )


class CorrectView(StoryActView):
    """Shows what the newest draft changes of what readers have, asks what that is, and publishes it so."""

    permission_required = "publish"
    form_class = CorrectionForm
    template_name = "newsroom/admin/correct.html"
    page_title = "Change what readers have"
    header_icon = "blue-pencil"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.user_has_permission("publish"):
            raise PermissionDenied
        self.before = acts.last_words(self.article)
        if self.before is None or self.article.latest_revision is None:
            messages.error(request, f"“{self.article}” is not published, so there is nothing to correct yet.")
            return HttpResponseRedirect(edit_url(self.article))
        self.drafted = self.article.get_latest_revision_as_object()
        self.story = handover(self.drafted)
        self.judgement = acts.judge(self.article, self.story)
        self.reports = open_reports(self.article)
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        declared = self.judgement.act
        reported = self.request.GET.get("report", "")
        asked_for = self.request.GET.get("kind", "")
        kind = ActKind.CORRECTION if reported or asked_for == ActKind.CORRECTION else ActKind.UPDATE
        if not asked_for and self.judgement.change.extent is Extent.TYPO and not reported:
            kind = ActKind.TYPO
        return {
            "kind": declared.kind.value if declared else kind.value,
            "text": declared.text if declared else "",
            "points_at": "1" if self.places else WHOLE,
            "answers": [reported] if reported else [],
        }

    @property
    def places(self) -> list[tuple[str, Evidence]]:
        """The sentences that readers have and that the act may be about: those reported, then those that change."""
        assert self.before is not None  # noqa: S101 - dispatch sends others back
        reported = self.request.GET.get("report", "")
        found = [(each.words, each.evidence) for each in self.reports if each.evidence and str(each.number) == reported]
        found += _changed_sentences(self.before.story, self.story)
        unique = {evidence.exact: (f"“{Truncator(words).chars(200)}”", evidence) for words, evidence in found}
        return list(unique.values())[:12]

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "places": self.places, "reports": self.reports}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        waits = self.drafted.go_live_at
        return {
            **super().get_context_data(**kwargs),
            "shown": self.shown,
            "change": self.judgement.change,
            "is_substance": self.judgement.change.extent is Extent.SUBSTANCE,
            "is_typo": self.judgement.change.extent is Extent.TYPO,
            "waits_until": in_zone(waits) if waits and waits > timezone.now() else "",
            "compare_url": reverse("stories:revisions_compare", args=[self.article.pk, "live", "latest"]),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.POST.get("shown", self.shown) != self.shown:
            form = self.get_form()
            form.is_valid()
            form.add_error(None, self._overtaken(request.POST["shown"]))
            return self.form_invalid(form)
        answer: HttpResponse = super().post(request, *args, **kwargs)
        return answer

    @property
    def shown(self) -> str:
        """Names what the page shows: what readers have, and the draft that would go out."""
        assert self.article.latest_revision is not None  # noqa: S101 - dispatch sends others back
        return f"{self.article.version}/{stamp(self.article.latest_revision)}"

    def _overtaken(self, shown: str) -> str:
        """Why nothing goes out from a page that was opened at `shown`: it would not be what was looked at."""
        if shown.partition("/")[0] != str(self.article.version):
            return "The story went out anew after you had opened this page. See below what is still to change."
        newest: Any = self.article.latest_revision
        who = "You" if newest.user_id == self.request.user.pk else str(newest.user or "A colleague")
        return (
            f"{who} saved the story at {in_zone(newest.created_at)}, after you had opened this page, and nothing went "
            "out. Look at what changes now, and publish it if that is what you mean."
        )

    def form_valid(self, form: Any) -> HttpResponse:
        act: acts.Act = form.act
        version = self.article.version
        try:
            with transaction.atomic():
                self._publish(act)
        except PublishingHeld as held:
            asked = [hold for hold in held.holds if hold.place == acts.PLACE]
            if asked and len(asked) == len(held.holds):
                form.add_error("kind", asked[0].message)
                return self.form_invalid(form)
            return send_back(self.request, self.article, held)
        self.article.refresh_from_db()
        if self.article.version == version:
            at = in_zone(self.drafted.go_live_at) if self.drafted.go_live_at else "later"
            messages.success(self.request, f"The {act.kind.value} goes out {at}, with these words.")
        else:
            link = format_html('<a href="{}" target="_blank" rel="noopener">Read the page</a>', self.article.address)
            messages.success(self.request, format_html("The {} is published. {}", act.kind.value, link))
        return HttpResponseRedirect(edit_url(self.article))

    def _publish(self, act: acts.Act) -> None:
        """Publishes, or signs the step of the workflow the draft waits at, which publishes if it is the last."""
        user = self.request.user
        task = self.article.current_workflow_task_state
        if task and task.revision_id == self.article.latest_revision_id:
            offered = {name for name, *_ in task.task.specific.get_actions(self.article, user)}
            if "approve" in offered:
                acts.declare(self.article, self.story, act, user)
                task.approve(user=user)
                return
        self.article.publish(self.article.latest_revision, user=user, act=act)


def ask_first(request: HttpRequest, article: Any) -> HttpResponse | None:
    """For `before_publish`: whoever publishes other words than readers have is asked what that is."""
    from standfirst.newsroom.models import Article

    if not isinstance(article, Article):
        return None
    stored = Article.objects.get(pk=article.pk)
    revision = stored.latest_revision
    if not stored.version or revision is None:
        return None
    drafted = revision.as_object()
    story = handover(drafted)
    judgement = acts.judge(stored, story)
    if judgement.act or (judgement.change.extent is Extent.FILING):
        return None
    if reasons := holds(drafted, story):
        # Nobody is asked to find words for what may not go out as it stands.
        return send_back(request, stored, PublishingHeld(reasons))
    return HttpResponseRedirect(reverse("stories:correct", args=[stored.pk]))


def _changed_sentences(before: Story, after: Story) -> Iterator[tuple[str, Evidence]]:
    """The sentences of the Deep Look that `before` has and `after` has not."""
    kept = {block.text[each.start : each.end] for block in after.deep_look for each in sentences(block.text)}
    for block in before.deep_look:
        for each in sentences(block.text):
            words = block.text[each.start : each.end]
            if words not in kept:
                yield words, anchor(block, each.start, each.end, before.version)
