"""The one app of the plain Wagtail project."""
