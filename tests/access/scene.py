"""One inspection taken from the plan to a checked rectification, with an id for every name a path may carry."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.test import Client

from tests.factories import (
    approvals,
    clues,
    coordination,
    evidence,
    facts,
    fieldwork,
    findings,
    inspections,
    petitions,
    planning,
    regulations,
)
from tests.people import BEGINS, Cast, assemble
from xuncha.conclusions.clues.actions.attach_to_clue import attach_to_clue
from xuncha.conclusions.clues.rules.states import State as ClueState
from xuncha.conclusions.findings.models import Advice, SpotRectification
from xuncha.conclusions.findings.rules.judgement import AsAdvice, AsSpot
from xuncha.conclusions.findings.rules.states import State
from xuncha.conclusions.reports import queries as reporting
from xuncha.conclusions.reports.actions.comment_report import comment_report
from xuncha.conclusions.reports.actions.deliver_feedback import deliver_feedback
from xuncha.conclusions.reports.actions.draft_report import draft_report
from xuncha.conclusions.reports.actions.prepare_feedback import prepare_feedback
from xuncha.conclusions.reports.actions.sign_for_feedback import sign_for_feedback
from xuncha.conclusions.reports.actions.submit_report import submit_report
from xuncha.engines.seal import sm2
from xuncha.followup.archives.actions.ask_to_borrow import ask_to_borrow
from xuncha.followup.archives.actions.catalogue_inspection import catalogue_inspection
from xuncha.followup.archives.actions.file_volume import file_volume
from xuncha.followup.archives.models import RoundCopy
from xuncha.followup.rectification import queries as lists
from xuncha.followup.rectification.actions.ask_extension import ask_extension
from xuncha.followup.rectification.actions.check_item import check_item
from xuncha.followup.rectification.actions.hand_in_item import hand_in_item
from xuncha.followup.rectification.actions.hand_in_report import hand_in_report
from xuncha.followup.rectification.actions.propose_measure import propose_measure
from xuncha.followup.rectification.actions.record_money import record_money
from xuncha.followup.rectification.actions.review_plan import review_plan
from xuncha.followup.rectification.actions.submit_plan import submit_plan
from xuncha.followup.rectification.actions.submit_proof import submit_proof
from xuncha.foundation.files.store import keep
from xuncha.foundation.journal.models import Entry
from xuncha.foundation.keys.scopes import CLUES_SCOPE, OFFICE_SCOPE
from xuncha.foundation.papers.actions.issue_paper import issue_paper
from xuncha.foundation.terms import Actor, MovedClock, Ref
from xuncha.foundation.terms.record import born
from xuncha.onsite.evidence import queries as items
from xuncha.onsite.fieldwork.actions.visits.note_phone_check import note_phone_check
from xuncha.onsite.fieldwork.rules.states import InterviewState, RequestState
from xuncha.onsite.inspections import queries as gates
from xuncha.onsite.inspections.rules.states import Stage
from xuncha.onsite.petitions.actions.attach_scan import attach_scan
from xuncha.onsite.petitions.actions.note_sealed_item import note_sealed_item
from xuncha.overview.statistics.figures import BY_KEY
from xuncha.preparation.planning import queries as planned
from xuncha.preparation.teams import queries as teams
from xuncha.preparation.teams.actions.call_home import call_home
from xuncha.preparation.teams.actions.examine_pairs import examine_pairs
from xuncha.preparation.teams.models import Hit
from xuncha.preparation.teams.queries import pairs
from xuncha.preparation.training.models import Attendance
from xuncha.standing.approvals import queries as requests
from xuncha.standing.approvals.actions.record_step import record_step
from xuncha.standing.coordination.actions.receipt_letter import receipt_letter
from xuncha.standing.coordination.actions.register_receiver_key import register_receiver_key
from xuncha.standing.coordination.rules.states import BriefingState
from xuncha.standing.organisations.actions.create_post import create_post
from xuncha.standing.people.actions.declare_kin import declare_kin
from xuncha.standing.people.models import Grant

WHO = (
    *("office", "staff", "leading_group", "secretary", "lead", "deputy", "member", "team_liaison"),
    *("clerk", "stranger", "body_liaison", "system", "security", "audit"),
)
ADMINISTRATORS = ("system", "security", "audit")


@dataclass(frozen=True)
class Scene:
    """`ids`: by parameter name, or by `route/parameter` where a name means another thing on that page.

    `questions`: what stands behind the question mark, for pages that are not there without it.
    """

    cast: Cast
    ids: Mapping[str, Any]
    questions: Mapping[str, str]
    clients: Mapping[str, Client]
    actors: Mapping[str, Actor]

    def value(self, route: str, parameter: str) -> Any:
        """None where the scene has no such thing."""
        room = route.partition(":")[0]
        for key in (f"{route}/{parameter}", f"{room}/{parameter}", parameter):
            if key in self.ids:
                return self.ids[key]
        return None


def build() -> Scene:
    cast = assemble(MovedClock(BEGINS))
    ids: dict[str, Any] = {}
    inspection = inspections.at(cast, Stage.ON_SITE)
    for step in (
        _preparation,
        _on_site,
        _papers_and_findings,
        _clues_and_letters,
        _report_to_results,
        _standing,
    ):
        step(cast, inspection, ids)
    clients = {who: getattr(cast, who).client for who in WHO}
    actors = {who: getattr(cast, who).actor for who in WHO}
    asked = {"findings:draft_from": f"?source={ids['source']}", "evidence:cite": f"?cited={ids['cited']}"}
    return Scene(cast, ids, asked, {**clients, "nobody": Client()}, actors)


def _preparation(cast: Cast, inspection: Any, ids: dict[str, Any]) -> None:
    team = teams.team(inspection.team_id)
    batch = planned.targets(team.batch_id)[0].batch
    round = batch.round
    plan = planning.plan(cast)
    declare_kin(  # after the team was authorised: the pair is examined again and has a fact to open
        by=cast.member.actor, person=cast.member.person, relation="配偶", name="刘敏", body=cast.bureau.id
    )
    examine_pairs(by=cast.office.actor, batch=team.batch_id)
    pair = pairs.pairs_of(team.batch_id, [cast.member.person])[0]
    attendance = Attendance.objects.first()
    ids |= {
        "term": planning.term(cast).id,
        "plan": plan.id,
        "planned": plan.bodies.first().id,
        "round": round.id,
        "batch": batch.id,
        "target": planned.targets(batch.id)[0].id,
        "team": team.id,
        "membership": next(m.id for m in teams.active_members(team.id) if m.person_id == cast.member.person),
        "pair": pair.id,
        "hit": Hit.objects.filter(sealed__isnull=False).first().id,
        "training_class": attendance.training_class_id,
        "attendance": attendance.id,
        "statistics/code": round.code,
        "key": requests.of_subject(team.ref, cast.office.actor)[0].id,
    }


def _on_site(cast: Cast, inspection: Any, ids: dict[str, Any]) -> None:
    by = cast.member.actor
    talk = fieldwork.interview(cast, inspection, InterviewState.CONFIRMED)
    asked = fieldwork.request(cast, inspection, RequestState.RETURNED)
    ids |= {
        "inspection": inspection.id,
        "inspections/item": "F1-01",
        "point": inspections.noted(cast, inspection).id,
        "interview": talk.id,
        "source": Ref("fieldwork.interview", talk.id),
        "row": talk.rows.first().id,
        "request_id": asked.id,
        "fieldwork/item": asked.items.first().id,
        "visit": fieldwork.visit(cast, inspection).id,
        "sitting": fieldwork.sitting(cast, inspection).id,
        "entry": fieldwork.log(cast, inspection).id,
        "survey": fieldwork.survey(cast, inspection).id,
        "problem": fieldwork.problem(cast, inspection).id,
        "resolution": inspections.resolved(cast, inspection).id,
        "call": note_phone_check(
            by=by, inspection=inspection.id, whom="名册一户", asked="到账没有", said="到了"
        ).id,
        "evidence/item": evidence.registered(cast, inspection).id,
        "page": 1,
    }
    letter = petitions.registered(cast, inspection)
    clerk = cast.clerk.actor
    ids |= {
        "petition": letter.id,
        "attachment": attach_scan(by=clerk, petition=letter.id, stream=evidence.pdf(1), name="来信.pdf").id,
        "petitions/item": note_sealed_item(by=clerk, channel="letter", level="county_leaders").id,
        "channel": "letter",
        "petitions/verb": "accept",
    }
    edition = issue_paper(
        by=by, code="fieldwork.interview_record", subject=Ref("fieldwork.interview", talk.id)
    )
    ids |= {
        "papers/code": "fieldwork.interview_record",
        "subject": talk.id,
        "edition": edition.id,
        "ending": "docx",
    }


def _papers_and_findings(cast: Cast, inspection: Any, ids: dict[str, Any]) -> None:
    finding = findings.finding(cast, inspection)
    judged = findings.at(cast, inspection, State.SIGNED, title="多付款项")
    advised = AsAdvice(text="完善付款审核。", to_kind="finance", to_name="清源县财政局")
    findings.judge(cast, judged, AsSpot(text="立即收回多付款项。"), advised)
    spot = SpotRectification.objects.get()
    paper = findings.ready(cast, inspection, title="接待没有公函")
    reply = facts.replied(cast, inspection, "disagree", paper)
    ids |= {
        "sheet": reply.matter.sheet_id,
        "matter": reply.matter_id,
        "reply": reply.id,
        "kept": reply.files.get().id,
        "finding": finding.id,
        "spot": spot.id,
        "findings/order": findings.order(cast, [spot]).id,
        "advice": Advice.objects.get().id,
        "workpaper": paper.id,
        "cited": paper.ref,
        "element": "fact",
        "citation": items.citations_of(paper.ref)[0].id,
    }


def _clues_and_letters(cast: Cast, inspection: Any, ids: dict[str, Any]) -> None:
    clue = clues.at(cast, inspection, ClueState.TRANSFERRED)
    held = clues.noted(cast, inspection)
    attached = attach_to_clue(by=cast.lead.actor, clue=held.id, stream=evidence.pdf(1), name="台账.pdf")
    office = cast.office.actor
    receipt = keep(evidence.pdf(1), name="回执.pdf", scope=CLUES_SCOPE, by=office)
    receipt_letter(by=office, letter=clue.transfer_id, signed_by="王某", scan=receipt.id)
    told = keep(evidence.pdf(1), name="通报.pdf", scope=OFFICE_SCOPE, by=office)
    briefing = coordination.briefing(cast, BriefingState.HANDED_OVER, team=inspection.team_id, scan=told.id)
    ids |= {
        "clue": held.id,
        "clues/item": clues.item(cast, inspection).id,
        "clues/file": attached.id,
        "clues/source": str(Ref("inspections.point", ids["point"])),
        "receiver_key": register_receiver_key(
            by=office,
            receiver="discipline",
            receiver_name=clue.receiver_name,
            public=sm2.public_key(sm2.new_key()).hex(),
            compared_with="王某",
        ).id,
        "letter": clue.transfer_id,
        "coordination/file": receipt.id,
        "briefing": briefing.id,
        "inspections:note_from/item": briefing.items.first().id,
    }


def _report_to_results(cast: Cast, inspection: Any, ids: dict[str, Any]) -> None:
    inspection = inspections.forward(cast, inspection)
    inspection = inspections.forward(cast, inspection)
    office, door = cast.office.actor, cast.body_liaison.actor
    report = draft_report(by=cast.lead.actor, inspection=inspection.id)
    paragraph = reporting.paragraphs(reporting.team_version(report))[-1]
    submit_report(by=cast.lead.actor, report=report.id)
    comment = comment_report(by=office, report=report.id, text="措辞请再斟酌")
    approvals.approve(cast, report.ref)
    inspection = inspections.forward(cast, inspection)
    feedback = prepare_feedback(by=office, report=report.id, opinion="总体向好。", demands=["压实主体责任。"])
    deliver_feedback(by=office, feedback=feedback.id, place="三楼会议室")
    for recipient in ("head", "leading_group"):
        sign_for_feedback(by=door, feedback=feedback.id, recipient=recipient, signed_by="高远")
    inspection = inspections.forward(cast, inspection)
    ledger = lists.ledgers_of(inspection.id)[0]
    item = lists.items_of(ledger)[0]
    measure = propose_measure(
        by=door,
        item=item.id,
        text="收回多付款项",
        leader="高远",
        standard="款项收回",
        department="财务股",
        due_on=ledger.due_on,
    )
    submit_plan(by=door, ledger=ledger.id)
    review_plan(by=office, ledger=ledger.id, accept=True)
    proof = submit_proof(
        by=door, measure=measure.id, note="缴款凭证", stream=evidence.pdf(1), name="缴款凭证.pdf"
    )
    money = record_money(by=door, measure=measure.id, kind="recovered", amount_fen=8_640_000)
    hand_in_item(by=door, item=item.id)
    check_item(by=cast.staff.actor, item=item.id, outcome="continuing", reason="仍有余款", how="查阅凭证")
    extension = ask_extension(
        by=door, item=item.id, until=ledger.due_on + timedelta(days=30), reason="余款分期收回"
    )
    volume = catalogue_inspection(by=office, inspection=inspection.id)
    copy = file_volume(by=office, volume=volume.id, reason="移交")
    told = hand_in_report(
        by=door,
        ledger=ledger.id,
        kind="progress",
        begins=ledger.opened_on,
        ends=ledger.opened_on,
        text="款项收回过半",
    )
    ids |= {
        "condition": gates.gate(inspection, cast.lead.actor)[0].code,
        "report": report.id,
        "order": 1,
        "line": paragraph.line,
        "paragraph": paragraph.id,
        "comment": comment.id,
        "feedback": feedback.id,
        "receipt": reporting.feedback(feedback.id, office).receipts.first().id,
        "ledger": ledger.id,
        "rectification/item": item.id,
        "measure": measure.id,
        "proof": proof.id,
        "result": money.id,
        "rectification/row": "money",
        "extension": extension.id,
        "volume": volume.id,
        "loan": ask_to_borrow(
            by=office, volume=volume.id, purpose="核对", due_on=cast.clock.today() + timedelta(days=9)
        ).id,
        "copy": copy.id,
        "round_copy": RoundCopy.objects.create(  # not every inspection of the scene is catalogued
            **born(office),
            round=inspection.team.batch.round,
            file=copy.file,
            written_on=cast.clock.today(),
            volumes_in=1,
            files_in=1,
        ).id,
        "rectification/report": told.id,
    }


def _standing(cast: Cast, inspection: Any, ids: dict[str, Any]) -> None:
    office = cast.office.actor
    clause = regulations.clause(office)
    request = approvals.opened(by=office)
    scan = keep(evidence.pdf(1), name="批件.pdf", scope=OFFICE_SCOPE, by=office)
    record_step(
        by=office,
        request=request.id,
        decided_by="领导小组会议",
        on=cast.clock.today(),
        approve=True,
        scan=scan.id,
    )
    signed = requests.request(request.id, office).steps.order_by("order").first()
    second = next(m for m in teams.active_members(cast.team.id) if m.person_id == cast.second_member.person)
    heir = next(m for m in teams.active_members(cast.team.id) if m.person_id == cast.team_liaison.person)
    slip = call_home(by=office, membership=second.id, successor=heir.id, reason="原单位工作需要")
    ids |= {
        "body": cast.bureau.id,
        "post": create_post(by=office, body=cast.bureau.id, title="局长", is_head=True).id,
        "person": cast.member.person,
        "kin": cast.member.account.person.kin.first().id,
        "account": cast.member.account.id,
        "grant": Grant.objects.filter(person=cast.member.person).first().id,
        "document": clause.edition.document_id,
        "regulations:add_clause/edition": clause.edition_id,
        "regulations/code": "2024",
        "before": "2017",
        "after": "2024",
        "sequence": Entry.objects.order_by("sequence").first().sequence,
        "statistics/key": next(key for key, figure in BY_KEY.items() if figure.rows is not None),
        "approvals:scan/key": request.id,
        "hand_over": slip.id,
        "step": signed.id,
    }


UNKNOWN: Mapping[str, Callable[[], object]] = {
    "uuid": uuid4,
    "int": lambda: 987_654,
    "str": lambda: "nothing",
    "slug": lambda: "nothing",
}
"""A value no row has, by the converter of the path."""
