"""The one error this room raises: it names the field and says what would be right."""


class StoryError(ValueError):
    """A value a `Story` cannot hold.

    `field` is the path of the value inside the story, as in `pictures[1].caption`;
    `problem` is a sentence for people that says what was found and what is expected.
    """

    def __init__(self, field: str, problem: str) -> None:
        self.field = field
        self.problem = problem
        super().__init__(f"{field}: {problem}" if field else problem)

    def inside(self, parent: str) -> "StoryError":
        """The same error seen from the object that holds the faulty one, `parent` its path there."""
        if not self.field:
            return StoryError(parent, self.problem)
        joiner = "" if self.field.startswith("[") else "."
        return StoryError(f"{parent}{joiner}{self.field}", self.problem)
