from datetime import date

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.keys.scopes import PETITIONS_SCOPE
from xuncha.foundation.papers import issuers
from xuncha.foundation.papers.numbering import next_number
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem
from xuncha.foundation.terms.record import born
from xuncha.onsite.inspections.days import checked_day
from xuncha.onsite.petitions import policies
from xuncha.onsite.petitions.models import SealedItem
from xuncha.onsite.petitions.rules.numbers import pattern
from xuncha.onsite.petitions.rules.states import Channel, Level


@action
def note_sealed_item(*, by: Actor, channel: str, level: str, received_on: date | None = None) -> SealedItem:
    """登记密封件 — Note that a petition about a protected level came in. There is no place for what it says or who wrote it.

    Raises NotAllowed, BadInput.
    """
    NotAllowed.unless(policies.can_note_sealed(by))
    problems = []
    if channel not in set(Channel):
        problems.append(Problem("petition.channel", _("选明是来信、来电、来访还是网络。"), where="channel"))
    if level not in set(Level):
        problems.append(Problem("petition.level", _("选明涉及哪一级。"), where="level"))
    if problems:
        raise BadInput("petition.incomplete", problems=problems)
    day = checked_day(by, received_on, where="received_on")
    made = SealedItem.objects.create(
        **born(by),
        number=next_number(
            series="petitions.sealed",
            by=by,
            pattern=pattern(issuers.word()[:1], "密", by.origin),
            year=day.year,
        ),
        channel=Channel(channel),
        received_on=day,
        received_by=by.name,
        level=Level(level),
    )
    record(
        "petitions.sealed_item_noted",
        by=by,
        about=made.ref,
        facts={"number": made.number, "on": day.isoformat()},
        scope=PETITIONS_SCOPE,
    )
    return made
