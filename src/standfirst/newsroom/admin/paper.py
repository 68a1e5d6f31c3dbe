"""The paper's own furniture: authors, sections, editions, storylines."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.text import slugify
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, TitleFieldPanel
from wagtail.coreutils import string_to_ascii
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from standfirst.newsroom.admin.guard import GuardedDeleteView
from standfirst.newsroom.models import Edition, Person, Section, Storyline


class NameSearch(BaseFilterForm):
    """Finds by name in a chooser."""

    q = forms.CharField(label="Search by name", widget=forms.TextInput(attrs={"placeholder": "Name"}), required=False)

    def filter(self, objects: QuerySet[Any]) -> QuerySet[Any]:
        wanted = self.cleaned_data.get("q")
        if wanted:
            self.is_searching, self.search_query = True, wanted
            objects = objects.filter(name__icontains=wanted)
        return super().filter(objects)


class _ChooseByName(ChooseView):
    filter_form_class = NameSearch


class _ChooseByNameResults(ChooseResultsView):
    filter_form_class = NameSearch


class NewAuthorForm(forms.ModelForm):
    """An author made while a story is being written: the address of the author's page comes from the name."""

    class Meta:
        model = Person
        fields = ("name", "beat")

    def save(self, commit: bool = True) -> Person:
        base = slugify(string_to_ascii(self.instance.name))[:190] or "author"
        slug, number = base, 2
        while Person.objects.filter(slug=slug).exists():
            slug, number = f"{base}-{number}", number + 1
        self.instance.slug = slug
        person: Person = super().save(commit)
        return person


class _ByNameChooser(SnippetChooserViewSet):
    choose_view_class = _ChooseByName
    choose_results_view_class = _ChooseByNameResults


class AuthorChooser(_ByNameChooser):
    """Chooses an author by name, or makes a new one."""

    creation_form_class = NewAuthorForm
    creation_tab_label = "New author"
    create_action_label = "Add author"
    choose_one_text = "Choose an author"
    choose_another_text = "Choose another author"
    edit_item_text = "Edit this author"


class AuthorViewSet(SnippetViewSet):
    model = Person
    icon = "user"
    menu_label = "Authors"
    base_url_path = "authors"
    list_display = ["name", "beat", "email"]
    search_fields = ["name", "beat"]
    search_backend_name = None
    delete_view_class = GuardedDeleteView
    chooser_viewset_class = AuthorChooser
    panels = [
        TitleFieldPanel("name", targets=["slug"], placeholder="Name as printed"),
        FieldPanel("slug", heading="Web address"),
        FieldPanel("beat"),
        FieldPanel("bio"),
        FieldPanel("photo", heading="Picture"),
        FieldRowPanel([FieldPanel("email"), FieldPanel("contact", heading="Another way to reach")]),
        FieldPanel("user", heading="Log-in"),
    ]


class SectionViewSet(SnippetViewSet):
    model = Section
    icon = "list-ul"
    menu_label = "Sections"
    base_url_path = "sections"
    list_display = ["name", "description", "order"]
    delete_view_class = GuardedDeleteView
    panels = [
        TitleFieldPanel("name", targets=["slug"], placeholder="Section"),
        FieldPanel("slug", heading="Web address"),
        FieldPanel("description"),
        FieldPanel("order", heading="Place in the menu"),
    ]


class EditionViewSet(SnippetViewSet):
    model = Edition
    icon = "date"
    menu_label = "Editions"
    base_url_path = "editions"
    delete_view_class = GuardedDeleteView
    panels = [FieldPanel("name")]


class StorylineViewSet(SnippetViewSet):
    model = Storyline
    icon = "history"
    menu_label = "Storylines"
    base_url_path = "storylines"
    search_fields = ["name", "summary"]
    search_backend_name = None
    delete_view_class = GuardedDeleteView
    chooser_viewset_class = _ByNameChooser
    panels = [
        TitleFieldPanel("name", targets=["slug"], placeholder="Storyline"),
        FieldPanel("slug", heading="Web address"),
        FieldPanel("summary"),
    ]


class PaperViewSetGroup(SnippetViewSetGroup):
    """One entry of the menu for what changes seldom."""

    items = (AuthorViewSet, SectionViewSet, EditionViewSet, StorylineViewSet)
    menu_label = "Paper"
    menu_icon = "doc-full"
    menu_order = 60
