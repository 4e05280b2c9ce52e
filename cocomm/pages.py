"""The few pages that belong to no floor: the front page, and the notices every service owes."""

from django.shortcuts import redirect, render

from governance.access import public


@public
def home(request):
    """Signed in, the desk; otherwise what this is and where to go."""
    if request.user.is_authenticated:
        return redirect("desk")
    return render(request, "pages/home.html")


@public
def accessibility(request):
    return render(request, "pages/accessibility.html")


@public
def privacy(request):
    return render(request, "pages/privacy.html")
