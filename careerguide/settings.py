"""All settings, read from the environment or `.env`; a bad value stops the start and is named.

`make run` writes a `.env` for this machine. A server sets at least SECRET_KEY and ALLOWED_HOSTS.
"""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from careerguide.environment import (
    builds,
    contact,
    database,
    existing_file,
    flag,
    number,
    read,
    secret,
    words,
)
from careerguide.filled import (  # noqa: F401 - read by Django's name for settings
    API,
    COMPARED,
    IS_SCHOOL,
    LISTED,
    NAMES,
    NEW_NAMES,
    PREPARED,
    QUEUES,
    SCHOOL_NEAR,
    SLOTS,
    TITLED,
    TITLES,
)
from careerguide.tables import TABLES as TABLES  # the headings of the admin

BASE_DIR = Path(__file__).resolve().parent.parent

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
    # Own apps first: their words win over those that Django and others translate alike.
    "careerguide",
    "guides",
    "salaries",
    "programs",
    "certifications",
    "careerguide.staff.apps.StaffAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_tables2",
    "django_htmx",
    "django_http_compression",
    "csp",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    # After the one that makes rights, of which it makes roles.
    "careerguide.staff.apps.StaffConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # Static files and compression stand outside all that looks at who is asking.
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "careerguide.api.middleware.Api",
    "careerguide.pages.memory.PageMemory",
    "careerguide.pages.language.Language",
    "django_http_compression.middleware.HttpCompressionMiddleware",
    "careerguide.pages.carried.Carried",
    "careerguide.pages.policy.ContentSecurityPolicy",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "careerguide.health.Machines",
    "django.middleware.common.CommonMiddleware",
    # Lazy: a visitor without a session costs no query.
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "careerguide.editorial.preview.Preview",
    "django_htmx.middleware.HtmxMiddleware",
    "careerguide.pages.memory.NoDataPage",
]
# How many requests a minute one network may make of a worker.
API_PER_MINUTE = number("API_PER_MINUTE", default=120, least=10, most=100_000)
# Whether a server that starts makes the tables; a minute of a processor beside its work.
PREPARE_AT_START = flag("PREPARE_AT_START", default=True)
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
                "careerguide.pages.english",
                "careerguide.words.data_text",
                "careerguide.lists.rows",
                "careerguide.editorial.cards",
                "careerguide.staff.notes",
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

# A copy that follows the database: public pages read it, and the database while it is away.
REPLICA = read("DATABASE_REPLICA_URL", None, database, "a postgres:// address")
if REPLICA:
    REPLICA["OPTIONS"] = {"connect_timeout": 2, "tcp_user_timeout": 5_000}
    DATABASES["replica"] = REPLICA | {
        "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, "TEST": {"MIRROR": "default"},
    }  # fmt: skip
    DATABASE_ROUTERS = ["careerguide.replica.Replica"]
    MIDDLEWARE.insert(0, "careerguide.replica.PublicReads")
if flag("DATABASE_POOLED", default=False):
    # Behind pgbouncer the next query may go over another connection.
    for one in DATABASES.values():
        one["DISABLE_SERVER_SIDE_CURSORS"] = True
# Where machines share what loads build (careerguide/columns/shared.py); None for one machine.
SHARED_BUILDS = read("SHARED_BUILDS", None, builds, "a folder, or s3://bucket/folder")

