from .facts import Candidate, Hit, Rule, Sought, Tie, during, via, written
from .years import free_after


def business(candidate: Candidate, sought: Sought, rule: Rule) -> list[Hit]:
    """A business tie with the body (or below it) on some day of the batch, or ended within `within_years` before it."""
    found = []
    for tie in candidate.ties:
        way = via(tie.body, tie.body_name, sought, rule.reach)
        if way and (during(tie.since, tie.until, sought) or _recent(tie, sought, rule)):
            fact = {"body": tie.body_name, "what": tie.what, "via": way} | written(tie.since, tie.until)
            free = free_after(tie.until, rule.within_years) if tie.until else None
            found.append(Hit(rule.code, rule.clause, rule.forced, tie.source, fact, free))
    return found


def _recent(tie: Tie, sought: Sought, rule: Rule) -> bool:
    if tie.until is None or tie.until >= sought.begins:
        return False
    return sought.begins < free_after(tie.until, rule.within_years)
