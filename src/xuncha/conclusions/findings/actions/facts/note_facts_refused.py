from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.findings import facts, policies
from xuncha.conclusions.findings.models import FactReply, FactSheet
from xuncha.conclusions.findings.rules.facts import Said
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem
from xuncha.foundation.terms.record import born
from xuncha.preparation.teams import queries as teams

from ._sheets import changed, say


@action
def note_facts_refused(
    *, by: Actor, sheet: UUID, witness: UUID, how: str, on: date | None = None
) -> list[FactReply]:
    """注明未答复 — Note, by two of the team, that the body refuses to reply or let its time pass: every matter without a reply.

    `witness` is the second person; `how`: who said what, or how it was asked again. The body may still reply
    afterwards. Raises NotKnown, NotAllowed, BadInput.
    """
    found = facts.locked(sheet, by)
    NotAllowed.unless(policies.can_note_facts_refused(by, found))
    day = on or by.clock.today()
    open_ones = [m for m in facts.matters(found) if not m.replies.all()]
    _check(by, found, witness, how, day, bool(open_ones))
    rows = [
        FactReply(
            **born(by),
            matter=m,
            said=Said.REFUSED,
            text=how.strip(),
            replied_on=day,
            noted_by=by.name,
            witness_id=witness,
        )
        for m in open_ones
    ]
    FactReply.objects.bulk_create(rows)
    changed(found)
    say(
        "findings.facts_refused",
        found,
        by,
        matters=[m.order for m in open_ones],
        witness=str(witness),
        on=str(day),
        how=how.strip(),
    )
    return rows


def _check(by: Actor, sheet: FactSheet, witness: UUID, how: str, day: date, any_open: bool) -> None:
    found = []
    members = {m.person_id for m in teams.active_members(sheet.inspection.team_id)}
    if witness == by.person or witness not in members:
        said = _("第二名注明人须是本组的另一名成员。")
        found.append(Problem("facts.second_person", said, "witness"))
    if not how.strip():
        found.append(Problem("facts.refusal_unsaid", _("写明谁、什么时候、怎样表示，或者怎样催过。"), "how"))
    if day > by.clock.today():
        found.append(Problem("facts.in_future", _("日期还没有到。"), "on"))
    if sheet.sent_on and day < sheet.sent_on:
        found.append(Problem("facts.before_sent", _("日期早于送达日期。"), "on"))
    if not any_open:
        found.append(Problem("facts.all_replied", _("每件事都已有答复。"), "matters"))
    if found:
        raise BadInput("facts.refusal", problems=found)
