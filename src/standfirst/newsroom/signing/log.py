"""What people did with the desk's questions, in the newsroom's log."""

from __future__ import annotations

from typing import Any

from wagtail.log_actions import LogFormatter

_ACTS = {
    "standfirst.dismiss": ("Dismiss a query", "Dismissed: {message} Reason: {reason}"),
    "standfirst.override": ("Override a stop", "Overrode a stop: {message} Reason: {reason}"),
    "standfirst.ask_again": ("Take an answer back", "Took back what was answered to: {message}"),
    "standfirst.confirm": ("Confirm a claim", "Confirmed what bears out “{claim}”"),
    "standfirst.outside_source": ("Source outside the story", "Source outside the story for “{claim}”: {who}, {what}"),
    "standfirst.take_back": ("Take a signature back", "Took back the signature under “{claim}”"),
    "standfirst.published_with_queries": ("Publish with open queries", "Went out with queries left open: {count}"),
    "standfirst.draft_quick_looks": ("Draft Quick Looks", "Had {count} Quick Looks drafted"),
}


def register(actions: Any) -> None:
    """For `register_log_actions`."""
    for act, (label, message) in _ACTS.items():
        actions.register_action(act)(_formatter(label, message))


def _formatter(name: str, words: str) -> type[LogFormatter]:
    class Formatter(LogFormatter):
        label = name

        def format_message(self, log_entry: Any) -> str:
            data = log_entry.data if isinstance(log_entry.data, dict) else {}
            return words.format_map(_Said(data))

    return Formatter


class _Said(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "–"
