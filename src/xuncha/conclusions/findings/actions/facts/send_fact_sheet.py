from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.findings import facts, policies
from xuncha.conclusions.findings.models import FactSheet
from xuncha.conclusions.findings.rules.states import SheetState
from xuncha.foundation.journal.frame import action
from xuncha.foundation.papers.numbering import next_number
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, check_version
from xuncha.standing.organisations import queries as organisations
from xuncha.standing.regulations.queries import due

from ._sheets import changed, check_words, move, say


@action
def send_fact_sheet(
    *,
    by: Actor,
    sheet: UUID,
    looked_through: bool = False,
    due_on: date | None = None,
    on: date | None = None,
    seen: int | None = None,
) -> FactSheet:
    """送事实确认单 — Put the facts to the body: the sheet gets its number, its words are fixed, the body may reply.

    By the lead. `due_on`: until when, else the period of the rule set. A body merged meanwhile is asked through its
    successor. Raises NotKnown, NotAllowed, Stale, BadInput with every word that would show a source.
    """
    found = facts.locked(sheet, by)
    check_version(found, seen)
    NotAllowed.unless(policies.can_send_facts(by, found))
    rows = list(found.matters.all())
    day = on or by.clock.today()
    last = due_on or due(found.inspection.rule_set, facts.PERIOD, day).day
    _check([m.title for m in rows if not m.text.strip()], found, day, last, by.clock.today())
    check_words(
        found, [found.note, *(t for m in rows for t in (m.title, m.text))], looked_through=looked_through
    )
    found.body = organisations.successor_on(found.body_id, day)
    found.number = next_number(series="findings.facts", by=by, pattern="核〔{year}〕{n:03}", year=day.year)
    found.sent_on, found.due_on, found.sent_by_id = day, last, by.person
    found.looked_through = looked_through
    move(found, SheetState.SENT)
    changed(found)
    say(
        "findings.facts_sent",
        found,
        by,
        on=str(day),
        due=str(last),
        body=str(found.body_id),
        matters=[m.text for m in rows],
        looked_through=looked_through,
    )
    return found


def _check(empty: list[str], sheet: FactSheet, day: date, last: date, today: date) -> None:
    found = [
        Problem("facts.no_text", _("“%(title)s”没有写请对方核对的事实。") % {"title": t}, "matters")
        for t in empty
    ]
    if day > today:
        found.append(Problem("facts.in_future", _("送达日期还没有到。"), "on"))
    if day < sheet.drafted_on:
        found.append(Problem("facts.before_draft", _("送达日期早于起草日期。"), "on"))
    if last < day:
        found.append(Problem("facts.due_before_sent", _("答复期限早于送达日期。"), "due_on"))
    if found:
        raise BadInput("facts.sending", problems=found)
