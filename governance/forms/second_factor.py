"""allauth's form for a new passkey, in words people know."""

from allauth.mfa.webauthn.forms import AddWebAuthnForm


class AddPasskeyForm(AddWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "passwordless" in self.fields:
            self.fields["passwordless"].label = "Sign in with it instead of my password"
            self.fields["passwordless"].help_text = "It must then ask for your finger, your face or a PIN."
