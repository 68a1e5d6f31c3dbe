"""The form of the log-in, in the newsroom's words."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm


class NewsroomLoginForm(LoginForm):
    """Named in `settings.ACCOUNT_FORMS`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "User name or mail address"
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        self.fields["login"].widget.attrs["autocapitalize"] = "none"
