"""Between entering and leaving: materials, talks, visits, petitions, spread over the working days."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from io import BytesIO

from xuncha.onsite.evidence import queries as evidence
from xuncha.onsite.fieldwork import queries as fieldwork
from xuncha.onsite.fieldwork.actions._lines import Asked
from xuncha.onsite.fieldwork.actions.approve_request import approve_request
from xuncha.onsite.fieldwork.actions.confirm_interview import confirm_interview
from xuncha.onsite.fieldwork.actions.hold_interview import hold_interview
from xuncha.onsite.fieldwork.actions.plan_interview import plan_interview
from xuncha.onsite.fieldwork.actions.problems.check_problem import check_problem
from xuncha.onsite.fieldwork.actions.problems.note_problem import note_problem
from xuncha.onsite.fieldwork.actions.problems.record_solution import record_solution
from xuncha.onsite.fieldwork.actions.receive_material import Receipt, receive_material
from xuncha.onsite.fieldwork.actions.request_materials import request_materials
from xuncha.onsite.fieldwork.actions.return_material import Returned, return_material
from xuncha.onsite.fieldwork.actions.send_request import send_request
from xuncha.onsite.fieldwork.actions.sittings.hold_sitting import hold_sitting
from xuncha.onsite.fieldwork.actions.sittings.plan_sitting import plan_sitting
from xuncha.onsite.fieldwork.actions.surveys.hand_out_forms import hand_out_forms
from xuncha.onsite.fieldwork.actions.surveys.note_returned_forms import note_returned_forms
from xuncha.onsite.fieldwork.actions.visits.hold_visit import hold_visit
from xuncha.onsite.fieldwork.actions.visits.note_phone_check import note_phone_check
from xuncha.onsite.fieldwork.actions.visits.plan_visit import plan_visit
from xuncha.onsite.inspections.actions.hold_entry_meeting import hold_entry_meeting
from xuncha.onsite.inspections.actions.issue_entry_notice import issue_entry_notice
from xuncha.onsite.inspections.actions.note_notice_receipt import note_notice_receipt
from xuncha.onsite.inspections.actions.note_point import note_point
from xuncha.onsite.inspections.actions.pass_gate import pass_gate
from xuncha.onsite.inspections.actions.post_public_notice import post_public_notice
from xuncha.onsite.inspections.actions.prepare_public_notice import prepare_public_notice
from xuncha.onsite.inspections.actions.settle_point import settle_point
from xuncha.rehearsal.clue_script import evenly as evenly_over
from xuncha.rehearsal.days import evenly, working_days
from xuncha.rehearsal.invention import county
from xuncha.rehearsal.paper_text import sheet
from xuncha.rehearsal.petitions import Mailbox
from xuncha.standing.organisations import queries as organisations
from xuncha.standing.regulations import queries as regulations

from .stage import LATE, TargetOnStage, TeamOnStage, there
from .working_papers import WorkingPapers

POINTS = ("接待费次数和公函对不上", "同一供应商连续中标", "补贴名单里有已故人员", "工程款支付早于验收")


class OnSite(WorkingPapers):
    """What the teams do at their targets."""

    def _on_site(self) -> Iterator[date]:
        yield self.days.begins
        for team, target in self._heads():
            self._enter(team, target)
        planned: list[tuple[date, Callable[[], None]]] = []
        for team, target in self._pairs():
            planned += self._days_of(team, target)
        for day, act in sorted(planned, key=lambda p: p[0]):
            yield day
            act()
        yield self.days.ends
        for (team, target), items in zip(
            self._pairs(), evenly_over(self.script.clue_items, len(self.targets)), strict=True
        ):
            self.desk.note_items(self._member(team, 0), there(target.inspection), items)
            self._give_back(team, target)
        self._settle_earlier()
        for team, target in self._heads():
            lead = self.office.actor(team.people["lead"][0])
            pass_gate(by=lead, inspection=there(target.inspection), late_reason=LATE)

    def _enter(self, team: TeamOnStage, target: TargetOnStage) -> None:
        lead = self.office.actor(team.people["lead"][0])
        inspection = there(target.inspection)
        issue_entry_notice(
            by=self.office.staff,
            inspection=inspection,
            enters_on=self.days.begins,
            contact="巡察办综合股 5512300",
            prepare=["党组织工作汇报", "领导班子成员和干部花名册", "谈话室和资料室"],
            commitments=["如实汇报工作、提供资料", "不干扰干部群众反映情况"],
        )
        note_notice_receipt(by=self.office.staff, inspection=inspection, received_by="办公室主任")
        pass_gate(by=lead, inspection=inspection)
        prepare_public_notice(
            by=self._liaison(team),
            inspection=inspection,
            phone="5512345",
            hours="8:00—18:00",
            letterbox="县委大院一号楼巡察组",
            door_box="机关大门左侧",
        )
        post_public_notice(by=self._liaison(team), inspection=inspection, place="机关大门公告栏")
        hold_entry_meeting(
            by=self._liaison(team),
            inspection=inspection,
            place="机关三楼会议室",
            people=self.random.randint(28, 60),
        )
        pass_gate(by=lead, inspection=inspection)

    def _days_of(self, team: TeamOnStage, target: TargetOnStage) -> list[tuple[date, Callable[[], None]]]:
        """What a team does at one target between entering and leaving, spread over the working days."""
        last = self.days.ends - timedelta(days=2)
        days = working_days(
            self.days.begins + timedelta(days=1), max(last, self.days.begins), regulations.is_working_day
        )
        acts: list[tuple[date, Callable[[], None]]] = [(days[0], lambda: self._materials(team, target))]
        target.matters = self.office.invention.matters_for(
            target.script.body, target.script.findings + target.script.unestablished
        )
        acts += Mailbox(self, team, target).acts(days, self.script.closes or self.days.ends)
        for n, day in enumerate(evenly(target.script.interviews, days)):
            acts.append((day, lambda n=n: self._interview(team, target, n)))  # type: ignore[misc]
        script = target.script
        for n, day in enumerate(evenly(script.hearings, days[: max(1, len(days) // 4)])):
            acts.append((day, lambda n=n: self._hearing(team, target, n)))  # type: ignore[misc]
        for n, day in enumerate(evenly(script.visits, days)):
            acts.append((day, lambda n=n: self._visit(team, target, n)))  # type: ignore[misc]
        for n, day in enumerate(evenly(script.forums, days)):
            acts.append((day, lambda n=n: self._forum(team, target, n)))  # type: ignore[misc]
        for n, day in enumerate(evenly(script.phone_checks, days)):
            acts.append((day, lambda n=n: self._phone_check(team, target, n)))  # type: ignore[misc]
        for n, day in enumerate(evenly(script.points, days)):
            acts.append((day, lambda n=n: self._point(team, target, n)))  # type: ignore[misc]
        acts += self._forms(team, target, days)
        later = days[len(days) // 4 :]
        for n, day in enumerate(evenly(script.problems_solved, later)):
            acts.append((day, lambda n=n: self._problem(team, target, n)))  # type: ignore[misc]
        if self._goes("judged"):
            for n, day in enumerate(evenly(len(target.matters), later)):
                acts.append((day, lambda n=n: self._paper(team, target, n)))  # type: ignore[misc]
        return acts

    def _materials(self, team: TeamOnStage, target: TargetOnStage) -> None:
        kinds = county()["material"]
        asked = [
            Asked(str(kinds[n % len(kinds)]["name"]), 1, "份", "original" if n % 3 == 0 else "copy")
            for n in range(target.script.materials)
        ]
        member, lead, liaison = (
            self._member(team, 0),
            self.office.actor(team.people["lead"][0]),
            self._liaison(team),
        )
        made = request_materials(
            by=member, inspection=there(target.inspection), matter="了解总体情况", items=asked
        )
        approve_request(by=lead, request=made.id)
        send_request(by=liaison, request=made.id, sent_to="办公室")
        name = organisations.body(target.body).name
        receipts = [
            Receipt(
                item=line.id,
                quantity=line.quantity,
                thing=line.wanted,
                stream=BytesIO(sheet(name, line.name, self.office.invention)),
                name=f"{line.name}.docx",
            )
            for line in fieldwork.items_of(made)
        ]
        receive_material(by=liaison, request=made.id, receipts=receipts, handed_by="办公室工作人员")
        target.request = made.id
        target.evidence = [i.id for i in evidence.items(there(target.inspection), member)]

    def _interview(self, team: TeamOnStage, target: TargetOnStage, n: int) -> None:
        texts = county()["interview"]
        text = texts[n % len(texts)]
        pair = self._two(team, n)
        by = self.office.actor(pair[0])
        made = plan_interview(
            by=by,
            inspection=there(target.inspection),
            name=self.office.invention.name(),
            post=str(text["post"]),
            on=self.office.clock.today(),
            place=f"机关 {self.random.randint(201, 409)} 室",
            interviewers=pair,
        )
        slots = {"a": self.office.invention.name(), "y": self.office.invention.year}
        answers = [(ask, answer.format_map(slots)) for ask, answer in text["asks"]]
        hold_interview(by=by, interview=made.id, answers=answers)
        confirm_interview(by=by, interview=made.id, pages=1)
        target.interviews.append(made.id)

    def _hearing(self, team: TeamOnStage, target: TargetOnStage, n: int) -> None:
        """The body's work report first, then special reports in turn; the written report becomes evidence."""
        lead = self.office.actor(team.people["lead"][0])
        texts = county()["hearing"]
        text = texts[n % len(texts)]
        body = organisations.body(target.body)
        made = plan_sitting(
            by=lead,
            inspection=there(target.inspection),
            kind=str(text["kind"]),
            subject=str(text["subject"]),
            given_by=str(text.get("given_by", body.name)),
            on=self.office.clock.today(),
            place="机关三楼会议室",
            listeners=team.everyone(),
        )
        hold_sitting(by=lead, sitting=made.id, heard=str(text["heard"]), people=self.random.randint(6, 18))

    def _forum(self, team: TeamOnStage, target: TargetOnStage, n: int) -> None:
        by = self._member(team, n)
        texts = county()["forum"]
        text = texts[n % len(texts)]
        made = plan_sitting(
            by=by,
            inspection=there(target.inspection),
            kind="forum",
            subject=str(text["subject"]),
            given_by=str(text["given_by"]),
            on=self.office.clock.today(),
            place="机关二楼会议室",
            listeners=self._two(team, n),
        )
        hold_sitting(by=by, sitting=made.id, heard=str(text["heard"]), people=self.random.randint(8, 15))

    def _visit(self, team: TeamOnStage, target: TargetOnStage, n: int) -> None:
        """Households first as far as the entry says, then subordinate units."""
        household = n < target.script.households
        texts = county()["household" if household else "visit"]
        text = texts[n % len(texts)]
        pair = self._two(team, n)
        by = self.office.actor(pair[0])
        made = plan_visit(
            by=by,
            inspection=there(target.inspection),
            kind="household" if household else "unit",
            whom=str(text["whom"]),
            purpose=str(text["purpose"]),
            on=self.office.clock.today(),
            visitors=pair,
        )
        hold_visit(by=by, visit=made.id, met=str(text["met"]), seen_there=str(text["seen"]))

    def _phone_check(self, team: TeamOnStage, target: TargetOnStage, n: int) -> None:
        texts = county()["phone_check"]
        text = texts[n % len(texts)]
        note_phone_check(
            by=self._member(team, n),
            inspection=there(target.inspection),
            whom=f"{text['whom']}第 {n + 1} 户",
            asked=str(text["asked"]),
            said=str(text["said"]),
        )

    def _point(self, team: TeamOnStage, target: TargetOnStage, n: int) -> None:
        """Something to verify, settled by the same member: followed further, or explained."""
        by = self._member(team, n)
        text = POINTS[n % len(POINTS)]
        made = note_point(
            by=by,
            inspection=there(target.inspection),
            title=f"{text}（第{n + 1}条）",
            source_text="查阅资料时",
            would_settle="对凭证、问经办人",
        )
        settle_point(
            by=by, point=made.id, result="cleared" if n % 3 else "not_established", text="已核对凭证"
        )

    def _forms(
        self, team: TeamOnStage, target: TargetOnStage, days: list[date]
    ) -> list[tuple[date, Callable[[], None]]]:
        """Forms go out once of each kind; most of them come back the same day."""
        script = target.script
        found: list[tuple[date, Callable[[], None]]] = []
        for kind, many in (("assessment", script.assessment_forms), ("questionnaire", script.questionnaires)):
            if many:
                found.append(
                    (days[0], lambda kind=kind, many=many: self._hand_out(team, target, kind, many))  # type: ignore[misc]
                )
        return found

    def _hand_out(self, team: TeamOnStage, target: TargetOnStage, kind: str, many: int) -> None:
        text = next(t for t in county()["forms"] if t["kind"] == kind)
        made = hand_out_forms(
            by=self._liaison(team),
            inspection=there(target.inspection),
            kind=kind,
            handed_to=str(text["handed_to"]),
            handed_out=many,
        )
        note_returned_forms(
            by=self._liaison(team),
            survey=made.id,
            returned=many - many // 20,
            stood_out=str(text["stood_out"]),
        )

    def _problem(self, team: TeamOnStage, target: TargetOnStage, n: int) -> None:
        """Noted by a member, solved by the body, seen by the lead."""
        texts = county()["practical_problem"]
        text = texts[n % len(texts)]
        by = self._member(team, n)
        made = note_problem(
            by=by,
            inspection=there(target.inspection),
            matter=str(text["matter"]),
            for_whom=str(text["for_whom"]),
        )
        body = organisations.body(target.body)
        record_solution(
            by=by, problem=made.id, solver=body.name, how=str(text["how"]), proof=str(text["proof"])
        )
        check_problem(
            by=self.office.actor(team.people["lead"][0]),
            problem=made.id,
            note="到现场看过，问过当事群众，属实",
        )

    def _give_back(self, team: TeamOnStage, target: TargetOnStage) -> None:
        if target.request is not None:
            lines = [
                i
                for i in fieldwork.items_of(fieldwork.request(target.request, self._liaison(team)))
                if i.originals_received
            ]
            returns = [Returned(i.id, i.originals_received) for i in lines]
            if returns:
                return_material(
                    by=self._liaison(team), request=target.request, returns=returns, taken_by="办公室工作人员"
                )
