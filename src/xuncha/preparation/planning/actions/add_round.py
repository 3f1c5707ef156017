from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.links.edges import connect
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, WrongState
from xuncha.foundation.terms.record import born
from xuncha.preparation.planning import queries
from xuncha.preparation.planning.models import AnnualPlan, Round
from xuncha.preparation.planning.policies import can_plan
from xuncha.preparation.planning.rules.states import PlanState
from xuncha.preparation.planning.rules.targets import InspectionKind


@action
def add_round(
    *,
    by: Actor,
    plan: UUID,
    kind: str = "routine",
    number: int | None = None,
    title: str = "",
    code: str = "",
    theme: str = "",
) -> Round:
    """增加轮次 — Add a round to a year's plan, as a draft with its own approval.

    `number` counts through the term (next one where none is given); `code` is how bulletins and replays name it.
    Raises NotKnown, NotAllowed; WrongState where the plan is closed; BadInput for a taken code or number.
    """
    within = queries.locked_plan(plan, by)
    NotAllowed.unless(can_plan(by))
    if within.state == PlanState.CLOSED:
        raise WrongState("plan.closed", _("%(year)s年的计划已经结束。") % {"year": within.year})
    wanted = number or queries.next_round_number(within.term_id)
    code = code.strip() or f"r{within.term.number}-{wanted}"
    _check(within, kind, theme.strip(), wanted, code)
    round = Round.objects.create(
        **born(by),
        plan=within,
        code=code,
        number=wanted,
        kind=kind,
        theme=theme.strip(),
        title=title.strip() or _("%(term)s第%(n)s轮巡察") % {"term": within.term.name, "n": wanted},
        counts_as_done=["done"],
    )
    connect(by=by, source=within.ref, target=round.ref, relation="planned")
    facts = {"code": code, "number": wanted, "kind": kind, "title": round.title}
    record("planning.round_added", by=by, about=round.ref, facts=facts)
    return round


def _check(plan: AnnualPlan, kind: str, theme: str, number: int, code: str) -> None:
    problems = []
    if kind not in set(InspectionKind):
        problems.append(Problem("round.kind_unknown", _("没有这种巡察方式。"), "kind"))
    if kind == InspectionKind.SPECIAL and not theme:
        problems.append(Problem("round.theme_missing", _("专项巡察要写明专题。"), "theme"))
    if Round.objects.filter(plan__term=plan.term_id, number=number).exists():
        message = _("本届第%(n)s轮已经有了。") % {"n": number}
        problems.append(Problem("round.number_taken", message, "number"))
    if Round.objects.filter(code=code).exists():
        problems.append(Problem("round.code_taken", _("代号%(code)s已经用过。") % {"code": code}, "code"))
    if problems:
        raise BadInput(problems[0].code, problems=problems)
