"""“Beat the desk”: a story with faults, sixty seconds to mark them, then who found what. Nothing is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.module_loading import import_string

from standfirst.desk import Finding, Level
from standfirst.desk.text.sentences import sentences
from standfirst.newsroom.admin.excerpts import Piece, excerpt
from standfirst.newsroom.admin.pasted_story import MAX_CHARACTERS, pasted_story
from standfirst.newsroom.signing.reading import Reading, read
from standfirst.story import Part, Passage, Story, StoryError, passages
from standfirst.wire import WireError

SECONDS = 60
_WHOLE = (Part.KICKER, Part.HEADLINE, Part.QUICK_LOOKS_HEADLINE, Part.QUICK_LOOK, Part.HEADING)
"""Parts that are marked whole; the others sentence by sentence."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What one mark covers: code points `start` to `end` of the passage at `place`."""

    place: str
    start: int
    end: int
    text: str

    @property
    def id(self) -> str:
        return f"{self.place}:{self.start}"


@dataclass(frozen=True, slots=True)
class Printed:
    """A passage as the game prints it."""

    name: str
    part: str
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding with its words, for the verdict."""

    message: str
    quoted: tuple[tuple[str, tuple[Piece, ...]], ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Who found what."""

    both: tuple[Shown, ...]
    desk_only: tuple[Shown, ...]
    person_only: tuple[tuple[str, str], ...]
    """Name of the passage, and the words a person marked of which the desk says nothing."""

    @property
    def asked(self) -> int:
        return len(self.both) + len(self.desk_only)


def exercise() -> Story | None:
    """The story with planted faults that `BEAT_THE_DESK` in the settings names; None where it names none."""
    name = getattr(settings, "BEAT_THE_DESK", "")
    if not name:
        return None
    make: Callable[[], Story] = import_string(name)
    return make()


def printed(story: Story) -> tuple[Printed, ...]:
    """The passages of `story` cut into what can be marked."""
    return tuple(Printed(each.name, each.part.value, tuple(_units(each))) for each in passages(story))


def _units(passage: Passage) -> Iterator[Unit]:
    if passage.part in _WHOLE:
        yield Unit(passage.place, 0, len(passage.text), passage.text)
        return
    for each in sentences(passage.text):
        yield Unit(passage.place, each.start, each.end, passage.text[each.start : each.end])


def verdict(story: Story, reading: Reading, marked: frozenset[str]) -> Verdict:
    """What a person who marked the units with these ids found, beside what the desk asks of `story`."""
    parts = [(each.name, unit) for each in printed(story) for unit in each.units]
    names = {passage.place: passage for passage in passages(story)}
    own = [(name, unit) for name, unit in parts if unit.id in marked]
    asking = [each for each in reading.asking if not each.rule.startswith("furniture.")]
    both, desk_only = [], []
    for finding in asking:
        found = any(_touches(finding, unit) for _, unit in own)
        (both if found else desk_only).append(_shown(finding, names))
    said = [each for each in reading.findings if each.level is not Level.STYLE]
    alone = [(name, unit.text) for name, unit in own if not any(_touches(each, unit) for each in said)]
    return Verdict(tuple(both), tuple(desk_only), tuple(alone))


def _touches(finding: Finding, unit: Unit) -> bool:
    return any(
        span.place == unit.place and span.start < unit.end and unit.start < max(span.end, span.start + 1)
        for span in finding.spans
    )


def _shown(finding: Finding, names: dict[str, Passage]) -> Shown:
    quoted = []
    for span in finding.spans[:3]:
        passage = names.get(span.place)
        if passage is not None and span.words:
            quoted.append((passage.name, excerpt(passage.text, [(span.start, span.end)])))
    return Shown(finding.message, tuple(quoted))


def urls() -> list[URLPattern]:
    """For `register_admin_urls`."""
    return [path("beat-the-desk/", beat_the_desk, name="beat_the_desk")]


def beat_the_desk(request: HttpRequest) -> HttpResponse:
    """GET prints the exercise; POST of `text` prints a story of one's own; POST of `done` gives the verdict."""
    if not request.user.has_perm("wagtailadmin.access_admin"):
        raise PermissionDenied
    text = request.POST.get("text", "") if request.method == "POST" else ""
    own = bool(text.strip()) or "own" in request.POST
    context: dict[str, Any] = {"seconds": SECONDS, "max_characters": MAX_CHARACTERS, "text": text, "own": own}
    try:
        story = pasted_story(text) if own else exercise()
    except (WireError, StoryError) as error:
        return _page(request, {**context, "error": str(error), "own": False}, status=422)
    if story is None:
        return _page(request, context)
    if "done" in request.POST:
        marked = frozenset(request.POST.getlist("mark")[:2000])
        context["verdict"] = verdict(story, read(story), marked)
        context["took"] = _seconds(request.POST.get("took", ""))
        context["headline"] = story.headline
        return _page(request, context)
    return _page(request, {**context, "story": printed(story), "headline": story.headline})


def _seconds(sent: str) -> int | None:
    return min(int(sent), 3600) if sent.isdigit() and len(sent) < 6 else None


def _page(request: HttpRequest, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    return TemplateResponse(request, "newsroom/admin/beat_the_desk.html", context, status=status)
