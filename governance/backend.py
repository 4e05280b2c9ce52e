"""Who is signed in: allauth's backend, which reads the person along with the account.

Every page says the name, and every door asks for the person; with the session they are one query.
"""

from allauth.account.auth_backends import AuthenticationBackend

from jobs.prepared import prepared

from .models import User
from .session_store import read_with_session


class Backend(AuthenticationBackend):
    def get_user(self, user_id):
        user = read_with_session(user_id) or next(iter(_account(pk=user_id).rows()), None)
        return user if user and self.user_can_authenticate(user) else None


@prepared
def _account(pk):
    return User.objects.select_related("person").filter(pk=pk)
