from .facts import Candidate, Hit, Rule, Sought


def objection(candidate: Candidate, sought: Sought, rule: Rule) -> list[Hit]:
    """The inspected body asked for this person's recusal and has not taken it back."""
    return [
        Hit(
            rule.code,
            rule.clause,
            rule.forced,
            one.letter,
            {"letter": one.letter, "reason": one.reason, "on": one.on.isoformat()},
        )
        for one in candidate.objections
        if one.target == sought.target
    ]
