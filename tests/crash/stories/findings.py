from io import BytesIO

import openpyxl

from tests.crash.harness import crash_story
from tests.factories import approvals, evidence, facts, findings, inspections
from xuncha.conclusions.findings import fact_stick
from xuncha.conclusions.findings.actions.add_undertaker import add_undertaker
from xuncha.conclusions.findings.actions.advice.draft_advice_letter import draft_advice_letter
from xuncha.conclusions.findings.actions.advice.submit_advice_letter import submit_advice_letter
from xuncha.conclusions.findings.actions.arrange_findings import arrange_findings
from xuncha.conclusions.findings.actions.check_spot_rectification import check_spot_rectification
from xuncha.conclusions.findings.actions.edit_workpaper import edit_workpaper
from xuncha.conclusions.findings.actions.facts.answer_fact_reply import answer_fact_reply
from xuncha.conclusions.findings.actions.facts.import_fact_replies import import_fact_replies
from xuncha.conclusions.findings.actions.facts.note_facts_refused import note_facts_refused
from xuncha.conclusions.findings.actions.facts.reply_to_facts import reply_to_facts
from xuncha.conclusions.findings.actions.facts.send_fact_sheet import send_fact_sheet
from xuncha.conclusions.findings.actions.facts.settle_fact_sheet import settle_fact_sheet
from xuncha.conclusions.findings.actions.facts.take_fact_file import take_fact_file
from xuncha.conclusions.findings.actions.facts.withdraw_fact_sheet import withdraw_fact_sheet
from xuncha.conclusions.findings.actions.facts.write_fact import write_fact
from xuncha.conclusions.findings.actions.merge_workpapers import merge_workpapers
from xuncha.conclusions.findings.actions.note_printed_sheet import note_printed_sheet
from xuncha.conclusions.findings.actions.note_returned_sheet import note_returned_sheet
from xuncha.conclusions.findings.actions.record_ink_signatures import record_ink_signatures
from xuncha.conclusions.findings.actions.remove_undertaker import remove_undertaker
from xuncha.conclusions.findings.actions.split_workpaper import split_workpaper
from xuncha.conclusions.findings.actions.take_back_workpaper import take_back_workpaper
from xuncha.conclusions.findings.actions.withdraw_support import withdraw_support
from xuncha.conclusions.findings.actions.write_element import write_element
from xuncha.conclusions.findings.models import Advice, SpotRectification
from xuncha.conclusions.findings.rules.judgement import AsAdvice, AsSpot
from xuncha.conclusions.findings.rules.reshaping import Part
from xuncha.conclusions.findings.rules.states import OrderState, State
from xuncha.foundation.files.store import keep
from xuncha.foundation.keys.scopes import OFFICE_SCOPE, inspection_scope
from xuncha.onsite.evidence import queries as items
from xuncha.onsite.inspections.rules.states import Stage


@crash_story
def papers_that_change(cast):
    inspection = inspections.at(cast, Stage.ON_SITE)
    by = cast.member.actor
    paper = findings.drafted(cast, inspection)
    write_element(by=by, workpaper=paper.id, element="fact", text="项目2024年3月22日验收，尾款1月已付清。")
    edit_workpaper(by=by, workpaper=paper.id, fields={"naming": "付款把关不严"})
    add_undertaker(by=by, workpaper=paper.id, person=cast.team_liaison.person)
    remove_undertaker(by=by, workpaper=paper.id, person=cast.team_liaison.person)
    evidence.registered(cast, inspection)
    paper = findings.supported(cast, paper)
    citation = items.citations_of(paper.ref)[0]
    withdraw_support(by=by, workpaper=paper.id, citation=citation.id, reason="引错页")
    paper = findings.at(cast, inspection, State.DEPUTY)
    take_back_workpaper(by=by, workpaper=paper.id)


