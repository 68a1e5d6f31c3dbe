"""The mail screen: the server that letters go to, a test mail, and the letters that wait."""

from __future__ import annotations

from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin.auth import permission_required
from wagtail.log_actions import log

from standfirst.newsroom import caretaker
from standfirst.newsroom.accounts.sealing import seal
from standfirst.newsroom.mail.server import MailError, Server, connected, hand_over, sender, server
from standfirst.newsroom.models import Letter, MailServer, Publication

RIGHT = "newsroom.change_publication"


class MailServerForm(forms.ModelForm):
    """The server; its password is written and never shown."""

    password = forms.CharField(
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text="Leave it empty to keep the one that is set.",
    )

    class Meta:
        model = MailServer
        fields = ("host", "port", "security", "user", "sender")

    field_order = ("host", "port", "security", "user", "password", "sender")

    def save(self, commit: bool = True) -> MailServer:
        if self.cleaned_data.get("password"):
            self.instance.sealed_password = seal(self.cleaned_data["password"])
        elif not self.cleaned_data.get("user"):
            self.instance.sealed_password = ""
        row: MailServer = super().save(commit)
        return row


@sensitive_post_parameters("password")
@permission_required(RIGHT)
@require_http_methods(["GET", "HEAD", "POST"])
def mail(request: HttpRequest) -> HttpResponse:
    """The screen."""
    form = None if settings.MAIL else MailServerForm(request.POST or None, instance=MailServer.load())
    if request.method == "POST" and form is not None and form.is_valid():
        row = form.save()
        log(row, "standfirst.mail_server", user=request.user, data={"server": str(row)})
        messages.success(request, "The mail server is set. Send yourself a test mail.")
        return redirect("newsroom_mail")
    words = {
        "form": form,
        "to": _server(),
        "letters": Letter.objects.all()[:100],
        "sender": sender(),
        "mail_to": getattr(request.user, "email", ""),
    }
    return render(request, "newsroom/admin/mail.html", words, status=422 if form is not None and form.errors else 200)


@permission_required(RIGHT)
@require_POST
def send_test(request: HttpRequest) -> HttpResponse:
    """Hands a letter to the server while one waits, so that what is wrong can be read at once."""
    address = request.POST.get("to", "").strip()
    try:
        forms.EmailField().clean(address)
        to = server()
        if to is None:
            raise MailError("No mail server is set up.")
        with connected(to) as smtp:
            hand_over(smtp, sender(), [address], _test_letter(address))
    except forms.ValidationError:
        messages.error(request, f"“{address}” is no mail address; write it as in name@example.org.")
    except MailError as error:
        messages.error(request, f"The test mail did not go out: {error}")
    else:
        log(MailServer.load(), "standfirst.test_mail", user=request.user, data={"to": address})
        messages.success(request, f"{to.host} has taken the test mail. Look into the post of {address}.")
    return redirect("newsroom_mail")


@permission_required(RIGHT)
@require_POST
def change_letter(request: HttpRequest, pk: int) -> HttpResponse:
    """Tries a letter again now, or throws it away."""
    letter = get_object_or_404(Letter, pk=pk)
    if request.POST.get("act") == "drop":
        letter.delete()
        messages.success(request, f"The letter “{letter.subject}” is thrown away.")
    else:
        Letter.objects.filter(pk=pk).update(due_at=timezone.now(), given_up=False)
        caretaker.wake()
        messages.success(request, f"The letter “{letter.subject}” is tried again now.")
    return redirect("newsroom_mail")


def _server() -> Server | str | None:
    try:
        return server()
    except MailError as error:
        return str(error)


def _test_letter(address: str) -> bytes:
    name = Publication.load().name
    letter = EmailMessage()
    letter["Subject"] = f"{name}: a test mail"
    letter["From"], letter["To"] = sender(), address
    letter["Date"], letter["Message-ID"] = formatdate(localtime=False), make_msgid(domain=sender().rpartition("@")[2])
    letter.set_content(f"Mail from the newsroom of {name} arrives.\n\n{settings.SITE}/admin/\n")
    sent: Any = letter.as_bytes()
    return bytes(sent)
