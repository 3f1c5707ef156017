from datetime import date, time
from typing import BinaryIO
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor
from xuncha.foundation.terms.record import born
from xuncha.onsite.evidence.actions.register_item import register_item
from xuncha.onsite.fieldwork import policies, queries
from xuncha.onsite.fieldwork.actions._crew import needed, refuse
from xuncha.onsite.fieldwork.actions._said import say
from xuncha.onsite.fieldwork.models import VisitPhoto
from xuncha.onsite.inspections.days import checked_day


@action
def keep_photo(
    *,
    by: Actor,
    visit: UUID,
    stream: BinaryIO,
    name: str,
    title: str,
    place: str,
    on: date | None = None,
    at: time | None = None,
) -> VisitPhoto:
    """存走访照片 — Keep a photograph of a visit as an item of evidence, with where and when it was taken.

    `on` is the day of the visit where none is given. Raises NotKnown, NotAllowed, WrongState before the visit was
    recorded or once the team writes, BadInput also for what is no picture.
    """
    found = queries.locked_visit(visit, by)
    policies.guard(policies.can_keep_photo(by, found))
    wanted = (
        ("title", title, _("写明照片上是什么。")),
        ("place", place, _("写明在哪里拍的。")),
    )
    refuse("photo.incomplete", needed("photo", *wanted))
    day = checked_day(by, on or found.held_on)
    item = register_item(
        by=by,
        inspection=found.inspection_id,
        title=title.strip(),
        form="photo",
        stream=stream,
        name=name,
        received_on=day,
        source=found.ref,
        note=f"{place.strip()} {at:%H:%M}" if at else place.strip(),
    )
    photo = VisitPhoto.objects.create(
        **born(by), visit=found, item=item, place=place.strip(), taken_on=day, taken_at=at
    )
    say("fieldwork.photo_kept", by, found, item=item.number, on=day.isoformat())
    return photo
