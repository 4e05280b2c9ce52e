"""A form with errors is answered with 422, on the pages we did not write too (sign-in, second factor, sessions)."""

from django.forms import BaseForm


class RefusalMiddleware:
    """allauth draws a refused form with 200; ours are told from pages by their status. 429 and others stay."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_template_response(self, request, response):
        if request.method == "POST" and response.status_code == 200 and any(map(refused, _values(response))):
            response.status_code = 422
        return response


def _values(response):
    return (response.context_data or {}).values()


def refused(value):
    return isinstance(value, BaseForm) and value.is_bound and bool(value.errors)
