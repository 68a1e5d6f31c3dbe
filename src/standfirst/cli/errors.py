"""What a command says when it cannot do what was asked."""


class CommandError(Exception):
    """A mistake of the user's or of the machine's, in one sentence with the way out; exit code 2."""
