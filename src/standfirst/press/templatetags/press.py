"""What the templates of the press and of the readers write: times, pictures, places for fragments, the site."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from standfirst.press import jsonld, times
from standfirst.press.pictures import ShownPicture
from standfirst.press.site import Site

register = template.Library()


@register.simple_tag
def the_site() -> Site:
    """The publication, for templates that were given none."""
    return Site.load()


@register.simple_tag
def esi(path: str) -> SafeString:
    """The place a fragment is joined in. https://www.w3.org/TR/esi-lang"""
    return format_html('<esi:include src="{}"/>', path)


@register.simple_tag
def at(moment: datetime, site: Site, form: str = "in_words") -> SafeString:
    """`moment` in the publication's zone, for people and for machines; `form` is a function of `times`."""
    words = {"in_words": times.in_words, "short": times.short, "day": times.day}[form](moment, site.zone)
    return format_html('<time datetime="{}" dir="auto">{}</time>', times.for_machines(moment, site.zone), words)


@register.filter
def iso(moment: datetime, site: Site) -> str:
    """`moment` as machines read it."""
    return times.for_machines(moment, site.zone)


@register.inclusion_tag("site/parts/picture.html")
def picture(shown: ShownPicture, sizes: str, alt: str = "", eager: bool = False) -> dict[str, Any]:
    """The picture itself, in the widths it was made in; `sizes` says how wide it will stand."""
    return {"shown": shown, "sizes": sizes, "alt": alt, "eager": eager}


@register.filter
def absolute(path: str, site: Site) -> str:
    """The full address of `path`."""
    return site.absolute(path)


@register.simple_tag
def publisher_json_ld(site: Site) -> SafeString:
    """The script element that says who publishes."""
    return jsonld.front(site)
