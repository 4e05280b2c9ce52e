"""Forms of the public pages: plain GET forms, drawn by the design system, with nothing to refuse.

What a reader types is read by `asked`, so that an address and a form mean the same.
"""

from django import forms

from nhsuk.fields import TidyCharField, drawn

DAY = "For example, 2017-03-31 or 31 March 2017"


class SearchForm(forms.Form):
    q = drawn(
        TidyCharField(
            label="Search all registers",
            help_text="A person in role, an organisation, a word. Entries with all your words are found.",
            required=False,
        ),
        width="30",
    )


class ChooseForm(forms.Form):
    body = forms.ChoiceField(label="Body", required=False)
    q = drawn(TidyCharField(label="Words", required=False), width="20")
    person = forms.ChoiceField(label="Person in role", required=False)
    category = forms.ChoiceField(label="Category", required=False)
    counterparty = drawn(
        TidyCharField(label="Other party", help_text="Its name, or its code or number", required=False), width="20"
    )
    as_at = drawn(TidyCharField(label="As at", help_text=DAY, required=False), width="10")
    known_at = drawn(TidyCharField(label="As known at", help_text=DAY, required=False), width="10")

    def __init__(self, asked, *, people, bodies=(), **kwargs):
        dates = {} if asked.current else {"as_at": asked.as_at.isoformat(), "known_at": asked.known_at.isoformat()}
        super().__init__(initial={**asked.filters, **dates}, **kwargs)
        for name, empty, choices in (
            ("body", "All bodies", bodies),
            ("person", "Anybody", people),
            ("category", "Any category", list(asked.register.categories.items())),
        ):
            if choices:
                self.fields[name].choices = [("", empty), *choices]
            else:
                del self.fields[name]


class CompareForm(forms.Form):
    start = drawn(TidyCharField(label="First date", help_text=DAY, required=False), width="10")
    end = drawn(TidyCharField(label="Second date", help_text=DAY, required=False), width="10")
