"""How each rule of the desk did: raised, mended, dismissed, overridden, and the share that was acted on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from wagtail.admin.menu import MenuItem

from standfirst.desk import all_rules
from standfirst.newsroom.models import DeskQuestion
from standfirst.newsroom.signing.drafted import RULE as DRAFTED
from standfirst.newsroom.signing.questions import MISTAKEN

PERIODS = ((7, "the last 7 days"), (30, "the last 30 days"), (365, "the last year"), (0, "all time"))
RIGHT = "newsroom.publish_article"


@dataclass(frozen=True, slots=True)
class Row:
    """One rule: how often it asked, and what came of it. `mistaken` counts those dismissed as the desk's mistake."""

    rule: str
    title: str
    raised: int
    mended: int
    dismissed: int
    mistaken: int
    overridden: int
    open: int

    @property
    def acted_on(self) -> int | None:
        """Of every 100 that were settled, how many were mended; None while none is settled."""
        settled = self.mended + self.dismissed + self.overridden
        return round(100 * self.mended / settled) if settled else None


def rows(days: int = 0) -> Iterator[Row]:
    """A row for each rule that was raised in the last `days` days (0: ever), those raised most first."""
    found: Any = DeskQuestion.objects.all()
    if days:
        found = found.filter(raised_at__gte=timezone.now() - timedelta(days=days))
    counted = found.values("rule").annotate(
        raised=Count("pk"),
        mended=Count("pk", filter=Q(answer="", gone_at__isnull=False)),
        dismissed=Count("pk", filter=Q(answer=DeskQuestion.Answer.DISMISSED)),
        mistaken=Count("pk", filter=Q(answer=DeskQuestion.Answer.DISMISSED, reason=MISTAKEN)),
        overridden=Count("pk", filter=Q(answer=DeskQuestion.Answer.OVERRIDDEN)),
        open=Count("pk", filter=Q(answer="", gone_at__isnull=True)),
    )
    for each in counted.order_by("-raised", "rule"):
        yield Row(title=_title(each["rule"]), **each)


def _title(rule: str) -> str:
    if rule == DRAFTED:
        return "A Quick Look drafted by the desk is not signed."
    known = all_rules().get(rule)
    return known.title if known else ""


def report(request: HttpRequest) -> HttpResponse:
    """The screen; `?days=` narrows it."""
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied
    sent = request.GET.get("days", "30")
    days = int(sent) if sent in {str(number) for number, _ in PERIODS} else 30
    found = list(rows(days))
    total = Row(
        "",
        "All rules",
        *(sum(getattr(row, name) for row in found) for name in ("raised", "mended", "dismissed", "mistaken")),
        *(sum(getattr(row, name) for row in found) for name in ("overridden", "open")),
    )
    return TemplateResponse(
        request,
        "newsroom/admin/rule_report.html",
        {"rows": found, "total": total, "days": days, "periods": PERIODS},
    )


class ReportItem(MenuItem):
    """Shown to whoever signs stories."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(RIGHT))


def menu_item() -> MenuItem:
    """For `register_reports_menu_item`."""
    return ReportItem("How the desk did", reverse("rule_report"), name="rule-report", icon_name="blue-pencil", order=5)


def urls() -> list[URLPattern]:
    """For `register_admin_urls`."""
    return [path("reports/desk/", report, name="rule_report")]
