from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.followup.rectification import policies, queries
from xuncha.followup.rectification.models import Disclosure
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed
from xuncha.foundation.terms.record import born

GROUNDS_NOT = ("state_secret", "case_under_check", "hype", "mass_incident", "sensitive")
"""Grounds for not publishing, as one county's opinion lists them (domain 2.10)."""


@action
def disclose(
    *,
    by: Actor,
    ledger: UUID,
    where: str,
    audience: str = "public",
    ground_not: str = "",
    on: date | None = None,
    late_reason: str = "",
) -> Disclosure:
    """公开整改情况 — Record where the rectification was made known, or on which ground it was not.

    After the period of concentrated rectification it is late, with a reason. Raises NotKnown, NotAllowed, BadInput.
    """
    found = queries.ledger(ledger, by, locked=True)
    NotAllowed.unless(policies.can_disclose(by, found))
    _check(where, audience, ground_not)
    day = on or by.clock.today()
    if day > found.due_on and not late_reason.strip():
        raise BadInput(
            "disclosure.late_without_reason",
            _("集中整改期到%(due)s为止，请写明晚于期限公开的原因。") % {"due": found.due_on},
        )
    made = Disclosure.objects.create(
        **born(by),
        ledger=found,
        on=day,
        audience=audience,
        where=where.strip()[:300],
        ground_not=ground_not,
        late_reason=late_reason.strip() if day > found.due_on else "",
    )
    record(
        "rectification.disclosed",
        by=by,
        about=found.ref,
        facts={"on": day.isoformat(), "audience": audience, "ground_not": ground_not},
        rule_set=found.rule_set,
    )
    return made


def _check(where: str, audience: str, ground_not: str) -> None:
    if audience not in ("party", "public"):
        raise BadInput("disclosure.unknown_audience", _("党内通报，或向社会公开。"))
    if ground_not and ground_not not in GROUNDS_NOT:
        raise BadInput("disclosure.unknown_ground", _("没有这一条不公开的理由。"))
    if not where.strip():
        raise BadInput("disclosure.no_place", _("写明在哪里公开；不公开的，写明由谁决定。"))
