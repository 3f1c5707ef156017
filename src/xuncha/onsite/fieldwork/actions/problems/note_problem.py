from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.links.edges import connect
from xuncha.foundation.links.kinds import describe
from xuncha.foundation.papers.numbering import next_number
from xuncha.foundation.terms import Actor, BadInput, Ref
from xuncha.foundation.terms.record import born
from xuncha.onsite.fieldwork import policies
from xuncha.onsite.fieldwork import problems as entries
from xuncha.onsite.fieldwork.actions._crew import needed, refuse
from xuncha.onsite.fieldwork.actions._said import say
from xuncha.onsite.fieldwork.models import PracticalProblem
from xuncha.onsite.inspections.days import checked_day
from xuncha.onsite.inspections.queries import entered_on, not_known
from xuncha.onsite.inspections.queries import inspection as inspection_of


@action
def note_problem(
    *,
    by: Actor,
    inspection: UUID,
    matter: str,
    for_whom: str,
    source: Ref | None = None,
    on: date | None = None,
) -> PracticalProblem:
    """记实事 — Put a practical problem of the people on the list: what it is, for whom in words, and the petition, talk or
    visit it came from, where it came from one.

    Raises NotKnown (also of a source `by` does not know), NotAllowed, WrongState before entering or once filed, BadInput.
    """
    found = inspection_of(inspection, by)
    policies.guard(policies.can_note_problem(by, found))
    wanted = (
        ("matter", matter, _("写明是什么事。")),
        ("for_whom", for_whom, _("写明为哪里的哪些群众：村组、小区、哪一类人，不写姓名。")),
    )
    refuse("problem.incomplete", needed("problem", *wanted))
    if source is not None:
        if source.kind not in entries.SOURCES:
            raise BadInput("problem.source", _("实事只从信访诉求、谈话、走访、听会、电话抽查、问卷里来。"))
        if source not in describe(by, [source]):
            raise not_known()
    made = PracticalProblem.objects.create(
        **born(by),
        number=next_number(series="fieldwork.problem", by=by, pattern="实-{n:03}", within=str(found.id)),
        inspection=found,
        matter=matter.strip(),
        for_whom=for_whom.strip(),
        source_kind=source.kind if source else "",
        source_id=source.id if source else None,
        noted_on=checked_day(by, on, not_before=entered_on(found.id), what=_("进驻")),
        noted_by=by.name,
    )
    if source is not None:
        connect(by=by, source=source, target=made.ref, relation="problem")
    say(
        "fieldwork.problem_noted",
        by,
        made,
        on=made.noted_on.isoformat(),
        source=str(source) if source else "",
    )
    return made
