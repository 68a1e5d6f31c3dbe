"""GET /healthz: 200 while the newsroom works, 503 with the name of what does not, for machines that watch."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from standfirst.newsroom.health import troubles


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Says nothing but ok or the names of what is wrong: anybody may ask."""
    found = troubles()
    return JsonResponse({"ok": not found, "troubles": found}, status=503 if found else 200)
