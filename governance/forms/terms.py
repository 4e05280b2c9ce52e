"""Beginning a version of terms of reference, signing a reading, and putting terms in force; the design bench."""

from django import forms

from nhsuk.fields import DateField, TidyCharField, drawn

from ..models import TermsReview
from ..rules.meetings.kinds import PATTERNS


class DraftForm(forms.Form):
    begin = forms.ChoiceField(label="What do you begin from?", widget=forms.RadioSelect)
    version = TidyCharField(label="Version", max_length=40, help_text="For example: 2.")
    from_on = DateField(label="First day on which it is to hold")

    def __init__(self, *args, versions, usual, **kwargs):
        super().__init__(*args, **kwargs)
        self.versions = {v.ref: v for v in versions}
        earlier = [(v.ref, f"Version {v.version} of this committee") for v in versions]
        first = sorted(PATTERNS.values(), key=lambda p: p.key != usual)
        examples = [(p.key, p.title + (" (usual for this kind)" if p.key == usual else "")) for p in first]
        self.fields["begin"].choices = [*earlier, *examples]
        drawn(self.fields["begin"], hints={p.key: p.source for p in first})

    @property
    def values(self):
        v = self.cleaned_data
        follows = self.versions.get(v["begin"])
        begin = {"follows": follows} if follows else {"pattern": v["begin"]}
        return begin | {"version": v["version"], "from_on": v["from_on"]}


class ReadForm(forms.Form):
    choice = forms.ChoiceField(label="How are these words read?", widget=forms.RadioSelect)
    because = TidyCharField(
        label="Why?", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Who was asked, and what they agreed.",
    )  # fmt: skip
    signing_as = forms.ChoiceField(label="You sign as", widget=forms.RadioSelect)
    typed_name = TidyCharField(label="Type your full name to sign", max_length=200)

    def __init__(self, *args, question, posts, **kwargs):
        super().__init__(*args, **kwargs)
        self.posts = {f"{post}|{body.ref}": (post, body) for post, body, _ in posts}
        self.fields["choice"].choices = [(r.choice, r.sentence) for r in question.readings]
        drawn(self.fields["choice"], hints={r.choice: r.source for r in question.readings})
        self.fields["signing_as"].choices = [(f"{post}|{body.ref}", words) for post, body, words in posts]

    @property
    def values(self):
        v = self.cleaned_data
        post, body = self.posts[v["signing_as"]]
        return {"choice": v["choice"], "because": v["because"], "typed_name": v["typed_name"], "post": post,
                "organisation": body}  # fmt: skip


class ActivateForm(forms.Form):
    agreed_by = TidyCharField(
        label="Who agreed these terms?", max_length=200, help_text="For example: both governing bodies and NHS England."
    )
    agreed_on = DateField(label="On which day?")


class ReviewForm(forms.Form):
    reviewed_on = DateField(label="Day of the review")
    reviewer = TidyCharField(
        label="Who reviewed them?", max_length=200, help_text="For example: the committee, at its meeting of that day."
    )
    outcome = forms.ChoiceField(label="What came of it?", choices=TermsReview.Outcome, widget=forms.RadioSelect)
    words = TidyCharField(
        label="What was looked at, and why do they stand or change?", max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}), help_text="It is kept as you write it.",
    )  # fmt: skip


class BenchForm(forms.Form):
    pattern = forms.ChoiceField(
        label="Under which rules?", required=False,
        help_text="Under this committee’s own, its seats of today are the start; under an example’s, the example’s.",
    )  # fmt: skip
    lay = forms.IntegerField(
        label="Lay members of each CCG", min_value=0, max_value=20, required=False,
        help_text="Leave these boxes empty for the numbers there are.",
    )  # fmt: skip
    executive = forms.IntegerField(label="Executive members of each CCG", min_value=0, max_value=20, required=False)
    gp = forms.IntegerField(label="GPs of each CCG", min_value=0, max_value=20, required=False)
    clinical = forms.IntegerField(
        label="Nurses and secondary-care doctors of each CCG", min_value=0, max_value=20, required=False
    )

    def __init__(self, *args, versions=(), **kwargs):
        """`versions`: the committee’s own, in force or drafted, each with its words."""
        super().__init__(*args, **kwargs)
        own = [(version.ref, words) for version, words in versions]
        self.fields["pattern"].choices = [*own, *((p.key, p.title) for p in PATTERNS.values())]
