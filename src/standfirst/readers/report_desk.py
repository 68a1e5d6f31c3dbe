"""Readers' reports on tonight's desk: what they say, at the words they say it of, and the way to a correction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_http_methods
from wagtail.admin.auth import require_admin_access
from wagtail.admin.ui.components import Component

from standfirst.newsroom.admin import tonight_panels
from standfirst.newsroom.admin.clock import in_zone
from standfirst.newsroom.admin.held import edit_url
from standfirst.newsroom.visibility import may, visible_to
from standfirst.readers.models import ErrorReport
from standfirst.readers.reports import dismiss, still_stands, waiting_for

ON_TONIGHTS_DESK = 6
LISTED = 100


@dataclass(frozen=True, slots=True)
class ShownReport:
    """One report as the desk sees it. `stands` says whether the words still stand in the newest version."""

    pk: int
    headline: str
    words: str
    text: str
    at: str
    stands: bool
    wants_answer: bool
    state: str
    edit_url: str
    page_url: str
    correct_url: str
    may_correct: bool


class ReportsPanel(tonight_panels.SlipsPanel):
    """The reports that wait, on the first screen."""

    name = "reports"
    title = "Readers report errors"
    icon_name = "mail"
    template_name = "readers/admin/reports_panel.html"


def panel(request: HttpRequest) -> Component | None:
    """For `tonight_panels.register`."""
    waiting = list(waiting_for(visible_to(request.user)))
    if not waiting:
        return None
    shown = [_shown(each, request.user) for each in waiting[:ON_TONIGHTS_DESK]]
    more = max(0, len(waiting) - ON_TONIGHTS_DESK)
    return ReportsPanel(reports=shown, more=more, list_url=reverse("reader_reports"))


@require_admin_access
@require_http_methods(["GET", "POST"])
def reports(request: HttpRequest) -> HttpResponse:
    """Every report that waits, and the last that were answered; POST `dismiss` with a report's number."""
    mine = visible_to(request.user)
    if request.method == "POST":
        return _dismissed(request, mine)
    answered = ErrorReport.objects.exclude(state=ErrorReport.State.OPEN).filter(article__in=mine)
    return TemplateResponse(
        request,
        "readers/admin/reports.html",
        {
            "page_title": "What readers report",
            "header_title": "What readers report",
            "header_icon": "mail",
            "breadcrumbs_items": [
                {"url": reverse("wagtailadmin_home"), "label": "Home"},
                {"url": "", "label": "What readers report"},
            ],
            "waiting": [_shown(each, request.user) for each in list(waiting_for(mine))[:LISTED]],
            "answered": [
                _shown(each, request.user) for each in answered.select_related("article").order_by("-answered_at")[:20]
            ],
        },
    )


def _dismissed(request: HttpRequest, mine: Any) -> HttpResponse:
    number = request.POST.get("dismiss", "")
    found = ErrorReport.objects.filter(pk=int(number) if number.isdigit() and len(number) < 18 else 0, article__in=mine)
    report = found.first()
    if report is None or not may(request.user, "edit", report.article):
        raise Http404("There is no such report.")
    dismiss(report, request.user)
    messages.success(request, "Noted: nothing was wrong. The reader’s address is forgotten.")
    return HttpResponseRedirect(reverse("reader_reports"))


def _shown(report: ErrorReport, user: Any) -> ShownReport:
    article = report.article
    version = article.published_versions.last()
    place = f"#place-{report.place}" if report.place else ""
    return ShownReport(
        report.pk,
        str(article),
        report.words,
        report.text,
        in_zone(report.at),
        bool(version) and still_stands(report, version.story),
        bool(report.contact),
        report.get_state_display(),
        f"{edit_url(article)}{place}",
        article.address if article.live else "",
        f"{reverse('stories:correct', args=[article.pk])}?report={report.pk}",
        article.live and may(user, "publish", article),
    )


def urls() -> list[URLPattern]:
    """For `register_admin_urls`."""
    return [path("reports-by-readers/", reports, name="reader_reports")]


tonight_panels.register(panel, order=15)
