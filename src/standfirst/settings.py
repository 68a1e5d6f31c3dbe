"""Django's settings for a newsroom, read from its folder and the declared settings."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from django.utils.functional import SimpleLazyObject

from standfirst.configuration.database import database
from standfirst.configuration.declared import value
from standfirst.configuration.folder import Folder

FOLDER = Folder(Path(value("FOLDER")).expanduser().resolve())


def _listed(text: str) -> list[str]:
    return [each.strip() for each in text.split(",") if each.strip()]


SECRET_KEY = value("SECRET_KEY") or (FOLDER.read_secret_key() if FOLDER.secret_key.exists() else "not-for-serving")
DEBUG = value("DEBUG") == "1"
SITE = value("SITE").rstrip("/") or f"http://{value('HOST')}:{value('PORT')}"
HTTPS = SITE.startswith("https://")
_more_hosts = _listed(value("HOSTS"))
_own_hosts = [urlsplit(SITE).hostname or "*", "127.0.0.1", "localhost", "[::1]"]
ALLOWED_HOSTS = [*_own_hosts, *_more_hosts] if value("SITE") else ["*"]
CSRF_TRUSTED_ORIGINS = [SITE, *(f"{urlsplit(SITE).scheme}://{host}" for host in _more_hosts)] if value("SITE") else []
TRUSTED_PROXIES = _listed(value("TRUSTED_PROXIES")) or (["127.0.0.1", "::1"] if value("SITE") else [])

INSTALLED_APPS = [
    "standfirst.press",
    "standfirst.readers",
    "standfirst.newsroom",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "standfirst.newsroom.accounts.users_app.ColleaguesConfig",
    "wagtail.snippets",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django.contrib.humanize",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "standfirst.newsroom.admin.policy.AdminPolicy",
    "standfirst.newsroom.admin.not_lost.NotLost",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "standfirst.press.middleware.JoinFragments",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "standfirst.newsroom.accounts.middleware.SecondFactor",
    "standfirst.newsroom.newsroom_time.NewsroomTime",
]

ROOT_URLCONF = "standfirst.urls"
ASGI_APPLICATION = "standfirst.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]


DATABASES = {"default": database(value("DATABASE"), FOLDER.database)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    # What all processes of a newsroom must know of each other: tries at logging in, votes and reports of an address,
    # codes that were used. In a table, so that another process or a new start gives nobody new tries.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "newsroom_remembered",
        "KEY_FUNCTION": "standfirst.newsroom.remembered.hashed_key",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    # What each process may remember for itself, because it can be found out again.
    "process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Another process may have taken a copy of a picture away: the table of copies is asked each time.
    "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}

AUTH_USER_MODEL = "newsroom.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "standfirst.newsroom.admin.not_lost.csrf_failure"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
# “__Host-”: a browser takes such a cookie from this very host alone, over TLS, never from a neighbour's subdomain.
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
# The scheme is believed where `standfirst.asgi` takes it from a trusted proxy, and from nobody else.
SECURE_PROXY_SSL_HEADER = None

LOGIN_URL = WAGTAILADMIN_LOGIN_URL = "/admin/login/"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
SECOND_FACTOR = value("SECOND_FACTOR").strip().lower()
PASSWORD_RESET_TIMEOUT = 60 * 60
ACCOUNT_ADAPTER = "standfirst.newsroom.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {"login": "standfirst.newsroom.accounts.log_in_form.NewsroomLoginForm"}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # who has an account was invited at that address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = None  # a box at the log-in
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
# Of those at one address, and for one name whoever asks; allauth's other limits stand as they are.
ACCOUNT_RATE_LIMITS = {"login_failed": "20/10m/ip,5/5m/key"}
MFA_ADAPTER = "standfirst.newsroom.accounts.adapter.MfaAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1  # half a minute of clock drift either way
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # http://localhost, which browsers allow
USERSESSIONS_TRACK_ACTIVITY = False  # `accounts.middleware` does, once a minute
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAIL_PASSWORD_RESET_ENABLED = WAGTAILUSERS_PASSWORD_ENABLED = False

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = ["standfirst.newsroom.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = FOLDER.static
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(FOLDER.originals), "base_url": None},
    },
    "renditions": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        # A copy is named after what is in it: made twice, it is the same file.
        "OPTIONS": {"location": str(FOLDER.renditions), "base_url": "/pictures/", "allow_overwrite": True},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}

DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024

WAGTAIL_SITE_NAME = "Standfirst"
WAGTAILADMIN_BASE_URL = SITE
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# Without those that name no place and that browsers do not know, as “localtime”; read when a form asks.
WAGTAIL_USER_TIME_ZONES = SimpleLazyObject(
    lambda: [zone for zone in sorted(available_timezones()) if "/" in zone or zone == "UTC"]
)
WAGTAIL_I18N_ENABLED = False
WAGTAILIMAGES_IMAGE_MODEL = "newsroom.Photo"
WAGTAILIMAGES_IMAGE_FORM_BASE = "standfirst.newsroom.photo_form.PhotoForm"
WAGTAILIMAGES_RENDITION_STORAGE = "renditions"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 30 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 100_000_000
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_AUTOSAVE_INTERVAL = 3000
WAGTAILADMIN_COMMENTS_ENABLED = False
BEAT_THE_DESK = "standfirst.demo.exercise.faulty_draft"
"""What makes the story that people are to find the faults of; empty for none."""

EMAIL_BACKEND = "standfirst.newsroom.mail.backend.Post"
MAIL = value("MAIL")
SERVER_EMAIL = DEFAULT_FROM_EMAIL = value("MAIL_FROM") or f"newsroom@{urlsplit(SITE).hostname or 'localhost'}"

BACKUPS = Path(value("BACKUPS")).expanduser().resolve() if value("BACKUPS") else None
BACKUPS_KEPT = int(value("BACKUPS_KEPT")) if value("BACKUPS_KEPT").isdigit() else 7

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {
        "standfirst": {"handlers": ["console"], "level": "INFO"},
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
    },
}
