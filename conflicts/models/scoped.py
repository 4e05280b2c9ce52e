"""What every record of this floor shares: it belongs to one CCG, and only its own people see it."""

from django.db import models


class AtCCGQuerySet(models.QuerySet):
    """`path` leads from the model to the CCG."""

    path = "ccg"

    def visible_to(self, grants, permission):
        """Rows of the bodies where the permission is held."""
        return self.filter(**{f"{self.path}__in": grants.organisations(permission)})

    def for_door(self):
        return self.select_related(self.path)


class OfDeclarantQuerySet(AtCCGQuerySet):
    path = "declarant__ccg"

    def for_door(self):
        return self.select_related("declarant__ccg", "declarant__person")

    def of_person(self, person_id):
        """One's own."""
        return self.filter(declarant__person=person_id)


def scopes_at(ccg_id):
    return {("organisation", ccg_id)}
