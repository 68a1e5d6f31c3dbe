"""The mail server, where the newsroom sets it up itself and the operator has not."""

from __future__ import annotations

from django.db import models


class MailServer(models.Model):
    """One row. `STANDFIRST_MAIL`, where it is set, comes before it."""

    class Security(models.TextChoices):
        STARTTLS = "starttls", "STARTTLS (usually port 587)"
        TLS = "tls", "TLS (usually port 465)"
        NONE = "none", "none (only for a server on this machine)"

    host = models.CharField("mail server", max_length=253, blank=True, help_text="As in smtp.example.org.")
    port = models.PositiveIntegerField(default=587)
    security = models.CharField("encryption", max_length=10, choices=Security.choices, default=Security.STARTTLS)
    user = models.CharField("user name", max_length=254, blank=True)
    sealed_password = models.TextField(blank=True)
    """See `newsroom.accounts.sealing`."""
    sender = models.EmailField("sender", blank=True, help_text="The address that mail from the newsroom comes from.")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "mail server"

    def __str__(self) -> str:
        return self.host or "no mail server"

    @classmethod
    def load(cls) -> MailServer:
        """The row, or one with defaults that is not saved."""
        return cls.objects.order_by("pk").first() or cls()
