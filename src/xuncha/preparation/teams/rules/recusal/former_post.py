from datetime import date, timedelta

from .facts import Candidate, Hit, Rule, Served, Sought, via, written
from .years import free_after, years_after


def former_post(candidate: Candidate, sought: Sought, rule: Rule) -> list[Hit]:
    """Left a post at the body less than `within_years` full years before the batch begins, or served there for more
    than `longer_than_years` in all. Left on 2021-03-31 and three years: free from 2024-04-01 on.
    """
    left = [
        (served, way)
        for served in candidate.served
        if served.until is not None
        and served.until < sought.begins
        and (way := via(served.body, served.body_name, sought, rule.reach))
    ]
    found = [_hit(rule, served, way) for served, way in left if _recent(served, sought, rule)]
    if _long(left, rule.longer_than_years):
        longest, way = max(left, key=lambda one: _days(one[0]))
        found.append(_hit(rule, longest, way, long=True))
    return found


def _recent(served: Served, sought: Sought, rule: Rule) -> bool:
    if served.until is None or rule.within_years <= 0:
        return False
    return sought.begins < free_after(served.until, rule.within_years)


def _long(left: list[tuple[Served, str]], years: int) -> bool:
    spans = sorted((s.since, s.until) for s, _ in left if s.since is not None and s.until is not None)
    if years <= 0 or not spans:
        return False
    first, covered, reached = spans[0][0], timedelta(0), date.min
    for since, until in spans:
        start = max(since, reached)
        if until > start:
            covered, reached = covered + (until - start), until
    return first + covered > years_after(first, years)


def _days(served: Served) -> int:
    if served.since is None or served.until is None:
        return 0
    return (served.until - served.since).days


def _hit(rule: Rule, served: Served, way: str, *, long: bool = False) -> Hit:
    fact = {"body": served.body_name, "post": served.post, "via": way, "long": long}
    fact |= written(served.since, served.until)
    free = None if long or served.until is None else free_after(served.until, rule.within_years)
    return Hit(rule.code, rule.clause, rule.forced, served.source, fact, free)
