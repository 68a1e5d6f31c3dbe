"""The rows a draft kept as JSON names: read at once, and left out of it where they have been deleted since."""

from __future__ import annotations

from typing import Any

from django.apps import apps

_OWN = {"section": "Section", "edition": "Edition", "storyline": "Storyline"}
_OF_CHILDREN = {"article_authors": ("person", "Person"), "tagged_items": ("tag", "Tag")}


class Named:
    """What `content` of a revision of a story names by number, one query for each kind.

    Rows in use by what is live or by the row of a draft cannot be deleted; a draft of a live story is no such
    use, and Wagtail cannot read a revision that points at nothing there: the story could not be opened again.
    """

    def __init__(self, content: dict[str, Any], row: Any = None) -> None:
        """What `row`, the story's own, names too and has read already is not read again."""
        self._content = content
        self._own = {
            name: _read(row, name, content.get(name)) or _rows(model, [content.get(name)])
            for name, model in _OWN.items()
        }
        self._of_children = {
            children: _rows(model, [each.get(name) for each in content.get(children) or ()])
            for children, (name, model) in _OF_CHILDREN.items()
        }

    @property
    def there(self) -> dict[str, Any]:
        """The content without references to rows that are no more."""
        kept = dict(self._content)
        for name, rows in self._own.items():
            if kept.get(name) not in rows:
                kept[name] = None
        for children, rows in self._of_children.items():
            name = _OF_CHILDREN[children][0]
            if children in kept:
                kept[children] = [each for each in kept[children] or () if each.get(name) in rows]
        return kept

    def hand_to(self, article: Any) -> None:
        """Gives `article`, made of `there`, the rows it names, so that nobody asks for them one by one."""
        for name, rows in self._own.items():
            if (key := getattr(article, f"{name}_id")) is not None:
                setattr(article, name, rows[key])
        for children, rows in self._of_children.items():
            name = _OF_CHILDREN[children][0]
            for child in getattr(article, children).all() if children in self._content else ():
                setattr(child, name, rows[getattr(child, f"{name}_id")])


def _read(row: Any, name: str, key: Any) -> dict[Any, Any]:
    known = row._state.fields_cache.get(name) if row is not None else None
    return {key: known} if known is not None and known.pk == key else {}


def _rows(model: str, keys: list[Any]) -> dict[Any, Any]:
    wanted = {key for key in keys if key is not None}
    if not wanted:
        return {}
    manager = apps.get_model("newsroom", model)._default_manager
    return {row.pk: row for row in manager.filter(pk__in=wanted)}
