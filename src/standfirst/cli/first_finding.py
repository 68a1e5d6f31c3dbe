"""The first thing the desk asks of a waiting draft, as the terminal shows it."""

from __future__ import annotations


def first_finding() -> str:
    """The first finding on the newest waiting draft that has one, with both passages; empty if none asks."""
    from standfirst.cli.check import render_finding
    from standfirst.desk import Level, check
    from standfirst.newsroom.handover import handover
    from standfirst.newsroom.models import Article

    waiting = Article.objects.filter(live=False, pub_status="usable").order_by("-pk")[:20]
    for article in waiting:
        draft = article.get_latest_revision_as_object()
        story = handover(draft)
        for finding in check(story):
            if finding.level in (Level.STOP, Level.QUERY):
                return f"The desk asks of “{draft}”:\n{render_finding(story, finding)}"
    return ""
