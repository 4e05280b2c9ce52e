"""What happens at the door to somebody who is not signed in."""

from django.contrib.auth.views import redirect_to_login


def hold_or_sign_in(request):
    return redirect_to_login(request.get_full_path())
