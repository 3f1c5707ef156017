from datetime import date
from typing import cast
from uuid import UUID

from xuncha.followup.rectification.models import MeetingKind, MeetingResult
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor

from ._results import write_result


@action
def record_meeting(
    *, by: Actor, measure: UUID, kind: str, on: date | None = None, note: str = ""
) -> MeetingResult:
    """登记会议成果 — Record a meeting held for the rectification.

    Tied to its measure; the totals of every report are these rows. Raises NotKnown, NotAllowed, BadInput.
    """
    return cast(MeetingResult, write_result("meetings", by, measure, MeetingKind.values, kind, on, note))
