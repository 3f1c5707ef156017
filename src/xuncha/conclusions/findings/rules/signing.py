"""Who signs next, and where a signature takes the paper: undertakers, then a deputy, then the lead."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from .found import Found
from .states import OPEN, State


class Step(StrEnum):
    UNDERTAKER = "undertaker"
    DEPUTY = "deputy"
    LEAD = "lead"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a paper stands: who undertakes it, who has signed its present content, who may check it.

    `deputies` and `leads` are all of the team; one who undertakes the paper does not check it. Where no deputy
    is left to check, the lead checks alone and the page says so.
    """

    state: State
    undertakers: frozenset[UUID]
    signed: frozenset[UUID] = frozenset()
    deputies: frozenset[UUID] = frozenset()
    leads: frozenset[UUID] = frozenset()

    @property
    def checkers(self) -> frozenset[UUID]:
        return self.deputies - self.undertakers


def step_of(state: State) -> Step | None:
    """Whose signature the paper waits for; None once it bears the lead's."""
    if state in OPEN or state is State.UNDERTAKERS:
        return Step.UNDERTAKER
    return {State.DEPUTY: Step.DEPUTY, State.LEAD: Step.LEAD}.get(state)


def waiting_for(standing: Standing) -> frozenset[UUID]:
    """The people whose signature would be taken now."""
    match step_of(standing.state):
        case Step.UNDERTAKER:
            return standing.undertakers - standing.signed
        case Step.DEPUTY:
            return standing.checkers
        case Step.LEAD:
            return standing.leads - standing.undertakers
    return frozenset()


def why_not(standing: Standing, person: UUID | None) -> Found | None:
    """What keeps this person from signing now, None if nothing does."""
    step = step_of(standing.state)
    if step is None:
        return Found("workpaper.already_signed")
    if person in waiting_for(standing):
        return None
    if step is Step.UNDERTAKER:
        already = person in standing.signed
        return Found("workpaper.signed_by_you" if already else "workpaper.waits_for_undertakers")
    if person in standing.undertakers and person in (standing.deputies | standing.leads):
        return Found("workpaper.own_paper")
    return Found("workpaper.waits_for_deputy" if step is Step.DEPUTY else "workpaper.waits_for_lead")


def after(standing: Standing, person: UUID) -> State:
    """The state once this person has signed. Raises ValueError where the signature may not be taken."""
    if why_not(standing, person) is not None:
        raise ValueError("not this person's signature")
    match step_of(standing.state):
        case Step.UNDERTAKER if standing.undertakers - standing.signed - {person}:
            return State.UNDERTAKERS  # the first of them moves it here, the last one on
        case Step.UNDERTAKER:
            return State.DEPUTY if standing.checkers else State.LEAD
        case Step.DEPUTY:
            return State.LEAD
    return State.SIGNED
