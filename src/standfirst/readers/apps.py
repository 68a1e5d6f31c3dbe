"""The readers room as a Django app."""

from django.apps import AppConfig


class ReadersConfig(AppConfig):
    name = "standfirst.readers"
    label = "readers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from standfirst.readers import reports
        from standfirst.readers.search import entries

        entries.connect()
        reports.connect()
