"""A round done person by person, through the actions, under the moved clock.

`acts()` is a generator of days: it names the day of the next act, waits to be resumed, and does it. Whoever drives it
moves the clock, counts, and may stop at any day.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from io import BytesIO
from uuid import UUID

from xuncha.conclusions.findings import queries as findings
from xuncha.conclusions.findings.actions.draft_workpaper import draft_workpaper
from xuncha.conclusions.findings.actions.judge_workpaper import judge_workpaper
from xuncha.conclusions.findings.actions.record_head_heard import record_head_heard
from xuncha.conclusions.findings.actions.sign_workpaper import sign_workpaper
from xuncha.conclusions.findings.actions.support_element import support_element
from xuncha.conclusions.reports import queries as reports
from xuncha.conclusions.reports.actions.deliver_feedback import deliver_feedback
from xuncha.conclusions.reports.actions.draft_report import draft_report
from xuncha.conclusions.reports.actions.prepare_feedback import prepare_feedback
from xuncha.conclusions.reports.actions.sign_for_feedback import sign_for_feedback
from xuncha.conclusions.reports.actions.submit_report import submit_report
from xuncha.followup.rectification import queries as rectification
from xuncha.followup.rectification.actions.add_task import add_task
from xuncha.followup.rectification.actions.check_item import check_item
from xuncha.followup.rectification.actions.check_step import check_step
from xuncha.followup.rectification.actions.disclose import disclose
from xuncha.followup.rectification.actions.hand_in_item import hand_in_item
from xuncha.followup.rectification.actions.propose_measure import propose_measure
from xuncha.followup.rectification.actions.record_committee_hearing import record_committee_hearing
from xuncha.followup.rectification.actions.record_meeting import record_meeting
from xuncha.followup.rectification.actions.record_money import record_money
from xuncha.followup.rectification.actions.record_persons import record_persons
from xuncha.followup.rectification.actions.record_rule import record_rule
from xuncha.followup.rectification.actions.record_visit import record_visit
from xuncha.followup.rectification.actions.report_progress import report_progress
from xuncha.followup.rectification.actions.review_plan import review_plan
from xuncha.followup.rectification.actions.submit_plan import submit_plan
from xuncha.followup.rectification.actions.submit_proof import submit_proof
from xuncha.foundation.terms import Actor, Ref, Role
from xuncha.onsite.evidence import queries as evidence
from xuncha.onsite.fieldwork import queries as fieldwork
from xuncha.onsite.fieldwork.actions._lines import Asked
from xuncha.onsite.fieldwork.actions.approve_request import approve_request
from xuncha.onsite.fieldwork.actions.confirm_interview import confirm_interview
from xuncha.onsite.fieldwork.actions.hold_interview import hold_interview
from xuncha.onsite.fieldwork.actions.plan_interview import plan_interview
from xuncha.onsite.fieldwork.actions.receive_material import Receipt, receive_material
from xuncha.onsite.fieldwork.actions.request_materials import request_materials
from xuncha.onsite.fieldwork.actions.return_material import Returned, return_material
from xuncha.onsite.fieldwork.actions.send_request import send_request
from xuncha.onsite.fieldwork.actions.sittings.hold_sitting import hold_sitting
from xuncha.onsite.fieldwork.actions.sittings.plan_sitting import plan_sitting
from xuncha.onsite.fieldwork.actions.visits.hold_visit import hold_visit
from xuncha.onsite.fieldwork.actions.visits.note_phone_check import note_phone_check
from xuncha.onsite.fieldwork.actions.visits.plan_visit import plan_visit
from xuncha.onsite.inspections import queries as inspections
from xuncha.onsite.inspections.actions.hold_entry_meeting import hold_entry_meeting
from xuncha.onsite.inspections.actions.issue_entry_notice import issue_entry_notice
from xuncha.onsite.inspections.actions.note_notice_receipt import note_notice_receipt
from xuncha.onsite.inspections.actions.pass_gate import pass_gate
from xuncha.onsite.inspections.actions.post_public_notice import post_public_notice
from xuncha.onsite.inspections.actions.prepare_public_notice import prepare_public_notice
from xuncha.preparation.planning import queries as planning
from xuncha.preparation.planning.actions.add_batch import add_batch
from xuncha.preparation.planning.actions.add_round import add_round
from xuncha.preparation.planning.actions.add_target import add_target
from xuncha.preparation.planning.actions.draft_annual_plan import draft_annual_plan
from xuncha.preparation.planning.actions.open_term import open_term
from xuncha.preparation.planning.actions.plan_body import plan_body
from xuncha.preparation.planning.actions.set_round_counting import set_round_counting
from xuncha.preparation.planning.actions.submit_annual_plan import submit_annual_plan
from xuncha.preparation.planning.actions.submit_round import submit_round
from xuncha.preparation.teams import queries as teams
from xuncha.preparation.teams.actions.add_member import add_member
from xuncha.preparation.teams.actions.assign_target import assign_target
from xuncha.preparation.teams.actions.examine_pairs import examine_pairs
from xuncha.preparation.teams.actions.form_team import form_team
from xuncha.preparation.teams.actions.propose_recusal import propose_recusal
from xuncha.preparation.teams.actions.sign_declaration import sign_declaration
from xuncha.preparation.teams.actions.submit_team import submit_team
from xuncha.preparation.training import queries as training
from xuncha.preparation.training.actions.enrol import enrol
from xuncha.preparation.training.actions.open_class import open_class
from xuncha.preparation.training.actions.record_result import record_result
from xuncha.preparation.training.actions.sign_in import sign_in
from xuncha.standing.approvals import queries as approvals
from xuncha.standing.approvals.actions.record_step import record_step
from xuncha.standing.approvals.actions.take_step import take_step
from xuncha.standing.organisations import queries as organisations
from xuncha.standing.people import queries as people
from xuncha.standing.people.actions.open_account import open_account
from xuncha.standing.regulations import queries as regulations

from .clue_script import evenly as evenly_over
from .clues import ClueDesk
from .days import Days, evenly, working_days
from .invention import Matter, county
from .office import Office, cadres, invented_body, lead_group, liaison_of
from .paper_text import sheet
from .petitions import Mailbox
from .rectification_script import dealt, whole
from .script import Script, TargetScript
from .words import WORD

SHOWN_AT_ONCE = 3  # elements that one place of a document supports together
LATE = "按公布的日期办理"
DUTIES = {
    "lead": "统筹，约谈主要负责人",
    "deputy": "底稿审核，选人用人",
    "liaison": "调阅、登记、保管",
    "member": "查阅资料，谈话",
}
SIGN_INS = {"lead": "lead", "deputy": "deputy", "liaison": "teamliaison", "member": "member"}


@dataclass
class TeamOnStage:
    """A team and its people by role."""

    id: UUID
    people: dict[str, list[UUID]] = field(default_factory=dict)
    targets: list["TargetOnStage"] = field(default_factory=list)

    def everyone(self) -> list[UUID]:
        return [p for group in self.people.values() for p in group]


@dataclass
class TargetOnStage:
    """One target and what came of it so far."""

    script: TargetScript
    body: UUID
    id: UUID
    inspection: UUID | None = None
    request: UUID | None = None
    interviews: list[UUID] = field(default_factory=list)
    evidence: list[UUID] = field(default_factory=list)
    papers: list[tuple[UUID, Matter, bool]] = field(default_factory=list)
    matters: list[Matter] = field(default_factory=list)


class Performance:
    """One script in one office."""

    def __init__(self, script: Script, days: Days, office: Office, title: str) -> None:
        self.script, self.days, self.office, self.title = script, days, office, title
        self.random = office.invention.random
        self.teams: list[TeamOnStage] = []
        self.targets: list[TargetOnStage] = []
        self.batch = self.round = UUID(int=0)
        self.planned, self.long_term = 0, script.rectification.long_term
        self.desk = ClueDesk(script.clues, script.advice, office)

    # ---------------------------------------------------------------------------------------------- the whole

    def acts(self) -> Iterator[date]:
        """Everything the script asks for, in the order of days."""
        yield self.days.planned
        self._plan()
        yield self.days.approved
        self._approve_round()
        yield from self._prepare()
        yield from self._on_site()
        if self._goes("judged"):
            yield from self._judge()
        if self._goes("decided"):
            yield from self._report()
        if self._goes("fed_back"):
            yield from self._feed_back()
        if self._goes("rectified"):
            yield from self._rectify()

    def count(self) -> int:
        """About how many acts there are, for the progress bar."""
        papers = sum(t.findings + t.unestablished for t in self.script.targets)
        talks = sum(
            t.interviews + t.visits + t.hearings + t.forums + t.phone_checks for t in self.script.targets
        )
        return (
            12
            + 4 * self.script.teams
            + talks
            + papers * 2
            + 3 * sum(len({*t.petitions}) for t in self.script.targets)
            + 6 * len(self.script.targets)
            + sum(self.script.rectification.units)
        )

    def _goes(self, stage: str) -> bool:
        order = ("entered", "on_site", "judged", "decided", "fed_back", "rectified")
        return order.index(self.script.furthest) >= order.index(stage)

    # ---------------------------------------------------------------------------------------------- preparation

    def _plan(self) -> None:
        office, days, head = self.office, self.days, self.office.head
        term = planning.term_on(days.planned) or open_term(
            by=head,
            number=14,
            name="十四届",
            committee=str(county()["committee"]),
            begins=date(days.planned.year - 1, 9, 16),
            ends=date(days.planned.year + 4, 9, 15),
        )
        bodies = self._choose_bodies()
        plan = (
            draft_annual_plan(by=office.staff, term=term.id, year=days.begins.year)
            if not self._plan_of(term.id)
            else self._plan_of(term.id)
        )
        assert plan is not None
        if plan.state == "draft":
            for body in bodies:
                plan_body(by=office.staff, plan=plan.id, body=body)
            submit_annual_plan(by=office.staff, plan=plan.id)
            self._decide(plan.ref)
        made = add_round(by=office.staff, plan=plan.id, title=self.title, code=self.script.id)
        set_round_counting(
            by=office.staff,
            round=made.id,
            rate_decimals=self.script.decimals,
            counts_as_done=self.script.rectification.counts_as_done,
            rectification_base=self.script.rectification.base,
        )
        batch = add_batch(
            by=office.staff,
            round=made.id,
            begins=days.begins,
            ends=days.ends,
            petition_closes=self.script.closes,
            petition_closes_time=self.script.closes_at,
        )
        for body, script in zip(bodies, self.script.targets, strict=True):
            target = add_target(
                by=office.staff,
                batch=batch.id,
                body=body,
                inspection_kind=script.inspection,
                theme=script.theme,
            )
            self.targets.append(TargetOnStage(script, body, target.id))
        self.round, self.batch = made.id, batch.id

    def _plan_of(self, term: UUID):  # type: ignore[no-untyped-def]
        return (
            planning.plans_visible_to(self.office.head).filter(term=term, year=self.days.begins.year).first()
        )

    def _choose_bodies(self) -> list[UUID]:
        """Bodies of the kinds asked for, not yet inspected where there are enough."""
        chosen: list[UUID] = []
        standing = {b.id: b for b in organisations.standing_on(self.days.planned)}
        names = [*county()["departments"], *county()["towns"]]
        seen = set(planning.targets_of_body(standing).values_list("body", flat=True))
        for script in self.script.targets:
            kind = "department" if script.body == "organisation" else script.body
            fitting = [
                self.office.bodies[n]
                for n in names
                if self.office.bodies[n] in standing and standing[self.office.bodies[n]].kind == kind
            ]
            fresh = [b for b in fitting if b not in chosen and b not in seen] or [
                b for b in fitting if b not in chosen
            ]
            chosen.append(fresh[0] if fresh else invented_body(self.office, kind))
        return chosen

    def _approve_round(self) -> None:
        made = submit_round(by=self.office.staff, round=self.round)
        self._decide(made.ref)

    def _decide(self, subject: Ref, reasons: str = "", on: dict[str, date] | None = None) -> None:
        """Take a request through its route: office head in the system, those above recorded from the signed sheet."""
        while waiting := self._open_step(subject):
            request, step = waiting
            actor = self._decider(step.role, subject)
            if actor is not None:
                take_step(by=actor, request=request, approve=True, late_reason=reasons)
            else:
                record_step(
                    by=self.office.staff,
                    request=request,
                    decided_by=str(step.label),
                    on=self.office.clock.today(),
                    approve=True,
                    minutes=f"会议纪要〔{self.office.clock.today().year}〕{self.random.randint(1, 40)}号",
                    late_reason=reasons,
                )

    def _open_step(self, subject: Ref):  # type: ignore[no-untyped-def]
        for request in approvals.of_subject(subject, self.office.head):
            step = approvals.current_step(request) if request.state == "open" else None
            if step is not None:
                return request.id, step
        return None

    def _decider(self, role: str, subject: Ref) -> Actor | None:
        if role == Role.OFFICE_HEAD:
            return self.office.head
        if role == Role.LEAD:
            team = self._team_of_report(subject)
            return self.office.actor(team.people["lead"][0]) if team else None
        return None  # the leading group and the secretary decide in meetings, on paper

    def _team_of_report(self, subject: Ref) -> TeamOnStage | None:
        for team in self.teams:
            for target in team.targets:
                found = target.inspection and reports.report_of(target.inspection, self.office.head)
                if found and found.ref == subject:
                    return team
        return None

    def _prepare(self) -> Iterator[date]:
        yield self.days.teamed
        self._form_teams()
        yield self.days.trained
        self._train()
        yield self.days.declared if self.days.declared > self.days.trained else self.days.trained
        self._declare()
        yield self.days.authorised
        self._authorise()

    def _form_teams(self) -> None:
        office = self.office
        for target in self.targets:
            lead_group(office, target.body)
        for number in range(1, self.script.teams + 1):
            made = form_team(by=office.staff, batch=self.batch, number=number)
            team = TeamOnStage(made.id)
            self.teams.append(team)
            size = self.script.team_size
            lent = cadres(office, size, away_from=[t.body for t in self.targets])
            roles = (["lead", "deputy", "liaison"] + ["member"] * size)[:size]
            if number == 1:
                lent = self._known_faces(roles, lent)
            for person, role in zip(lent, roles, strict=True):
                add_member(by=office.staff, team=made.id, person=person, role=role, duty=DUTIES[role])
                team.people.setdefault(role, []).append(person)
            team.targets = self.targets[number - 1 :: self.script.teams]
            for target in team.targets:
                assign_target(by=office.staff, team=made.id, target=target.id)
            self._sign_ins(team)

    def _known_faces(self, roles: Sequence[str], lent: Sequence[UUID]) -> list[UUID]:
        """Those who have an account already serve again in the first team: each sign-in then shows every stage."""
        faces, taken = list(lent), set()
        for n, role in enumerate(roles):
            account = people.account_named(SIGN_INS[role])
            if account is not None and account.person_id is not None and role not in taken:
                faces[n] = account.person_id
                taken.add(role)
        return faces

    def _sign_ins(self, team: TeamOnStage) -> None:
        """Accounts for the first team of a home, so that each role can be looked at in the browser."""
        for role, username in SIGN_INS.items():
            if role in team.people and people.account_named(username) is None:
                open_account(
                    by=self.office.actor("system"),
                    person=team.people[role][0],
                    username=username,
                    word=WORD,
                    must_change=False,
                )

    def _train(self) -> None:
        staff, day = self.office.staff, self.office.clock.today()
        everyone = [p for team in self.teams for p in team.everyone()]
        opened = open_class(
            by=staff, batch=self.batch, title="巡前培训", begins=day, ends=day, place="县委党校"
        )
        enrol(by=staff, training_class=opened.id, persons=everyone)
        sign_in(by=staff, training_class=opened.id, persons=everyone, on=day)
        for attendance in training.attendances(opened.id):
            record_result(by=staff, attendance=attendance.id, passed=True, mark=self.random.randint(72, 98))

    def _declare(self) -> None:
        for team in self.teams:
            for person in team.everyone():
                sign_declaration(by=self.office.actor(person), batch=self.batch, nothing_to_declare=True)
        for pair in examine_pairs(by=self.office.staff, batch=self.batch):
            if pair.outcome != "may_serve":
                propose_recusal(
                    by=self.office.staff, pair=pair.id, outcome="may_serve", reason="核实不构成回避情形"
                )
                self._decide(pair.ref)

    def _authorise(self) -> None:
        for team in self.teams:
            made = teams.team(team.id)
            small = "按公布的人数组建" if self.script.team_size < 5 else ""
            submit_team(by=self.office.staff, team=made.id, small_because=small)
            self._decide(made.ref)
        self.office.forget()
        for team in self.teams:
            by_target = {i.target_id: i.id for i in inspections.inspections_of_team(team.id)}
            for target in team.targets:
                target.inspection = by_target[target.id]

    # ---------------------------------------------------------------------------------------------- on site

    def _on_site(self) -> Iterator[date]:
        yield self.days.begins
        for team, target in self._pairs():
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
            self.desk.note_items(self._member(team, 0), _there(target.inspection), items)
            self._leave(team, target)

    def _pairs(self) -> list[tuple[TeamOnStage, TargetOnStage]]:
        return [(team, target) for team in self.teams for target in team.targets]

    def _enter(self, team: TeamOnStage, target: TargetOnStage) -> None:
        lead = self.office.actor(team.people["lead"][0])
        inspection = _there(target.inspection)
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

    def _liaison(self, team: TeamOnStage) -> Actor:
        return self.office.actor(team.people.get("liaison", team.people["lead"])[0])

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
        later = days[len(days) // 4 :]
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
            by=member, inspection=_there(target.inspection), matter="了解总体情况", items=asked
        )
        approve_request(by=lead, request=made.id)
        send_request(by=liaison, request=made.id, sent_to="办公室")
        name = organisations.body(target.body).name
        receipts = [
            Receipt(
                item=line.id,
                quantity=line.quantity,
                thing=line.wanted,
                stream=BytesIO(sheet(name, line.name, self.random)),
                name=f"{line.name}.docx",
            )
            for line in fieldwork.items_of(made)
        ]
        receive_material(by=liaison, request=made.id, receipts=receipts, handed_by="办公室工作人员")
        target.request = made.id
        target.evidence = [i.id for i in evidence.items(_there(target.inspection), member)]

    def _member(self, team: TeamOnStage, n: int) -> Actor:
        members = team.people.get("member") or team.people.get("deputy") or team.people["lead"]
        return self.office.actor(members[n % len(members)])

    def _two(self, team: TeamOnStage, n: int) -> list[UUID]:
        """Two who go together: members in turn, the liaison where there is only one."""
        crew = [*team.people.get("member", []), *team.people.get("liaison", [])]
        return [crew[n % len(crew)], crew[(n + 1) % len(crew)]]

    def _interview(self, team: TeamOnStage, target: TargetOnStage, n: int) -> None:
        texts = county()["interview"]
        text = texts[n % len(texts)]
        pair = self._two(team, n)
        by = self.office.actor(pair[0])
        made = plan_interview(
            by=by,
            inspection=_there(target.inspection),
            name=self.office.invention.name(),
            post=str(text["post"]),
            on=self.office.clock.today(),
            place=f"机关 {self.random.randint(201, 409)} 室",
            interviewers=pair,
        )
        slots = {"a": self.office.invention.name(), "y": 2021}
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
            inspection=_there(target.inspection),
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
            inspection=_there(target.inspection),
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
            inspection=_there(target.inspection),
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
            inspection=_there(target.inspection),
            whom=f"{text['whom']}第 {n + 1} 户",
            asked=str(text["asked"]),
            said=str(text["said"]),
        )

    def _paper(self, team: TeamOnStage, target: TargetOnStage, n: int) -> None:
        matter = target.matters[n]
        pair = self._two(team, n)
        by = self.office.actor(pair[0])
        sources = [Ref("evidence.item", target.evidence[n % len(target.evidence)])] if target.evidence else []
        if target.interviews:
            sources.append(Ref("fieldwork.interview", target.interviews[n % len(target.interviews)]))
        established = n >= target.script.unestablished
        made = draft_workpaper(
            by=by,
            inspection=_there(target.inspection),
            title=matter.title,
            sources=sources,
            undertakers=pair,
            elements=_elements(matter),
            fields={
                "item": matter.item,
                "discipline": DISCIPLINES[matter.discipline],
                "field": FIELDS[matter.field],
                "naming": matter.title,
                "responsible_post": matter.responsible,
                "amount_fen": matter.fen,
                "conduct_from": date(matter.year, 1, 1),
                "conduct_to": date(matter.year, 12, 31),
            },
        )
        self._support(by, target, made.id, matter, n)
        record_head_heard(
            by=by,
            workpaper=made.id,
            post="党组书记、局长",
            said=self.random.choice(HEARD if established else DENIED),
        )
        for person in pair:
            sign_workpaper(by=self.office.actor(person), workpaper=made.id)
        deputy = (team.people.get("deputy") or team.people["lead"])[0]
        sign_workpaper(by=self.office.actor(deputy), workpaper=made.id)
        sign_workpaper(by=self.office.actor(team.people["lead"][0]), workpaper=made.id)
        target.papers.append((made.id, matter, established))

    def _support(self, by: Actor, target: TargetOnStage, paper: UUID, matter: Matter, n: int) -> None:
        items = list(target.evidence)
        for interview in target.interviews[-2:]:
            record = evidence.item_of_source(Ref("fieldwork.interview", interview))
            if record is not None:
                items.append(record.id)
        written = list(_elements(matter))
        for k, start in enumerate(range(0, len(written), SHOWN_AT_ONCE)):
            element, *also = written[start : start + SHOWN_AT_ONCE]
            support_element(
                by=by,
                workpaper=paper,
                element=element,
                also=also,
                item=items[(n + k) % len(items)],
                page=1,
                passage=f"第{1 + (n + k) % 3}段",
            )

    def _leave(self, team: TeamOnStage, target: TargetOnStage) -> None:
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
        pass_gate(
            by=self.office.actor(team.people["lead"][0]),
            inspection=_there(target.inspection),
            late_reason=LATE,
        )

    # ---------------------------------------------------------------------------------------------- conclusions

    def _judge(self) -> Iterator[date]:
        yield self.days.ends
        livelihood = self.script.livelihood
        desk = self.desk
        desk.beyond = max(0, len(desk.waiting) - sum(t.findings for t in self.script.targets))
        for team, target in self._pairs():
            lead = self.office.actor(team.people["lead"][0])
            for paper, matter, established in target.papers:
                given = desk.outcomes(matter, established, livelihood > 0, DISCIPLINES[matter.discipline])
                livelihood -= established
                judge_workpaper(by=lead, workpaper=paper, outcomes=given, minutes="组务会逐件研究，意见一致")
        if desk.waiting:
            team, target = next(iter(self._pairs()))
            desk.rest(self.office.actor(team.people["lead"][0]), _there(target.inspection))

    def _report(self) -> Iterator[date]:
        yield self.days.reported
        for team, target in self._pairs():
            lead = self.office.actor(team.people["lead"][0])
            inspection = _there(target.inspection)
            pass_gate(by=lead, inspection=inspection, late_reason=LATE)
            made = draft_report(by=lead, inspection=inspection)
            submit_report(by=lead, report=made.id, late_reason=LATE)
        for day, steps in ((self.days.consulted, 2), (self.days.leading_group, 1), (self.days.secretary, 9)):
            yield day
            for _team, target in self._pairs():
                self._some_steps(target, steps)
        for _team, target in self._pairs():
            pass_gate(by=self.office.head, inspection=_there(target.inspection), late_reason=LATE)

    def _some_steps(self, target: TargetOnStage, steps: int) -> None:
        found = reports.report_of(_there(target.inspection), self.office.head)
        assert found is not None
        for _ in range(steps):
            if self._open_step(found.ref) is None:
                return
            self._one_step(found.ref)

    def _one_step(self, subject: Ref) -> None:
        waiting = self._open_step(subject)
        assert waiting is not None
        request, step = waiting
        actor = self._decider(step.role, subject)
        if actor is not None:
            take_step(by=actor, request=request, approve=True, late_reason=LATE)
        else:
            record_step(
                by=self.office.staff,
                request=request,
                decided_by=str(step.label),
                on=self.office.clock.today(),
                approve=True,
                minutes=f"会议纪要〔{self.office.clock.today().year}〕{self.random.randint(1, 40)}号",
                late_reason=LATE,
            )

    def _feed_back(self) -> Iterator[date]:
        yield self.days.fed_back
        for _team, target in self._pairs():
            report = reports.report_of(_there(target.inspection), self.office.head)
            assert report is not None
            made = prepare_feedback(
                by=self.office.staff,
                report=report.id,
                opinion="根据县委安排，巡察组对贵单位党组织进行了巡察。现将巡察情况反馈如下。",
                demands=DEMANDS[: target.script.demands]
                if target.script.demands <= len(DEMANDS)
                else [f"{DEMANDS[n % len(DEMANDS)]}（第{n + 1}项）" for n in range(target.script.demands)],
                contact="县委巡察办 8216",
            )
            deliver_feedback(
                by=self.office.staff,
                feedback=made.id,
                place="机关三楼会议室",
                present="领导小组成员、分管县领导",
                late_reason=LATE,
            )
            username = "liaison" if people.account_named("liaison") is None else ""
            liaison = self.office.actor(liaison_of(self.office, target.body, username))
            head = organisations.leading_group(target.body, self.office.clock.today())[0].holder
            for recipient in ("head", "leading_group"):
                sign_for_feedback(by=liaison, feedback=made.id, recipient=recipient, signed_by=head)
            if target is self.targets[0]:
                self._tell_besides(made.id)
            pass_gate(by=self.office.head, inspection=_there(target.inspection), late_reason=LATE)
        if self.script.clues:
            self.desk.send(self.script.clues, [_there(t.inspection) for t in self.targets])
            self.desk.report()

    def _tell_besides(self, feedback: UUID) -> None:
        """Bodies that are no target and are given the feedback as well."""
        targets = {t.body for t in self.targets}
        free = [b for b in self.office.bodies.values() if b not in targets]
        departments = [
            b.id for b in organisations.bodies(free).values() if b.kind == self.targets[0].script.body
        ]
        for body in departments[: self.script.told_besides]:
            deliver_feedback(
                by=self.office.staff,
                feedback=feedback,
                body=body,
                recipients=("leading_group",),
                place="机关三楼会议室",
                late_reason=LATE,
            )
            liaison = self.office.actor(liaison_of(self.office, body))
            sign_for_feedback(
                by=liaison, feedback=feedback, recipient="leading_group", body=body, signed_by=liaison.name
            )

    # ---------------------------------------------------------------------------------------------- rectification

    def _rectify(self) -> Iterator[date]:
        yield self.days.planned_rectification
        for _team, target in self._pairs():
            self._measures(target)
        yield self.days.reviewed
        for _team, target in self._pairs():
            self._accept(target)
        items = [(target, item) for _, target in self._pairs() for item in self._items(target)]
        kinds = [target.script.body for target, _item in items]
        states = dealt(self.script.rectification, kinds, self.random)
        work = working_days(
            self.days.reviewed + timedelta(days=1), self.days.checked, regulations.is_working_day
        )
        for (target, item), found, day in zip(items, states, evenly(len(items), work), strict=True):
            yield day
            self._work(target, item, found)
        yield self.days.checked
        for _team, target in self._pairs():
            self._results(target)
        self._look_again()
        heard = self.days.committee
        if heard and heard < self.days.published:
            yield heard
            self._heard(heard)
        yield self.days.published
        for _team, target in self._pairs():
            self._publish(target)
        if heard and heard >= self.days.published:
            yield heard
            self._heard(heard)

    def _ledgers(self) -> list[UUID]:
        return [rectification.ledgers_of(_there(t.inspection))[0].id for _team, t in self._pairs()]

    def _look_again(self) -> None:
        """Later checks: so many teams over so many bodies."""
        script, ledgers = self.script.rectification, self._ledgers()
        for n in range(max(script.check_teams, script.check_bodies)):
            record_visit(
                by=self.office.staff,
                ledger=ledgers[n % max(1, script.check_bodies)],
                kind="supervision",
                team=f"第{n % max(1, script.check_teams) + 1}督查组",
                outcome="mostly",
                found="查看台账和佐证，随机问了经办人",
            )

    def _heard(self, on: date) -> None:
        record_committee_hearing(
            by=self.office.staff, ledgers=self._ledgers(), on=on, meeting="县委常委会会议"
        )

    def _items(self, target: TargetOnStage):  # type: ignore[no-untyped-def]
        ledger = rectification.ledgers_of(_there(target.inspection))[0]
        return rectification.items_of(ledger)

    def _door(self, target: TargetOnStage) -> Actor:
        return self.office.actor(liaison_of(self.office, target.body))

    def _measures(self, target: TargetOnStage) -> None:
        by, holders = self._door(target), organisations.leading_group(target.body, self.office.clock.today())
        matters = {m.title: m for m in target.matters}
        ledger = rectification.ledgers_of(_there(target.inspection))[0]
        for n, item in enumerate(self._items(target)):
            matter = matters[findings.finding(item.finding_id, self.office.head).title]
            units = self.script.rectification.units[self.planned]
            measures = units if self.script.rectification.base == "measures" else 1
            for turn in range(measures):
                made = propose_measure(
                    by=by,
                    item=item.id,
                    text=matter.measure if turn == 0 else f"{matter.measure}（第{turn + 1}项）",
                    leader=holders[n % len(holders)].holder,
                    standard=matter.standard,
                    department=matter.department,
                    person=matter.department + "负责人",
                    due_on=ledger.due_on,
                    term="long_term" if self.long_term > 0 else "staged",
                )
                self.long_term -= 1
            for turn in range(units if self.script.rectification.base == "tasks" else 0):
                add_task(
                    by=by, measure=made.id, text=f"{matter.measure}：第{turn + 1}步", due_on=ledger.due_on
                )
            self.planned += 1
        submit_plan(by=by, ledger=ledger.id, late_reason=LATE)

    def _accept(self, target: TargetOnStage) -> None:
        ledger = rectification.ledgers_of(_there(target.inspection))[0]
        review_plan(by=self.office.staff, ledger=ledger.id, accept=True)
        pass_gate(by=self.office.head, inspection=_there(target.inspection), late_reason=LATE)

    def _work(self, target: TargetOnStage, item, states: Sequence[str]) -> None:  # type: ignore[no-untyped-def]
        by = self._door(target)
        for measure in item.live:
            report_progress(by=by, measure=measure.id, note=f"{measure.department}已按措施办理，记录见佐证")
            submit_proof(
                by=by, measure=measure.id, note=f"{measure.text}：办理记录，纸质件存{measure.department}"
            )
        self._steps(item, states)
        state = whole(states)
        hand_in_item(by=by, item=item.id)
        check_item(
            by=self.office.staff,
            item=item.id,
            outcome=state,
            reason=CHECKED.get(state, ""),
            how="查阅佐证，现场核对",
        )

    def _steps(self, item, states: Sequence[str]) -> None:  # type: ignore[no-untyped-def]
        """Measures or tasks checked one by one, where they are what is counted."""
        base = self.script.rectification.base
        if base == "findings":
            return
        steps = [(m.id, None) for m in item.live]
        if base == "tasks":
            steps = [(m.id, t.id) for m in item.live for t in m.tasks.all()]
        for (measure, task), state in zip(steps, states, strict=True):
            check_step(
                by=self.office.staff,
                measure=measure,
                task=task,
                outcome=state,
                reason=CHECKED.get(state, ""),
            )

    def _results(self, target: TargetOnStage) -> None:
        """What came of it is written at the first target: the published sums are of the whole."""
        if target is not self.targets[0]:
            return
        by, items = self._door(target), self._items(target)
        measures = [m for item in items for m in item.live]
        turn = 0
        for kind, fen in self.script.money.items():
            record_money(
                by=by, measure=measures[turn % len(measures)].id, kind=kind, amount_fen=fen, note="缴款凭证"
            )
            turn += 1
        for kind, persons in self.script.persons.items():
            record_persons(by=by, measure=measures[turn % len(measures)].id, kind=kind, persons=persons)
            turn += 1
        for kind, number in self.script.rules.items():
            for n in range(number):
                measure = measures[(turn + n) % len(measures)]
                record_rule(
                    by=by, measure=measure.id, kind=kind, title=f"{measure.department}{RULES[n % len(RULES)]}"
                )
        for kind, number in self.script.meetings.items():
            for n in range(number):
                record_meeting(by=by, measure=measures[(turn + n) % len(measures)].id, kind=kind)

    def _publish(self, target: TargetOnStage) -> None:
        ledger = rectification.ledgers_of(_there(target.inspection))[0]
        disclose(by=self._door(target), ledger=ledger.id, where="县政府网站", late_reason=LATE)


def _there(key: UUID | None) -> UUID:
    if key is None:
        raise RuntimeError("the inspection is opened by the authorisation, which has not happened yet")
    return key


def _elements(matter: Matter) -> dict[str, str]:
    kept = {
        "fact": matter.fact,
        "time": matter.time,
        "place": matter.place,
        "responsible": matter.responsible,
        "effect": matter.effect,
        "rule": matter.rule,
        "requirement": matter.requirement,
    }
    if matter.fen is not None:
        kept["amount"] = f"{matter.fen // 100:,}.00 元"
    return kept


DISCIPLINES = {
    "政治": "political", "组织": "organisational", "廉洁": "integrity", "群众": "mass", "工作": "work", "生活": "life",
}  # fmt: skip
FIELDS = {"人": "persons", "财": "money", "物": "assets", "项目": "projects", "党建": "party_building"}
HEARD: Sequence[str] = (
    "情况属实，当时人手少，没有按规定做。",
    "属实，前任时形成的，我们负责改。",
    "数字对得上，原因我们再查一查。",
    "属实。办理的同志对规定不熟悉。",
)
DENIED: Sequence[str] = ("有补充材料，请核对后再定。", "当时有批复，材料在上级单位，已经去取。")
CHECKED = {
    "stage_done": "阶段任务完成，后续按计划推进",
    "continuing": "需要长期坚持，继续报送进展",
    "not_done": "到期没有完成，写明原因和新的日期",
}
DEMANDS: Sequence[str] = (
    "主要负责人牵头，逐条制定整改方案，一个月内报送。",
    "同类问题一并清理，修订相应制度。",
    "整改情况向党员通报，按规定公开。",
    "对往来款、资产逐笔清理并报告结果。",
)
RULES: Sequence[str] = (
    "请示报告事项清单", "公务接待管理办法", "采购管理办法", "工程变更审批办法", "资产管理办法", "往来款清理办法",
    "请销假管理办法", "会议议事规则", "党费收缴公示办法", "文物巡查制度", "场馆开放抽查办法", "印鉴管理办法",
)  # fmt: skip
