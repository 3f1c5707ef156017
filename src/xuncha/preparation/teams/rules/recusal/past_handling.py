from .facts import Candidate, Hit, Rule, Sought, Tie, via, written
from .years import free_after


def past_handling(candidate: Candidate, sought: Sought, rule: Rule) -> list[Hit]:
    """Handled an audit, case or petition of the body (or below it) that ended within `within_years` before the batch,
    or runs still; with no years set, whenever it was.
    """
    found = []
    for matter in candidate.handled:
        way = via(matter.body, matter.body_name, sought, rule.reach)
        if way and (matter.since is None or matter.since <= sought.ends) and _counts(matter, sought, rule):
            fact = {"body": matter.body_name, "what": matter.what, "via": way} | written(
                matter.since, matter.until
            )
            free = free_after(matter.until, rule.within_years) if matter.until and rule.within_years else None
            found.append(Hit(rule.code, rule.clause, rule.forced, matter.source, fact, free))
    return found


def _counts(matter: Tie, sought: Sought, rule: Rule) -> bool:
    if matter.until is None or rule.within_years <= 0:
        return True
    return sought.begins < free_after(matter.until, rule.within_years)
