"""A JSON object a line for each finding, and nothing else."""

from __future__ import annotations

import json

from standfirst.cli.formats import Checked, Plain


class Format(Plain):
    """Each record has the file, the headline, and the finding as `Finding.as_dict` gives it."""

    def story(self, checked: Checked) -> str:
        """One line for each finding."""
        head = {"file": checked.name, "headline": checked.story.headline}
        return "".join(json.dumps({**head, **each.as_dict()}, ensure_ascii=True) + "\n" for each in checked.findings)
