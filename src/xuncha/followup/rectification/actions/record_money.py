from datetime import date
from typing import cast
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.followup.rectification.models import MoneyKind, MoneyResult
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput

from ._results import write_result


@action
def record_money(
    *, by: Actor, measure: UUID, kind: str, amount_fen: int, on: date | None = None, note: str = ""
) -> MoneyResult:
    """登记资金成果 — Record money that came back, in fen, by kind.

    Tied to its measure; the totals of every report are these rows. Raises NotKnown, NotAllowed, BadInput.
    """
    if amount_fen <= 0:
        raise BadInput("result.no_amount", _("金额要大于零。"))
    return cast(
        MoneyResult,
        write_result("money", by, measure, MoneyKind.values, kind, on, note, amount_fen=amount_fen),
    )
