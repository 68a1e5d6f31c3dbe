"""Pictures that come with a story become photos of the library."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile

from standfirst.newsroom.photo_check import examine
from standfirst.story import Note, NoteKind, Picture

if TYPE_CHECKING:
    from standfirst.newsroom.models import Photo


class PhotoIntake:
    """Takes pictures in from `folder`. If its `with` block fails, the files it has stored go again."""

    def __init__(self, folder: Path | None, user: Any = None) -> None:
        self._folder = folder
        self._user = user
        self._stored: list[Any] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        # The database takes its rows back by itself; the disk does not.
        if error is not None:
            for file in self._stored:
                file.storage.delete(file.name)

    def take_in(self, picture: Picture, number: int, notes: list[Note]) -> Photo | None:
        """The photo of `picture`, the story's `number`th; None, with a note that says why, if there is no file."""
        from standfirst.newsroom.models import Photo

        if not picture.href:
            return None
        path = self._path(picture.href)
        if path is None:
            where = "was not fetched" if "://" in picture.href else "is not beside the story"
            notes.append(
                Note(NoteKind.MISSING, f"Picture {number} {where}: put it in the library by hand.", words=picture.href)
            )
            return None
        with path.open("rb") as file:
            try:
                suffix = examine(file, path.name)
            except ValidationError as error:
                notes.append(Note(NoteKind.DROPPED, f"Picture {number}: {error.messages[0]}", words=picture.href))
                return None
            photo = Photo(
                title=(picture.alt_text or picture.caption or path.stem)[:255],
                file=ImageFile(file, name=path.stem + suffix),
                caption=picture.caption,
                credit=picture.credit,
                description=picture.alt_text,
                creator=picture.creator,
                source=picture.source,
                distributor=picture.distributor,
                usage_terms=picture.usage_terms,
                handout=picture.handout,
                uploaded_by_user=self._user,
            )
            photo.file_size = path.stat().st_size
            try:
                photo.save()
            finally:
                if photo.file and photo.file._committed:
                    self._stored.append(photo.file)
        return photo

    def _path(self, href: str) -> Path | None:
        """The file that `href` names, if it lies in the folder."""
        if self._folder is None or "\0" in href:
            return None
        try:
            path = (self._folder / href).resolve()
            if path.is_relative_to(self._folder.resolve()) and path.is_file():
                return path
        except (OSError, ValueError):
            pass  # a name no file can have
        return None
