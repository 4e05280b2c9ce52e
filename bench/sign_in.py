"""Does time tell whether an address is known? Sign-in, password reset and the link of an invitation, known against
unknown, turn by turn, each pair in a random order.

The statistic is AUC, the chance that a trial with the known address took longer than one with the unknown:
0.5 means that time tells nothing. With n of each, chance alone leaves it within 1.96·√((2n+1)/(12·n²)) of 0.5
(95 %, Mann–Whitney); the slowest arm is also told as the difference of medians beside the spread of one arm.
Password hashing is Argon2, as in service; limits of attempts are off, since they count per address.
"""

import random
import statistics
import time
from bisect import bisect_left, bisect_right
from math import sqrt

from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse

from bench.ratio import tell

TRIALS = 2000
KNOWN, UNKNOWN = "gil@example.org", "nobody@example.org"


def run(trials=TRIALS):
    with override_settings(ACCOUNT_RATE_LIMITS=False):
        for name, ask in (("sign-in", sign_in), ("password reset", reset), ("link of an invitation", link)):
            _tell(name, *_measured(ask, trials))


def sign_in(client, known):
    return client.post(reverse("account_login"), {"login": KNOWN if known else UNKNOWN, "password": "a wrong password"})


def reset(client, known):
    return client.post(reverse("account_reset_password"), {"email": KNOWN if known else UNKNOWN})


def link(client, known):
    """A forged link for an account that is, and for one that is not."""
    from allauth.account.utils import user_pk_to_url_str

    from governance.models import User

    user = User.objects.get(email=KNOWN)
    if not known:
        user.pk += 10**6
    forged = "cabcde-" + default_token_generator.make_token(user).split("-")[1]
    begun = time.perf_counter()
    answer = client.get(f"/account/password/reset/key/{user_pk_to_url_str(user)}-{forged}/")
    answer.seconds = time.perf_counter() - begun
    return answer


def _measured(ask, trials):
    """Seconds of the known and of the unknown, and how many different answers there were."""
    dice, taken, answers = random.Random(7), {True: [], False: []}, set()
    for number in range(trials + 20):
        for known in dice.sample((True, False), 2):
            client = Client()
            begun = time.perf_counter()
            with transaction.atomic():
                answer = ask(client, known)
                seconds = time.perf_counter() - begun
                transaction.set_rollback(True)
            answers.add((answer.status_code, answer.headers.get("Location", "")))
            if number >= 20:  # the first few fill caches
                taken[known].append(getattr(answer, "seconds", seconds))
    return taken[True], taken[False], len(answers)


def auc(ones, others):
    """The chance that one of `ones` is longer than one of `others`; ties count half."""
    line = sorted(others)
    over = sum(bisect_left(line, one) + bisect_right(line, one) for one in ones)
    return over / (2 * len(ones) * len(others))


def _tell(name, known, unknown, answers):
    n = len(known)
    chance = 1.96 * sqrt((2 * n + 1) / (12 * n * n))
    medians = [statistics.median(each) * 1000 for each in (known, unknown)]
    quarters = statistics.quantiles(unknown, n=4)
    tell(
        f"known or unknown address: {name}", auc=round(auc(known, unknown), 3), chance=f"0.5 ± {chance:.3f}",
        known_ms=round(medians[0], 2), unknown_ms=round(medians[1], 2),
        spread_ms=round((quarters[2] - quarters[0]) * 1000, 2), trials=n, different_answers=answers,
    )  # fmt: skip
