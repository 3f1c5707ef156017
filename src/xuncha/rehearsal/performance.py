"""A round done person by person, through the actions, under the moved clock.

`acts()` is a generator of days: it names the day of the next act, waits to be resumed, and does it. Whoever drives it
moves the clock, counts, and may stop at any day.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from heapq import heapify, heappop, heapreplace

from .office import Office
from .performing.concluding import Concluding
from .performing.on_site import OnSite
from .performing.planning import approve_round, plan_round
from .performing.preparing import Preparing
from .performing.rectifying import Rectifying
from .script import Whole


class Performance(Preparing, OnSite, Concluding, Rectifying):
    """One batch in one office."""

    def acts(self) -> Iterator[date]:
        """Everything its script asks for after the round is approved, in the order of days."""
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
            t.interviews + t.visits + t.hearings + t.forums + t.phone_checks + t.problems_solved
            for t in self.script.targets
        )
        return (
            8
            + 4 * self.script.teams
            + talks
            + papers * 2
            + 3 * sum(len({*t.petitions}) for t in self.script.targets)
            + 6 * len(self.script.targets)
            + sum(self.script.rectification.units)
        )


class Round:
    """A round in one office: planned and approved once, then its batches side by side."""

    def __init__(self, whole: Whole, parts: Sequence[Performance], office: Office) -> None:
        self.whole, self.parts, self.office = whole, parts, office

    def acts(self) -> Iterator[date]:
        first = self.parts[0].days
        yield first.planned
        made = plan_round(self.office, self.whole, self.parts)
        yield first.approved
        approve_round(self.office, made)
        yield from in_turn([run for part in self.parts for run in (part.merger(), part.acts())])

    def count(self) -> int:
        """About how many acts there are, for the progress bar."""
        return 4 + sum(part.count() for part in self.parts)


def in_turn(acts: Sequence[Iterator[date]]) -> Iterator[date]:
    """Several runs of acts as one, by day; on one day in the order given."""
    waiting = [(day, n) for n, run in enumerate(acts) if (day := next(run, None)) is not None]
    heapify(waiting)
    while waiting:
        day, n = waiting[0]
        yield day
        following = next(acts[n], None)
        if following is None:
            heappop(waiting)
        else:
            heapreplace(waiting, (following, n))
