"""The annual plan and the round with its batches, and which bodies are its targets."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

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
from xuncha.rehearsal.aims import VILLAGES, Aim
from xuncha.rehearsal.invention import county
from xuncha.rehearsal.office import Office, invented_body
from xuncha.rehearsal.script import Whole
from xuncha.standing.organisations import queries as organisations

from .stage import Stage, TargetOnStage, decide


def plan_round(office: Office, wanted: Whole, parts: Sequence[Stage]) -> UUID:
    """The plan of the year where there is none yet, and the round with a batch for each part."""
    plan = _plan(office, wanted, parts)
    made = add_round(by=office.staff, plan=plan.id, title=f"第 {wanted.code} 轮巡察", code=wanted.code)
    set_round_counting(
        by=office.staff,
        round=made.id,
        rate_decimals=wanted.decimals,
        counts_as_done=wanted.counts_as_done,
        rectification_base=wanted.base,
    )
    for part in parts:
        _add_batch(office, made.id, part)
    return made.id


def approve_round(office: Office, round_: UUID) -> None:
    made = submit_round(by=office.staff, round=round_)
    decide(office, made.ref)


def _plan(office: Office, wanted: Whole, parts: Sequence[Stage]):  # type: ignore[no-untyped-def]
    days = parts[0].days
    term = planning.term_on(days.planned) or open_term(
        by=office.head,
        number=14,
        name="十四届",
        committee=str(county()["committee"]),
        begins=date(days.planned.year - 1, 9, 16),
        ends=date(days.planned.year + 4, 9, 15),
    )
    choice = Choice(office, days.planned)
    for part in parts:
        part.bodies = choice.of(part.script.aims, part.script.other_towns, part.before)
    targets = [b for part in parts for b in part.bodies]
    for kind, number in wanted.register.items():
        choice.register_up_to(kind, number)
    planned = [*targets, *choice.more_of(wanted.planned, targets)]
    plan = _plan_of(office, term.id, days.begins.year)
    if plan is None:
        plan = draft_annual_plan(by=office.staff, term=term.id, year=days.begins.year)
    if plan.state == "draft":
        for body in dict.fromkeys(planned):
            plan_body(by=office.staff, plan=plan.id, body=body)
        submit_annual_plan(by=office.staff, plan=plan.id)
        decide(office, plan.ref)
    return plan


def _plan_of(office: Office, term: UUID, year: int):  # type: ignore[no-untyped-def]
    return planning.plans_visible_to(office.head).filter(term=term, year=year).first()


def _add_batch(office: Office, round_: UUID, part: Stage) -> None:
    batch = add_batch(
        by=office.staff,
        round=round_,
        begins=part.days.begins,
        ends=part.days.ends,
        petition_closes=part.script.closes,
        petition_closes_time=part.script.closes_at,
    )
    part.batch = batch.id
    for body, script in zip(part.bodies, part.script.targets, strict=True):
        aim = script.aim
        host = part.targets[aim.host].id if aim.host is not None and not aim.inside else None
        target = add_target(
            by=office.staff,
            batch=batch.id,
            body=body,
            inspection_kind=aim.inspection,
            theme=aim.theme,
            extended_of=host if aim.extended else None,
            package_of=host if not aim.extended else None,
            inside=aim.inside,
        )
        part.targets.append(TargetOnStage(script, body, target.id))


class Choice:
    """Which bodies: of the kinds asked for, not inspected before where there are enough, else invented."""

    def __init__(self, office: Office, on: date) -> None:
        self.office = office
        self.standing = {b.id: b for b in organisations.standing_on(on)}
        self.seen = set(planning.targets_of_body(self.standing).values_list("body", flat=True))
        self.taken: set[UUID] = set()
        first = [*county()["departments"], *county()["towns"]]
        ranked = [office.bodies[name] for name in first if name in office.bodies]
        self.ranked = [*ranked, *(b for b in self.standing if b not in set(ranked))]

    def of(self, aims: Sequence[Aim], other_towns: int, before: Stage | None) -> list[UUID]:
        """A body for each aim, in order; those that are looked back at are of the round before."""
        inspected = [(t.script.body, t.body) for t in before.targets] if before is not None else []
        self.taken.update(body for _kind, body in inspected)
        chosen: list[UUID] = []
        towns: list[UUID] = []
        for aim in aims:
            if aim.inside and aim.host is not None:
                chosen.append(chosen[aim.host])
                continue
            known = next((key for kind, key in inspected if kind == aim.body), None)
            if aim.inspection == "lookback" and known is not None:
                inspected.remove((aim.body, known))
                chosen.append(known)
                continue
            under = chosen[aim.host] if aim.host is not None and not aim.extended else None
            if aim.town is not None:
                towns += [self.one("town", None) for _ in range(other_towns - len(towns))]
                under = towns[aim.town]
            chosen.append(self.one(aim.body, under))
        return chosen

    def one(self, kind: str, under: UUID | None) -> UUID:
        fitting = [
            key
            for key in self.ranked
            if key in self.standing
            and key not in self.taken
            and self.standing[key].kind == kind
            and (under is None or self.standing[key].parent_id == under or kind not in VILLAGES)
        ]
        fresh = [key for key in fitting if key not in self.seen] or fitting
        found = fresh[0] if fresh else self._new(kind, under)
        self.taken.add(found)
        return found

    def register_up_to(self, kind: str, number: int) -> None:
        """Register more bodies of a kind until there are so many; villages go to the towns in turn."""
        towns = [key for key in self.ranked if key in self.standing and self.standing[key].kind == "town"]
        there = len([b for b in organisations.standing_on(self.office.clock.today()) if b.kind == kind])
        for n in range(there, number):
            self._new(kind, towns[n % len(towns)] if kind in VILLAGES and towns else None)

    def more_of(self, planned: Mapping[str, int], targets: Sequence[UUID]) -> list[UUID]:
        """Bodies beside the targets that the plan takes up, until it has so many of each kind."""
        kinds = [b.kind for b in organisations.bodies(targets).values()]
        return [
            self.one(kind, None)
            for kind, number in planned.items()
            for _ in range(number - kinds.count(kind))
        ]

    def _new(self, kind: str, under: UUID | None) -> UUID:
        made = invented_body(self.office, kind, under)
        self.standing[made] = organisations.body(made)
        self.ranked.append(made)
        return made
