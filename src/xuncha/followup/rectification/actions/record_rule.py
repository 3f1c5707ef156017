from datetime import date
from typing import cast
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.followup.rectification.models import RuleChange, RuleResult
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput

from ._results import write_result


@action
def record_rule(
    *, by: Actor, measure: UUID, kind: str, title: str, on: date | None = None, note: str = ""
) -> RuleResult:
    """登记制度成果 — Record a rule made or revised.

    Tied to its measure; the totals of every report are these rows. Raises NotKnown, NotAllowed, BadInput.
    """
    if not title.strip():
        raise BadInput("result.no_title", _("写明制度名称。"))
    return cast(
        RuleResult, write_result("rules", by, measure, RuleChange.values, kind, on, note, title=title.strip())
    )
