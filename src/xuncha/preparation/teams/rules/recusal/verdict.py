"""What the hits on a pair give before, and after, a person has looked."""

from collections.abc import Sequence

from xuncha.preparation.teams.rules.states import Outcome, Waits

from .facts import Hit


def verdict(hits: Sequence[Hit], *, declared: bool, upheld: Outcome | None) -> tuple[Outcome, Waits]:
    """Outcome of an examination and what it waits for.

    `upheld`: what was decided on exactly these hits before, None where nothing was. A forced hit gives recusal whether
    the declaration is there or not; without a declaration nothing is cleared.
    """
    if any(hit.forced for hit in hits):
        return Outcome.MUST_RECUSE, Waits.NOTHING
    if not declared:
        return Outcome.PENDING, Waits.DECLARATION
    if not hits:
        return Outcome.MAY_SERVE, Waits.NOTHING
    if upheld in (Outcome.MAY_SERVE, Outcome.MUST_RECUSE):
        return upheld, Waits.NOTHING
    return Outcome.PENDING, Waits.PROPOSAL


def may_decide(outcome: Outcome, hits: Sequence[Hit]) -> str:
    """Code of what forbids this outcome, empty where nothing does: a forced rule has no exception."""
    if outcome == Outcome.PENDING:
        return "recusal.no_outcome"
    if outcome == Outcome.MAY_SERVE and any(hit.forced for hit in hits):
        return "recusal.no_exception"
    return ""
