from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.findings import facts, policies
from xuncha.conclusions.findings.models import FactAnswer, SettledLabel
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem
from xuncha.foundation.terms.record import born

from ._sheets import changed, check_words, say


@action
def answer_fact_reply(
    *,
    by: Actor,
    reply: UUID,
    settled: str,
    text: str,
    looked_through: bool = False,
    on: date | None = None,
) -> FactAnswer:
    """回应异议 — Answer an objection or a supplement of the body, in words it will read: taken, in part, or not, and why.

    Does not change the working paper. A second answer stands beside the first. Raises NotKnown, NotAllowed, BadInput.
    """
    sheet, row = facts.locked_reply(reply, by)
    undertakers = frozenset(row.matter.workpaper.undertakers.values_list("person_id", flat=True))
    NotAllowed.unless(policies.can_answer_reply(by, sheet, row, undertakers))
    assert by.person is not None  # serves in the team
    found = []
    if settled not in SettledLabel.values:
        found.append(Problem("facts.no_such_answer", _("选采纳、部分采纳或者不采纳。"), "settled"))
    if not text.strip():
        found.append(Problem("facts.answer_empty", _("写明核实的情况和理由，对方会看到。"), "text"))
    if found:
        raise BadInput("facts.answer", problems=found)
    check_words(sheet, [text], looked_through=looked_through)
    answer = FactAnswer.objects.create(
        **born(by),
        reply=row,
        settled=settled,
        text=text.strip(),
        answered_on=on or by.clock.today(),
        answered_by_id=by.person,
    )
    changed(sheet)
    say(
        "findings.facts_answered",
        sheet,
        by,
        matter=row.matter.order,
        reply=str(row.id),
        settled=settled,
        text=answer.text,
    )
    return answer
