"""The form field that ties a Quick Look to its sentence."""

from __future__ import annotations

from typing import Any

from django import forms


class EvidenceInput(forms.HiddenInput):
    """Holds the evidence as JSON; the editor's script draws the sentence and its state beside it."""

    class Media:
        js = ["newsroom/js/evidence.js"]
        css = {"all": ["newsroom/css/desk.css"]}

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs={"data-controller": "evidence", **(attrs or {})})
