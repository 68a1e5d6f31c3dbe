"""When a section, an author or an information page gets another address, the old one leads to the new."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import pre_save


def connect() -> None:
    """Called once when the app is ready."""
    from standfirst.newsroom.models import InformationPage, Person, Section

    for model in (InformationPage, Person, Section):
        pre_save.connect(_about_to_move, sender=model, dispatch_uid=f"moved:{model.__name__}")


def moved_to(path: str) -> str | None:
    """Where what was once at `path` is now; None where nothing moved. A section's feed moves with it."""
    from standfirst.newsroom.models import Moved

    front, feed = path, ""
    if path.endswith("/feed.xml"):
        front, feed = path[: -len("feed.xml")], "feed.xml"
    found = Moved.objects.filter(path=front).values_list("to", flat=True).first()
    return found + feed if found else None


def note(old: str, new: str) -> None:
    """Has `old` lead to `new`, and all that led to `old` with it. What stands at `new` itself leads nowhere else."""
    from standfirst.newsroom.models import Moved

    if old == new:
        return
    Moved.objects.filter(path=new).delete()
    Moved.objects.filter(to=old).update(to=new)
    Moved.objects.update_or_create(path=old, defaults={"to": new})


def _about_to_move(sender: Any, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    if raw or not instance.pk:
        return
    before = sender.objects.filter(pk=instance.pk).first()
    # A page that was never out has no old address.
    if before is not None and before.slug and getattr(before, "live", True):
        note(_address(before), _address(instance))


def _address(row: Any) -> str:
    address: str = row.address if hasattr(row, "address") else row.get_absolute_url()
    return address
