"""The screen on which pictures come in, many at a time: each with its progress, then with what it still lacks."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.images.forms import get_image_form
from wagtail.images.views.images import IndexView
from wagtail.images.views.multiple import AddView
from wagtail.permissions import policy_registry

from standfirst.newsroom import photo_coming
from standfirst.newsroom.models import Photo, PhotoUpload
from standfirst.newsroom.photo_coming import OutOfStep, UploadRefused
from standfirst.newsroom.photo_likeness import same_or_alike

FIELDS = ("title", "caption", "credit", "description", "usage_terms", "expires_at", "handout")
"""What is asked for at once; the picture's own page has the rest."""


def urls() -> list[URLPattern]:
    """For `register_admin_urls`, before Wagtail's own."""
    return [
        path("images/", PicturesView.as_view(), name="pictures"),
        path("images/results/", PicturesView.as_view(results_only=True), name="pictures_results"),
        path("images/multiple/add/", coming_in, name="pictures_coming_in"),
        path("pictures/uploads/", begin, name="picture_upload_begin"),
        path("pictures/uploads/<str:key>/", upload, name="picture_upload"),
        path("pictures/<int:pk>/mend/", mend, name="picture_mend"),
        path("pictures/<int:pk>/discard/", discard, name="picture_discard"),
    ]


class PicturesView(IndexView):
    """The library, by the newsroom's name for it."""

    page_title = "Pictures"
    add_item_label = "Add pictures"


