from django.shortcuts import get_object_or_404, render

from governance.access import signed_in

from ..models import Declarant


@signed_in
def declare(request, ref):
    declarant = get_object_or_404(Declarant.objects.for_door().of_person(request.user.person_id), ref=ref)
    return render(request, "conflicts/declare.html", {"declarant": declarant})
