"""The server's app: the composer in front, Django behind it, the press's worker beside them.

Only what serves made pages is loaded here; Django, which takes seconds, comes in a thread while it serves.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from standfirst.press.behind import App, Behind
from standfirst.press.composer import Composer
from standfirst.press.store import Store

if TYPE_CHECKING:
    from standfirst.press.worker import Worker

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "standfirst.settings")

_workers: list[Worker] = []


def _open_the_newsroom() -> App:
    from django.core.asgi import get_asgi_application

    app: App = get_asgi_application()
    from django.urls import get_resolver

    from standfirst.press.worker import Worker

    # Now, rather than for the first reader who needs it.
    _ = get_resolver().url_patterns
    worker = Worker()
    _workers.append(worker)
    worker.start()
    return app


def _close() -> None:
    for worker in _workers:
        worker.stop()


def _application() -> Composer:
    from django.conf import settings

    behind = Behind(_open_the_newsroom)
    return Composer(
        Store(settings.FOLDER.outputs),
        behind,
        static=settings.FOLDER.static,
        pictures=settings.FOLDER.renditions,
        opening=behind.open,
        closing=_close,
    )


application = _application()
