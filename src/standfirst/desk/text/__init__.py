"""Reads plain text: every module finds one kind of thing in a string and says at which code points it stands."""
