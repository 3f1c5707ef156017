"""The teams of a batch: formed, trained, cleared, authorised."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import count
from uuid import UUID

from xuncha.onsite.inspections import queries as inspections
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
from xuncha.rehearsal.office import cadres, lead_group
from xuncha.rehearsal.words import WORD
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
    """From the approved batch to the authorised teams."""

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
        for number, size in enumerate(self.script.team_sizes, 1):
            made = form_team(by=office.staff, batch=self.batch, number=number)
            team = TeamOnStage(made.id)
            self.teams.append(team)
            lent = cadres(office, size, away_from=[t.body for t in self.targets])
            roles = (["lead", "deputy", "liaison"] + ["member"] * size)[:size]
            if number == 1:
                lent = self._known_faces(roles, lent)
            for person, role in zip(lent, roles, strict=True):
                add_member(by=office.staff, team=made.id, person=person, role=role, duty=DUTIES[role])
                team.people.setdefault(role, []).append(person)
            team.targets = self._targets_of(number)
            for target in (t for t in team.targets if t.script.aim.stands_alone):
                assign_target(by=office.staff, team=made.id, target=target.id)
            self._sign_ins(team)

    def _targets_of(self, number: int) -> list[TargetOnStage]:
        """Those that stand alone go to the teams in turn; what hangs on them goes with them."""
        turns: list[int] = []
        alone = count()
        for target in self.targets:
            host = target.script.aim.host
            turns.append(turns[host] if host is not None else next(alone) % self.script.teams)
        return [t for t, turn in zip(self.targets, turns, strict=True) if turn == number - 1]

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
            small = "按公布的人数组建" if len(team.everyone()) < 5 else ""
            submit_team(by=self.office.staff, team=made.id, small_because=small)
            self._decide(made.ref)
        self.office.forget()
        for team in self.teams:
            by_target = {i.target_id: i.id for i in inspections.inspections_of_team(team.id)}
            for target in team.targets:
                target.inspection = by_target[target.id]
