"""The press room as a Django app."""

from django.apps import AppConfig


class PressConfig(AppConfig):
    name = "standfirst.press"
    label = "press"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from standfirst.press import wiring

        wiring.connect()
