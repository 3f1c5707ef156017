from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import TEAM, Actor, BadInput, Problem, Ref, WrongState
from xuncha.foundation.terms.record import born
from xuncha.standing.approvals.models import Request, Step
from xuncha.standing.approvals.rules.states import RequestState
from xuncha.standing.regulations.queries import rule_set as rules_of


@action
def open_request(
    *,
    by: Actor,
    subject: Ref,
    route: str,
    rule_set: str,
    title: str,
    summary: str = "",
    papers: Sequence[str] = (),
    team: Ref | None = None,
    on: date | None = None,
) -> Request:
    """送审 — Send something for approval along a route of its rule set.

    The room of the subject asks its own policy first. `papers`: codes of the papers registry that the deciders are
    given. `team`: needed where a step of the route belongs to a team's lead or members.
    Raises NotKnown for the rule set, BadInput (unknown route, no title, no team), WrongState (already open).
    """
    found = rules_of(rule_set).routes.get(route)
    problems = []
    if found is None:
        problems.append(
            Problem("request.route", _("规则集里没有这条审批路线：%(route)s。") % {"route": route})
        )
    if not title.strip():
        problems.append(Problem("request.title", _("没有写事由。"), "title", _("写明请谁批准什么。")))
    if found is not None and team is None and any(s.role in TEAM for s in found.steps):
        problems.append(Problem("request.team", _("这条路线有巡察组的步骤，要写明是哪个组。"), "team"))
    if found is None or problems:
        raise BadInput("request.input", problems=problems)
    if Request.objects.filter(subject_id=subject.id, route=route, state=RequestState.OPEN).exists():
        raise WrongState("request.already_open", _("这件事已经送审，还没有办结。"))
    made = Request.objects.create(
        **born(by),
        subject_kind=subject.kind,
        subject_id=subject.id,
        route=route,
        rule_set=rule_set,
        title=title.strip()[:200],
        summary=summary.strip(),
        papers=list(papers),
        team_id=team.id if team else None,
        opened_by=by.code,
        opened_by_name=by.name,
        opened_on=on or by.clock.today(),
    )
    for order, step in enumerate(found.steps, 1):
        Step.objects.create(
            **born(by),
            request=made,
            order=order,
            code=step.code,
            label=step.label.zh,
            label_en=step.label.en,
            role=step.role,
            who=step.who.zh,
            who_en=step.who.en,
            allowed=step.how,
        )
    record(
        "approvals.request_opened",
        by=by,
        about=made.ref,
        rule_set=rule_set,
        facts={
            "subject": str(subject),
            "route": route,
            "title": made.title,
            "on": made.opened_on.isoformat(),
        },
    )
    return made
