"""The newsroom's models."""

from standfirst.newsroom.models.acts import ActKind, DeclaredChange, Takedown, Withdrawal
from standfirst.newsroom.models.address import Address
from standfirst.newsroom.models.answers import DeskQuestion, SignedClaim
from standfirst.newsroom.models.append_only import AppendOnlyError
from standfirst.newsroom.models.arrangement import ArrangedStory, Arrangement
from standfirst.newsroom.models.article import (
    Article,
    ArticleAuthor,
    ArticleCorrection,
    EverPublished,
    Tag,
    TaggedArticle,
)
from standfirst.newsroom.models.colleague_note import ColleagueNote
from standfirst.newsroom.models.held_back import HeldBack
from standfirst.newsroom.models.invitation import Invitation
from standfirst.newsroom.models.lateness import Lateness
from standfirst.newsroom.models.legal_hold import LegalHold, PrivilegedNote
from standfirst.newsroom.models.letter import Letter
from standfirst.newsroom.models.life import NotByTheDoor
from standfirst.newsroom.models.login_link import LoginLink
from standfirst.newsroom.models.mail_server import MailServer
from standfirst.newsroom.models.moved import Moved
from standfirst.newsroom.models.outbox import OutboxRow
from standfirst.newsroom.models.pages import HomePage, InformationPage
from standfirst.newsroom.models.people import Person
from standfirst.newsroom.models.photo import Photo, PhotoRendition
from standfirst.newsroom.models.photo_upload import PhotoUpload
from standfirst.newsroom.models.photo_use import PhotoUse
from standfirst.newsroom.models.publication import Publication
from standfirst.newsroom.models.published import PublishedVersion
from standfirst.newsroom.models.readership import Readership
from standfirst.newsroom.models.right_of_reply import RightOfReply
from standfirst.newsroom.models.section_right import SectionRight
from standfirst.newsroom.models.sections import Edition, Section, Storyline
from standfirst.newsroom.models.trashed import Trashed
from standfirst.newsroom.models.user import User

__all__ = [
    "ActKind",
    "Address",
    "AppendOnlyError",
    "ArrangedStory",
    "Arrangement",
    "Article",
    "ArticleAuthor",
    "ArticleCorrection",
    "ColleagueNote",
    "DeclaredChange",
    "DeskQuestion",
    "Edition",
    "EverPublished",
    "HeldBack",
    "HomePage",
    "InformationPage",
    "Invitation",
    "Lateness",
    "LegalHold",
    "Letter",
    "LoginLink",
    "MailServer",
    "Moved",
    "NotByTheDoor",
    "OutboxRow",
    "Person",
    "Photo",
    "PhotoRendition",
    "PhotoUpload",
    "PhotoUse",
    "PrivilegedNote",
    "Publication",
    "PublishedVersion",
    "Readership",
    "RightOfReply",
    "Section",
    "SectionRight",
    "SignedClaim",
    "Storyline",
    "Tag",
    "TaggedArticle",
    "Takedown",
    "Trashed",
    "User",
    "Withdrawal",
]
