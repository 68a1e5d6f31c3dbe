"""Secrets that must be kept and read again: sealed with the newsroom's key, so that the database alone gives none away.

Fernet (https://github.com/fernet/spec): AES-128-CBC with HMAC-SHA256; the key is derived from `SECRET_KEY`, which
lies beside the database, never in it. A key that was changed opens nothing that was sealed before.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from hashlib import blake2b

from django.conf import settings


class SealBroken(ValueError):
    """What was to be opened was sealed with another key, or is none of ours."""


def seal(text: str) -> str:
    """`text`, sealed; another result each time."""
    from cryptography.fernet import Fernet

    return Fernet(_key()).encrypt(text.encode()).decode("ascii")


def unseal(sealed: str) -> str:
    """What was sealed. Raises `SealBroken`."""
    from cryptography.fernet import Fernet, InvalidToken

    try:
        return Fernet(_key()).decrypt(sealed.encode("ascii", "replace")).decode()
    except InvalidToken:
        raise SealBroken("it was sealed with another secret key.") from None


def _key() -> bytes:
    digest = blake2b(settings.SECRET_KEY.encode(), digest_size=32, person=b"standfirst.seal").digest()
    return urlsafe_b64encode(digest)
