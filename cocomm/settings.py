"""All settings, one module. What differs between places comes from the environment.

The table of variables is in README.md. There is no default secret: without SECRET_KEY
the application starts only as a demonstration (DEMO=1), which listens on loopback alone.
"""

from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent

# --- where things lie -------------------------------------------------------------
DATA_DIR = Path(env("DATA_DIR", default=str(BASE_DIR / "data"))).resolve()
DEMO = env.bool("DEMO", default=False)
DEMO_NOW = datetime.fromisoformat(env("DEMO_NOW")) if env("DEMO_NOW", default="") else None
DEBUG = False

if env("SECRET_KEY", default=""):
    SECRET_KEY = env("SECRET_KEY")
elif DEMO:
    SECRET_KEY = "demonstration-on-loopback-only-" + str(DATA_DIR)
else:
    raise ImproperlyConfigured("Set SECRET_KEY. Only a demonstration (DEMO=1) runs without one.")

PUBLIC_HOST = env("PUBLIC_HOST", default="localhost:8000")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"] if DEMO else env.list("ALLOWED_HOSTS", default=[])
CSRF_TRUSTED_ORIGINS = [] if DEMO else [f"https://{PUBLIC_HOST}"]

# --- the house --------------------------------------------------------------------
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "guardian",
    "simple_history",
    "csp",
    "nhsuk",
    "jobs",
    "documents",
    "publication",
    "governance",
    "conflicts",
    "applications",
    "cocomm",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cocomm.headers.PolicyMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "jobs.clock.ClockMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "governance.session_store.AccountMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "governance.sessions.SessionLimitsMiddleware",
    "governance.access.GrantsMiddleware",
    "governance.second_factor.SecondFactorMiddleware",
    "governance.refusals.RefusalMiddleware",
]

ROOT_URLCONF = "cocomm.urls"
WSGI_APPLICATION = "cocomm.wsgi.application"
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
                "nhsuk.context.page",
            ],
            "builtins": ["nhsuk.templatetags.nhsuk", "jobs.templatetags.jobs"],
        },
    }
]
FORM_RENDERER = "nhsuk.forms.Renderer"

# The main menu: words, url name, needs sign-in. A name that does not resolve is left out.
NAVIGATION = [
    ("Desk", "desk", True),
    ("Applications", "applications", True),
    ("Arrangements", "arrangements", True),
    ("My declarations", "my-interests", True),
    ("Registers", "conflicts", True),
    ("Meetings", "meetings", True),
    ("Committees", "committees", True),
    ("Organisations", "organisations", True),
    ("People and posts", "people", True),
    ("Public registers", "registers", False),
    ("Verify a document", "verify", False),
]

# --- the database -----------------------------------------------------------------
# PGHOST beside DATABASE_URL carries a socket folder, which a URL cannot.
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{DATA_DIR}/db.sqlite3")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    if env("PGHOST", default=""):
        DATABASES["default"]["HOST"] = env("PGHOST")

# Plans are kept with a connection (jobs.planned). Say no behind a pooler that hands connections round.
DATABASE_KEEPS_PLANS = env.bool("DATABASE_KEEPS_PLANS", default=True)

CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cocomm_cache"}}

# --- time and language ------------------------------------------------------------
USE_TZ = True
TIME_ZONE = "Europe/London"
LANGUAGE_CODE = "en-gb"
USE_I18N = False
FORMAT_MODULE_PATH = ["nhsuk.formats"]

# --- static files -----------------------------------------------------------------
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = DATA_DIR / "static" if DEMO else BASE_DIR / "staticfiles"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MANIFEST_STRICT = False
# Fonts are for papers, which read them from the disk: no minute spent on squeezing them.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ("jpg", "jpeg", "png", "gif", "webp", "zip", "gz", "br", "woff", "woff2", "ttf")
# Hashed by us, or carrying its version in its name (imported by our own module): kept for ever.
WHITENOISE_IMMUTABLE_FILE_TEST = r"^.+(\.[0-9a-f]{12}\.[^/]+|/vendor/nhsuk/[^/]+-\d+\.\d+\.\d+\.min\.\w+)$"

# --- uploads ----------------------------------------------------------------------
UPLOAD_LIMIT_MB = 20
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
CLAMAV_URL = env("CLAMAV_URL", default="")

# --- signing in -------------------------------------------------------------------
AUTH_USER_MODEL = "governance.User"
AUTHENTICATION_BACKENDS = ["governance.backend.Backend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"
MFA_REQUIRED = env.bool("MFA_REQUIRED", default=not DEMO)
GUARDIAN_MONKEY_PATCH_USER = False
GUARDIAN_MONKEY_PATCH_GROUP = False
ANONYMOUS_USER_NAME = None
# Guardian carries the grants; nothing asks it through an authentication backend (house.md).
SILENCED_SYSTEM_CHECKS = ["guardian.W001"]

SESSION_ENGINE = "governance.session_store"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEMO
SESSION_COOKIE_NAME = "sessionid" if DEMO else "__Host-sessionid"
CSRF_COOKIE_NAME = "csrftoken" if DEMO else "__Host-csrftoken"
SESSION_IDLE_MINUTES = 30
SESSION_WHOLE_HOURS = 12

# allauth: an e-mail address and a password, then a code or a passkey; nobody signs up
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=0 if DEMO else 1)
ACCOUNT_ADAPTER = "governance.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # the invitation proved the address; a change is proved by a link
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http" if DEMO else "https"
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = False
USERSESSIONS_TRACK_ACTIVITY = True  # noted once a minute by governance.sessions
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60

