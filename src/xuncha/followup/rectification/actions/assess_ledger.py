from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.followup.rectification import policies, queries
from xuncha.followup.rectification.models import Assessment, Grade, Ledger
from xuncha.followup.rectification.rules.assessing import Poll, problems_of_poll
from xuncha.followup.rectification.wording import said_of_poll
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem
from xuncha.foundation.terms.record import born


@action
def assess_ledger(
    *,
    by: Actor,
    ledger: UUID,
    grade: str,
    conclusion: str,
    score: int | None = None,
    forms_sent: int = 0,
    forms_returned: int = 0,
    satisfied: int = 0,
    on: date | None = None,
) -> Assessment:
    """评估整改 — Grade a body's rectification, with the satisfaction poll; the last two grades rectify again.

    After a grade of average or poor another assessment needs a visit made since. Raises NotKnown, NotAllowed (items
    not checked, own work, no visit since); BadInput for an unknown grade, numbers that cannot be, no conclusion.
    """
    found = queries.ledger(ledger, by, locked=True)
    NotAllowed.unless(policies.can_assess(by, found))
    poll = Poll(forms_sent, forms_returned, satisfied, score)
    _check(grade, conclusion, poll)
    made = Assessment.objects.create(
        **born(by),
        ledger=found,
        on=on or by.clock.today(),
        grade=grade,
        score=score,
        forms_sent=forms_sent,
        forms_returned=forms_returned,
        satisfied=satisfied,
        conclusion=conclusion.strip()[:2000],
        assessed_by=by.code,
        assessor_name=by.name,
    )
    _record(by, found, made)
    return made


def _record(by: Actor, found: Ledger, made: Assessment) -> None:
    record(
        "rectification.assessed",
        by=by,
        about=found.ref,
        facts={
            "grade": made.grade,
            "score": made.score,
            "forms": [made.forms_sent, made.forms_returned, made.satisfied],
            "on": made.on.isoformat(),
        },
        rule_set=found.rule_set,
    )


def _check(grade: str, conclusion: str, poll: Poll) -> None:
    problems = [Problem(code, said_of_poll(code), field) for code, field in problems_of_poll(poll)]
    if grade not in Grade.values:
        problems.append(Problem("assessment.unknown_grade", _("评为好、较好、一般或差。"), "grade"))
    if not conclusion.strip():
        problems.append(Problem("assessment.no_conclusion", _("写明评估结论和依据。"), "conclusion"))
    if problems:
        raise BadInput(problems[0].code, problems=problems)
