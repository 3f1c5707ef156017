"""A round done person by person, through the actions, under the moved clock.

`acts()` is a generator of days: it names the day of the next act, waits to be resumed, and does it. Whoever drives it
moves the clock, counts, and may stop at any day.
"""

from collections.abc import Iterator
from datetime import date

from .performing.concluding import Concluding
from .performing.on_site import OnSite
from .performing.preparing import Preparing
from .performing.rectifying import Rectifying


class Performance(Preparing, OnSite, Concluding, Rectifying):
    """One script in one office."""

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
