from django.apps import AppConfig
from django.conf import settings


class CocommConfig(AppConfig):
    name = "cocomm"

    def ready(self):
        if settings.DEMO:
            from .world.cast import PEOPLE
            from .world.essex_people import STORIES as ESSEX
            from .world.rotherham_people import STORIES as ROTHERHAM

            settings.DEMO_PEOPLE.update({member.email: member.story for member in PEOPLE} | ESSEX | ROTHERHAM)
