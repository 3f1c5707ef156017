"""Working papers and findings at any state, by the real actions as the people concerned.

inspection = factories.inspections.at(cast, Stage.ON_SITE)
paper = factories.findings.drafted(cast, inspection)      # written, two undertakers, nothing supported
paper = factories.findings.ready(cast, inspection)        # supported, head heard: may be signed
paper = factories.findings.at(cast, inspection, State.LEAD)
finding = factories.findings.finding(cast, inspection)    # judged
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from tests.factories import evidence
from tests.people import Cast, Member
from tests.remembered import remembered
from xuncha.conclusions.findings import instances, orders, queries
from xuncha.conclusions.findings.actions.draft_workpaper import draft_workpaper
from xuncha.conclusions.findings.actions.instances.add_instances import add_instances
from xuncha.conclusions.findings.actions.instances.support_instance import support_instance
from xuncha.conclusions.findings.actions.judge_workpaper import judge_workpaper
from xuncha.conclusions.findings.actions.orders.issue_spot_order import issue_spot_order
from xuncha.conclusions.findings.actions.orders.send_spot_order import send_spot_order
from xuncha.conclusions.findings.actions.orders.sign_for_spot_order import sign_for_spot_order
from xuncha.conclusions.findings.actions.orders.withdraw_spot_order import withdraw_spot_order
from xuncha.conclusions.findings.actions.record_head_heard import record_head_heard
from xuncha.conclusions.findings.actions.return_workpaper import return_workpaper
from xuncha.conclusions.findings.actions.sign_workpaper import sign_workpaper
from xuncha.conclusions.findings.actions.split_workpaper import split_workpaper
from xuncha.conclusions.findings.actions.support_element import support_element
from xuncha.conclusions.findings.models import Finding, SpotOrder, SpotRectification, Workpaper
from xuncha.conclusions.findings.rules.judgement import AsFinding, AsSpot, Given
from xuncha.conclusions.findings.rules.reshaping import Part
from xuncha.conclusions.findings.rules.states import OrderState, State
from xuncha.onsite.inspections import queries as inspections

ELEMENTS = {
    "fact": "石桥片区项目2024年3月22日验收，结论为“限期整改后合格”；尾款此前已付清。",
    "time": "2024年1月16日付款，早于验收 66 天。",
    "place": "石桥镇石桥、东坪、上河三村。",
    "responsible": "局种植业管理股、财务股经办；分管副局长签批。",
    "effect": "泵站未试车即付清，整改缺少约束。",
    "rule": "项目管理办法关于竣工验收的规定；合同第 14 条。",
}
FIELDS: dict[str, Any] = {
    "item": "F2-19",
    "discipline": "work",
    "field": "projects",
    "naming": "未验收先付尾款，付款把关不严",
    "responsible_post": "分管副局长",
    "conduct_from": date(2024, 1, 16),
    "conduct_to": date(2024, 1, 16),
}
SIGNERS = (
    (State.UNDERTAKERS, "member"),
    (State.DEPUTY, "second_member"),
    (State.LEAD, "deputy"),
    (State.SIGNED, "lead"),
)


@remembered
def drafted(
    cast: Cast, inspection: Any, title: str = "高标准农田项目未验收先付尾款", **fields: Any
) -> Workpaper:
    """Written by a member with a second one; nothing is supported yet."""
    return draft_workpaper(
        by=cast.member.actor,
        inspection=inspection.id,
        title=title,
        undertakers=[cast.member.person, cast.second_member.person],
        elements=ELEMENTS,
        fields={**FIELDS, **fields},
    )


@remembered
def supported(cast: Cast, paper: Workpaper, elements: Sequence[str] = tuple(ELEMENTS)) -> Workpaper:
    """Every element rests on a page of an item just registered."""
    item = evidence.registered(cast, paper.inspection)
    for page, element in enumerate(elements, 1):
        support_element(
            by=cast.member.actor,
            workpaper=paper.id,
            element=element,
            item=item.id,
            page=page,
            passage="第2段",
        )
    return again(cast, paper)


@remembered
def heard(cast: Cast, paper: Workpaper) -> Workpaper:
    record_head_heard(
        by=cast.member.actor,
        workpaper=paper.id,
        post="局党组书记、局长",
        said="付款早于验收属实，当时施工方欠农民工工资。",
    )
    return again(cast, paper)


@remembered
def ready(cast: Cast, inspection: Any, **fields: Any) -> Workpaper:
    """Nothing keeps its undertakers from signing."""
    return heard(cast, supported(cast, drafted(cast, inspection, **fields)))


def again(cast: Cast, paper: Workpaper, by: Member | None = None) -> Workpaper:
    """As it stands now."""
    return queries.workpaper(paper.id, (by or cast.member).actor)


@remembered
def sign(cast: Cast, paper: Workpaper, *who: str) -> Workpaper:
    for name in who:
        sign_workpaper(by=getattr(cast, name).actor, workpaper=paper.id)
    return again(cast, paper)


@remembered
def at(cast: Cast, inspection: Any, state: State, **fields: Any) -> Workpaper:
    """A paper at any state."""
    if state is State.DRAFT:
        return drafted(cast, inspection, **fields)
    if state is State.RESHAPED:
        paper = drafted(cast, inspection, **fields)
        parts = (Part(paper.title), Part(f"{paper.title}（二）"))
        split_workpaper(by=cast.member.actor, workpaper=paper.id, parts=parts, reason="一事一底稿")
        return again(cast, paper)
    paper = ready(cast, inspection, **fields)
    if state is State.RETURNED:
        sign(cast, paper, "member", "second_member")
        return_workpaper(
            by=cast.deputy.actor, workpaper=paper.id, reason="补影响的佐证", marks={"effect": "缺试车记录"}
        )
        return again(cast, paper)
    for reached, name in SIGNERS:
        paper = sign(cast, paper, name)
        if reached is state:
            return paper
    judge(cast, paper)
    return again(cast, paper)


@remembered
def judge(cast: Cast, paper: Workpaper, *outcomes: Given) -> list[Any]:
    """As the lead, after the team meeting; a finding where nothing else is said."""
    return judge_workpaper(
        by=cast.lead.actor,
        workpaper=paper.id,
        outcomes=outcomes or [AsFinding(text="局财务股在项目验收前付清尾款86.4万元，付款把关不严。")],
        minutes="组务会一致同意作为面上问题反馈。",
    )


@remembered
def finding(cast: Cast, inspection: Any, **fields: Any) -> Finding:
    """A finding, from a paper signed and judged."""
    paper = at(cast, inspection, State.JUDGED, **fields)
    return queries.finding(paper.finding.id, cast.member.actor)


@remembered
def common(cast: Cast, head: Any) -> Workpaper:
    """A common matter in every member of a package: elements and instances written and supported, ready to be signed."""
    paper = drafted(cast, head, title="集体收入不入账，坐收坐支", item="G2-01")
    members = [m.pk for m in inspections.members(head)]
    add_instances(
        by=cast.member.actor, workpaper=paper.id, members=members, text="集体收入直接支出，没有入账。"
    )
    for row in instances.of_paper(again(cast, paper)):
        item = evidence.registered(cast, row.inspection)
        support_instance(by=cast.member.actor, instance=row.pk, item=item.id, page=1, passage="第3行")
    return heard(cast, supported(cast, again(cast, paper)))


@remembered
def spots(cast: Cast, inspection: Any, *texts: str) -> list[SpotRectification]:
    """Matters to put right at once, each from a paper of its own, ordered by word of mouth so far."""
    for text in texts:
        judge(cast, at(cast, inspection, State.SIGNED, title=f"立改：{text}"), AsSpot(text=text))
    return orders.without_order(inspection.id)


@remembered
def order(
    cast: Cast, carried: Sequence[SpotRectification], state: str = OrderState.DRAWN, inspection: Any = None
) -> SpotOrder:
    """An order carrying these, at any state."""
    where = inspection.id if inspection is not None else carried[0].inspection_id
    made = issue_spot_order(
        by=cast.lead.actor,
        inspection=where,
        spots=[s.id for s in carried],
        due_on=cast.clock.today() + timedelta(days=7),
    )
    if state == OrderState.WITHDRAWN:
        return withdraw_spot_order(by=cast.lead.actor, order=made.id, because="期限写错")
    if state == OrderState.DRAWN:
        return made
    made = send_spot_order(by=cast.member.actor, order=made.id, sent_to="办公室")
    if state == OrderState.SIGNED:
        return sign_for_spot_order(by=cast.member.actor, order=made.id, signed_by="办公室主任")
    return made
