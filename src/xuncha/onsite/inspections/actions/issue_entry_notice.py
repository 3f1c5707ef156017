from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.papers.issuers import word
from xuncha.foundation.papers.numbering import official_number
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, WrongState
from xuncha.foundation.terms.record import born
from xuncha.onsite.inspections import queries
from xuncha.onsite.inspections.days import checked_day
from xuncha.onsite.inspections.models import EntryNotice
from xuncha.onsite.inspections.policies import can_issue_entry_notice


@action
def issue_entry_notice(
    *,
    by: Actor,
    inspection: UUID,
    enters_on: date,
    contact: str,
    prepare: Sequence[str],
    commitments: Sequence[str],
    on: date | None = None,
) -> EntryNotice:
    """发进驻通知 — Tell the body of its inspection by a numbered letter: when, what to prepare, what to undertake.

    Raises NotKnown; NotAllowed; WrongState once the team entered or where it was sent; BadInput.
    """
    found = queries.locked(inspection, by)
    allowed = can_issue_entry_notice(by, found)
    (WrongState if allowed.code == "notice.too_late" else NotAllowed).unless(allowed)
    if queries.entry_notice(found.id) is not None:
        raise WrongState("notice.issued", _("进驻通知已经发出。"))
    day = checked_day(by, on)
    prepare = [line.strip() for line in prepare if line.strip()]
    problems = []
    if enters_on < day:
        problems.append(
            Problem("notice.enters_before", _("进驻日期早于发出日期，请核对。"), where="enters_on")
        )
    if not contact.strip():
        problems.append(Problem("notice.needs_contact", _("写明联系人和电话。"), where="contact"))
    if not prepare:
        problems.append(Problem("notice.needs_prepare", _("写明请对方准备什么。"), where="prepare"))
    if problems:
        raise BadInput("notice.incomplete", problems=problems)
    notice = EntryNotice.objects.create(
        **born(by),
        inspection=found,
        number=official_number(word=word("办"), by=by, year=day.year),
        issued_on=day,
        enters_on=enters_on,
        contact=contact.strip(),
        prepare=prepare,
        commitments=[line.strip() for line in commitments if line.strip()],
    )
    record(
        "inspections.entry_notice_issued",
        by=by,
        about=found.ref,
        facts={"number": notice.number, "on": day.isoformat(), "enters_on": enters_on.isoformat()},
        scope=inspection_scope(found.id),
        rule_set=found.rule_set,
    )
    return notice