MFA_ADAPTER = "governance.adapters.SecondFactorAdapter"
MFA_FORMS = {"add_webauthn": "governance.forms.second_factor.AddPasskeyForm"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "cocomm"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO

# single sign-on: one OpenID Connect provider, from the environment
SOCIALACCOUNT_ADAPTER = "governance.adapters.SingleSignOnAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_STORE_TOKENS = False
OIDC_NAME = env("OIDC_NAME", default="Single sign-on")
OIDC_SERVER_URL = env("OIDC_SERVER_URL", default="")
OIDC_HAS_SECOND_FACTOR = env.bool("OIDC_HAS_SECOND_FACTOR", default=False)
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "sso",
                "name": OIDC_NAME,
                "client_id": env("OIDC_CLIENT_ID", default=""),
                "secret": env("OIDC_CLIENT_SECRET", default=""),
                "settings": {"server_url": OIDC_SERVER_URL},
            }
        ]
        if OIDC_SERVER_URL
        else [],
    }
}

# demonstration: who is who on the page that lists them; filled by cocomm/world
DEMO_PEOPLE: dict[str, str] = {}

SINGLE_SIGN_ON_HOSTS = ["{0.scheme}://{0.netloc}".format(urlsplit(OIDC_SERVER_URL))] if OIDC_SERVER_URL else []

# --- headers ----------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *SINGLE_SIGN_ON_HOSTS],  # signing in leads to the provider
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}
PERMISSIONS_POLICY = {
    name: [] for name in ("camera", "microphone", "geolocation", "payment", "usb", "display-capture", "fullscreen")
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if not DEMO:
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SECURE_REDIRECT_EXEMPT = [r"^health/"]

# --- mail -------------------------------------------------------------------------
EMAIL_CONFIG = env.email("EMAIL_URL", default="consolemail://")
vars().update({k: v for k, v in EMAIL_CONFIG.items() if k != "EMAIL_BACKEND"})
OUTGOING_EMAIL_BACKEND = EMAIL_CONFIG["EMAIL_BACKEND"]
EMAIL_BACKEND = "jobs.mail.OutboxBackend"
DEFAULT_FROM_EMAIL = env("MAIL_FROM", default=f"cocomm <no-reply@{PUBLIC_HOST.split(':')[0]}>")

# --- jobs -------------------------------------------------------------------------
CELERY_BROKER_URL = env("REDIS_URL", default="redis://127.0.0.1:6379/0")
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 600,
    "socket_timeout": 5,
    "socket_connect_timeout": 1,
    "retry_on_timeout": False,
    "queue_order_strategy": "priority",  # in the order of -Q, not in turn
}
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 100
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 60
CELERY_TASK_TIME_LIMIT = 300
CELERY_TASK_SOFT_TIME_LIMIT = 240
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TIMEZONE = "UTC"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True

# --- documents --------------------------------------------------------------------
SEAL_P12 = env("SEAL_P12", default="")
SEAL_PASSPHRASE = env("SEAL_PASSPHRASE", default="")
SHORT_PAPER = 150_000  # letters of HTML; what is longer, such as a register of a thousand rows, may have more
SHORT_PAPER_LIMITS = {"processor_seconds": 30, "seconds": 120, "megabytes": 1024}
LONG_PAPER_LIMITS = {"processor_seconds": 180, "seconds": 230, "megabytes": 2048}  # below the 240 s of a task
NHS_LOGO = env.bool("NHS_LOGO", default=False)

# --- publication: base64 of an Ed25519 seed; without it one is made under DATA_DIR/keys ---
LEDGER_KEY = env("LEDGER_KEY", default="")

# --- sockets (house.md: two, a third needs a decision record) ----------------------
PUBLIC_REGISTERS: list[str] = [
    "governance.registers.BODIES",
    "governance.registers.PEOPLE",
    "governance.registers.ARRANGEMENTS",
    "governance.registers.DOCUMENTS",
    "governance.registers_meetings.COMMITTEES",
    "governance.registers_meetings.MEETINGS",
    "governance.registers_meetings.PAPERS",
    "governance.registers_decisions.DECISIONS",
    "governance.registers_engagement.ENGAGEMENT",
    "applications.registers.APPLICATIONS",
    "conflicts.registers.INTERESTS",
    "conflicts.registers.GIFTS",
    "conflicts.registers.SPONSORSHIP",
    "conflicts.registers.BREACHES",
    "conflicts.registers.EARNINGS",
    "conflicts.registers.transparency.TRANSPARENCY",
]
AGENDA_ITEM_CHECKS: list[str] = ["conflicts.checks.radar"]
PUBLIC_RULING_CHECKS: list[str] = ["conflicts.checks.kept_from_public"]
REGISTERED_INTERESTS: list[str] = ["conflicts.checks.registered"]

SENTRY_DSN = env("SENTRY_DSN", default="")
# An error in a request is written where the process writes: Django alone tells administrators, and there are none.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stream": {"class": "logging.StreamHandler", "level": "ERROR"}},
    "loggers": {"django": {"handlers": ["stream"], "level": "INFO"}},
}
