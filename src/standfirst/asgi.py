"""The server's app: the composer in front, Django behind it, the press's worker beside them.

Only what serves made pages is loaded here; Django, which takes seconds, comes in a thread while it serves.
"""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

from standfirst.configuration.declared import value
from standfirst.press.behind import App, Behind
from standfirst.press.composer import Composer
from standfirst.press.store import Store

if TYPE_CHECKING:
    from standfirst.newsroom.caretaker import Caretaker
    from standfirst.newsroom.scheduler import Scheduler
    from standfirst.press.worker import Worker

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "standfirst.settings")

_workers: list[Worker | Scheduler | Caretaker] = []


def _open_the_newsroom() -> App:
    from django.core.asgi import get_asgi_application

    app: App = get_asgi_application()
    from django.urls import get_resolver

    from standfirst.newsroom.caretaker import Caretaker
    from standfirst.newsroom.scheduler import Scheduler
    from standfirst.press.worker import Worker

    # Now, rather than for the first reader who needs it.
    _ = get_resolver().url_patterns
    for each in (Worker(), Scheduler(), Caretaker()):
        _workers.append(each)
        each.start()
    _spare_the_collector()
    return app


def _spare_the_collector() -> None:
    """What was loaded stays: the collector of cycles need not go through half a million objects while readers wait.

    Pages come onto the shelf and leave it by the thousand, and none is in a cycle: it looks ten times less often, too.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(7_000, 20, 20)


def _close() -> None:
    for worker in _workers:
        worker.stop()


def _application() -> App:
    from django.conf import settings
    from granian.utils.proxies import wrap_asgi_with_proxy_headers

    behind = Behind(_open_the_newsroom)
    composer = Composer(
        Store(settings.FOLDER.outputs),
        behind,
        static=settings.FOLDER.static,
        pictures=settings.FOLDER.renditions,
        opening=behind.open,
        closing=_close,
        surrogate=value("SURROGATE"),
    )
    # Who asks, and whether by TLS: what a proxy says counts where the operator trusts it, and nowhere else.
    return wrap_asgi_with_proxy_headers(composer, settings.TRUSTED_PROXIES) if settings.TRUSTED_PROXIES else composer


application = _application()
