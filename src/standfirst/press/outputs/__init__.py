"""Everything the press makes, by id: `make` makes one output anew, `all_ids` names them all.

One module a kind. Each has `KIND` (what its ids begin with), `ids()` and `make(output_id, rest)`, where `rest` is
what follows the kind and its slash.
"""

from __future__ import annotations

from collections.abc import Iterator

from standfirst.press.outputs import (
    article,
    author,
    corrections,
    edition,
    feed,
    fragment,
    front,
    history,
    logo,
    page,
    robots,
    section,
    sitemap,
    story_json,
)
from standfirst.press.outputs.made import Made
from standfirst.press.print_run import within_a_run

_KINDS = {
    kind.KIND: kind
    for kind in (
        article,
        history,
        story_json,
        corrections,
        front,
        section,
        edition,
        author,
        page,
        feed,
        sitemap,
        robots,
        logo,
        fragment,
    )
}


def make(output_id: str) -> Made | None:
    """The output `output_id` as the database has it now; None when there is nothing to show any more.

    Raises `LookupError` for an id that no kind of output has.
    """
    name, _, rest = output_id.partition("/")
    kind = _KINDS.get(name)
    if kind is None:
        raise LookupError(f"There is no output “{output_id}”: its kind is none of {', '.join(_KINDS)}.")
    with within_a_run():
        return kind.make(output_id, rest)


def all_ids() -> Iterator[str]:
    """The id of every output there may be now; `make` may still find nothing to show for one."""
    for kind in _KINDS.values():
        yield from kind.ids()


__all__ = ["Made", "all_ids", "make"]
