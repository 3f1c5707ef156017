"""巡察报告 and 反馈意见 as papers: plain values for the engine. Official text: Chinese always."""

from xuncha.conclusions.reports import queries
from xuncha.conclusions.reports.models import Feedback, Report
from xuncha.engines.wordfile.forms import feedback_opinion, inspection_report
from xuncha.engines.wordfile.forms.feedback import Problem
from xuncha.engines.wordfile.forms.report import Section
from xuncha.engines.wordfile.parts import Letter
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.papers.issuers import leading_group, team
from xuncha.foundation.terms import Actor, NotKnown, Ref
from xuncha.preparation.teams.queries import active_members


def report(ref: Ref, actor: Actor) -> Letter | None:
    """The team's newest text with its fields filled; None where the actor may not know it."""
    try:
        found = queries.report(ref.id, actor)
    except NotKnown:
        return None
    version = queries.team_version(found)
    rows = queries.paragraphs(version)
    texts = dict(
        zip((p.id for p in rows), queries.filled([p.text for p in rows], found, version), strict=True)
    )
    sections = [
        Section(s.title, here)
        for s in queries.sections(found.inspection.rule_set)
        if (here := [texts[p.id] for p in rows if p.section == s.code])
    ]
    return inspection_report(
        issuer=team(found.inspection.team.name),
        title=found.title,
        recipient=leading_group(),
        opening="",
        sections=sections,
        on=found.submitted_on or found.drafted_on,
        keep=(found.inspection.body_name,),
        approver="、".join(
            m.person.name for m in active_members(found.inspection.team_id) if m.role == "lead"
        ),
    )


def feedback(ref: Ref, actor: Actor) -> Letter | None:
    """The opinion as the body receives it; None where the actor may not know it."""
    try:
        found = queries.feedback(ref.id, actor)
    except NotKnown:
        return None
    return feedback_opinion(
        issuer=leading_group(),  # whose word its number bears
        number=found.number,
        on=found.delivered_on or found.prepared_on,
        body=found.body.name,
        opening=found.opinion,
        problems=[
            Problem(title, f"{i.order}. {_stopped(i.heading)}{i.text}")
            for title, items in queries.grouped_items(found)
            for i in items
        ],
        demands=[f"{d.order}. {d.text}" for d in found.demands.all()],
        contact=found.contact,
        copies_to=found.copies_to,
    )


def _stopped(text: str) -> str:
    return text if text.endswith(("。", "！", "？")) else f"{text}。"


def report_scope(ref: Ref) -> str:
    """The inspection's own key seals the issued file."""
    return inspection_scope(Report.objects.only("inspection_id").get(id=ref.id).inspection_id)


def feedback_scope(ref: Ref) -> str:
    return inspection_scope(Feedback.objects.only("inspection_id").get(id=ref.id).inspection_id)
