from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.followup.rectification import policies, queries
from xuncha.followup.rectification.models import Item, Measure, Term
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.links.edges import connect
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem
from xuncha.foundation.terms.record import born


@action
def propose_measure(
    *,
    by: Actor,
    item: UUID,
    text: str,
    leader: str,
    standard: str,
    due_on: date | None = None,
    department: str = "",
    person: str = "",
    term: str = "staged",
) -> Measure:
    """拟定整改措施 — Write a measure for one finding: what, who answers for it, by when, how it will be seen.

    Raises NotKnown, NotAllowed; BadInput for an empty text or an unknown term. What the whole plan lacks is asked
    when it is handed in.
    """
    found = queries.item(item, by, locked=True)
    NotAllowed.unless(policies.can_add_measure(by, found.ledger))
    _check(text, term)
    made = Measure.objects.create(
        **born(by),
        item=found,
        order=queries.next_order(found),
        text=text.strip(),
        leader=leader.strip(),
        department=department.strip(),
        person=person.strip(),
        standard=standard.strip(),
        due_on=due_on,
        term=term,
        proposed_by=by.code,
    )
    _follow_term(found)
    connect(by=by, source=found.ref, target=made.ref, relation="measure")
    record(
        "rectification.measure_proposed",
        by=by,
        about=made.ref,
        facts={"item": str(found.id), "order": made.order, "due_on": due_on.isoformat() if due_on else None},
        rule_set=found.ledger.rule_set,
    )
    return made


def _check(text: str, term: str) -> None:
    problems = []
    if not text.strip():
        problems.append(Problem("measure.no_text", _("写明做什么。"), "text"))
    if term not in Term.values:
        problems.append(Problem("measure.unknown_term", _("没有这种整改期限类别。"), "term"))
    if problems:
        raise BadInput(problems[0].code, problems=problems)


def _follow_term(item: Item) -> None:
    """An item is long-term when any of its measures is, immediate when all are."""
    terms = {m.term for m in queries.live_measures().filter(item=item)}
    item.term = (
        Term.LONG_TERM
        if Term.LONG_TERM in terms
        else Term.IMMEDIATE
        if terms == {Term.IMMEDIATE}
        else Term.STAGED
    )
    item.save(update_fields=["term"])
