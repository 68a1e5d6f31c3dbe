"""The blocks a story is written in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from standfirst.newsroom.evidence_input import EvidenceInput
from standfirst.newsroom.evidence_value import EvidenceValue

TEXT_FEATURES = [
    *("h2", "h3", "h4", "bold", "italic", "link", "ul", "ol"),
    *("superscript", "subscript", "strikethrough", "code", "story-link"),
]
"""What a reporter can do in the Deep Look; pasted text is cut down to it."""


class EvidenceBlock(blocks.FieldBlock):
    """The words that bear a Quick Look out, as `standfirst.newsroom.evidence_value` describes them."""

    def __init__(self, **kwargs: Any) -> None:
        self.field = forms.JSONField(required=False, widget=EvidenceInput())
        super().__init__(**kwargs)

    def get_default(self) -> dict[str, Any]:
        return {}

    def clean(self, value: Any) -> dict[str, Any]:
        """What a form sent, cut down to evidence that holds together; what was tampered with is no evidence."""
        return EvidenceValue.read(super().clean(value)).as_dict()

    class Meta:
        icon = "link"
        default: dict[str, Any] = {}


class QuickLookBlock(blocks.StructBlock):
    """One claim, and the sentence that bears it out."""

    text = blocks.TextBlock(rows=2, label="Claim")
    evidence = EvidenceBlock(required=False, label="Borne out by")

    class Meta:
        icon = "list-ul"
        label = "Quick Look"


class _PhotoBlock(ImageChooserBlock):
    """Wagtail's, which turns the photo that it has just read for a form into its number and reads it once more."""

    def clean(self, value: Any) -> Any:
        return value if isinstance(value, self.model_class) else super().clean(value)

    def deconstruct(self) -> Any:
        _, args, kwargs = super().deconstruct()
        return "wagtail.images.blocks.ImageChooserBlock", args, kwargs  # to migrations it is nothing else


class PictureBlock(blocks.StructBlock):
    """A picture of the story. What is left empty here is taken from the library.

    While the photo itself is still to come, its particulars wait here.
    """

    photo = _PhotoBlock(required=False)
    caption = blocks.TextBlock(required=False, rows=3, help_text="Leave empty to print the picture's own caption.")
    credit = blocks.CharBlock(required=False, help_text="Leave empty to print the picture's own credit.")
    handout = blocks.BooleanBlock(required=False, help_text="Given out by a party of the story.")
    alt_text = blocks.CharBlock(required=False, help_text="Leave empty to use the picture's own.")
    creator = blocks.CharBlock(required=False, label="Photographer", help_text="Leave empty to use the picture's own.")
    source = blocks.CharBlock(required=False, help_text="Leave empty to use the picture's own.")
    distributor = blocks.CharBlock(required=False, help_text="Leave empty to use the picture's own.")
    usage_terms = blocks.TextBlock(required=False, rows=2, help_text="Leave empty to use the picture's own.")

    class Meta:
        icon = "image"
        label = "Picture"
        form_layout = blocks.BlockGroup(
            children=["photo", "caption", "credit", "handout"],
            settings=["alt_text", "creator", "source", "distributor", "usage_terms"],
        )


class PullQuoteBlock(blocks.StructBlock):
    """Words of the story set large; they must stand in it."""

    text = blocks.TextBlock(rows=2)
    attribution = blocks.CharBlock(required=False)

    class Meta:
        icon = "openquote"
        label = "Pull quote"


class StoryCardBlock(blocks.StructBlock):
    """Another story of ours, shown as a card between the paragraphs."""

    story = SnippetChooserBlock("newsroom.Article", required=False)

    class Meta:
        icon = "story"
        label = "Story card"


class _TextBlock(blocks.RichTextBlock):
    """Wagtail's, whose index of references knows the addresses of ours that were pasted, too."""

    def extract_references(self, value: Any) -> Iterator[tuple[Any, str, str, str]]:
        from standfirst.newsroom.story_links import references_by_address  # it needs the models, which need this

        yield from super().extract_references(value)
        yield from references_by_address(value.source)

    def deconstruct(self) -> Any:
        _, args, kwargs = super().deconstruct()
        return "wagtail.blocks.RichTextBlock", args, kwargs  # to migrations it is nothing else


class DeepLookBlock(blocks.StreamBlock):
    """The body: text, with pull quotes and pictures between."""

    text = _TextBlock(features=TEXT_FEATURES, label="Text", required=False)
    pull_quote = PullQuoteBlock()
    picture = PictureBlock()
    story_card = StoryCardBlock()