@crash_story
def signed_in_ink(cast):
    inspection = inspections.at(cast, Stage.ON_SITE)
    paper = findings.ready(cast, inspection)
    by, member = cast.member.actor, cast.member.person
    note_printed_sheet(by=by, workpaper=paper.id, version=1)
    scan = keep(evidence.pdf(3), name="签署页.pdf", scope=inspection_scope(inspection.id), by=by)
    note_returned_sheet(by=by, workpaper=paper.id, version=1, scan=scan.id, complete=True)
    record_ink_signatures(by=by, workpaper=paper.id, signed=[(member, cast.clock.today())])


@crash_story
def rectified_on_the_spot(cast):
    inspection = inspections.at(cast, Stage.ON_SITE)
    paper = findings.at(cast, inspection, State.SIGNED)
    findings.judge(cast, paper, AsSpot(text="立即收回多付款项。"))
    spot = SpotRectification.objects.get()
    findings.order(cast, [spot], OrderState.WITHDRAWN)
    findings.order(cast, [spot], OrderState.SIGNED)
    check_spot_rectification(by=cast.deputy.actor, spot=spot.id, note="款项已收回")


@crash_story
def advice_in_a_letter(cast):
    inspection = inspections.at(cast, Stage.ON_SITE)
    paper = findings.at(cast, inspection, State.SIGNED)
    findings.judge(cast, paper, AsAdvice(text="完善付款审核。", to_kind="finance", to_name="清源县财政局"))
    office, one = cast.staff.actor, Advice.objects.get()
    letter = draft_advice_letter(by=office, advice=[one.id])
    approvals.send_back(cast, letter.ref)
    submit_advice_letter(by=office, letter=letter.id)


@crash_story
def merged_and_split(cast):
    inspection = inspections.at(cast, Stage.ON_SITE)
    by = cast.member.actor
    one, other = (findings.supported(cast, findings.drafted(cast, inspection), ["fact"]) for _ in range(2))
    made = merge_workpapers(by=by, workpapers=[one.id, other.id], title="合成一件", reason="同一件事")
    split_workpaper(by=by, workpaper=made.id, parts=[Part("甲"), Part("乙", ["fact"])], reason="两件事")


@crash_story
def facts_put_to_the_body(cast):
    inspection = inspections.at(cast, Stage.ON_SITE)
    lead, member, door = cast.lead.actor, cast.member.actor, cast.body_liaison.actor
    wrong = facts.drafted(cast, inspection)
    withdraw_fact_sheet(by=member, sheet=wrong.id, reason="重复")
    sheet = facts.drafted(cast, inspection)
    matter = facts.first(sheet)
    write_fact(by=member, sheet=sheet.id, matter=matter.id, title="尾款", text="1月16日付清。")
    sheet = send_fact_sheet(by=lead, sheet=sheet.id)
    note_facts_refused(by=member, sheet=sheet.id, witness=cast.second_member.person, how="催办未复")
    reply = reply_to_facts(
        by=door,
        matter=matter.id,
        said="disagree",
        text="试车在先。",
        signed_by="罗明",
        files=[("凭证.pdf", evidence.pdf(1))],
    )
    take_fact_file(by=member, sheet=sheet.id, kept=reply.files.get().id, title="凭证")
    answer_fact_reply(by=lead, reply=reply.id, settled="taken", text="已更正。")
    file = keep(answers_on_a_stick(sheet), name="答复.xlsx", scope=OFFICE_SCOPE, by=door)
    import_fact_replies(by=door, sheet=sheet.id, file=file.id)
    settle_fact_sheet(by=lead, sheet=sheet.id)


def answers_on_a_stick(sheet):
    book = openpyxl.load_workbook(BytesIO(fact_stick.workbook(sheet)))
    for column, value in ((3, "属实"), (5, "罗明")):
        book.active.cell(2, column).value = value
    out = BytesIO()
    book.save(out)
    out.seek(0)
    return out


@crash_story
def arranged_under_headings(cast):
    inspection = inspections.at(cast, Stage.ON_SITE)
    finding = findings.finding(cast, inspection)
    arrange_findings(
        by=cast.lead.actor, inspection=inspection.id, headings={finding.id: ("项目管理", "付款")}
    )
