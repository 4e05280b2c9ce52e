from django.apps import AppConfig
from django.conf import settings


class CocommConfig(AppConfig):
    name = "cocomm"

    def ready(self):
        if settings.DEMO:
            from .world.cast import PEOPLE
            from .world.essex_people import STORIES

            settings.DEMO_PEOPLE.update({member.email: member.story for member in PEOPLE} | STORIES)
