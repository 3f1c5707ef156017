"""The papers of this room, in the words of official papers: Chinese in every language of the screen."""

from collections.abc import Sequence

from xuncha.engines.wordfile.forms import Hit as PaperHit
from xuncha.engines.wordfile.forms import TeamLine
from xuncha.engines.wordfile.forms import authorisation as authorisation_letter
from xuncha.engines.wordfile.forms import recusal_decision as recusal_letter
from xuncha.engines.wordfile.parts import (
    Block,
    Column,
    Letter,
    Paragraph,
    Signatures,
    SignLine,
    Table,
    chinese_date,
)
from xuncha.engines.wordfile.parts import Record as PaperRecord
from xuncha.foundation.papers import issuers
from xuncha.foundation.terms import Actor, NotKnown, Ref
from xuncha.preparation.planning import queries as planning
from xuncha.standing.people import queries as people
from xuncha.standing.regulations.queries import rule_set

from . import queries
from .models import Hit, Membership, Team
from .rules.members import TeamRole

RULES = {
    "kin": "有近亲属在该单位任职",
    "home_place": "出生地或者成长地在该地",
}


def authorisation(ref: Ref, actor: Actor) -> Letter | None:
    """授权任职及任务分工的决定, for those who may know the team."""
    team = queries.visible_to(actor).filter(id=ref.id).first()
    if team is None:
        return None
    round, batch = team.batch.round, team.batch
    standing = queries.active_members(team.id)
    return authorisation_letter(
        issuer=issuers.leading_group(),
        number=team.authorisation_number,
        on=team.authorised_on,
        basis=f"{issuers.committee()}审定意见",
        round_title=f"{round.title}第{batch.number}批" if round.batches.count() > 1 else round.title,
        teams=[_line(team, standing)],
        duties=[(m.person.name, m.duty) for m in standing if m.duty],
        begins=batch.begins,
        ends=batch.ends,
    )


def hand_over(ref: Ref, actor: Actor) -> PaperRecord | None:
    """工作移交单 of a member called home: numbers only, signed by who hands over, who takes over and who saw it."""
    try:
        slip = queries.hand_over(ref.id, actor)
    except NotKnown:
        return None
    rows = [(str(n), kind, number, "") for n, (kind, number) in enumerate(slip.things, 1)]
    columns = (
        Column("序号", 14, "center"),
        Column("类别", 40),
        Column("编号", 52),
        Column("备注", 50),
    )
    blocks: list[Block] = [
        Paragraph(f"{slip.membership.person.name}：{slip.membership.left_because}。下列工作即日移交。"),
        Table(columns, rows or [("", "没有未办完的工作", "", "")]),
        Signatures([SignLine(f"{who}（签名）：") for who in ("移交人", "接手人", "监交人")]),
    ]
    return PaperRecord(
        title="工作移交单",
        subtitle=f"{slip.membership.team.name}　{chinese_date(slip.on)}",
        number=slip.number,
        blocks=blocks,
    )


def _line(team: Team, standing: Sequence[Membership]) -> TeamLine:
    by_role = {role: [_named(m) for m in standing if m.role == role] for role in TeamRole}
    own = set(queries.targets_of(team.id))
    return TeamLine(
        name=team.name,
        lead="、".join(by_role[TeamRole.LEAD]),
        deputies=by_role[TeamRole.DEPUTY],
        liaison="、".join(by_role[TeamRole.LIAISON]),
        members=by_role[TeamRole.MEMBER],
        targets=[t.body.name for t in planning.targets(team.batch_id) if t.id in own],
    )


def _named(member: Membership) -> str:
    """姓名（单位职务）."""
    unit = people.unit_of(member.person) + member.person.post
    return f"{member.person.name}（{unit}）" if unit else member.person.name


def recusal_decision(ref: Ref, actor: Actor) -> Letter | None:
    """回避决定, once one was confirmed. Facts that are sealed do not stand in it."""
    try:
        pair = queries.pair(ref.id, actor)
    except NotKnown:
        return None
    ruling = next((r for r in pair.rulings.all() if r.confirmed), None)
    if ruling is None:
        return None
    unit = people.unit_of(pair.person) + pair.person.post
    rules = rule_set(pair.rule_set).recusal
    return recusal_letter(
        issuer=issuers.leading_group(),
        number=ruling.paper_number,
        on=ruling.decided_on,
        person=f"{pair.person.name}（{unit}）" if unit else pair.person.name,
        target=pair.target.body.name,
        outcome="must_recuse" if ruling.outcome == "must_recuse" else "may_serve",
        hits=[
            PaperHit(
                rule=RULES.get(h.rule) or (rules[h.rule].label.zh if h.rule in rules else h.rule),
                fact=_fact(h),
                clause=h.clause,
            )
            for h in ruling.examination.hits.all()
        ],
        reason=ruling.reason,
        decided_by=ruling.decided_by,
        recipient=pair.person.name,
    )


def _fact(hit: Hit) -> str:
    """The fact as it is written, in Chinese; of a sealed one only where it is kept."""
    if hit.fact is None:
        return "内容封存于巡察办"
    fact = hit.fact
    if "letter" in fact:
        return f"{fact['letter']}提出：{fact['reason']}"
    span = "至".join(part for part in (fact.get("since", ""), fact.get("until", "")) if part)
    return f"{span}{fact.get('body', '')}{fact.get('post', '') or fact.get('what', '')}"