LANGUAGE_CODE = "en-us"
# The first is what addresses without a language are in (careerguide/pages/language.py); each says
# its own name.
LANGUAGES = [("en-us", "English"), ("es", "Español")]
USE_I18N = True
# Of the apps that Django does not know as such.
LOCALE_PATHS = [BASE_DIR / "plan" / "locale"]
# Figures stay as the United States write them in every language; dates don't.
FORMAT_MODULE_PATH = "careerguide.formats"
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
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^metrics$"]
SECURE_HSTS_SECONDS = number("HSTS_SECONDS", default=31_536_000, least=0, most=63_072_000) * HTTPS
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
CSRF_TRUSTED_ORIGINS = words("CSRF_TRUSTED_ORIGINS", default=[])
# What a reader says of their money, which their browser alone keeps (programs/reader.py).
READER_COOKIE = "reader"
# Names in addresses by which a reader says it all the same: no cache shares such a page.
PRIVATE_PARAMETERS = frozenset({"income", "household", "work", "veteran", "snap"})
# What to name in /.well-known/security.txt: mailto:… or https://…
SECURITY_CONTACT = read("SECURITY_CONTACT", "", contact, "mailto:… or https://…")
SECURE_REFERRER_POLICY = "same-origin"
PERMISSIONS_POLICY = ", ".join(
    f"{one}=()"
    for one in (
        "accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope",
        "magnetometer", "microphone", "midi", "payment", "usb",
    )
)  # fmt: skip
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
# Where an address to go on to is none of ours.
LOGIN_REDIRECT_URL = "admin:index"
# Eight hours without a request.
SESSION_ENGINE = "careerguide.signin.sessions"
SESSION_COOKIE_AGE = 8 * 60 * 60
# Off: only who has the right to publish does; what others save awaits review.
EDITORS_PUBLISH = flag("EDITORS_PUBLISH", default=True)
VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS: list[dict[str, str | dict[str, int]]] = [
    {"NAME": f"{VALIDATORS}.UserAttributeSimilarityValidator"},
    {"NAME": f"{VALIDATORS}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{VALIDATORS}.CommonPasswordValidator"},
    {"NAME": f"{VALIDATORS}.NumericPasswordValidator"},
    {"NAME": "careerguide.signin.passwords.ContextWordsValidator"},
]

# A line for each request: off, - for the server's output, or a file's path. One that took longer is
# noted in any case, without what the reader typed.
ACCESS_LOG = read("ACCESS_LOG", "off", str, "off, - or the path of a file")
SLOW_MS = number("SLOW_MS", default=2_000, least=1, most=600_000)
# Who is told by mail of pages that failed, and through which server.
ADMINS = [(address, address) for address in words("ERROR_MAIL", default=[])]
vars().update(
    read(
        "EMAIL_URL",
        environ.Env.email_url_config("consolemail://"),
        environ.Env.email_url_config,
        "an address such as smtp+tls://user:word@host:587",
    )
)
SERVER_EMAIL = DEFAULT_FROM_EMAIL = ADMINS[0][0] if ADMINS else "root@localhost"
# Staff need a code of their phone beside the password; on wherever the site is served to others.
SECOND_FACTOR = flag("SECOND_FACTOR", default=HTTPS)
OTP_TOTP_ISSUER = "careerguide"
OTP_ADMIN_HIDE_SENSITIVE_DATA = True
# Readers' reports: how many of one network address in an hour, and of all in a day; how long the
# addresses that readers leave are kept.
REPORTS_PER_HOUR = number("REPORTS_PER_HOUR", default=10, least=1, most=1000)
REPORTS_PER_DAY = number("REPORTS_PER_DAY", default=300, least=1, most=100_000)
REPORT_EMAIL_DAYS = number("REPORT_EMAIL_DAYS", default=90, least=1, most=3650)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request": {"()": "careerguide.pages.alive.NamesRequest"}},
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["request"],
        },
        "nowhere": {"class": "logging.NullHandler"},
        "mail": {"class": "django.utils.log.AdminEmailHandler", "level": "ERROR"},
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        # Pages that do not exist are the visitor's business, not a warning.
        "django.request": {"level": "ERROR", "handlers": ["mail"] if ADMINS else []},
        # Whoever scans the internet for weaknesses asks for hosts that are not ours.
        "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},
        # It warns of every request that waits for a thread, and of readers who leave.
        "waitress": {"level": "ERROR"},
    },
}
