"""The letter that a story waits for approval: only to colleagues who may read the story."""

from __future__ import annotations

from typing import Any

from wagtail.admin.mail import GroupApprovalTaskStateSubmissionEmailNotifier
from wagtail.models import TaskState
from wagtail.signals import task_submitted

from standfirst.newsroom.visibility import may


class ToWhoMayRead(GroupApprovalTaskStateSubmissionEmailNotifier):
    """Wagtail writes to everybody in the group, with the headline: an editor of Sport would read World's."""

    def get_recipient_users(self, task_state: TaskState, **kwargs: Any) -> set[Any]:
        from standfirst.newsroom.models import Article

        users = set(super().get_recipient_users(task_state, **kwargs))
        waits = task_state.workflow_state.content_object
        return {user for user in users if may(user, "read", waits)} if isinstance(waits, Article) else users


_write = ToWhoMayRead()


def connect() -> None:
    """Called before Wagtail's own is connected: of two receivers with one id, the first stays."""
    task_submitted.connect(
        _write, sender=TaskState, dispatch_uid="group_approval_task_submitted_email_notification", weak=False
    )
