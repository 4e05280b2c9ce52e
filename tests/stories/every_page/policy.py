"""Every page there is, and who looks at it. A new address joins by a line here, or the test fails.

`Look` is a page for people: looked at with and without scripts, wide and narrow. `wrong` fills
boxes and presses the form's button: then an error has to show. `Answer` is whatever is not a page.
Arguments are keys of `stage.places`, or literal.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Look:
    name: str
    who: str = "gil"
    args: str = ""
    query: str = ""
    wrong: dict | None = None
    press: str = ""  # the button's words, where it is not the first of the page's form
    status: int = 200
    refused: int = 422
    shot: str = ""  # one of the main pages: its picture is kept
    printed: bool = False


@dataclass(frozen=True)
class Answer:
    name: str
    who: str = ""
    args: str = ""
    query: str = ""
    status: int = 200
    kind: str = ""


NOTHING = {}

OUTSIDE = [
    Look("home", "", shot="home"),
    Look("accessibility", ""),
    Look("privacy", ""),
    Look("models", ""),
    Look("functions", ""),
    Look("demo", ""),
    Look("verify", "", wrong=NOTHING, press="Check the fingerprint"),
    Look("verify", "", query="fingerprint={fingerprint}", shot="verify-answer"),
    Look("verify", "", query="fingerprint={superseded}"),
    Look("verify", "", query="fingerprint=" + "0" * 64),
    Look("account_login", "", wrong=NOTHING, refused=200),
    Look("account_signup", ""),
    Look("account_inactive", ""),
    Look("account_reset_password", "", wrong=NOTHING, refused=200),
    Look("account_reset_password_done", ""),
    Look("account_reset_password_from_key_done", ""),
    Look("account_reset_password_from_key", "", "1 not-a-key"),
    Look("account_confirm_email", "", "not-a-key"),
    Look("account_email_verification_sent", ""),
    Look("socialaccount_login_cancelled", ""),
    Look("socialaccount_login_error", "", status=401),
    Answer("health-live"),
    Answer("health-ready"),
    Answer("demo-sign-in", status=405),
    Answer("account_confirm_login_code", status=302),
    Answer("mfa_authenticate", status=302),
    Answer("mfa_login_webauthn", status=302),
    Answer("socialaccount_signup", status=302),
    Answer("openid_connect_login", args="oidc", status=404),
    Answer("openid_connect_callback", args="oidc", status=404),
    Answer("application", args="draft", status=302),
]

ACCOUNT = [
    Look("account_logout"),
    Look("account_reauthenticate", wrong=NOTHING, refused=200),
    Look("account_email", wrong={"email": "not an address"}, press="Add", refused=200),
    Look("account_change_password", wrong=NOTHING, refused=200),
    Look("mfa_index"),
    Look("mfa_index", "mia"),
    Look("mfa_activate_totp", wrong=NOTHING, refused=200),
    Look("mfa_deactivate_totp", "mia"),
    Look("mfa_reauthenticate", "mia", wrong=NOTHING, refused=200),
    Look("mfa_view_recovery_codes", "mia"),
    Look("mfa_generate_recovery_codes", "mia"),
    Look("mfa_list_webauthn", "mia"),
    Look("mfa_add_webauthn"),
    Look("mfa_edit_webauthn", "mia", "passkey"),
    Look("mfa_remove_webauthn", "mia", "passkey"),
    Look("socialaccount_connections"),
    Look("usersessions_list"),
    Look("sign-ins"),
    Look("held", args="held"),
    Answer("account_set_password", "gil", status=302),
    Answer("mfa_download_recovery_codes", "mia", kind="text/plain"),
    Answer("discard-held", "gil", "held", status=405),
]

PEOPLE = [
    Look("desk", shot="desk"),
    Look("desk", "anita"),
    Look("desk", "nye"),
    Look("desk", "nadia"),
    Look("desk", "gee"),
    Look("people"),
    Look("people", query="q=nobody-of-this-name"),
    Look("role-matrix", shot="role-matrix", printed=True),
    Look("role-matrix", query="on_day=31&on_month=2&on_year=2015"),
    Look("person", args="anita"),
    Look("person", args="past"),
    Look("invite", args="cora", wrong={"email": "not an address"}),
    Look("appoint-where", "nye"),
    Look("appoint", args="blackpool", query="q=ashworth"),
    Look("appoint", args="blackpool", query="q=nobody-of-this-name"),
    Look("appoint", args="blackpool", query="new=1", wrong=NOTHING),
    Look("appoint-committee", args="committee", query="new=1", wrong=NOTHING),
    Look("end-appointment", args="anita-post", wrong=NOTHING),
    Look("organisations", query="q=lancashire"),
    Look("organisations", query="q=nothing-of-this-name"),
    Look("organisation", args="blackpool"),
    Look("organisation", args="essex"),
    Look("figures", "nadia"),
    Look("figure", "nadia", "cycles 2016-17 delegated_time", wrong={"value": "noon", "source": ""}),
    Look("arrangements", "nye"),
    Look("arrangements"),
    Look("arrangement", "nye", "arrangement"),
    Look("arrangement", "fylde", "arrangement"),
    Look("arrangement-agreement", "nye", "arrangement", wrong=NOTHING),
    Look("arrangement-sum", "ruth", "arrangement", wrong={"amount": "a lot"}),
    Look("arrangement-lapse", "nye", "arrangement", wrong=NOTHING),
]

FILLING = [
    Look("applications", shot="applications"),
    Look("applications", "nye"),
    Look("applications", "mia"),
    Look("application-start", "mia", wrong=NOTHING),
    Look("application", args="draft", shot="application", printed=True),
    Look("application", "nia", "draft"),
    Look("application", "nadia", "draft"),
    Look("application-section", args="draft checklist", shot="section-with-evidence"),
    Look("application-section", args="draft budgets", wrong={"premises_sum": "lots"}),
    Look("application-section", "nia", "draft assurance"),
    Look("application-section", args="draft assurance"),
    Look("application-evidence", args="draft objectives", wrong=NOTHING),
    Look("application-remove", args="draft use"),
    Look("application-review", args="draft", shot="review", printed=True),
    Look("application-sign", "anita", "draft accountable-officer"),
    Look("application-submit", args="draft", shot="submit-with-reasons"),
    Look("application-withdraw", args="draft", wrong=NOTHING),
    Look("application-waive", "nadia", "draft late", wrong=NOTHING),
    Look("application-waive", "rhea", "draft assurance", wrong=NOTHING),
    Answer("application-data", "gil", "draft", kind="application/json"),
    Answer("application-file", "gil", "draft use", kind="text/plain"),
]

GONE = [
    Look("application", "fylde", "fylde"),
    Look("application", "preston", "preston"),
    Look("application", "blackburn", "changed"),
    Look("application", "west", "withdrawn"),
    Look("application", "nye", "preston"),
    Look("application-section", "fylde", "fylde checklist"),
    Look("application-review", "fylde", "fylde", shot="review-with-signatures", printed=True),
    Look("application-review", "blackburn", "changed"),
    Look("application-sign", "aled", "changed accountable-officer", wrong=NOTHING),
    Look("application-submit", "fylde", "fylde"),
    Look("application-receipt", "fylde", "fylde", shot="receipt", printed=True),
    Look("application-receipt", "preston", "preston"),
    Look("application-paper", "fylde", "fylde ready"),
    Look("application-paper", "preston", "preston waiting"),
    Look("application-paper", "preston", "preston failed"),
    Look("application-copy", "fylde", "fylde", wrong=NOTHING),
    Look("application-decide", "nye", "preston", wrong=NOTHING),
    Answer("application-pdf", "fylde", "fylde ready", kind="application/pdf"),
]

DECLARED = [
    Look("desk"),
    Look("desk", "gee"),
    Look("my-interests", "gee"),
    Look("my-interests", "nye"),
    Look("declare", "gee", "gee-list", wrong=NOTHING),
    Look("declare-add", "gee", "gee-list", wrong=NOTHING),
    Look("declare-gift", "gee", "gee-list", wrong=NOTHING),
    Look("declare-course", "gee", "gee-list", wrong=NOTHING),
    Look("declare-breach", "gee", "gee-list", wrong=NOTHING),
    Look("declare-change", "gee", "new", wrong=NOTHING),
    Look("declare-withhold", "gee", "new", wrong=NOTHING),
    Look("my-people", "nia"),
    Look("my-people", "lena"),
    Look("theirs", "lena", "new"),
    Look("theirs-agree", "lena", "new", wrong=NOTHING),
    Look("theirs-send-back", "lena", "new", wrong=NOTHING),
    Look("declarant-manager", args="gee-list", wrong={"manager_name": "Nobody Known"}),
    Look("conflicts", "nye"),
    Look("registers-of", args="blackpool"),
    Look("declarants", args="blackpool"),
    Look("declarant-add", args="blackpool", wrong=NOTHING),
    Look("declarant", args="gee-list"),
    Look("declarant", args="cora-list"),
    Look("declarant-left", args="gee-list", wrong=NOTHING),
    Look("declarant-course", args="gee-list", wrong=NOTHING),
    Look("interests-of", args="blackpool"),
    Look("interest", args="new"),
    Look("interest", "lena", "asked"),
    Look("interest", args="public"),
    Look("interest-agree", args="new", wrong=NOTHING),
    Look("interest-end", args="new", wrong=NOTHING),
    Look("interest-withhold", args="new", wrong=NOTHING),
    Look("interest-words", args="new send-back", wrong=NOTHING),
    Look("redactions-of", "lena", "blackpool"),
    Look("past-keeping", args="blackpool"),
    Look("state-nothing", args="blackpool", wrong=NOTHING),
    Look("redaction", "lena", "redaction", wrong=NOTHING),
]

KEPT = [
    Look("gifts-of", args="blackpool"),
    Look("gift-to-ccg", args="blackpool", wrong=NOTHING),
    Look("gift", "anita", "gift", wrong=NOTHING),
    Look("sponsorship-of", args="blackpool"),
    Look("sponsorship-add", args="blackpool", wrong=NOTHING),
    Look("earnings-of", args="blackpool"),
    Look("earning-add", args="blackpool", wrong=NOTHING),
    Look("breaches-of", args="blackpool"),
    Look("report-for", args="blackpool", wrong=NOTHING),
    Look("breach", args="breach"),
    Look("breach", args="concluded"),
    Look("breach-conclude", args="breach", wrong=NOTHING),
    Look("breach-reword", args="concluded"),
    Look("breach-dismiss", args="breach", wrong=NOTHING),
    Look("breach-told", args="concluded", wrong=NOTHING),
    Look("take-in-register", args="blackpool", wrong=NOTHING),
    Look("import", args="sheet"),
    Answer("ask-everybody", "gil", "blackpool", status=302),
    Answer("declarant-ask", "gil", "gee-list", status=302),
    Answer("declarant-notice", "gil", "cora-list", status=302),
    Answer("interest-publish", "gil", "new", status=302),
    Answer("gift-publish", "gil", "gift", status=302),
    Answer("sponsorship-publish", "gil", "paid", status=302),
    Answer("earning-publish", "gil", "earning", status=302),
    Answer("breach-take-up", "gil", "breach", status=302),
    Answer("breach-publish", "gil", "concluded", status=302),
    Answer("import-take-in", "gil", "sheet", status=302),
    Answer("import-drop", "gil", "sheet", status=302),
    Look("registers", ""),
    Look("registers", "", query="q=nothing-of-this-name"),
    Look("public-body", "", "00R"),
    Look("register-of-all", "", "interests"),
    Look("register", "", "00R interests"),
    Look("register", "", "00R interests", "as_at=2012-01-01&known_at=2017-03-14"),
    Look("register-compare", "", "00R interests"),
    Look("entry", "", "entry"),
    Look("entry-version", "", "entry 1"),
    Look("ledger", ""),
    Answer("controlled-where", "gil", status=302),
    Answer("links-where", "gil", status=302),
    Look("links", args="blackpool"),
    Look("links", args="blackpool", query="q=nothing-of-this-name"),
    Look("link-add", args="blackpool", wrong=NOTHING),
    Look("link-end", args="tie", wrong=NOTHING),
    Look("controlled", args="blackpool"),
    Look("controlled-add", args="blackpool", wrong=NOTHING),
    Look("controlled-withdraw", args="policy", wrong=NOTHING),
    Look("in-force", "", "00R conflicts-policy"),
    Look("national", ""),
    Look("national", "", query="as_at=2012-01-01"),
    Look("year-ends", args="blackpool", wrong=NOTHING),
    Look("year-end", args="extract"),
    Look("year-end-sign", "lena", "extract", wrong=NOTHING),
    Answer("year-end-paper", "gil", "extract", status=404),
    Answer("year-end-json", "gil", "extract", kind="application/json"),
    Answer("year-end-csv", "gil", "extract interests", kind="text/csv"),
    Answer("national-file", args="json", kind="application/json"),
    Answer("published-file", args="policy"),
    Answer("register-catalogue", kind="application/ld+json"),
    Answer("register-of-all-metadata", args="interests", kind="application/csvm+json"),
    Answer("register-of-all-file", args="interests csv", kind="text/csv"),
    Answer("register-metadata", args="00R interests", kind="application/csvm+json"),
    Answer("register-file", args="00R interests json", kind="application/json"),
    Answer("entry-json", args="entry", kind="application/json"),
    Answer("entry-receipt", args="entry 1", kind="application/json"),
    Answer("ledger-key", kind="text/plain"),
    Answer("ledger-checkpoint", kind="text/plain"),
    Answer("ledger-heads"),
    Answer("ledger-rows"),
    Answer("ledger-consistency", query="old=1&new=1", kind="application/json"),
    Answer("ledger-checker"),
    Answer("ledger-tile", args="tile/0/000.p/1"),
    Answer("public-api:openapi-json", kind="application/json"),
    Answer("public-api:all_registers", kind="application/json"),
    Answer("public-api:bodies", kind="application/json"),
    Answer("public-api:page", args="interests", kind="application/json"),
    Answer("public-api:bulk", args="interests"),
    Answer("public-api:entry", args="entry", kind="application/json"),
    Answer("public-api:receipt", args="entry 1", kind="application/json"),
]

# Names that nobody looks at here, and why.
LEFT_OUT = {
    "mfa_reauthenticate_webauthn": "needs a key in the hand: tests/governance/sign_in/test_in_the_browser.py",
    "public-api:api-root": "leads nowhere: the API's own prefix, without a page",
}
