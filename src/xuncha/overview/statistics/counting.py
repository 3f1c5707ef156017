"""What a count is taken over: one round, its batches, targets and inspections, as they stood at the end of a day."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from xuncha.conclusions.findings import queries as findings
from xuncha.followup.rectification import queries as rectification
from xuncha.followup.rectification.rules.states import ItemState
from xuncha.onsite.inspections import queries as inspections
from xuncha.onsite.inspections.rules.states import Stage
from xuncha.preparation.planning import queries as planning
from xuncha.preparation.teams import queries as teams
from xuncha.standing.organisations import queries as organisations


@dataclass
class Counting:
    """`upto` is the day all counts are taken at; `cut_off` the day rectification is counted at (the day the
    rectification was made public where that is known, else `upto`). Everything is read once, when first asked for.
    """

    round: Any
    upto: date
    as_of_given: bool
    batch: UUID | None = None
    """Only this batch of the round."""
    _kept: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def batches(self) -> list[Any]:
        return [b for b in planning.batches(self.round.id) if self.batch in (None, b.id)]

    @cached_property
    def targets(self) -> list[Any]:
        rows = planning.targets_of_round(self.round.id)
        return [t for t in rows if self.batch in (None, t.batch_id)]

    @cached_property
    def planned(self) -> list[Any]:
        """Bodies of the plan the round belongs to, once that is approved."""
        plan = self.round.plan
        return planning.planned_bodies(plan.id) if plan.approved_on and plan.approved_on <= self.upto else []

    @cached_property
    def register(self) -> list[Any]:
        """Bodies that stood in the register on the day the round began (was to begin, where nobody has entered)."""
        begins = min(self.entered or [b.begins for b in self.batches], default=None)
        return list(organisations.standing_on(begins)) if begins else []

    @cached_property
    def mergers(self) -> list[Any]:
        """Targets that went into another body, which took over, from the round's beginning to the day counted at."""
        begins = min((b.begins for b in self.batches), default=None)
        if begins is None:
            return []
        return organisations.taken_over_between([t.body_id for t in self.targets], begins, self.upto)

    @cached_property
    def inspections(self) -> list[Any]:
        rows = inspections.inspections_of_round(self.round.id).select_related("body", "target")
        return [i for i in rows if self.batch in (None, i.target.batch_id)]

    @cached_property
    def ids(self) -> list[UUID]:
        return [i.id for i in self.inspections]

    @cached_property
    def findings(self) -> list[Any]:
        return findings.findings_in(self.ids, self.upto)

    @cached_property
    def teams(self) -> list[Any]:
        return teams.authorised_in([b.id for b in self.batches], self.upto)

    @cached_property
    def members(self) -> list[Any]:
        return teams.members_in([t.id for t in self.teams])

    @cached_property
    def entered(self) -> list[date]:
        return inspections.days_passed(self.ids, Stage.ENTERED, self.upto)

    @cached_property
    def left(self) -> list[date]:
        return inspections.days_passed(self.ids, Stage.LEFT, self.upto)

    @cached_property
    def disclosures(self) -> list[Any]:
        return rectification.disclosures_until(self.ids, self.upto)

    @cached_property
    def cut_off(self) -> date:
        if self.as_of_given or not self.disclosures:
            return self.upto
        return min(self.upto, max(d.on for d in self.disclosures))

    @cached_property
    def items(self) -> list[tuple[Any, ItemState | None]]:
        return rectification.items_until(self.ids, self.cut_off)

    @cached_property
    def units(self) -> list[tuple[Any, ItemState | None]]:
        """What rectification is counted by in this round (findings, measures, tasks or headings), each with its state."""
        base = self.round.rectification_base
        if base == "measures":
            return list(rectification.measures_until(self.ids, self.cut_off))
        if base == "tasks":
            return list(rectification.tasks_until(self.ids, self.cut_off))
        if base == "items":
            return list(rectification.headings_until(self.ids, self.cut_off))
        return self.items

    @cached_property
    def visits(self) -> list[Any]:
        return rectification.visits_until(self.ids, self.upto)

    @cached_property
    def hearings(self) -> list[Any]:
        return rectification.hearings_until(self.ids, self.upto)

    def once(self, name: str, read: Callable[[], Any]) -> Any:
        """What several figures ask for, read when the first one does."""
        if name not in self._kept:
            self._kept[name] = read()
        return self._kept[name]

    def results(self, kind: str) -> list[Any]:
        """Rows of what came of it, of `money persons rules meetings`, at the cut-off."""
        every = self.once("results", lambda: rectification.all_results_until(self.ids, self.cut_off))
        return list(every[kind])
