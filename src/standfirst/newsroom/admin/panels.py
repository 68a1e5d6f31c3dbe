"""The fields of a story in the order of the page, in newspaper words."""

from __future__ import annotations

from typing import Any

from django import forms
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput


class OneLineInput(AdminAutoHeightTextInput):
    """A line that may be longer than the screen is wide: it wraps, and what is saved has no line breaks."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs={"rows": 1, **(attrs or {})})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        value = super().value_from_datadict(data, files, name)
        return " ".join(value.split()) if isinstance(value, str) else value


def story_panels() -> Panel:
    """The edit form of a story: the page from top to bottom, then what only the newsroom needs."""
    return ObjectList(
        [
            FieldRowPanel(
                [
                    FieldPanel("kicker"),
                    FieldPanel("section", widget=forms.Select),
                    FieldPanel("label", heading="Label"),
                ],
                heading="Above the headline",
                classname="story-above",
            ),
            FieldPanel(
                "headline", widget=OneLineInput(attrs={"class": "story-headline"}), classname="story-headline-panel"
            ),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("agency"), FieldPanel("located", heading="City")]),
                    InlinePanel(
                        "article_authors", [FieldPanel("person", heading="Author")], heading="Authors", label="Author"
                    ),
                    FieldPanel("edition", widget=forms.Select),
                ],
                heading="Agency / city / authors / edition",
                classname="story-dateline",
            ),
            FieldPanel("standfirst", classname="story-standfirst-panel"),
            FieldPanel("pictures", classname="story-pictures"),
            MultiFieldPanel(
                [
                    FieldPanel("quick_looks_headline", heading="Quick Looks headline", widget=OneLineInput()),
                    FieldPanel("quick_looks", heading="Claims"),
                    HelpPanel(template="newsroom/admin/draft_looks.html"),
                ],
                heading="Quick Looks",
                classname="story-quick-looks",
            ),
            FieldPanel("deep_look", heading="Deep Look", classname="story-deep-look"),
            MultiFieldPanel(
                [
                    FieldPanel(
                        "accuses",
                        heading="It accuses somebody",
                        help_text="The desk reminds you until whoever is accused was asked.",
                    ),
                    InlinePanel(
                        "rights_of_reply",
                        [
                            FieldPanel("accused", heading="Who is accused"),
                            FieldRowPanel(
                                [
                                    FieldPanel("asked_at", heading="Asked when"),
                                    FieldPanel("asked_by", heading="By whom"),
                                ]
                            ),
                            FieldPanel("outcome", heading="What came of it"),
                            FieldPanel("answer", heading="Their words"),
                        ],
                        heading="Who was asked",
                        label="Somebody accused",
                    ),
                ],
                heading="Right of reply",
                classname="collapsed story-reply",
                help_text="Who is accused here, and their say. Readers do not see this record.",
            ),
            MultiFieldPanel(
                [
                    FieldPanel("storyline", heading="Storyline", help_text="The running story it belongs to."),
                    FieldPanel("tags"),
                    FieldPanel("slug", heading="Web address"),
                    FieldRowPanel(
                        [
                            FieldPanel("slugline"),
                            FieldPanel("language", help_text="As in en or tr. Empty: that of the publication."),
                        ]
                    ),
                    FieldPanel("embargoed_until", heading="Embargoed until"),
                    FieldPanel("copyright_notice", heading="Copyright"),
                    FieldPanel("usage_terms", heading="Terms of use"),
                    FieldPanel("ed_note", heading="Note to colleagues"),
                    FieldPanel("rating_enabled", heading="Readers may rate it"),
                ],
                heading="Filing",
                classname="collapsed",
                help_text="What the newsroom needs to file the story. Readers see the storyline and the tags.",
            ),
            PublishingPanel(),
        ]
    )
