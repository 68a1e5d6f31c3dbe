"""The form a picture is uploaded with."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django.db import transaction
from django.forms import FileField
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from standfirst.newsroom.newsroom_time import NewsroomTimeField
from standfirst.newsroom.photo_check import examine


class PictureField(WagtailImageField):
    """Takes a picture by its content and gives it the suffix of its format: a JPEG called .png is a JPEG."""

    def to_python(self, data: Any) -> Any:
        upload = FileField.to_python(self, data)
        if upload is None:
            return None
        suffix = examine(upload, upload.name)
        if PurePath(upload.name).suffix.lower() not in (suffix, suffix.replace("jpg", "jpeg")):
            upload.name = PurePath(upload.name).stem + suffix
        return super().to_python(upload)


class PhotoForm(BaseImageForm):
    """Wagtail's form of a picture (WAGTAILIMAGES_IMAGE_FORM_BASE) with our examination of the file."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._by: Any = kwargs.get("user")
        super().__init__(*args, **kwargs)
        if old := self.fields.get("file"):
            self.fields["file"] = PictureField(label=old.label, required=old.required, widget=old.widget)
        if "expires_at" in self.fields:
            self.fields["expires_at"] = NewsroomTimeField.like(self.fields["expires_at"])
        for name in ("caption", "usage_terms"):
            if name in self.fields:
                self.fields[name].widget.attrs["rows"] = 3

    def save(self, commit: bool = True) -> Any:
        """Saves the picture; the stories that show it follow when all of it is saved.

        A focal point stays where it was in the picture when its file is replaced by one of another size.
        """
        photo = self.instance
        photo.changed_by = self._by
        if photo.pk and "file" in self.changed_data and not {"focal_point_x", "focal_point_y"} & set(self.changed_data):
            self._keep_the_focal_point()
        with transaction.atomic():
            return super().save(commit=commit)

    def _keep_the_focal_point(self) -> None:
        photo = self.instance
        before = type(photo).everything.filter(pk=photo.pk).values("width", "height").first()
        if not photo.has_focal_point() or not before or not (before["width"] and before["height"]):
            return
        for name, now, then in (
            ("focal_point_x", photo.width, before["width"]),
            ("focal_point_width", photo.width, before["width"]),
            ("focal_point_y", photo.height, before["height"]),
            ("focal_point_height", photo.height, before["height"]),
        ):
            if (value := getattr(photo, name)) is not None:
                setattr(photo, name, round(value * now / then))
