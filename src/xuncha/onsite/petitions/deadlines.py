"""The running deadline of a petition: which it is, how it is computed line by line, with pauses and extensions."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from xuncha.engines.workdays.calendar import Unit
from xuncha.foundation.ui import writing
from xuncha.standing.regulations import queries as regulations
from xuncha.standing.regulations.queries import Computation

from . import queries
from .models import DeadlineChange, Passing, Petition
from .rules.deadlines import Change, ChangeKind, more, not_counted
from .rules.states import State

SCOPE, ANSWER = "petition_scope", "petition_answer"


@dataclass(frozen=True, slots=True)
class Running:
    """A deadline of a petition: its period, from when it counts, what changed it; of which passing, where of one."""

    period: str
    start: date
    changes: tuple[DeadlineChange, ...]
    passing: Passing | None = None


def running(found: Petition) -> Running | None:
    """The deadline that runs now: to decide the scope, or for the receiver to answer. None where none runs."""
    if found.state == State.REGISTERED:
        return Running(SCOPE, found.received_on, tuple(queries.deadline_changes(found, None)))
    passing = queries.open_passing(found) if found.state == State.PASSED_ON else None
    if passing is None:
        return None
    return Running(ANSWER, passing.sent_on, tuple(queries.deadline_changes(found, passing)), passing)


def every(found: Petition) -> list[Running]:
    """The deadline to decide the scope, and one for each passing: those that ran out or ended too."""
    scope = Running(SCOPE, found.received_on, tuple(queries.deadline_changes(found, None)))
    return [
        scope,
        *(
            Running(ANSWER, p.sent_on, tuple(queries.deadline_changes(found, p)), p)
            for p in queries.passings(found)
        ),
    ]


def computed(rule_set: str, of: Running) -> Computation:
    """Its day, and the lines: the period, each pause and extension, then the count."""
    rule = regulations.period(rule_set, of.period)
    worked = regulations.working_days if rule.unit is Unit.WORKING_DAYS else None
    changes = [_plain(c) for c in of.changes]
    extended, paused = more(changes, worked)
    if rule.unit is Unit.MONTHS:
        base = regulations.computed(of.start, rule.amount, rule.unit)
        found = regulations.computed(base.sum.plain_end, extended + paused, Unit.DAYS)
        counted = (*base.lines, *found.lines) if extended + paused else base.lines
    else:
        found = regulations.computed(of.start, rule.amount + extended + paused, rule.unit)
        counted = found.lines
    said = [_said(c, not_counted(_plain(c), worked), rule.unit) for c in of.changes]
    if said:
        said.insert(0, _("规定 %(amount)s。") % {"amount": _amount(rule.amount, rule.unit)})
    return Computation(found.day, (*said, *counted), found.certain, found.sum)


def _plain(change: DeadlineChange) -> Change:
    return Change(ChangeKind(change.kind), change.since, change.until, change.amount)


def _said(change: DeadlineChange, days: int, unit: Unit) -> str:
    told = {"because": change.because, "since": writing.day(change.since)}
    if change.kind == ChangeKind.EXTENSION:
        told |= {"amount": _amount(change.amount, _plus(unit)), "who": change.approved_by}
        return _("%(since)s延长 %(amount)s：%(because)s（%(who)s批准）。") % told
    if change.until is None:
        return _("%(since)s起暂停，还没有恢复：%(because)s。恢复以后再算。") % told
    told |= {"until": writing.day(change.until), "amount": _amount(days, _plus(unit))}
    return _("%(since)s暂停，%(until)s恢复，不计 %(amount)s：%(because)s。") % told


def _plus(unit: Unit) -> Unit:
    """Months are lengthened by days."""
    return Unit.DAYS if unit is Unit.MONTHS else unit


def _amount(amount: int, unit: Unit) -> str:
    words = {
        Unit.DAYS: _("%(n)d 日"),
        Unit.WORKING_DAYS: _("%(n)d 个工作日"),
        Unit.MONTHS: _("%(n)d 个月"),
    }
    return words[unit] % {"n": amount}


def settle(found: Petition, of: Running) -> date:
    """Write the day that follows from what is recorded. Saves the passing, not the petition. Returns the day."""
    fresh = running(found)
    assert fresh is not None
    day = computed(found.rule_set, fresh).day
    if of.passing is None:
        found.scope_due_on = day
    else:
        of.passing.due_on = day
        of.passing.save()
    return day
