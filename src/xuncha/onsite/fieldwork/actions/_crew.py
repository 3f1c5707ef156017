"""Who of the team goes: checked with reasons, written in order."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.terms import Actor, BadInput, Problem
from xuncha.foundation.terms.record import born
from xuncha.onsite.fieldwork.models import Listener, Sitting, Visit, Visitor
from xuncha.onsite.fieldwork.rules.people import PeopleFault, interviewers_fault
from xuncha.onsite.inspections.queries import member_ids


def visitor_problems(chosen: Sequence[UUID], team: UUID) -> list[Problem]:
    """Two different members of the team at least."""
    fault = interviewers_fault(chosen, member_ids(team))
    if fault is None:
        return []
    words = {
        PeopleFault.TOO_FEW: _("走访要两名本组人员一起去，再选一名。"),
        PeopleFault.TWICE: _("同一个人选了两次，请换一名。"),
        PeopleFault.NOT_IN_TEAM: _("走访人要是本组人员。"),
    }
    return [Problem(f"visit.{fault.value}", words[fault], where="visitors")]


def listener_problems(chosen: Sequence[UUID], team: UUID) -> list[Problem]:
    """One member of the team at least."""
    if not chosen:
        return [Problem("sitting.nobody", _("选明本组谁参加。"), where="listeners")]
    if not set(chosen) <= member_ids(team):
        return [Problem("sitting.not_in_team", _("参加的人要是本组人员。"), where="listeners")]
    return []


def send(by: Actor, visit: Visit, chosen: Sequence[UUID]) -> None:
    Visitor.objects.bulk_create(
        Visitor(**born(by), visit=visit, person_id=person, order=order)
        for order, person in enumerate(chosen, 1)
    )


def seat(by: Actor, sitting: Sitting, chosen: Sequence[UUID]) -> None:
    Listener.objects.bulk_create(
        Listener(**born(by), sitting=sitting, person_id=person, order=order)
        for order, person in enumerate(dict.fromkeys(chosen), 1)
    )


def needed(code: str, *wanted: tuple[str, Any, str]) -> list[Problem]:
    """One Problem for each field left empty: `(field, value, words)`."""
    return [
        Problem(f"{code}.needs_{field}", words, where=field)
        for field, value, words in wanted
        if not (value.strip() if isinstance(value, str) else value)
    ]


def refuse(code: str, problems: list[Problem]) -> None:
    """Raise BadInput with these, where there are any."""
    if problems:
        raise BadInput(code, problems=problems)
