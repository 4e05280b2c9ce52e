"""A real OpenID Connect provider on loopback: `python -m tests.governance.sign_in.provider PORT FOLDER`.

Whoever comes is its one user, whose address stands in FOLDER/who ("gil@example.org verified").
The client it knows is ours; PKCE and the signing are allauth's own.
"""

import sys
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

CLIENT, SECRET = "cocomm-test", "a-secret-for-tests"
CALLBACK = "http://testserver/account/oidc/sso/login/callback/"


def private_key():
    from cryptography.hazmat.primitives import serialization as form
    from cryptography.hazmat.primitives.asymmetric import rsa

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return key.private_bytes(form.Encoding.PEM, form.PrivateFormat.PKCS8, form.NoEncryption()).decode()


def configure(folder):
    from django.conf import settings

    settings.configure(
        SECRET_KEY="provider",
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        USE_TZ=True,
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": f"{folder}/provider.sqlite3"}},
        INSTALLED_APPS=[
            "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
            "django.contrib.messages", "allauth", "allauth.account", "allauth.idp.oidc",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            f"{__name__}.the_one_user",
            "allauth.account.middleware.AccountMiddleware",
        ],
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
        AUTHENTICATION_BACKENDS=["allauth.account.auth_backends.AuthenticationBackend"],
        IDP_OIDC_PRIVATE_KEY=private_key(),
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    )  # fmt: skip
    import django

    django.setup()


def the_one_user(get_response):
    def middleware(request):
        from allauth.account.models import EmailAddress
        from django.conf import settings
        from django.contrib.auth.models import User

        email, verified = (Path(settings.DATABASES["default"]["NAME"]).parent / "who").read_text().split()
        request.user = User.objects.get()
        EmailAddress.objects.update_or_create(
            user=request.user, primary=True, defaults={"email": email, "verified": verified == "verified"}
        )
        return get_response(request)

    return middleware


def fill():
    from allauth.idp.oidc.models import Client
    from django.contrib.auth.models import User
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    User.objects.create(username="somebody")
    client = Client(
        id=CLIENT, name="cocomm", scopes="openid\nprofile\nemail", skip_consent=True, redirect_uris=CALLBACK
    )
    client.set_secret(SECRET)
    client.save()


class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


if __name__ == "__main__":
    port, folder = sys.argv[1:]
    sys.modules["tests.governance.sign_in.provider"] = sys.modules["__main__"]
    __name__ = "tests.governance.sign_in.provider"
    configure(folder)
    fill()
    from django.core.wsgi import get_wsgi_application
    from django.urls import include, path

    urlpatterns = [path("", include("allauth.idp.urls")), path("account/", include("allauth.urls"))]
    make_server("127.0.0.1", int(port), get_wsgi_application(), Server, Quiet).serve_forever()
