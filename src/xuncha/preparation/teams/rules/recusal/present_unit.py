from .facts import Candidate, Hit, Rule, Sought, during, via, written
from .years import free_after


def present_unit(candidate: Candidate, sought: Sought, rule: Rule) -> list[Hit]:
    """Holds a post at the body (or below it) on some day of the batch; free from the day after leaving."""
    found = []
    for served in candidate.served:
        way = via(served.body, served.body_name, sought, rule.reach)
        if way and during(served.since, served.until, sought):
            fact = {"body": served.body_name, "post": served.post, "via": way}
            fact |= written(served.since, served.until)
            free = free_after(served.until, 0) if served.until else None
            found.append(Hit(rule.code, rule.clause, rule.forced, served.source, fact, free))
    return found
