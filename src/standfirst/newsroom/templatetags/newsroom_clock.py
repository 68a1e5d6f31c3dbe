"""Times in the admin's templates, as the newsroom reads them."""

from __future__ import annotations

from datetime import datetime

from django import template

from standfirst.newsroom.admin.clock import in_zone

register = template.Library()


@register.filter
def in_the_newsroom(at: datetime) -> str:
    """`at` in the publication's zone."""
    return in_zone(at)
