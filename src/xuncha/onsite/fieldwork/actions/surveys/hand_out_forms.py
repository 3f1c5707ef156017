from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.papers.numbering import next_number
from xuncha.foundation.terms import Actor, Problem
from xuncha.foundation.terms.record import born
from xuncha.onsite.fieldwork import policies
from xuncha.onsite.fieldwork.actions._crew import needed, refuse
from xuncha.onsite.fieldwork.actions._said import say
from xuncha.onsite.fieldwork.models import Survey
from xuncha.onsite.fieldwork.rules.states import FormKind
from xuncha.onsite.inspections.days import checked_day
from xuncha.onsite.inspections.queries import entered_on
from xuncha.onsite.inspections.queries import inspection as inspection_of

from ._numbers import number_problems


@action
def hand_out_forms(
    *,
    by: Actor,
    inspection: UUID,
    kind: str,
    handed_to: str,
    handed_out: int,
    returned: int | None = None,
    stood_out: str = "",
    on: date | None = None,
) -> Survey:
    """发问卷、民主测评表 — Record forms handed out on a day: of which kind, to whom in words, how many went out and, where
    it is known already, came back. Nothing of what one person wrote.

    Raises NotKnown, NotAllowed, WrongState outside the stay, BadInput.
    """
    found = inspection_of(inspection, by)
    policies.guard(policies.can_hand_out_forms(by, found))
    problems = needed("survey", ("handed_to", handed_to, _("写明发给哪些人：范围和层次，不写姓名。")))
    if kind not in set(FormKind):
        problems.append(Problem("survey.needs_kind", _("选明是问卷还是民主测评表。"), where="kind"))
    refuse("survey.incomplete", problems + number_problems(handed_out, returned))
    day = checked_day(by, on, not_before=entered_on(found.id), what=_("进驻"))
    made = Survey.objects.create(
        **born(by),
        number=next_number(series="fieldwork.survey", by=by, pattern="卷-{n:03}", within=str(found.id)),
        inspection=found,
        kind=FormKind(kind),
        handed_on=day,
        handed_to=handed_to.strip(),
        handed_out=handed_out,
        returned=returned,
        returned_on=None if returned is None else day,
        stood_out=stood_out.strip(),
    )
    say(
        "fieldwork.forms_handed_out",
        by,
        made,
        on=day.isoformat(),
        kind=made.kind,
        handed_out=handed_out,
        returned=returned,
    )
    return made
