"""问题底稿 as a paper: plain values for the engine. Official text: Chinese always, whatever language the reader reads."""

from django.utils.translation import override

from xuncha.conclusions.findings import facts, orders, queries
from xuncha.conclusions.findings.models import (
    ElementLabel,
    FactSheet,
    How,
    Outcome,
    OutcomeLabel,
    SaidLabel,
    SettledLabel,
    SpotOrder,
    StepLabel,
    Workpaper,
)
from xuncha.conclusions.findings.queries import Whole
from xuncha.conclusions.findings.rules.fact_table import HEADS, key_of
from xuncha.conclusions.findings.rules.signing import Step
from xuncha.conclusions.findings.rules.states import State
from xuncha.engines.wordfile.forms import working_paper
from xuncha.engines.wordfile.forms.workpaper import Element, HeadHeard, Signed
from xuncha.engines.wordfile.parts import (
    Column,
    Letter,
    Paragraph,
    Record,
    Signatures,
    SignLine,
    Table,
    chinese_date,
)
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.papers import issuers
from xuncha.foundation.terms import Actor, NotKnown, Ref
from xuncha.onsite.evidence.queries import chip
from xuncha.standing.regulations.queries import rule_set


def workpaper(ref: Ref, actor: Actor) -> Record | None:
    """The working paper with its signatures; None where the actor may not know it."""
    try:
        paper = queries.workpaper(ref.id, actor)
    except NotKnown:
        return None
    all_of = queries.whole(paper)
    known = rule_set(paper.inspection.rule_set).taxonomy
    item, field = known.items.get(paper.item), known.fields.get(paper.field)
    with override("zh-hans"):
        return working_paper(
            number=paper.shown_number,
            title=paper.title,
            inspection=f"{paper.inspection.team.batch.round.title} {paper.inspection.team.name}",
            body=paper.inspection.body_name,
            field=field.label.zh if field else "",
            item=f"{paper.item} {item.label.zh}" if item else "",
            elements=[*_elements(all_of), *_instances(all_of)],
            head_heard=[HeadHeard(h.heard_on, h.post, h.said) for h in all_of.heard],
            signatures=_signatures(all_of),
            put_to_body=[_exchanged(m) for m in facts.of_paper(paper, queries.ancestors(paper.id))],
            outcomes=[_outcome(o) for o in queries.outcomes_of(paper)] if paper.state == State.JUDGED else (),
        )


def _exchanged(one: facts.Exchange) -> str:
    """One exchange over a paper's facts, in the order of what was said."""
    if not one.sent_on:
        return "事实确认单起草中。"
    parts = [f"{one.number}，{chinese_date(one.sent_on)}送达。"]
    for r in one.replies:
        who = f"{r.who}、{r.witness}注明" if r.witness else r.who
        parts.append(f"{chinese_date(r.on)}{SaidLabel(r.said).label}（{who}）{_after_colon(r.text)}")
        parts += [
            f"{chinese_date(a.on)}回应：{SettledLabel(a.settled).label}{_after_colon(a.text)}"
            for a in r.answers
        ]
    return "".join(parts)


def _after_colon(text: str) -> str:
    return f"：{text}" if text else "。"


def fact_sheet(ref: Ref, actor: Actor) -> Record | None:
    """The sheet as the body receives it, to be filled in and signed; None where the actor may not know it."""
    try:
        return fact_record(facts.sheet(ref.id, actor))
    except NotKnown:
        return None


def fact_record(found: FactSheet) -> Record:
    """Facts only: no source, no number of a working paper, nobody who spoke. The same for team, office and body."""
    with override("zh-hans"):
        rows = [
            (key_of(found.number, m.order), f"{m.order}. {m.title}\n{m.text}", "", "", "")
            for m in found.matters.all()
        ]
    widths = (26, 96, 28, 80, 27)
    last = f"请于{chinese_date(found.due_on)}前答复。" if found.due_on else ""
    blocks = [
        Paragraph(f"{found.body.name}：", indent=False),
        Paragraph(f"现将有关事实送你单位核对。{last}{found.note}"),
        Paragraph(
            "“答复”一栏填属实、有异议或者补充；有异议的在“说明”一栏写明理由；可以另附材料。"
            "编码由系统写好，请不要改动。"
        ),
        Table(
            [Column(h, w, "center" if w < 40 else "left") for h, w in zip(HEADS, widths, strict=True)], rows
        ),
        Signatures([SignLine("单位负责人（签名、盖章）："), SignLine("送达人：", name=_sender(found))]),
    ]
    return Record(
        title="巡察事实确认单",
        number=found.number,
        subtitle=found.inspection.team.name,
        blocks=blocks,
        landscape=True,
    )


