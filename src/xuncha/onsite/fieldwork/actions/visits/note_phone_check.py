from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.papers.numbering import next_number
from xuncha.foundation.terms import Actor
from xuncha.foundation.terms.record import born
from xuncha.onsite.fieldwork import policies
from xuncha.onsite.fieldwork.actions._crew import needed, refuse
from xuncha.onsite.fieldwork.actions._said import say
from xuncha.onsite.fieldwork.models import PhoneCheck
from xuncha.onsite.inspections.days import checked_day
from xuncha.onsite.inspections.queries import entered_on
from xuncha.onsite.inspections.queries import inspection as inspection_of


@action
def note_phone_check(
    *, by: Actor, inspection: UUID, whom: str, asked: str, said: str, on: date | None = None
) -> PhoneCheck:
    """记电话抽查 — Record one call made to check a matter: who was called, as text, what was asked and answered.

    Raises NotKnown, NotAllowed, WrongState outside the stay, BadInput.
    """
    found = inspection_of(inspection, by)
    policies.guard(policies.can_note_phone_check(by, found))
    wanted = (
        ("whom", whom, _("写明打给谁。")),
        ("asked", asked, _("写明问了什么。")),
        ("said", said, _("写明对方怎么说；没有接通也写明。")),
    )
    refuse("phone_check.incomplete", needed("phone_check", *wanted))
    made = PhoneCheck.objects.create(
        **born(by),
        number=next_number(series="fieldwork.phone_check", by=by, pattern="电-{n:03}", within=str(found.id)),
        inspection=found,
        on=checked_day(by, on, not_before=entered_on(found.id), what=_("进驻")),
        whom=whom.strip(),
        asked=asked.strip(),
        said=said.strip(),
        caller_id=by.person,
    )
    say("fieldwork.phone_checked", by, made, on=made.on.isoformat())
    return made
