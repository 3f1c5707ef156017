from .facts import Candidate, Hit, Home, Rule, Sought


def home_place(candidate: Candidate, sought: Sought, rule: Rule) -> list[Hit]:
    """Born or raised in the township the target is or lies in. Has no end. Sealed: a home place is restricted."""
    if rule.body_kinds and sought.kind not in rule.body_kinds:
        return []
    return [
        Hit(rule.code, rule.clause, rule.forced, home.source, {"place": home.place}, None, sealed=True)
        for home in candidate.homes
        if _there(home, sought)
    ]


def _there(home: Home, sought: Sought) -> bool:
    if home.line:
        wanted = sought.same if sought.township is None else sought.same | {sought.township}
        return bool(wanted & home.line)
    return any(name and name in home.place for name in sought.township_names)
