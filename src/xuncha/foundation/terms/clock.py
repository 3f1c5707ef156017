from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

CHINA = ZoneInfo("Asia/Shanghai")


class Clock(Protocol):
    """What time it is, for whoever acts. `now()` is aware, in China's time."""

    def now(self) -> datetime: ...

    def today(self) -> date: ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        return datetime.now(tz=CHINA)

    def today(self) -> date:
        return self.now().date()


@dataclass
class MovedClock:
    """A clock that stands where rehearsal puts it; each look moves it on a little so that order is kept."""

    at: datetime
    step: timedelta = timedelta(milliseconds=1)

    def now(self) -> datetime:
        self.at += self.step
        return self.at

    def today(self) -> date:
        return self.at.astimezone(CHINA).date()

    def move_to(self, day: date, hour: int = 9, minute: int = 0) -> None:
        """Go to a day; never backwards within the same office."""
        moved = datetime(day.year, day.month, day.day, hour, minute, tzinfo=CHINA)
        self.at = max(self.at, moved)
