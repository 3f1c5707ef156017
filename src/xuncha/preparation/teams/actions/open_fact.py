import json
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, after_entry, record
from xuncha.foundation.keys.fields import open_text
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, NotKnown, Problem
from xuncha.preparation.teams import queries
from xuncha.preparation.teams.models import Hit
from xuncha.preparation.teams.policies import can_open_fact


@action
def open_fact(*, by: Actor, hit: UUID, reason: str) -> dict[str, Any]:
    """打开封存的事实 — Open the sealed fact behind a hit, for the office with a reason, or for the person concerned.

    The entry is made before the opening. Raises NotKnown, NotAllowed, BadInput, Locked.
    """
    row = Hit.objects.select_related("examination").filter(id=hit, sealed__isnull=False).first()
    if row is None:
        raise NotKnown("teams.not_known")
    pair = queries.pair(row.examination.pair_id, by)
    NotAllowed.unless(can_open_fact(by, pair))
    if not reason.strip():
        raise BadInput(
            "fact.reason_missing",
            problems=[Problem("fact.reason_missing", _("写明为什么要打开。"), "reason")],
        )
    facts = {"hit": str(row.id), "rule": row.rule, "reason": reason.strip()}
    record("teams.fact_opened", by=by, about=pair.ref, facts=facts)
    return after_entry(lambda: dict(json.loads(open_text(row, "sealed"))))
