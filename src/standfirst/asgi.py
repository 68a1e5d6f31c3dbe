"""The server's app: the composer in front, Django behind it, the press's worker beside them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from standfirst.press.composer import Composer


def _application() -> Composer:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "standfirst.settings")

    from django.core.asgi import get_asgi_application

    behind = get_asgi_application()

    # Only now: these need Django's apps.
    from django.conf import settings

    from standfirst.press.composer import Composer
    from standfirst.press.making import output_store
    from standfirst.press.worker import Worker

    worker = Worker()
    return Composer(
        output_store(),
        behind,
        static=settings.FOLDER.static,
        pictures=settings.FOLDER.renditions,
        opening=worker.start,
        closing=worker.stop,
    )


application = _application()
