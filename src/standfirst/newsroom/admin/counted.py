"""Pages of a long list: counted as far as anybody turns them, so that a list costs the same however long it is."""

from __future__ import annotations

from typing import Any

from django.utils.functional import cached_property
from wagtail.admin.paginator import WagtailPaginator

MOST = 3_000
"""Rows that are counted and can be paged to; what lies further down is found by searching and filtering."""


class CountedPages(WagtailPaginator):
    """Counts no more than `MOST` rows."""

    @cached_property
    def count(self) -> int:
        rows: Any = self.object_list
        counted: int = rows.order_by()[: MOST + 1].count() if hasattr(rows, "order_by") else len(rows)
        return min(counted, MOST)

    @cached_property
    def items_count_label(self) -> str:
        label: str = super().items_count_label
        return f"More than {label}" if self.count == MOST else label
