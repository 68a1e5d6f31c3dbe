"""How the newsroom speaks upward: rooms above connect to these, the newsroom imports none of them."""

from django.dispatch import Signal

outbox_filled = Signal()
"""Sent after the transaction that wrote rows to the outbox has committed. `at_leisure`: nobody waits for the pages."""

corrected = Signal()
"""Sent after a change with a word to the readers has gone out. `article`, `act` (see `acts`), `version`, `user`."""

taken_down = Signal()
"""Sent in the transaction of a takedown, for rooms above to forget what they know of the story's words. `article`."""

pictures_changed = Signal()
"""Sent after the commit when what pictures of published stories may show has changed. `articles`: their keys."""
