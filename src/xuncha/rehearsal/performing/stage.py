"""What is on stage: the teams, the targets, who acts for them, and how a request is decided."""

from dataclasses import dataclass, field
from uuid import UUID

from xuncha.conclusions.reports import queries as reports
from xuncha.foundation.terms import Actor, Ref, Role
from xuncha.rehearsal.clues import ClueDesk
from xuncha.rehearsal.days import Days
from xuncha.rehearsal.invention import Matter
from xuncha.rehearsal.office import Office, liaison_of
from xuncha.rehearsal.script import Script, TargetScript
from xuncha.standing.approvals import queries as approvals
from xuncha.standing.approvals.actions.record_step import record_step
from xuncha.standing.approvals.actions.take_step import take_step

LATE = "按公布的日期办理"


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


class Stage:
    """One script in one office, and what of it stands so far."""

    def __init__(self, script: Script, days: Days, office: Office, title: str) -> None:
        self.script, self.days, self.office, self.title = script, days, office, title
        self.random = office.invention.random
        self.teams: list[TeamOnStage] = []
        self.targets: list[TargetOnStage] = []
        self.batch = self.round = UUID(int=0)
        self.planned, self.long_term = 0, script.rectification.long_term
        self.desk = ClueDesk(script.clues, script.advice, office)

    def _goes(self, stage: str) -> bool:
        order = ("entered", "on_site", "judged", "decided", "fed_back", "rectified")
        return order.index(self.script.furthest) >= order.index(stage)

    def _pairs(self) -> list[tuple[TeamOnStage, TargetOnStage]]:
        return [(team, target) for team in self.teams for target in team.targets]

    def _liaison(self, team: TeamOnStage) -> Actor:
        return self.office.actor(team.people.get("liaison", team.people["lead"])[0])

    def _member(self, team: TeamOnStage, n: int) -> Actor:
        members = team.people.get("member") or team.people.get("deputy") or team.people["lead"]
        return self.office.actor(members[n % len(members)])

    def _two(self, team: TeamOnStage, n: int) -> list[UUID]:
        """Two who go together: members in turn, the liaison where there is only one."""
        crew = [*team.people.get("member", []), *team.people.get("liaison", [])]
        return [crew[n % len(crew)], crew[(n + 1) % len(crew)]]

    def _door(self, target: TargetOnStage) -> Actor:
        return self.office.actor(liaison_of(self.office, target.body))

    def _decide(self, subject: Ref, reasons: str = "") -> None:
        """Take a request through its route: office head in the system, those above recorded from the signed sheet."""
        while self._open_step(subject):
            self._one_step(subject, reasons)

    def _open_step(self, subject: Ref):  # type: ignore[no-untyped-def]
        for request in approvals.of_subject(subject, self.office.head):
            step = approvals.current_step(request) if request.state == "open" else None
            if step is not None:
                return request.id, step
        return None

    def _one_step(self, subject: Ref, reasons: str) -> None:
        waiting = self._open_step(subject)
        assert waiting is not None
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


def there(key: UUID | None) -> UUID:
    if key is None:
        raise RuntimeError("the inspection is opened by the authorisation, which has not happened yet")
    return key
