"""Pages of the practical problems: the list of an inspection, one entry, the verbs of each state."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.files.web.respond import file_response
from xuncha.foundation.links.kinds import Described, describe
from xuncha.foundation.terms import Actor, NotAllowed, Ref
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit
from xuncha.onsite.fieldwork import policies
from xuncha.onsite.fieldwork import problems as reading
from xuncha.onsite.fieldwork.actions.problems.check_problem import check_problem
from xuncha.onsite.fieldwork.actions.problems.drop_problem import drop_problem
from xuncha.onsite.fieldwork.actions.problems.note_problem import note_problem
from xuncha.onsite.fieldwork.actions.problems.record_solution import record_solution
from xuncha.onsite.fieldwork.models import PracticalProblem
from xuncha.onsite.fieldwork.rules.states import ProblemState
from xuncha.onsite.fieldwork.web.forms import BecauseForm
from xuncha.onsite.fieldwork.web.outing_forms import CheckProblemForm, NoteProblemForm, SolutionForm
from xuncha.onsite.fieldwork.words import PROBLEM_STATES
from xuncha.onsite.inspections.queries import inspection as inspection_of
from xuncha.onsite.inspections.queries import not_known

SHAPES = {
    ProblemState.NOTED: "go",
    ProblemState.SOLVED: "wait",
    ProblemState.CHECKED: "done",
    ProblemState.DROPPED: "draft",
}


def problems(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    """实事清单: what was solved for whom, what still waits."""
    actor = actor_of(request)
    found = inspection_of(inspection, actor)
    NotAllowed.unless(policies.can_know_problems(actor, found))
    rows = reading.of_inspection(found.id, actor)
    return page(
        request,
        "fieldwork/problems.html",
        {
            "inspection": found,
            "rows": [(r, SHAPES[ProblemState(r.state)], PROBLEM_STATES[ProblemState(r.state)]) for r in rows],
            "checked": sum(r.state == ProblemState.CHECKED for r in rows),
            "may": policies.can_note_problem(actor, found),
            "note": f"{reverse('fieldwork:note_problem')}?inspection={found.id}",
        },
    )


def note(request: HttpRequest) -> HttpResponseBase:
    """记实事: in the inspection it is asked for, from the thing it is asked from (`?inspection=`, `?from=kind:id`)."""
    actor = actor_of(request)
    source, known = _source(request.GET.get("from", ""), actor)
    rows = reading.to_note_in(actor)
    chosen = request.GET.get("inspection", "") or (str(rows[0].id) if len(rows) == 1 else "")
    form = NoteProblemForm.of(
        request,
        inspections=[("", "—"), *((str(r.id), f"{r.number} {r.body_name}") for r in rows)],
        initial={"inspection": chosen, "on": actor.clock.today()},
    )
    back = reverse("fieldwork:problems", args=[chosen]) if chosen in {str(r.id) for r in rows} else "/"
    return submit(
        request,
        form,
        lambda data: note_problem(by=actor, source=source, **data),
        then=lambda made: reverse("fieldwork:problem", args=[made.id]),
        title=_("记实事（来自 %(what)s）") % {"what": f"{known.number} {known.title}"}
        if known
        else _("记实事"),
        button=_("记下"),
        back=known.href if known else back,
        notice=lambda made: _("已记为 %(number)s") % {"number": made.number},
    )


def _source(raw: str, actor: Actor) -> tuple[Ref | None, Described | None]:
    """The thing an entry comes from, described. Raises NotKnown for one the reader does not know."""
    if not raw:
        return None, None
    try:
        source = Ref.parse(raw)
    except ValueError:
        raise not_known() from None
    known = describe(actor, [source]).get(source)
    if known is None:
        raise not_known()
    return source, known


def problem(request: HttpRequest, problem: UUID) -> HttpResponseBase:
    """一件实事: for whom, where it came from, who solved it, what proves it, who checked."""
    actor = actor_of(request)
    found = reading.problem(problem, actor)
    state = ProblemState(found.state)
    return page(
        request,
        "fieldwork/problem.html",
        {
            "problem": found,
            "inspection": found.inspection,
            "shape": SHAPES[state],
            "state": PROBLEM_STATES[state],
            "may_solve": policies.can_record_solution(actor, found) if state == ProblemState.NOTED else None,
            "may_check": policies.can_check_problem(actor, found) if state == ProblemState.SOLVED else None,
            "may_drop": policies.can_drop_problem(actor, found),
        },
    )


def _verb(
    request: HttpRequest, found: PracticalProblem, form: Any, act: Any, title: str, notice: str
) -> HttpResponseBase:
    here = reverse("fieldwork:problem", args=[found.id])
    return submit(
        request,
        form,
        act,
        then=here,
        title=f"{title} {found.number}",
        button=title,
        back=here,
        notice=notice,
    )


def solved(request: HttpRequest, problem: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = reading.problem(problem, actor)
    policies.guard(policies.can_record_solution(actor, found))
    initial = {"on": actor.clock.today(), "solver": found.solver_name or found.inspection.body_name}
    form = SolutionForm.of(request, seen=found.version, initial=initial)

    def act(data: dict[str, Any]) -> PracticalProblem:
        upload = data.pop("file", None)
        kept = {"stream": upload, "name": upload.name} if upload else {}
        return record_solution(by=actor, problem=found.id, seen=form.seen, **data, **kept)

    return _verb(request, found, form, act, _("登记已解决"), _("已登记，请另一人核实"))


def check(request: HttpRequest, problem: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = reading.problem(problem, actor)
    policies.guard(policies.can_check_problem(actor, found))
    form = CheckProblemForm.of(
        request, seen=found.version, initial={"on": actor.clock.today(), "solved": "yes"}
    )
    return _verb(
        request,
        found,
        form,
        lambda data: check_problem(by=actor, problem=found.id, seen=form.seen, **data),
        _("核实"),
        _("已登记"),
    )


def drop(request: HttpRequest, problem: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = reading.problem(problem, actor)
    policies.guard(policies.can_drop_problem(actor, found))
    return _verb(
        request,
        found,
        BecauseForm.of(request),
        lambda data: drop_problem(by=actor, problem=found.id, **data),
        _("撤下"),
        _("已撤下"),
    )


def proof(request: HttpRequest, problem: UUID) -> HttpResponseBase:
    """The file that proves it, for who may know the entry."""
    found = reading.problem(problem, actor_of(request))
    if found.proof_file is None:
        raise not_known()
    return file_response(found.proof_file, request=request)
