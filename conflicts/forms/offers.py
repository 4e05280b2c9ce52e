"""Offers in two steps: what was offered, then — with the advice in view — what was done. And sponsorship."""

from django import forms

from nhsuk.fields import DateField, MoneyField, TidyCharField

from ..models import Sponsorship
from ..rules import gifts as rules
from .interests import area

YES_NO = [("yes", "Yes"), ("no", "No")]


class OfferForm(forms.Form):
    kind = forms.ChoiceField(
        label="What was offered?", choices=[(k.value, k.label) for k in rules.Kind], widget=forms.RadioSelect
    )
    lavish = forms.BooleanField(label="Abroad, or more than modest: business class, a luxury hotel", required=False)
    giver = TidyCharField(label="Who offered it?", max_length=300)
    supplier = forms.ChoiceField(
        label="Do they supply, or might they supply, the CCG?",
        choices=YES_NO,
        widget=forms.RadioSelect,
        help_text="Suppliers, contractors, and companies that would like to be.",
    )
    value = MoneyField(label="What was it worth, about?", min_value=0)
    offered_on = DateField(label="When was it offered?", error_messages={"required": "Enter the day it was offered"})
    reveals = {"kind": {"travel": ["lavish"]}}

    @property
    def offer(self):
        values = self.cleaned_data
        return rules.Offer(
            kind=rules.Kind(values["kind"]), value=values["value"], on=values["offered_on"],
            supplier=values["supplier"] == "yes", lavish=values["lavish"] and values["kind"] == "travel",
        )  # fmt: skip


class OutcomeForm(forms.Form):
    """What was done. The choices fit the advice, but the person decides and is recorded."""

    description = area(label="Describe it", rows=2)
    giver_business = TidyCharField(label="What is their business?", max_length=200, required=False)
    outcome = forms.ChoiceField(
        label="What did you do?", widget=forms.RadioSelect,
        choices=[
            ("declined", "Declined"),
            ("organisation", "Accepted on behalf of the organisation"),
            ("accepted", "Accepted for myself"),
        ],
    )  # fmt: skip
    received_on = DateField(label="When was it received?", required=False, help_text="Leave empty if declined.")
    reason = area(label="Reason", required=False, rows=2, help_text="Published with the entry.")

    @property
    def facts(self):
        values = self.cleaned_data
        return {
            "description": values["description"], "giver_business": values["giver_business"],
            "accepted": values["outcome"] != "declined", "for_organisation": values["outcome"] == "organisation",
            "received_on": values["received_on"], "reason": values["reason"],
        }  # fmt: skip


class ApprovalForm(forms.Form):
    decision = forms.ChoiceField(
        label="Decision", widget=forms.RadioSelect,
        choices=[("approve", "Approve: it may be accepted"), ("refuse", "Do not approve: it is declined")],
    )  # fmt: skip
    reason = area(label="Reason", rows=2, help_text="Published with the entry.")


class SponsorshipForm(forms.Form):
    what = forms.ChoiceField(label="What was sponsored?", choices=Sponsorship.What, widget=forms.RadioSelect)
    sponsor = TidyCharField(label="Sponsor", max_length=300)
    sponsor_code = TidyCharField(label="Company number, if known", max_length=40, required=False)
    description = area(label="Describe it", rows=2)
    value = MoneyField(label="Value", min_value=0)
    from_on = DateField(label="From")
    to_on = DateField(label="To", required=False)
    arranged_by = TidyCharField(
        label="Who arranged it, if not the CCG?",
        max_length=200,
        required=False,
        help_text="Events arranged by somebody else count too: most gaps in registers were there.",
    )
    involvement = area(label="What had the sponsor a say in?", rows=2, help_text="“None” is an answer.")
