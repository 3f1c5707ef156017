"""三员分立 — who may hold which roles together: one administrator's role, or work, never both (plain role codes)."""

from collections.abc import Collection

ADMINISTRATORS = frozenset({"system_admin", "security_admin", "audit_admin"})
OF_A_TEAM = frozenset({"lead", "deputy", "liaison", "member"})
OF_A_BODY = frozenset({"body_liaison"})

# Whoever signs or unlocks for others binds a second factor before working; the rest may.
SECOND_FACTOR_REQUIRED = ADMINISTRATORS | {"office_head"}


def clash(held: Collection[str], wanted: str) -> str:
    """ "" where `wanted` may join what is held; otherwise `two_administrators` or `administrator_and_work`."""
    administers = ADMINISTRATORS.intersection(held)
    if wanted in ADMINISTRATORS:
        if administers - {wanted}:
            return "two_administrators"
        return "administrator_and_work" if set(held) - ADMINISTRATORS else ""
    return "administrator_and_work" if administers else ""


def fault_of_scope(role: str, kind: str) -> str:
    """ "" where a role is held for a thing of this kind ("" = the office); otherwise `needs_team`, `needs_body`, `office_wide`."""
    if role in OF_A_TEAM:
        return "" if kind == "teams.team" else "needs_team"
    if role in OF_A_BODY:
        return "" if kind == "organisations.body" else "needs_body"
    return "office_wide" if kind else ""
