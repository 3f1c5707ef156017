"""The plan, the round, the teams: everything before the day of entry."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from xuncha.onsite.inspections import queries as inspections
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
from xuncha.rehearsal.invention import county
from xuncha.rehearsal.office import cadres, invented_body, lead_group
from xuncha.rehearsal.words import WORD
from xuncha.standing.organisations import queries as organisations
from xuncha.standing.people import queries as people
from xuncha.standing.people.actions.open_account import open_account

from .stage import Stage, TargetOnStage, TeamOnStage

DUTIES = {
    "lead": "统筹，约谈主要负责人",
    "deputy": "底稿审核，选人用人",
    "liaison": "调阅、登记、保管",
    "member": "查阅资料，谈话",
}
SIGN_INS = {"lead": "lead", "deputy": "deputy", "liaison": "teamliaison", "member": "member"}


class Preparing(Stage):
    """From the plan to the authorised teams."""

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
