from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.findings import policies, queries
from xuncha.conclusions.findings.models import Mark, Return
from xuncha.conclusions.findings.rules.elements import Code
from xuncha.conclusions.findings.rules.signing import Step
from xuncha.conclusions.findings.rules.states import State
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, Role, check_version
from xuncha.foundation.terms.record import born

from ._states import changed, move, say, void_signatures


@action
def return_workpaper(
    *,
    by: Actor,
    workpaper: UUID,
    reason: str,
    marks: Mapping[str, str] | None = None,
    seen: int | None = None,
    on: date | None = None,
) -> Return:
    """退回底稿 — Send a working paper back to its undertakers, with the reason and marks on its elements.

    Signatures there are become void. Raises NotKnown, NotAllowed, Stale, BadInput.
    """
    paper = queries.locked(workpaper, by)
    check_version(paper, seen)
    NotAllowed.unless(policies.can_return(by, paper))
    kept = {code: text.strip() for code, text in (marks or {}).items() if text.strip()}
    _check(reason, kept)
    is_lead = policies.serves(by, paper.inspection.team_id, Role.LEAD)
    row = Return.objects.create(
        **born(by),
        workpaper=paper,
        person_id=by.person,
        step=Step.LEAD if is_lead else Step.DEPUTY,
        returned_on=on or by.clock.today(),
        reason=reason.strip(),
    )
    Mark.objects.bulk_create(
        Mark(**born(by), returned=row, code=code, remark=text) for code, text in kept.items()
    )
    void_signatures(paper, by, reason.strip())
    move(paper, State.RETURNED)
    changed(paper)
    say("findings.workpaper_returned", paper, by, reason=row.reason, marks=kept, step=str(row.step))
    return row


def _check(reason: str, marks: Mapping[str, str]) -> None:
    if not reason.strip():
        text = _("写明为什么退回，承办人要按它改。")
        raise BadInput("workpaper.return_needs_reason", problems=[Problem("reason", text, "reason")])
    unknown = sorted({*marks} - {c.value for c in Code})
    if unknown:
        raise BadInput("workpaper.no_such_element", _("没有要素“%(code)s”。") % {"code": unknown[0]})
