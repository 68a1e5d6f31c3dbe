"""What the processes of a newsroom remember together for minutes: tries, votes and reports, to slow who overdoes it.

Django's cache "default" keeps it in a table. Its keys name network addresses and log-ins, so what stands in the table
is their hash, and what is over is thrown away.
"""

from __future__ import annotations

from hashlib import blake2b

from django.conf import settings
from django.db import connection
from django.utils import timezone

TABLE = "newsroom_remembered"


def hashed_key(key: str, key_prefix: str, version: int) -> str:
    """For `CACHES`: a hash under the newsroom's secret, so that nobody can try addresses on a copy of the table."""
    secret = blake2b(settings.SECRET_KEY.encode(), digest_size=32).digest()
    return blake2b(f"{key_prefix}:{version}:{key}".encode(), key=secret, digest_size=20).hexdigest()


def sweep() -> None:
    """Throws away what is over."""
    now = timezone.now().replace(microsecond=0)
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE} WHERE expires < %s", [connection.ops.adapt_datetimefield_value(now)])  # noqa: S608
