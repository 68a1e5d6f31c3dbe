"""Wagtail's command of that name, by our doors: one story that is held does not stop the others."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Lets out what is due and takes back what has expired. The running server does so by itself."

    def handle(self, *args: Any, **options: Any) -> None:
        from standfirst.newsroom.schedule import held_back, publish_due

        self.stdout.write(f"{publish_due()} published or taken back.")
        for pk, reasons in held_back().items():
            self.stdout.write(f"Story number {pk} is held back: {' '.join(reason.message for reason in reasons)}")