def coming_in(request: HttpRequest) -> HttpResponse:
    """GET shows the screen. POST is Wagtail's own way of adding one picture, for programs that know it."""
    if request.method == "POST":
        answer: HttpResponse = AddView.as_view()(request)
        return answer
    _must_be_able_to_add(request)
    broken = [(each, photo_coming.received(each) * 100 // each.size) for each in photo_coming.unfinished(request.user)]
    return TemplateResponse(
        request, "newsroom/admin/pictures_coming_in.html", {"unfinished": broken, "piece": photo_coming.PIECE}
    )


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Says under which address the pieces of a file are to be sent, and how much of it has come already."""
    _must_be_able_to_add(request)
    size = request.POST.get("size", "")
    try:
        begun = photo_coming.begin(
            request.user,
            request.POST.get("name", ""),
            int(size) if size.isascii() and size.isdigit() and len(size) < 16 else 0,
            request.POST.get("fingerprint", ""),
        )
    except UploadRefused as refused:
        return JsonResponse({"error": str(refused)}, status=422)
    address = reverse("picture_upload", args=[begun.key])
    return JsonResponse({"address": address, "received": photo_coming.received(begun)})


@require_http_methods(["GET", "PUT", "DELETE"])
def upload(request: HttpRequest, key: str) -> HttpResponse:
    """GET: how much has come. PUT: a piece, from `?offset=`; the last one brings the picture. DELETE: never mind."""
    found = get_object_or_404(PhotoUpload, key=key, user=request.user)
    if request.method == "DELETE":
        photo_coming.forget(found)
        return JsonResponse({})
    if request.method == "GET":
        return JsonResponse({"received": photo_coming.received(found)})
    _must_be_able_to_add(request)
    length, offset = request.META.get("CONTENT_LENGTH") or "", request.GET.get("offset", "")
    if not (length.isdigit() and offset.isdigit() and int(length) <= 2 * photo_coming.PIECE):
        return JsonResponse({"error": "The piece is too big or does not say where it belongs."}, status=400)
    try:
        piece = request.read(int(length))
    except OSError:  # the browser is gone
        piece = b""
    if len(piece) != int(length):
        return JsonResponse({"received": photo_coming.received(found)}, status=409)  # cut off on the way
    try:
        come = photo_coming.add(found, int(offset), piece)
    except OutOfStep as out:
        if not (piece == b"" and out.received == found.size):
            return JsonResponse({"received": out.received}, status=409)
        come = out.received
    except UploadRefused as refused:
        photo_coming.forget(found)
        return JsonResponse({"error": str(refused)}, status=422)
    if come < found.size:
        return JsonResponse({"received": come})
    return _take_in(request, found)


def _take_in(request: HttpRequest, found: PhotoUpload) -> HttpResponse:
    with photo_coming.path_of(found).open("rb") as file:
        stem = PurePath(found.name).stem
        form = get_image_form(Photo)(
            {"title": stem[:255] or "Picture", "collection": _collection(request.user)},
            {"file": UploadedFile(file, found.name, size=found.size)},
            user=request.user,
        )
        if not form.is_valid():
            photo_coming.forget(found)
            said = [message for messages in form.errors.values() for message in messages]
            return JsonResponse({"error": " ".join(map(str, said))}, status=422)
        photo = form.save(commit=False)
        photo.uploaded_by_user = request.user
        photo.save()
        said = photo.in_file.get("headline") or photo.in_file.get("title")
        if said:
            photo.title = said[:255]
            photo.save(update_fields=["title"])
    photo_coming.forget(found)
    return JsonResponse({"done": photo.pk, "html": _card(request, photo, same_or_alike(photo))}, status=201)


@require_POST
def mend(request: HttpRequest, pk: int) -> HttpResponse:
    """Saves what was typed beside a picture that has just come in; answers with its card anew."""
    photo = _ones_own(request, pk, "change")
    form = _form(photo, request)
    if form.is_valid():
        photo = form.save()
    return JsonResponse({"html": _card(request, photo, [], form), "saved": form.is_valid()})


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throws a picture away that has just come in, for one that was there before; one in print stays."""
    photo = _ones_own(request, pk, "delete")
    if photo.uses.exists():
        return JsonResponse({"error": "A published story shows this picture: it stays."}, status=409)
    photo.delete()
    return JsonResponse({})


def _ones_own(request: HttpRequest, pk: int, act: str) -> Photo:
    photo = get_object_or_404(Photo, pk=pk)
    if not policy_registry.get_by_type(Photo).user_has_permission_for_instance(request.user, act, photo):
        raise PermissionDenied
    return photo


def _must_be_able_to_add(request: HttpRequest) -> None:
    if not policy_registry.get_by_type(Photo).user_has_permission(request.user, "add"):
        raise PermissionDenied


def _collection(user: Any) -> Any:
    mine = policy_registry.get_by_type(Photo).collections_user_has_permission_for(user, "add")
    return mine.first().pk if mine else None


def _form(photo: Photo, request: HttpRequest) -> Any:
    kind = get_image_form(Photo, fields=[*FIELDS])
    data = {**request.POST.dict(), f"picture-{photo.pk}-collection": photo.collection_id} if request.POST else None
    return kind(data, instance=photo, prefix=f"picture-{photo.pk}", user=request.user)


def _card(request: HttpRequest, photo: Photo, found: list[tuple[Photo, bool]], form: Any = None) -> str:
    if form is None or form.is_valid():
        kind = get_image_form(Photo, fields=[*FIELDS])
        form = kind(instance=photo, prefix=f"picture-{photo.pk}", user=request.user)
    return render_to_string(
        "newsroom/admin/picture_card.html",
        {
            "photo": photo,
            "form": [field for field in form if field.name in FIELDS],
            "errors": form.errors,
            "lacks": lacking(photo),
            "alike": found,
            "same": any(is_same for _, is_same in found),
        },
        request=request,
    )


def lacking(photo: Photo) -> list[str]:
    """What print needs of the picture and it does not have, in the words of its form."""
    from standfirst.newsroom.photo_rights import belongs_to_others
    from standfirst.story import Picture

    found = []
    if not (photo.credit or photo.source or photo.creator):
        found.append("a credit")
    if not photo.caption.strip():
        found.append("a caption")
    if not photo.description.strip():
        found.append("alt text")
    said = Picture("x", photo.caption, photo.credit, photo.creator, photo.source, photo.distributor)
    if not photo.usage_terms.strip() and (photo.handout or belongs_to_others(said)):
        found.append("terms of use")
    return found
