"""The form a picture is uploaded with."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django.forms import FileField
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

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
        super().__init__(*args, **kwargs)
        if old := self.fields.get("file"):
            self.fields["file"] = PictureField(label=old.label, required=old.required, widget=old.widget)
