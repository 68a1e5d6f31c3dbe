"""What every page knows of the publication: its name, address, language, zone and information pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import get_language_info

from standfirst.newsroom.models import InformationPage, Publication, Section
from standfirst.press.logo import Logo, logo_of
from standfirst.press.print_run import kept


@dataclass(frozen=True, slots=True)
class Link:
    """A name and the address it leads to."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Site:
    """The publication as pages print it."""

    name: str
    tagline: str
    language: str
    contact_email: str
    zone: ZoneInfo
    root: str
    """The public address without a slash at its end, as in https://example.org."""
    logo: Logo | None = None
    arranged: tuple[Link, ...] = ()
    """The menu as the newsroom arranged it; empty where it left that to us."""
    agency: str = ""
    """The house's own agency: to name it needs no line of its own."""

    @classmethod
    def load(cls) -> Site:
        """The site as it is set up now."""
        return kept("site", cls._read)

    @classmethod
    def _read(cls) -> Site:
        publication = Publication.load()
        return cls(
            name=publication.name,
            tagline=publication.tagline,
            language=publication.language or "en",
            contact_email=publication.contact_email,
            zone=publication.zone,
            root=settings.SITE,
            agency=publication.agency,
            logo=logo_of(publication),
            arranged=tuple(_arranged(publication)),
        )

    @property
    def direction(self) -> str:
        return direction(self.language)

    @property
    def menu(self) -> list[Link]:
        """What stands in the menu before the search: as it was arranged, else all sections."""
        return list(self.arranged) or self.sections

    @property
    def menu_pages(self) -> list[Link]:
        """What stands in the menu after the search: nothing where the newsroom arranged it all, else all pages."""
        return [] if self.arranged else self.pages

    @property
    def sections(self) -> list[Link]:
        """The sections in the order of the menu."""
        return kept("sections", lambda: [Link(each.name, each.get_absolute_url()) for each in Section.objects.all()])

    @property
    def pages(self) -> list[Link]:
        """The information pages in the order the editors gave them."""
        return kept("pages", _pages)

    def absolute(self, path: str) -> str:
        """The full address of `path`, which begins with a slash; a full address stays as it is."""
        return f"{self.root}{path}" if path.startswith("/") else path


def _pages() -> list[Link]:
    found = InformationPage.objects.live().public().order_by("path")
    return [Link(title, f"/{slug}/") for title, slug in found.values_list("title", "slug")]


def _arranged(publication: Publication) -> Iterator[Link]:
    for item in publication.menu:
        value = item.value
        if value is None:
            continue  # a section or page that is gone
        if item.block_type == "link":
            yield Link(value["name"], value["address"])
        elif item.block_type == "section":
            yield Link(value.name, value.get_absolute_url())
        elif value.live:
            yield Link(value.title, f"/{value.slug}/")


def direction(language: str) -> str:
    """`rtl` for languages written from right to left, else `ltr`."""
    try:
        return "rtl" if get_language_info(language)["bidi"] else "ltr"
    except KeyError:
        return "ltr"
