"""What all pages depend on besides the stories: when it differs, everything is made anew."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from django.conf import settings

import standfirst

_ROOMS = ("press", "readers")
_SUFFIXES = {".css", ".html", ".js", ".py", ".svg", ".txt", ".xml"}


def fingerprint() -> str:
    """A hash of the release, the code and templates pages are made with, the static files and the site's address."""
    digest = sha256()
    for fact in (standfirst.__version__, settings.SITE, settings.LANGUAGE_CODE):
        digest.update(f"{fact}\0".encode())
    package = Path(standfirst.__file__).parent
    files = [path for room in _ROOMS for path in (package / room).rglob("*") if path.suffix in _SUFFIXES]
    for path in sorted(files):
        digest.update(f"{path.relative_to(package)}\0".encode() + path.read_bytes() + b"\0")
    manifest = settings.FOLDER.static / "staticfiles.json"
    if manifest.exists():
        digest.update(manifest.read_bytes())
    return digest.hexdigest()
