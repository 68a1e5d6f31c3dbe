"""The newsroom's own admin on top of Wagtail's: stories, the copy desk beside them, tonight's desk, the paste box."""
