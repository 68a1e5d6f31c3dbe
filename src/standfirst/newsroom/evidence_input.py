"""The form field that ties a Quick Look to its sentence."""

from __future__ import annotations

from typing import Any

from django import forms


class EvidenceInput(forms.Widget):
    """Holds the evidence as JSON; the editor's script draws the sentence and its state beside it.

    What the value is `standfirst.newsroom.evidence_value` says. Nothing but a person's choice ever changes it.
    """

    template_name = "newsroom/evidence_input.html"

    class Media:
        js = ["newsroom/js/words.js", "newsroom/js/claim_box.js", "newsroom/js/evidence.js"]
        css = {"all": ["newsroom/css/desk.css"]}

    def id_for_label(self, id_: str | None) -> str | None:  # type: ignore[override]
        # The input is hidden: a label that points at it would lead nowhere.
        return None

    def use_required_attribute(self, initial: Any) -> bool:
        return False
