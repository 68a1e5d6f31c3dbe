"""The one error this room raises: a sentence that names the file, what is wrong with it and the way out."""


class WireError(ValueError):
    """Something that was handed in cannot be read.

    `str(error)` is one sentence for people; it begins with `name` (the file as the user gave it) where there is one.
    """

    def __init__(self, problem: str, *, name: str = "") -> None:
        self.name = name
        self.problem = problem
        super().__init__(f"{name}: {problem}" if name else problem[:1].upper() + problem[1:])

    def of(self, name: str) -> "WireError":
        """The same error with the name of the file it happened in."""
        return WireError(self.problem, name=self.name or name)
