"""The newsroom's models."""

from standfirst.newsroom.models.address import Address
from standfirst.newsroom.models.article import Article, ArticleAuthor, ArticleCorrection, TaggedArticle
from standfirst.newsroom.models.outbox import OutboxRow
from standfirst.newsroom.models.pages import HomePage, InformationPage
from standfirst.newsroom.models.people import Person
from standfirst.newsroom.models.photo import Photo, PhotoRendition
from standfirst.newsroom.models.publication import Publication
from standfirst.newsroom.models.published import PublishedVersion
from standfirst.newsroom.models.sections import Edition, Section, Storyline
from standfirst.newsroom.models.user import User

__all__ = [
    "Address",
    "Article",
    "ArticleAuthor",
    "ArticleCorrection",
    "Edition",
    "HomePage",
    "InformationPage",
    "OutboxRow",
    "Person",
    "Photo",
    "PhotoRendition",
    "Publication",
    "PublishedVersion",
    "Section",
    "Storyline",
    "TaggedArticle",
    "User",
]
