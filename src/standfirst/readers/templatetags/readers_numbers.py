"""Numbers as people read them."""

from __future__ import annotations

from django import template

register = template.Library()


@register.filter
def thousands(number: int) -> str:
    """ "12,400" """
    return f"{number:,}"
