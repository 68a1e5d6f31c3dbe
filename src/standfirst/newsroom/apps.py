"""The newsroom as a Django app."""

from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    name = "standfirst.newsroom"
    label = "newsroom"
    verbose_name = "Newsroom"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.conf import settings
        from PIL import Image

        from standfirst.newsroom import approval_mail, checks, furniture_changes, photo_uses, story_search
        from standfirst.newsroom.accounts import telling
        from standfirst.newsroom.moved_addresses import connect as follow_moves

        checks.connect()
        furniture_changes.connect()
        follow_moves()
        photo_uses.connect()
        story_search.connect()
        approval_mail.connect()
        telling.connect()
        # Pillow refuses at twice this before it makes a pixel; below, our own check has the word.
        Image.MAX_IMAGE_PIXELS = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
