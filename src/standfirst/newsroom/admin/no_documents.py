"""Stands in for Wagtail's documents, which the newsroom does without.

Every page of the admin asks for the address of their list (`wagtail_config` in Wagtail 8.0), so there is one;
it is empty.
"""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet


class NoDocuments(ImagesAdminAPIViewSet):
    """A list of nothing."""

    name = "documents"

    def get_queryset(self) -> QuerySet[Any]:
        return super().get_queryset().none()


def endpoint(router: Any) -> None:
    """For `construct_admin_api`."""
    router.register_endpoint("documents", NoDocuments)
