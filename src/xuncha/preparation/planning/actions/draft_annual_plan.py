from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.links.edges import connect
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, NotKnown, Problem
from xuncha.foundation.terms.record import born
from xuncha.preparation.planning.models import AnnualPlan, Term
from xuncha.preparation.planning.policies import can_plan


@action
def draft_annual_plan(*, by: Actor, term: UUID, year: int, title: str = "", basis: str = "") -> AnnualPlan:
    """起草年度计划 — Draft the plan of a year of the term.

    Raises NotAllowed, NotKnown; BadInput where the year lies outside the term or has its plan.
    """
    NotAllowed.unless(can_plan(by))
    within = Term.objects.filter(id=term).first()
    if within is None:
        raise NotKnown("planning.not_known")
    _check_year(within, year)
    plan = AnnualPlan.objects.create(
        **born(by),
        term=within,
        year=year,
        title=title.strip() or _("%(year)s年度巡察工作计划") % {"year": year},
        basis=basis.strip(),
    )
    connect(by=by, source=within.ref, target=plan.ref, relation="planned")
    record("planning.plan_drafted", by=by, about=plan.ref, facts={"year": year, "title": plan.title})
    return plan


def _check_year(term: Term, year: int) -> None:
    if not term.begins.year <= year <= term.ends.year:
        message = _("%(year)s年不在%(term)s的届期里。") % {"year": year, "term": term.name}
        raise BadInput("plan.year_outside", problems=[Problem("plan.year_outside", message, "year")])
    if AnnualPlan.objects.filter(term=term, year=year).exists():
        message = _("%(year)s年已经有计划，打开那一份接着改。") % {"year": year}
        raise BadInput("plan.year_taken", problems=[Problem("plan.year_taken", message, "year")])
