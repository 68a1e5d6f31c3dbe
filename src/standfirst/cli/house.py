"""What the newsroom has set for the desk, found beside the copy: `standfirst.toml` and the house's own list."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from standfirst.cli.errors import CommandError

if TYPE_CHECKING:
    from standfirst.desk import HouseStyle, Lexicon
    from standfirst.desk.configuration import Configuration

FILE_NAME = "standfirst.toml"


def configuration(named: str = "", start: Path | None = None) -> tuple[Configuration, Path | None]:
    """What is set, and the file it is set in.

    That is the file `named`, else the first `standfirst.toml` in the folder `start` (the one we are in) or above
    it; without one everything has its default. Raises `CommandError` naming file, line and key.
    """
    from standfirst.desk.configuration import Configuration, ConfigurationError, read_configuration

    path = Path(named) if named else _found(start or Path.cwd())
    if path is None:
        return Configuration(), None
    try:
        return read_configuration(_text(path), str(path)), path
    except ConfigurationError as error:
        raise CommandError(str(error)) from None


def _found(start: Path) -> Path | None:
    for folder in (start, *start.parents):
        path = folder / FILE_NAME
        if path.is_file():
            return path
    return None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise CommandError(f"{path} is not UTF-8 text: byte {error.start} cannot be read.") from None
    except OSError as error:
        raise CommandError(f"{path} cannot be opened ({(error.strerror or str(error)).lower()}).") from None


def house_style(configured: Configuration, path: Path | None) -> HouseStyle:
    """The terms, bans and names the newsroom has written down; the file's path counts from the folder of `path`.

    Raises `CommandError` naming file, line and key.
    """
    from standfirst.desk import HouseStyle, HouseStyleError

    if not configured.house_file:
        return HouseStyle()
    file = (path.parent if path else Path()) / configured.house_file
    try:
        return HouseStyle.from_toml(_text(file), str(file))
    except HouseStyleError as error:
        raise CommandError(str(error)) from None


def lexicon(configured: Configuration, house: HouseStyle) -> Lexicon:
    """The names the newsroom knows, from its settings and its house style."""
    from standfirst.desk import Lexicon

    return Lexicon(frozenset(configured.names) | house.names)
