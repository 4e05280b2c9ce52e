"""Two arms in turn, in one run: ours, and the least that could do the same work."""

import json
import statistics
import time


def ratio(name, ours, limit, *, rounds=5, goal=None, **facts):
    """Time both arms alternately and print one line. Ratio 1.0 means as fast as the limit."""
    ours(), limit()  # both warm
    seconds = {"ours": [], "limit": []}
    for _ in range(rounds):
        for arm, run in (("ours", ours), ("limit", limit)):
            begun = time.perf_counter()
            run()
            seconds[arm].append(time.perf_counter() - begun)
    each = [mine / least for mine, least in zip(seconds["ours"], seconds["limit"], strict=True)]
    tell(
        name,
        ratio=round(statistics.median(each), 2),
        spread=[round(min(each), 2), round(max(each), 2)],
        goal=goal,
        ours_ms=_ms(seconds["ours"]),
        limit_ms=_ms(seconds["limit"]),
        rounds=rounds,
        **facts,
    )


def tell(name, **facts):
    said = {key: value for key, value in facts.items() if value is not None}
    print(json.dumps({"name": name, **said}, ensure_ascii=False), flush=True)


def _ms(values):
    return round(statistics.median(values) * 1000, 3)


def percentile(values, part):
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]
