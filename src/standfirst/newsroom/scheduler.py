"""The server's thread that lets out what is due, to the second; any number of servers may have one each."""

from __future__ import annotations

import logging

from django.utils import timezone

from standfirst.newsroom.lateness import begins_to_look
from standfirst.newsroom.photo_expiry import take_down_due
from standfirst.newsroom.rounds import Rounds
from standfirst.newsroom.schedule import next_due, publish_due

logger = logging.getLogger(__name__)

LONGEST_PAUSE = 0.5
"""Seconds between two looks. Not longer whatever the clock says: it may be put forward while one sleeps."""
SHORTEST_PAUSE = 0.01


class Scheduler(Rounds):
    """A thread of its own: a press that makes a large site anew keeps no story from going out at its time."""

    name = "schedule"

    def __init__(self) -> None:
        super().__init__()
        self._failed = 0

    def begin(self) -> None:
        begins_to_look()

    def look(self) -> None:
        """One turn. What fails is logged, the first time and once in a hundred turns, and comes up again."""
        try:
            publish_due()
            take_down_due()
        except Exception:
            self._failed += 1
            if self._failed % 100 == 1:
                logger.exception("What is due could not be looked for; the newsroom goes on trying.")
        else:
            self._failed = 0

    def pause(self) -> float:
        """Seconds until the next look."""
        try:
            due = next_due()
        except Exception:
            return LONGEST_PAUSE  # the next look says what is wrong
        if due is None:
            return LONGEST_PAUSE
        return min(LONGEST_PAUSE, max(SHORTEST_PAUSE, (due - timezone.now()).total_seconds()))
