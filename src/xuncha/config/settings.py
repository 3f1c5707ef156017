"""Settings. What an operator may set stands in the environment or in `office.toml` of the home; see docs."""

import os
import secrets
import tomllib
from pathlib import Path
from urllib.parse import unquote, urlparse

from django.utils.translation import gettext_lazy as _

from .home import current_home

HOME = current_home()
_office = tomllib.loads(HOME.settings_file.read_text("utf-8")) if HOME.settings_file.is_file() else {}

OFFICE_NAME: str = _office.get("name", "清源县委巡察办")
PLACE_NAME: str = _office.get("place", "清源县")
ORIGIN: str = _office.get("origin", "local")
REHEARSAL: bool = bool(_office.get("rehearsal", False))

DEBUG = False
ALLOWED_HOSTS = os.environ.get("XUNCHA_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(",")
INTERNAL_IPS = ["127.0.0.1"]


def _secret() -> str:
    """Signs sessions only; made once per home. Losing it signs people out, nothing more."""
    file = HOME.root / "session.secret"
    if file.is_file():
        return file.read_text("ascii")
    if not HOME.root.is_dir():
        return secrets.token_hex(32)  # no home yet: a command that only reads help, or a test
    fresh = secrets.token_hex(32)
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # another process was first
        return file.read_text("ascii")
    with os.fdopen(descriptor, "w") as out:
        out.write(fresh)
    return fresh


SECRET_KEY = _secret()

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "template_partials",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "xuncha.foundation.ui",
    "xuncha.foundation.search",
    "xuncha.foundation.links",
    "xuncha.foundation.keys",
    "xuncha.foundation.vault",
    "xuncha.foundation.journal",
    "xuncha.foundation.files",
    "xuncha.foundation.papers",
    "xuncha.standing.organisations",
    "xuncha.standing.regulations",
    "xuncha.standing.people",
    "xuncha.standing.approvals",
    "xuncha.standing.coordination",
    "xuncha.preparation.planning",
    "xuncha.preparation.training",
    "xuncha.preparation.teams",
    "xuncha.onsite.inspections",
    "xuncha.onsite.evidence",
    "xuncha.onsite.petitions",
    "xuncha.onsite.fieldwork",
    "xuncha.conclusions.clues",
    "xuncha.conclusions.findings",
    "xuncha.conclusions.reports",
    "xuncha.followup.rectification",
    "xuncha.followup.archives",
    "xuncha.overview.statistics",
    "xuncha.overview.home",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "xuncha.foundation.keys.middleware.LockedStart",
    "xuncha.standing.people.web.middleware.ActorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "xuncha.foundation.ui.middleware.OnePage",
    "xuncha.foundation.ui.middleware.Refusals",
]

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["xuncha.standing.people.web.backend.OfficeAccounts"]
LOGIN_URL = "/sign-in"

ROOT_URLCONF = "xuncha.config.urls"
WSGI_APPLICATION = "xuncha.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]


def _database(url: str, file: Path) -> dict[str, object]:
    """SQLite in the home; PostgreSQL where an address is given, `postgres://user:word@host:port/name`."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": file,
            "OPTIONS": {
                # A writer takes its lock at BEGIN, so that two at once wait instead of failing half-way.
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                # FULL: under WAL, NORMAL may lose the last commits on power loss; nothing confirmed may be lost.
                # What a rehearsal invents can be invented again, and it does a year's work in a minute.
                "init_command": "PRAGMA journal_mode=WAL;PRAGMA foreign_keys=ON;"
                f"PRAGMA synchronous={'NORMAL' if REHEARSAL else 'FULL'};"
                "PRAGMA temp_store=MEMORY;PRAGMA cache_size=-16000;",
            },
        }
    parts = urlparse(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.netloc.rpartition("@")[2].partition(":")[0]),  # a socket folder keeps its case
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


DATABASES = {
    "default": _database(os.environ.get("XUNCHA_DATABASE") or _office.get("database", ""), HOME.database),
    "vault": _database(os.environ.get("XUNCHA_VAULT") or _office.get("vault", ""), HOME.vault),
}
DATABASE_ROUTERS = ["xuncha.config.routers.Vault"]
if REHEARSAL:  # its words are printed on the sign-in page; a million rounds would guard nothing
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("简体中文")), ("en", "English")]
LANGUAGE_COOKIE_NAME = "language"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

SESSION_COOKIE_NAME = "session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
CSRF_FAILURE_VIEW = "xuncha.foundation.ui.web.answers.csrf_failure"
CSRF_COOKIE_HTTPONLY = False  # a page that outlives its session sends the fresh token again by script
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'self'"],
    }
}

FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
# A scan of a letter lies in clear until it is sealed: on the volume `doctor` wants encrypted, swept where a crash left it.
FILE_UPLOAD_TEMP_DIR = str(HOME.incoming) if HOME.incoming.is_dir() else None
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

PACKAGE = Path(__file__).resolve().parent.parent
