"""Forms of papers, their cover sheet, advice on them, and questions from the public."""

from django import forms

from nhsuk.fields import DateField, TidyCharField

from ..rules.meetings import cover
from ..rules.meetings.cover import Answer


def _area(rows):
    return forms.Textarea(attrs={"rows": rows})


class NewPaperForm(forms.Form):
    title = TidyCharField(label="Title of the paper", max_length=300)
    author = TidyCharField(label="Who writes it?", max_length=200, required=False, help_text="Name and post.")


class PaperForm(NewPaperForm):
    body = TidyCharField(
        label="The paper", required=False, widget=_area(24),
        help_text="Plain text. A line that begins with # is a heading, one with - is a bullet, **two stars** are bold.",
    )  # fmt: skip

    @classmethod
    def facts(cls, paper):
        return {name: getattr(paper, name) for name in ("title", "author", "body")}


class CoverForm(forms.Form):
    """Every question of the cover sheet and of the council's face. Blanks may wait; only a final paper needs all."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.reveals = {}
        for question in (*cover.SHEET, *cover.COUNCIL):
            if question.ticked:
                self.reveals[f"{question.key}_tick"] = {cover.NOT_APPLICABLE: [f"{question.key}_na"]}
                self.fields[f"{question.key}_tick"] = forms.ChoiceField(
                    label=question.asked, choices=list(cover.SAID.items()), widget=forms.RadioSelect, required=False
                )
            self.fields[question.key] = TidyCharField(
                label=f"{question.short}: details" if question.ticked else question.asked,
                help_text=question.hint, required=False, widget=_area(3),
            )  # fmt: skip
            self.fields[f"{question.key}_na"] = TidyCharField(
                label=f"{question.short}: not applicable because", required=False, max_length=500
            )

    @classmethod
    def facts(cls, paper):
        found = {}
        for key, answer in cover.answers_of(paper.cover).items():
            found |= {key: answer.words, f"{key}_tick": answer.tick, f"{key}_na": answer.not_applicable}
        return found

    @property
    def answers(self):
        data = self.cleaned_data
        return {
            key: Answer(data.get(f"{key}_tick") or "", data.get(key) or "", data.get(f"{key}_na") or "")
            for key in cover.BY_KEY
        }


class UploadForm(forms.Form):
    file = forms.FileField(
        label="The PDF", help_text="PDF only. Scripts, actions and files inside it are taken out; its pages stay."
    )


class FinalForm(forms.Form):
    late_because = TidyCharField(
        label="Why is it taken although it is late?", widget=_area(3),
        help_text="The chair’s reason. It is printed with the paper.",
    )  # fmt: skip
    late_allowed_by = forms.ChoiceField(label="Who allowed it?", widget=forms.RadioSelect)

    def __init__(self, *args, officers, **kwargs):
        super().__init__(*args, **kwargs)
        self.officers = {officer.seat.person.ref: officer.seat.person for officer in officers}
        self.fields["late_allowed_by"].choices = [
            (o.seat.person.ref, f"{o.seat.person}, {o.get_post_display().lower()}") for o in officers
        ]

    @property
    def values(self):
        chosen = self.officers.get(self.cleaned_data["late_allowed_by"])
        return {"late_because": self.cleaned_data["late_because"], "late_allowed_by": chosen}


class AdviceForm(forms.Form):
    asked_of = TidyCharField(label="Who is asked?", max_length=200, help_text="For example: Finance, or Estates.")
    question = TidyCharField(label="What do you need to know?", widget=_area(4))
    due_on = DateField(label="By which day?")
    adviser = forms.ChoiceField(label="Who answers in the service, if anybody", required=False)

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {person.ref: person for person in people}
        self.fields["adviser"].choices = [("", "Nobody: we record the answer"), *((p.ref, p.name) for p in people)]

    @property
    def values(self):
        return self.cleaned_data | {"adviser": self.people.get(self.cleaned_data["adviser"])}


class AnswerForm(forms.Form):
    answer = TidyCharField(label="The answer", widget=_area(8))


class AskForm(forms.Form):
    """What somebody outside sends. Only the question must be given."""

    question = TidyCharField(
        label="Your question", max_length=2000, widget=_area(6), error_messages={"required": "Write your question"},
    )  # fmt: skip
    item = forms.ChoiceField(label="Which item is it about?", required=False)
    name = TidyCharField(label="Your name, if you like", max_length=200, required=False)
    email = forms.EmailField(
        label="Your e-mail address, if you want to hear from us", max_length=254, required=False,
        error_messages={"invalid": "Enter an e-mail address like name@example.org, or leave it empty"},
    )  # fmt: skip

    def __init__(self, *args, items, **kwargs):
        super().__init__(*args, **kwargs)
        self.items = items
        self.fields["item"].choices = [("", "None in particular"), *((ref, words) for ref, (_, words) in items.items())]
        if not items:
            del self.fields["item"]

    @property
    def values(self):
        item, _ = self.items.get(self.cleaned_data.get("item", ""), (None, ""))
        return self.cleaned_data | {"item": item}


class QuestionForm(forms.Form):
    question = TidyCharField(label="The question, as it was asked", widget=_area(5))
    asked_by_name = TidyCharField(
        label="Who asked it?", max_length=200, required=False,
        help_text="It becomes public. Leave it empty if the name was not given or is to be withheld.",
    )  # fmt: skip
    received_on = DateField(label="When did it come?")
    item = forms.ChoiceField(label="Which item is it about?", required=False)

    def __init__(self, *args, items, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.items = {item.ref: item for item in items}
        self.fields["item"].choices = [("", "None in particular"), *((i.ref, str(i)) for i in items)]
        self.fields["received_on"].not_after = today

    @property
    def values(self):
        return self.cleaned_data | {"item": self.items.get(self.cleaned_data["item"])}
