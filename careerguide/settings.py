"""All settings, read from the environment or `.env`; a bad value stops the start and is named.

`make run` writes a `.env` for this machine. A server sets at least SECRET_KEY and ALLOWED_HOSTS.
"""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

T = TypeVar("T")
BASE_DIR = Path(__file__).resolve().parent.parent


def read(name: str, default: T, parse: Callable[[str], T], expected: str) -> T:
    """The parsed variable, or its default when unset or empty.

    Raises ImproperlyConfigured naming it, never its value, where `parse` raises an error.

    django-environ alone takes DEBUG=ture for off and names no variable when a number is wrong.
    """
    text = os.environ.get(name, "").strip()
    try:
        return parse(text) if text else default
    except (ValueError, LookupError):
        raise ImproperlyConfigured(f"{name} must be {expected}.") from None


def flag(name: str, *, default: bool) -> bool:
    """A variable that is on or off, true or false, yes or no, 1 or 0."""
    values = {"on": True, "true": True, "yes": True, "1": True}
    values |= {"off": False, "false": False, "no": False, "0": False}
    return read(name, default, lambda text: values[text.lower()], "on or off")


def number(name: str, *, default: int, least: int, most: int) -> int:
    """A variable that is a whole number from `least` to `most`. Raises ImproperlyConfigured."""

    def parse(text: str) -> int:
        """Raises ValueError beyond the bounds."""
        if not least <= int(text) <= most:
            raise ValueError
        return int(text)

    return read(name, default, parse, f"a whole number from {least} to {most}")


def words(name: str, *, default: list[str]) -> list[str]:
    """A variable that lists words, parted by commas or spaces."""
    return read(name, default, lambda text: text.replace(",", " ").split(), "a list")


def existing_file(text: str) -> Path:
    """Raises ValueError where nothing is at that path."""
    if not Path(text).exists():
        raise ValueError
    return Path(text)


def secret(text: str) -> str:
    """Raises ValueError for one of less than 50 letters."""
    if len(text) < 50:
        raise ValueError
    return text


def database(url: str) -> dict[str, Any]:
    """An address as Django's settings; raises ValueError for a database the site can't use."""
    config = environ.Env.db_url_config(url)
    if config.get("ENGINE") not in {"django.db.backends.sqlite3", "django.db.backends.postgresql"}:
        raise ValueError
    return config


# The environment wins over the file. ENV_FILE=/dev/null reads none, as the tests do.
environ.Env.read_env(read("ENV_FILE", BASE_DIR / ".env", existing_file, "the path of a file"))

SECRET_KEY = read("SECRET_KEY", "", secret, "at least 50 random characters")
if not SECRET_KEY:
    raise ImproperlyConfigured("SECRET_KEY is not set; `make run` writes one to .env.")
DEBUG = flag("DEBUG", default=False)
PORT = number("PORT", default=8000, least=1, most=65535)
WEB_WORKERS = number("WEB_WORKERS", default=2, least=1, most=64)
ALLOWED_HOSTS = words("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
DATA_DIR = BASE_DIR / "data"
VAR_DIR = read("VAR_DIR", BASE_DIR / "var", Path, "the path of a folder")
VAR_DIR.mkdir(parents=True, exist_ok=True)

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_tables2",
    "django_htmx",
    "django_http_compression",
    "csp",
    "axes",
    "careerguide",
    "guides",
    "salaries",
    "programs",
    "certifications",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # Static files and compression stand outside all that looks at who is asking.
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "careerguide.pages.memory.PageMemory",
    "django_http_compression.middleware.HttpCompressionMiddleware",
    "careerguide.pages.policy.ContentSecurityPolicy",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.common.CommonMiddleware",
    # Lazy: a visitor without a session costs no query.
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "careerguide.pages.memory.NoDataPage",
]
# Which function of an app above fills which place in an app below (careerguide/pages/slots.py).
SLOTS = {
    "programs near a wage area": "programs.pages.panels.programs_nearby",
    "certifications of a program": "certifications.prepares.certifications_of",
    "occupation of a guide": "guides.library.occupation_of",
    "jobs that programs named so lead to": "programs.meaning.jobs_led_to",
    # The catalogue reads models, which ask it whether what staff write of is there.
    "what publishers say of a correction": "programs.published.published",
    "whether what is accredited is known": "programs.accredited.is_known",
    "what a local program names in vain": "programs.local.unknown",
}
# Titles, names that providers gave, and names of schools: what is spelled wrong is looked for
# among their words (careerguide/words/lexicon.py).
TITLES = (
    "salaries.search.labels", "programs.named.field_labels", "certifications.search.labels",
)  # fmt: skip
LISTED = ("programs.named.listed_labels",)
NAMES = ("programs.named.school_names", "programs.named.school_aliases")
NEW_NAMES = ("programs.named.new_names",)
# Whole lists kept as files to download, each by what writes it (careerguide/lists/prepared.py).
PREPARED = {"programs": "programs.pages.list.page.whole_sheet"}
ROOT_URLCONF = "careerguide.urls"
WSGI_APPLICATION = "careerguide.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": [
                "careerguide.pages.cache",
                "careerguide.pages.compiled",
                "careerguide.lists.rows",
            ],
        },
    },
]
# Bare addresses typed in the admin are taken for https, as Django 6 will.
FORMS_URLFIELD_ASSUME_HTTPS = True

SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": VAR_DIR / "careerguide.sqlite3"}
DATABASE = read("DATABASE_URL", SQLITE, database, "a sqlite:/// or postgres:// address")
DATABASES = {"default": DATABASE | {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}}
if DATABASE["ENGINE"] == SQLITE["ENGINE"]:
    DATABASES["default"]["OPTIONS"] = {
        # WAL: pages are read while a load writes. IMMEDIATE: a second writer waits for its turn;
        # without it 444 of 600 concurrent writes failed. Django itself turns foreign keys on.
        "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;",
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
    }

LANGUAGE_CODE = "en-us"
LANGUAGES = [("en", "English")]
# All text is marked for translation; looking it up costs a list page a tenth of its time, so this
# waits for the second language.
USE_I18N = len(LANGUAGES) > 1
TIME_ZONE = "America/New_York"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES = "django.contrib.staticfiles.storage.StaticFilesStorage"
if not DEBUG:
    STATICFILES = "whitenoise.storage.CompressedManifestStaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": STATICFILES},
}

# On unless said otherwise. The proxy that ends TLS runs on this machine and sends
# X-Forwarded-Proto, which is believed from loopback only (FORWARDED_ALLOW_IPS names another, or *).
HTTPS = flag("HTTPS", default=True)
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = number("HSTS_SECONDS", default=31_536_000, least=0, most=63_072_000) * HTTPS
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
CSRF_TRUSTED_ORIGINS = words("CSRF_TRUSTED_ORIGINS", default=[])
# What a reader says of their money, which their browser alone keeps (programs/reader.py).
READER_COOKIE = "reader"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}

LOGIN_URL = "admin:login"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS: list[dict[str, str | dict[str, int]]] = [
    {"NAME": f"{VALIDATORS}.UserAttributeSimilarityValidator"},
    {"NAME": f"{VALIDATORS}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{VALIDATORS}.CommonPasswordValidator"},
    {"NAME": f"{VALIDATORS}.NumericPasswordValidator"},
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "403_lockout.html"
AXES_RESET_ON_SUCCESS = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        # Pages that do not exist are the visitor's business, not a warning.
        "django.request": {"level": "ERROR"},
        # It warns of every request that waits for a thread, and of readers who leave.
        "waitress": {"level": "ERROR"},
        "axes": {"level": "WARNING"},
    },
}
