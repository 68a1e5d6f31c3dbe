"""A plain Wagtail project to measure against: one page model, its page view, nothing in front of it."""
