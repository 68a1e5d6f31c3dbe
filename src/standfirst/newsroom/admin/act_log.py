"""What the audit log says of changes to live copy, withdrawals undone and takedowns."""

from __future__ import annotations

from typing import Any

from django.utils.encoding import force_str
from wagtail.log_actions import LogFormatter


def register(actions: Any) -> None:
    """For `register_log_actions`."""

    @actions.register_action("standfirst.change")
    class Changed(LogFormatter):  # type: ignore[misc]
        label = "Change to live copy"

        def format_message(self, log_entry: Any) -> str:
            kind = force_str(log_entry.data.get("kind", "")) or "change"
            text = force_str(log_entry.data.get("text", ""))
            return f"Published as {'an' if kind == 'update' else 'a'} {kind}{f': “{text}”' if text else ''}"

    @actions.register_action("standfirst.takedown")
    class TakenDown(LogFormatter):  # type: ignore[misc]
        label = "Takedown"

        def format_message(self, log_entry: Any) -> str:
            return f"Taken down for good: {force_str(log_entry.data.get('reason', ''))}"

    actions.register_action("standfirst.reinstate", "Withdrawal undone", "Put back after a withdrawal")
