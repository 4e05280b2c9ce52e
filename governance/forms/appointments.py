"""The forms of appointments: whom, to which post, from when; and until when."""

from django import forms

from nhsuk.fields import DateField, TidyCharField, drawn

from ..models import Committee
from ..permissions import Role
from ..rules import permission_words
from ..rules.appointments import roles_for


class SearchForm(forms.Form):
    q = drawn(TidyCharField(label="Name or e-mail address", max_length=200, required=False), width="20")

    def __init__(self, *args, label="", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["q"].label = label or self.fields["q"].label


class AppointForm(forms.Form):
    """For somebody known; `NewcomerForm` adds who they are."""

    role = forms.ChoiceField(label="Post", widget=forms.RadioSelect, error_messages={"required": "Choose a post"})
    position = TidyCharField(
        label="What the post is called here",
        help_text="For example “Head of Governance”. Leave empty to use the name above.",
        max_length=120,
        required=False,
    )
    starts_on = DateField(label="First day in the post", help_text="For example, 1 4 2015. Access begins on this day.")
    reason = TidyCharField(
        label="Why, or decided where",
        help_text="For example “Governing Body, 3 March 2015”. Kept with the appointment.",
        max_length=300,
        required=False,
    )

    def __init__(self, *args, body, **kwargs):
        super().__init__(*args, **kwargs)
        kind = "committee" if isinstance(body, Committee) else body.kind
        roles = roles_for(kind)
        self.fields["role"].choices = [(role.value, role.label) for role in roles]
        drawn(self.fields["role"], hints={role.value: permission_words.summary(role) for role in roles})

    def clean_role(self):
        return Role(self.cleaned_data["role"])


class NewcomerForm(AppointForm):
    name = TidyCharField(label="Full name", max_length=200, error_messages={"required": "Enter their full name"})
    email = forms.EmailField(
        label="E-mail address",
        help_text="We send a link to choose a password. Leave empty if they will not sign in.",
        required=False,
        max_length=254,
        error_messages={"invalid": "Enter an e-mail address like name@example.nhs.uk"},
    )
    field_order = ["name", "email", "role", "position", "starts_on", "reason"]


class EndForm(forms.Form):
    last_day = DateField(
        label="Last day in the post",
        help_text="Today or earlier ends access at once. A later day ends it when that day is over.",
    )
    reason = TidyCharField(label="Reason", max_length=300, error_messages={"required": "Say why the appointment ends"})


class InviteForm(forms.Form):
    email = forms.EmailField(
        label="E-mail address",
        max_length=254,
        error_messages={
            "required": "Enter their e-mail address",
            "invalid": "Enter an e-mail address like name@example.nhs.uk",
        },
    )
