from datetime import date

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem
from xuncha.foundation.terms.record import born
from xuncha.preparation.planning.models import Term
from xuncha.preparation.planning.policies import can_plan


@action
def open_term(*, by: Actor, number: int, name: str, committee: str, begins: date, ends: date) -> Term:
    """开立届期 — Open a term of the committee.

    Both days belong to the term. Raises NotAllowed; BadInput where the days run backwards, touch another term,
    or the number is taken.
    """
    NotAllowed.unless(can_plan(by))
    problems = _problems(number, begins, ends)
    if problems:
        raise BadInput(problems[0].code, problems=problems)
    term = Term.objects.create(
        **born(by), number=number, name=name.strip(), committee=committee.strip(), begins=begins, ends=ends
    )
    facts = {"number": number, "name": term.name, "begins": begins.isoformat(), "ends": ends.isoformat()}
    record("planning.term_opened", by=by, about=term.ref, facts=facts)
    return term


def _problems(number: int, begins: date, ends: date) -> list[Problem]:
    found = []
    if ends <= begins:
        found.append(Problem("term.backwards", _("届期的结束日期要在开始日期之后。"), "ends"))
    if Term.objects.filter(number=number).exists():
        found.append(Problem("term.number_taken", _("第 %(n)s 届已经开立。") % {"n": number}, "number"))
    other = Term.objects.filter(begins__lte=ends, ends__gte=begins).first()
    if other is not None:
        found.append(Problem("term.overlaps", _("与%(other)s的日期重叠。") % {"other": other.name}, "begins"))
    return found
