"""What other parts of the newsroom put on tonight's desk: each registers a function that makes its panel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

PanelMaker = Callable[[HttpRequest], Component | None]

_makers: dict[str, tuple[int, PanelMaker]] = {}


class SlipsPanel(Component):
    """A headed list of slips (see `newsroom/css/tonight.css`); its template extends `newsroom/admin/slips.html`."""

    name: str
    """What its heading is known by on the page, after `tonight-`."""
    title: str
    icon_name: str

    def __init__(self, **words: Any) -> None:
        super().__init__()
        self.words = words
        """What its template draws."""

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"panel": self, **self.words}


def register(maker: PanelMaker, order: int = 100) -> PanelMaker:
    """Has `maker` asked for its panel whenever tonight's desk is drawn; None means nothing to show.

    The panel is a `SlipsPanel`. Smaller orders stand first. Registering the same function again changes nothing.
    """
    _makers[f"{maker.__module__}.{maker.__qualname__}"] = (order, maker)
    return maker


def panels_for(request: HttpRequest) -> list[Any]:
    """The panels there are for the reader of this page, in their order."""
    made = (maker(request) for _, maker in sorted(_makers.values(), key=lambda each: each[0]))
    return [panel for panel in made if panel is not None]
