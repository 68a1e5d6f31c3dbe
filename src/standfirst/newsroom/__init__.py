"""The newsroom: where stories are written, signed off and let out (Wagtail)."""
