"""`Article`: a story's life in this newsroom, from draft to withdrawal."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import RegexValidator
from django.db import models
from django.http import HttpRequest
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from taggit.models import ItemBase, TagBase
from wagtail.fields import StreamField
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Orderable,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)

from standfirst.newsroom.blocks import DeepLookBlock, PictureBlock, QuickLookBlock
from standfirst.newsroom.models.gone import Named
from standfirst.newsroom.models.life import Life
from standfirst.story import CorrectionKind, Label, PubStatus

if TYPE_CHECKING:
    from wagtail.models import Revision

    from standfirst.newsroom.acts import Act
    from standfirst.story import Correction


class Tag(TagBase):
    """A word stories are found by."""

    free_tagging = True

    class Meta:
        verbose_name = "tag"


class TaggedArticle(ItemBase):
    """A tag on a story."""

    tag = models.ForeignKey(Tag, related_name="tagged_articles", on_delete=models.CASCADE)
    content_object = ParentalKey("newsroom.Article", related_name="tagged_items", on_delete=models.CASCADE)

    wagtail_reference_index_ignore = True

    class Meta(ItemBase.Meta):
        abstract = False
        ordering = ["pk"]


class Article(Life, WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, PreviewableMixin, ClusterableModel):
    """A story's life in this newsroom.

    The row holds what is live (or, before first publication, the latest draft); revisions hold drafts;
    `PublishedVersion` holds what went out. `publish`, `correct` and `withdraw` are the only doors.
    """

    live = models.BooleanField(default=False, editable=False)
    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    # Text that comes by wire may be of any length and none of it is cut: that a line is too long is the desk's to say.
    kicker = models.CharField(blank=True, help_text="The short label above the headline.")
    section = models.ForeignKey(
        "newsroom.Section", on_delete=models.PROTECT, null=True, blank=True, related_name="articles"
    )
    label = models.CharField(
        max_length=10, choices=[(each.value, each.value) for each in Label], default=Label.NEWS.value
    )
    headline = models.CharField(blank=True)
    agency = models.CharField(blank=True, help_text="Named when agency copy was used.")
    located = models.CharField("city", blank=True, help_text="Where the story was filed.")
    edition = models.ForeignKey(
        "newsroom.Edition", on_delete=models.PROTECT, null=True, blank=True, related_name="articles"
    )
    standfirst = models.TextField(blank=True, help_text="The summary under the headline.")
    pictures = StreamField(
        [("picture", PictureBlock())],
        blank=True,
        help_text="The first leads the story, the second stands below the Quick Looks, others follow the Deep Look.",
    )
    quick_looks_headline = models.CharField(blank=True)
    quick_looks = StreamField([("quick_look", QuickLookBlock())], blank=True)
    deep_look = StreamField(DeepLookBlock(required=False), blank=True)
    tags = ClusterTaggableManager(through=TaggedArticle, blank=True)
    storyline = models.ForeignKey(
        "newsroom.Storyline", on_delete=models.SET_NULL, null=True, blank=True, related_name="articles"
    )
    slug = models.CharField(
        max_length=200,
        blank=True,
        validators=[RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", "Only small letters, digits and single hyphens.")],
        help_text="The last part of the address. Leave empty to have it made from the headline.",
    )
    slugline = models.CharField(blank=True, help_text="The desk's own name for the story.")
    language = models.CharField(blank=True)
    embargoed_until = models.DateTimeField(null=True, blank=True, help_text="Nobody outside may see it before.")
    pub_status = models.CharField(
        max_length=10,
        choices=[(each.value, each.value) for each in PubStatus],
        default=PubStatus.USABLE.value,
        editable=False,
    )
    copyright_notice = models.CharField(blank=True)
    usage_terms = models.TextField(blank=True)
    ed_note = models.TextField("note to colleagues", blank=True, help_text="Never printed.")
    accuses = models.BooleanField(
        "it accuses somebody",
        default=False,
        help_text="Whoever is accused is asked before it goes out; the desk asks on while nobody was.",
    )
    rating_enabled = models.BooleanField("readers may rate it", default=True)
    reader_notes = models.JSONField(default=list, blank=True, editable=False)
    """What the reader of the format it came in dropped or doubted."""

    address = models.CharField(max_length=400, blank=True, editable=False)
    """The path it is read at, as in /2025/05/16/slug/; empty before first publication."""
    version = models.PositiveIntegerField(default=0, editable=False)
    """The number of the newest `PublishedVersion`; 0 before first publication."""
    draft_section = models.ForeignKey(
        "newsroom.Section", on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    """The section of the newest draft, which of a live story may be another than the row's: see `visibility`."""

    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="article",
        for_concrete_model=False,
    )
    revisions = GenericRelation(
        "wagtailcore.Revision",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="article",
        for_concrete_model=False,
    )

    # Wagtail's own index is rebuilt in full at each save; readers have their own (standfirst.readers).
    search_auto_update = False

    class Meta:
        ordering = ["-first_published_at", "-pk"]
        verbose_name = "story"
        verbose_name_plural = "stories"
        indexes = [
            models.Index(fields=["live", "-first_published_at", "-id"], name="article_by_time"),
            models.Index(fields=["section", "live", "-first_published_at", "-id"], name="article_by_section"),
            models.Index(fields=["storyline", "live", "-first_published_at"], name="article_by_storyline"),
            models.Index(
                fields=["-latest_revision"], condition=models.Q(has_unpublished_changes=True), name="article_drafts"
            ),
            models.Index(fields=["expire_at"], condition=models.Q(expire_at__isnull=False), name="article_by_expiry"),
        ]

    def __str__(self) -> str:
        return self.headline or self.slugline or "Untitled story"

    def get_absolute_url(self) -> str:
        return self.address

    def with_content_json(self, content: dict[str, Any]) -> Article:
        """The draft in `content`; what belongs to the story's life and not to a draft stays as it is."""
        named = Named(content, self)
        drafted: Article = super().with_content_json(named.there)
        drafted.take_life_of(self)
        named.hand_to(drafted)
        return drafted

    @classmethod
    def from_serializable_data(
        cls, data: dict[str, Any], check_fks: bool = False, strict_fks: bool = False
    ) -> Article | None:
        """Wagtail's, which looks up one by one whether what `data` names is there; a draft's `Named` has done so."""
        made: Article | None = super().from_serializable_data(data, check_fks=check_fks, strict_fks=strict_fks)
        return made

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """Wagtail's, and writes down whose section the draft now is."""
        revision = super().save_revision(*args, **kwargs)
        if self.draft_section_id != self.section_id:
            self.draft_section_id = self.section_id
            Article.objects.filter(pk=self.pk).update(draft_section=self.section_id)
        return revision

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Throws a draft away. Raises `EverPublished` for a story that readers could once read."""
        if self.published_versions.exists():
            raise EverPublished(self)
        return super().delete(*args, **kwargs)

    # The three doors -----------------------------------------------------------------------------

    def publish(
        self,
        revision: Revision,
        user: Any = None,
        changed: bool = True,
        log_action: bool | str = True,
        previous_revision: Revision | None = None,
        skip_permission_checks: bool = False,
        correction: Correction | None = None,
        at: datetime | None = None,
        act: Act | None = None,
    ) -> None:
        """Lets `revision` out, now or at its go-live time; see `newsroom.doors.publish`.

        Raises `PublishingHeld` with the reasons.
        """
        from standfirst.newsroom import doors

        doors.publish(
            self,
            revision,
            user=user,
            changed=changed,
            log_action=log_action,
            previous_revision=previous_revision,
            skip_permission_checks=skip_permission_checks,
            correction=correction,
            at=at,
            act=act,
        )

    def correct(self, revision: Revision, correction: Correction, user: Any = None) -> None:
        """Publishes `revision` with a dated word to the readers. Raises `PublishingHeld`."""
        self.publish(revision, user=user, correction=correction)

    def withdraw(
        self, user: Any = None, *, expired: bool = False, log_action: bool | str = True, note: str = ""
    ) -> None:
        """Takes the story back: nobody outside can read it from now on. `note` is printed where it stood."""
        from standfirst.newsroom import doors

        doors.withdraw(self, user=user, expired=expired, log_action=log_action, note=note)

    def reinstate(self, user: Any = None) -> None:
        """Undoes the last withdrawal. Raises `PublishingHeld`."""
        from standfirst.newsroom import doors

        doors.reinstate(self, user=user)

    def unpublish(
        self, set_expired: bool = False, commit: bool = True, user: Any = None, log_action: bool | str = True
    ) -> None:
        """Wagtail's word for `withdraw`."""
        self.withdraw(user=user, expired=set_expired, log_action=log_action)

    # Preview -------------------------------------------------------------------------------------

    def serve_preview(self, request: HttpRequest, mode_name: str) -> Any:
        from standfirst.newsroom import preview

        return preview.render(self, request)

    @property
    def author_names(self) -> str:
        return ", ".join(each.person.name for each in self.article_authors.all())


class EverPublished(models.ProtectedError):
    """A story that readers could once read cannot be deleted."""

    def __init__(self, article: Article) -> None:
        super().__init__(
            f"“{article}” was published, and what readers read stays on record: it cannot be deleted, "
            f"only {'withdrawn' if article.live else 'left withdrawn, as it is now'}.",
            {article},
        )


class ArticleAuthor(Orderable):
    """One author of a story, in the order of the byline."""

    article = ParentalKey(Article, on_delete=models.CASCADE, related_name="article_authors")
    person = models.ForeignKey("newsroom.Person", on_delete=models.PROTECT, related_name="bylines")

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["article", "person"], name="an_author_once_for_each_story")]

    def __str__(self) -> str:
        return str(self.person)


class ArticleCorrection(models.Model):
    """A dated word to the readers about a published story."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="corrections")
    at = models.DateTimeField()
    kind = models.CharField(max_length=13, choices=[(each.value, each.value) for each in CorrectionKind])
    text = models.TextField()
    evidence = models.JSONField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    version = models.PositiveIntegerField(null=True)
    """The version it went out with; None where it came with the story from elsewhere."""

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.text


__all__ = ["Article", "ArticleAuthor", "ArticleCorrection", "Tag", "TaggedArticle"]