def _sender(found: FactSheet) -> str:
    return found.inspection.team.name


def spot_notice(ref: Ref, actor: Actor) -> Letter | None:
    """立行立改通知书: what to put right while the team is there. Says nothing of sources or of any working paper."""
    found = orders.visible_to(actor).select_related("inspection__team").filter(id=ref.id).first()
    if found is None:
        return None
    texts = [spot.text for spot in orders.carried(found)]
    return Letter(
        issuer=issuers.team(found.inspection.team.name),
        title="关于立行立改有关问题的通知",
        number=found.number,
        recipient=f"{found.inspection.body_name}党组织",
        blocks=(
            Paragraph("巡察期间发现下列问题，能够立即整改，现通知你单位立行立改："),
            *(Paragraph(f"{n}.{text}" if len(texts) > 1 else text) for n, text in enumerate(texts, 1)),
            Paragraph(
                f"请于{chinese_date(found.due_on)}前整改到位，并将整改情况和有关凭据书面报送本组；本组将到现场核查。"
            ),
        ),
        signer=issuers.team(found.inspection.team.name),
        date=found.ordered_on,
        keep=(found.inspection.body_name,),
    )


def spot_scope(ref: Ref) -> str:
    return inspection_scope(SpotOrder.objects.only("inspection_id").get(id=ref.id).inspection_id)


def facts_scope(ref: Ref) -> str:
    return inspection_scope(FactSheet.objects.only("inspection_id").get(id=ref.id).inspection_id)


def scope(ref: Ref) -> str:
    """The inspection's own key seals the issued file."""
    found = Workpaper.objects.only("inspection_id").get(id=ref.id)
    return inspection_scope(found.inspection_id)


def _elements(all_of: Whole) -> list[Element]:
    clause = all_of.paper.clause
    found = []
    for code, label in ElementLabel.choices:
        text = all_of.elements[code].text if code in all_of.elements else ""
        if not text:
            continue
        rests_on = [chip(c) for c in all_of.citations if c.element == code]
        if code == "rule" and clause is not None:
            rests_on.append(f"《{clause.edition.document.title}》{clause.number}")
        found.append(Element(str(label), text, rests_on))
    return found


def _instances(all_of: Whole) -> list[Element]:
    """Each instance of a common matter below the elements, with what it rests on."""
    return [
        Element(
            f"实例：{row.body.name}", row.text, [chip(c) for c in all_of.instance_citations.get(row.pk, ())]
        )
        for row in all_of.instances
    ]


def _signatures(all_of: Whole) -> list[Signed]:
    """Who signed, and a line for everyone who is still to sign."""
    there = [
        Signed(str(StepLabel(s.step).label), s.person.name, s.signed_on, _how(s.how))
        for s in all_of.signatures
    ]
    standing = all_of.standing
    names = {m.person_id: m.person.name for m in all_of.members}
    waiting = [
        Signed(str(StepLabel.UNDERTAKER.label), u.person.name)
        for u in all_of.undertakers
        if u.person_id not in standing.signed
    ]
    steps = {s.step for s in all_of.signatures}
    if Step.DEPUTY not in steps and standing.checkers:
        waiting.append(
            Signed(str(StepLabel.DEPUTY.label), "、".join(names[p] for p in names if p in standing.checkers))
        )
    if Step.LEAD not in steps:
        waiting += [Signed(str(StepLabel.LEAD.label), names[p]) for p in names if p in standing.leads]
    return [*there, *waiting]


def _how(how: str) -> str:
    return "" if how == How.INK else "系统内签"


def _outcome(outcome: Outcome) -> tuple[str, str]:
    label = f"{OutcomeLabel(outcome.kind).label} {outcome.number}"
    match outcome.kind:
        case "finding":
            return label, outcome.finding.title
        case "advice":
            return label, f"{outcome.advice.to_name}：{outcome.advice.text}"
        case "spot":
            return label, outcome.spot.text
    return label, outcome.reason
