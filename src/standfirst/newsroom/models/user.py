"""Who works in the newsroom."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A colleague with a log-in. Ours from the first migration, because Django cannot swap it later."""

    def __str__(self) -> str:
        return self.get_full_name() or self.get_username()
