"""Who may be let in by an invitation. Our own rule: no source speaks of accounts."""

from datetime import timedelta

LINK_LIVES = timedelta(days=3)


def reasons_against(name, *, own, elsewhere, has_signed_in, account_address, address, address_taken):
    """Every sentence that stands against inviting this person at this address."""
    found = []
    if own:
        found.append("You already have an account: you may not invite yourself.")
    found += [
        f"{name} also holds a post where you do not appoint ({post}). Ask that body to invite them."
        for post in elsewhere
    ]
    if has_signed_in:
        found.append(f"{name} has already signed in. They can set a new password from the sign-in page.")
    elif account_address and account_address != address:
        found.append(f"{name} already has an account with another address; only they can change it.")
    if address_taken:
        found.append("Somebody else already has an account with this address.")
    return found
