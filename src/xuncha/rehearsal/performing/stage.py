"""What is on stage: the teams, the targets, who acts for them, and how a request is decided."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from xuncha.foundation.terms import Actor, Ref, Role
from xuncha.rehearsal.clues import ClueDesk
from xuncha.rehearsal.days import Days
from xuncha.rehearsal.invention import Matter
from xuncha.rehearsal.office import Office, invented_body, lead_group, liaison_of
from xuncha.rehearsal.script import Script, TargetScript
from xuncha.standing.approvals import queries as approvals
from xuncha.standing.approvals.actions.record_step import record_step
from xuncha.standing.approvals.actions.take_step import take_step
from xuncha.standing.organisations import queries as organisations
from xuncha.standing.organisations.actions.merge_bodies import merge_bodies

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

    def __init__(self, script: Script, days: Days, office: Office, before: "Stage | None" = None) -> None:
        self.script, self.days, self.office, self.before = script, days, office, before
        self.random = office.invention.random
        self.teams: list[TeamOnStage] = []
        self.targets: list[TargetOnStage] = []
        self.bodies: list[UUID] = []  # chosen with the plan
        self.batch = UUID(int=0)
        self.planned, self.long_term = 0, script.rectification.long_term
        self.towns_told: set[int] = set()
        self.reported: dict[UUID, Ref] = {}  # the report about each target
        self.desk = ClueDesk(script.clues, script.advice, office)

    def _goes(self, stage: str) -> bool:
        order = ("entered", "on_site", "judged", "decided", "fed_back", "rectified")
        return order.index(self.script.furthest) >= order.index(stage)

    def _pairs(self) -> list[tuple[TeamOnStage, TargetOnStage]]:
        return [(team, target) for team in self.teams for target in team.targets]

    def _heads(self) -> list[tuple[TeamOnStage, TargetOnStage]]:
        """Those with stages, report and feedback of their own; members of their packages are in them."""
        return [(team, target) for team, target in self._pairs() if target.script.aim.stands_alone]

    def _with_members(self, head: TargetOnStage) -> list[TargetOnStage]:
        """A target and those that hang on it."""
        place = self.targets.index(head)
        return [head, *(t for t in self.targets if t.script.aim.host == place and not t.script.aim.inside)]

    def _settle_earlier(self) -> None:
        """While this round is on site, receivers report on clues of the round before."""
        if self.before is not None and self.script.settled_before:
            self.before.desk.settle(self.script.settled_before)

    def _liaison(self, team: TeamOnStage) -> Actor:
        return self.office.actor(team.people.get("liaison", team.people["lead"])[0])

    def _member(self, team: TeamOnStage, n: int) -> Actor:
        members = team.people.get("member") or team.people.get("deputy") or team.people["lead"]
        return self.office.actor(members[n % len(members)])

    def _two(self, team: TeamOnStage, n: int) -> list[UUID]:
        """Two who go together: members in turn, the liaison where there is only one."""
        crew = [*team.people.get("member", []), *team.people.get("liaison", [])]
        return [crew[n % len(crew)], crew[(n + 1) % len(crew)]]

    def _answering(self, target: TargetOnStage) -> UUID:
        """The body itself, or who took it over: that one answers for it from then on."""
        return organisations.successor_on(target.body, self.office.clock.today()).id

    def _door(self, target: TargetOnStage) -> Actor:
        return self.office.actor(liaison_of(self.office, self._answering(target)))

    def merger(self) -> Iterator[date]:
        """The first target goes into another body on the published day."""
        if self.days.merged is None:
            return
        yield self.days.merged
        target = self.targets[0]
        heir = invented_body(self.office, organisations.body(target.body).kind)
        lead_group(self.office, heir)
        merge_bodies(by=self.office.head, predecessors=[target.body], successor=heir, basis="机构改革方案")

    def _decide(self, subject: Ref, reasons: str = "") -> None:
        decide(self.office, subject, reasons)


def decide(office: Office, subject: Ref, reasons: str = "", lead: Actor | None = None) -> None:
    """Take a request through its route: office head in the system, those above recorded from the signed sheet."""
    while take_one_step(office, subject, reasons, lead):
        pass


def take_one_step(office: Office, subject: Ref, reasons: str = "", lead: Actor | None = None) -> bool:
    """The step the request waits for; False where it waits for none. `lead` takes the steps of a team's lead."""
    for request in approvals.of_subject(subject, office.head):
        step = approvals.current_step(request) if request.state == "open" else None
        if step is not None:
            _take(office, request.id, step, reasons, lead)
            return True
    return False


def _take(office: Office, request: UUID, step, reasons: str, lead: Actor | None) -> None:  # type: ignore[no-untyped-def]
    actor = {Role.OFFICE_HEAD: office.head, Role.LEAD: lead}.get(step.role)
    if actor is not None:
        take_step(by=actor, request=request, approve=True, late_reason=reasons)
        return
    day = office.clock.today()  # the leading group and the secretary decide in meetings, on paper
    record_step(
        by=office.staff,
        request=request,
        decided_by=str(step.label),
        on=day,
        approve=True,
        minutes=f"会议纪要〔{day.year}〕{office.invention.random.randint(1, 40)}号",
        late_reason=reasons,
    )


def there(key: UUID | None) -> UUID:
    if key is None:
        raise RuntimeError("the inspection is opened by the authorisation, which has not happened yet")
    return key
