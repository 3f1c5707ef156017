from datetime import date
from typing import cast
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.followup.rectification.models import PersonsKind, PersonsResult
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput

from ._results import write_result


@action
def record_persons(
    *, by: Actor, measure: UUID, kind: str, persons: int, on: date | None = None, note: str = ""
) -> PersonsResult:
    """登记人员处理 — Record how many persons were dealt with, by kind; never who.

    Tied to its measure; the totals of every report are these rows. Raises NotKnown, NotAllowed, BadInput.
    """
    if persons <= 0:
        raise BadInput("result.nobody", _("人数要大于零。"))
    return cast(
        PersonsResult,
        write_result("persons", by, measure, PersonsKind.values, kind, on, note, persons=persons),
    )
