"""The sign-in audit: the one place that receives signals (Django's and allauth's)."""


def connect():
    pass
