"""What an invitation asks of who invites and of who comes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError

from standfirst.newsroom.models import Invitation, User


class InviteForm(forms.Form):
    """Whom, and as what."""

    email = forms.EmailField(label="Mail address", max_length=254)
    name = forms.CharField(label="Name", max_length=150, required=False, help_text="As it stands in the byline.")
    groups = forms.ModelMultipleChoiceField(
        Group.objects.order_by("name"), label="Roles", widget=forms.CheckboxSelectMultiple
    )

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].strip().lower()
        held = User.objects.filter(email__iexact=email).first()
        if held:
            raise ValidationError(f"{held} has a log-in with this address already.")
        return email


class JoinForm(forms.Form):
    """Name and password of the colleague who comes."""

    username = forms.CharField(
        label="User name", max_length=150, validators=list(User._meta.get_field("username").validators)
    )
    first_name = forms.CharField(label="First name", max_length=150)
    last_name = forms.CharField(label="Last name", max_length=150)
    password1 = forms.CharField(
        label="Password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="At least ten characters; three or four words that do not belong together are good.",
    )
    password2 = forms.CharField(
        label="The same password again", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def __init__(self, invitation: Invitation, data: Any = None) -> None:
        first, _, last = invitation.name.rpartition(" ")
        name = invitation.email.partition("@")[0].lower()
        super().__init__(data, initial={"username": _free(name), "first_name": first or last, "last_name": last})
        if not first:
            self.initial["last_name"] = ""
        self._invitation = invitation
        self.fields["username"].widget.attrs.update(autocomplete="username", autocapitalize="none")

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"]
        if User.objects.filter(username__iexact=username).exists():
            raise ValidationError("A colleague has this user name. Choose another.")
        return username

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if first and second and first != second:
            self.add_error("password2", "The two passwords differ. Type the same one twice.")
        elif first and second:
            someone = User(
                username=cleaned.get("username", ""),
                email=self._invitation.email,
                first_name=cleaned.get("first_name", ""),
                last_name=cleaned.get("last_name", ""),
            )
            try:
                password_validation.validate_password(first, someone)
            except ValidationError as error:
                self.add_error("password1", error)
        return cleaned


def _free(name: str) -> str:
    candidate, number = name, 2
    while User.objects.filter(username__iexact=candidate).exists():
        candidate, number = f"{name}{number}", number + 1
    return candidate
