"""Colleagues and their log-ins: invitations, passwords, passkeys and codes, sessions, and who must have what."""
