from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.reports import policies, queries
from xuncha.conclusions.reports.models import Version
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, NotAllowed

from ._states import changed, say
from ._writing import copy_version


@action
def open_version(*, by: Actor, report: UUID, note: str) -> Version:
    """另起一稿 — Close the team's present version and go on in a copy under one's own name.

    Raises NotKnown, NotAllowed, BadInput.
    """
    found = queries.locked(report, by)
    NotAllowed.unless(policies.can_write(by, found))
    if not note.strip():
        raise BadInput("report.version_needs_note", _("写明这一稿为什么另起，例如“按组务会意见改”。"))
    newest = queries.team_version(found)
    if newest.closed_at is None:
        newest.closed_at = by.clock.now()
        newest.save()
    made = copy_version(newest, by, note.strip())
    changed(found)
    say("reports.version_opened", found, by, version=made.order, note=made.note)
    return made
