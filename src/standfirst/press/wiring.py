"""What the press does when a room below speaks."""

from __future__ import annotations

import logging
from typing import Any

from standfirst.newsroom.preview import set_renderer
from standfirst.newsroom.signals import outbox_filled
from standfirst.press.preview import render_preview
from standfirst.readers.signals import voted

log = logging.getLogger("standfirst.press")


def connect() -> None:
    """Called once when the app is ready."""
    outbox_filled.connect(_outbox_filled, dispatch_uid="press:outbox_filled")
    voted.connect(_voted, dispatch_uid="press:voted")
    set_renderer(render_preview)


def _outbox_filled(sender: Any, at_leisure: bool = False, **kwargs: Any) -> None:
    """Makes the changed story's pages before the editor's request is answered: its next shows them.

    What touches the whole site (a section's name) is left to the server's worker, which begins at once; so is all that
    nobody waits for.
    """
    from standfirst.press import worker

    try:
        if not at_leisure:
            worker.work_off(everything=False)
    except Exception:
        # The story is published and its row waits in the outbox: nothing here may break the editor's request.
        log.exception("The press could not make what was published just now; it tries again.")
    worker.wake()


def _voted(sender: Any, article_id: int, **kwargs: Any) -> None:
    from standfirst.press import due, worker

    try:
        due.show_votes(article_id)
    except Exception:
        # The vote is counted; the next one shows it.
        log.exception("The rating of story %s could not be put down for making.", article_id)
    worker.wake()
