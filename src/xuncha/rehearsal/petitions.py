"""Petitions coming in while a team is on site: taken by the clerk, given out by the lead, answered before it leaves."""

import tomllib
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING, Any
from uuid import UUID

from xuncha.onsite.petitions.actions.accept_petitions import accept_petitions
from xuncha.onsite.petitions.actions.assign_petitions import assign_petitions
from xuncha.onsite.petitions.actions.close_petition import close_petition
from xuncha.onsite.petitions.actions.pass_on_petitions import pass_on_petitions
from xuncha.onsite.petitions.actions.record_passing_answer import record_passing_answer
from xuncha.onsite.petitions.actions.register_petition import register_petition
from xuncha.onsite.petitions.actions.rule_out_petition import rule_out_petition
from xuncha.onsite.petitions.actions.settle_petition import settle_petition
from xuncha.onsite.petitions.rules.outcomes import NothingToDo
from xuncha.onsite.petitions.rules.petitioners import Petitioner

from .days import evenly
from .invention import county
from .petition_script import PetitionScript

if TYPE_CHECKING:
    from .performing.stage import Stage, TargetOnStage, TeamOnStage

Act = tuple[date, Callable[[], None]]
NAMED, ANSWERED = 0.35, 0.6  # how many are signed, and of these answered at once
SOONER, LATER = 1, 4
REASONS: Sequence[str] = (
    "同一事项已在谈话和查阅资料中核实",
    "反映的情况没有具体内容，留存备查",
    "已在其他信访件中一并核实",
)


@cache
def said() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "texts" / "petitions.toml").read_text("utf-8"))


class Mailbox:
    """The petitions of one target, from the first to the last."""

    def __init__(self, performance: "Stage", team: "TeamOnStage", target: "TargetOnStage") -> None:
        self.on, self.team, self.target = performance, team, target
        self.office = performance.office

    def acts(self, days: Sequence[date], closes: date) -> list[Act]:
        """When what happens; each petition in the order taken, given out, settled, even where the days run out."""
        scripts = list(self.target.script.petitions)
        self.on.random.shuffle(scripts)
        open_days = [d for d in days if d <= closes] or [days[0]]
        taken: list[Act] = []
        decided: list[Act] = []
        ended: list[Act] = []
        planned = zip(evenly(len(scripts), open_days), scripts, strict=True)
        for day, of_day in groupby(planned, key=lambda p: p[0]):
            lot = _Lot(self, [script for _day, script in of_day])
            at = days.index(day)
            taken.append((day, lot.take))
            decided.append((days[min(at + SOONER, len(days) - 1)], lot.decide))
            ended.append((days[min(at + LATER, len(days) - 1)], lot.end))
        return taken + decided + ended


class _Lot:
    """What came on one day for one target."""

    def __init__(self, box: Mailbox, scripts: Sequence[PetitionScript]) -> None:
        self.box, self.scripts = box, scripts
        self.made: list[tuple[UUID, PetitionScript]] = []

    def take(self) -> None:
        box, texts = self.box, said()
        for n, script in enumerate(self.scripts):
            pool = texts["appeal"] if script.appeal else texts["personal"] if script.to else texts["said"]
            text = box.on.random.choice(pool)
            named = box.on.random.random() < NAMED
            made = register_petition(
                by=box.office.clerk,
                channel=script.channel,
                inspection=box.target.inspection,
                sort="appeal" if script.appeal else text.get("sort", "other"),
                item=text.get("item", ""),
                content=text["text"],
                reported=text.get("reported", ""),
                people=[Petitioner(box.office.invention.name(), "手机号略")] if named else (),
                persons=3 if script.channel == "caller" and n % 4 == 0 else 1,
            )
            self.made.append((made.id, script))

    def decide(self) -> None:
        """Those in scope to the lead and on to a member; the others passed to whom they belong, one slip a receiver."""
        box = self.box
        kept = [key for key, script in self.made if script.to is None]
        if kept:
            accept_petitions(by=box.office.clerk, petitions=kept)
            lead = box.office.actor(box.team.people["lead"][0])
            assign_petitions(by=lead, petitions=kept, to=[self._member()])
        by_receiver: dict[tuple[str, int], list[UUID]] = {}
        for key, script in self.made:
            if script.to is not None:
                because = "群众诉求" if script.appeal else "个人诉求，不属巡察受理范围"
                rule_out_petition(by=box.office.clerk, petition=key, because=because)
                by_receiver.setdefault(script.to, []).append(key)
        for receiver, keys in by_receiver.items():
            pass_on_petitions(by=box.office.clerk, petitions=keys, **self._to(*receiver))

    def end(self) -> None:
        box = self.box
        member = box.office.actor(self._member())
        for n, (key, script) in enumerate(self.made):
            if script.to is None:
                reason = NothingToDo(REASONS[n % len(REASONS)])
                made = settle_petition(by=member, petition=key, outcomes=[reason])
                if made.named and box.on.random.random() < ANSWERED:
                    close_petition(by=box.office.clerk, petition=key, way="电话答复")
            elif script.answered:
                record_passing_answer(
                    by=box.office.clerk, petition=key, answer="closed", note="已办理，当面答复"
                )

    def _member(self) -> UUID:
        people = self.box.team.people
        return (people.get("member") or people.get("liaison") or people["lead"])[0]

    def _to(self, kind: str, which: int) -> dict[str, Any]:
        """A body of the register where there are enough of that kind, else a name."""
        names: Sequence[str] = {
            "town": county()["towns"],
            "department": county()["departments"],
            "petition": ["县信访局"],
        }[kind]
        if which < len(names) and names[which] in self.box.office.bodies:
            return {"to_kind": kind, "to_body": self.box.office.bodies[names[which]]}
        return {"to_kind": kind, "to_name": f"{'乡镇' if kind == 'town' else '部门'}{which + 1}"}
