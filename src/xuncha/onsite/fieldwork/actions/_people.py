"""Checks of the interviewers, in words."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.terms import Problem
from xuncha.onsite.fieldwork.rules.people import PeopleFault, interviewers_fault
from xuncha.onsite.inspections.queries import member_ids


def interviewer_problems(chosen: Sequence[UUID], team: UUID) -> list[Problem]:
    """At least two different members of the team."""
    fault = interviewers_fault(chosen, member_ids(team))
    return [] if fault is None else [Problem(f"interview.{fault.value}", _say(fault), where="interviewers")]


def _say(fault: PeopleFault) -> str:
    if fault == PeopleFault.TOO_FEW:
        return _("谈话要两名本组人员在场，再选一名谈话人。")
    if fault == PeopleFault.TWICE:
        return _("谈话人选了同一个人两次，请换一名。")
    return _("谈话人要是本组人员。")
