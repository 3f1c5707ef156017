from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.followup.rectification import policies, queries
from xuncha.followup.rectification.models import CommitteeHearing, Heard
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, NotKnown, Problem
from xuncha.foundation.terms.record import born


@action
def record_committee_hearing(
    *, by: Actor, ledgers: Sequence[UUID], on: date, meeting: str, note: str = ""
) -> CommitteeHearing:
    """登记党委听取整改汇报 — Record a meeting of the committee that heard how these lists stand.

    Raises NotAllowed, NotKnown; BadInput for no list, no meeting, a day to come.
    """
    NotAllowed.unless(policies.can_note_hearing(by))
    found = list(queries.visible_to(by).filter(pk__in=ledgers))
    if len(found) != len(set(ledgers)):
        raise NotKnown("rectification.not_known", _("没有这份整改材料，或您不参与这项工作。"))
    _check(found, meeting, on, by.clock.today())
    made = CommitteeHearing.objects.create(
        **born(by), on=on, meeting=meeting.strip(), note=note.strip()[:1000]
    )
    Heard.objects.bulk_create([Heard(**born(by), hearing=made, ledger=ledger) for ledger in found])
    record(
        "rectification.committee_heard",
        by=by,
        about=made.ref,
        facts={"on": on.isoformat(), "ledgers": [str(ledger.pk) for ledger in found]},
    )
    return made


def _check(found: Sequence[object], meeting: str, on: date, today: date) -> None:
    problems = []
    if not found:
        problems.append(Problem("hearing.nothing_heard", _("选会上听取了哪些单位的整改。"), "ledgers"))
    if not meeting.strip():
        problems.append(Problem("hearing.no_meeting", _("写明是什么会议。"), "meeting"))
    if on > today:
        problems.append(Problem("hearing.in_future", _("会议日期还没有到。"), "on"))
    if problems:
        raise BadInput(problems[0].code, problems=problems)
