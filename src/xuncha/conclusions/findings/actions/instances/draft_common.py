from collections.abc import Sequence
from datetime import date
from uuid import UUID

from xuncha.conclusions.findings.actions.draft_workpaper import draft_workpaper
from xuncha.conclusions.findings.models import Workpaper
from xuncha.conclusions.findings.rules.fields import Fields
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor

from .add_instances import add_instances


@action
def draft_common(
    *,
    by: Actor,
    package: UUID,
    members: Sequence[UUID],
    title: str,
    text: str = "",
    undertakers: Sequence[UUID] = (),
    fields: Fields | None = None,
    on: date | None = None,
) -> Workpaper:
    """起草共性问题底稿 — Draft one paper for the same matter in several members of a package, with an instance for each.

    Raises NotKnown, NotAllowed, WrongState, BadInput; then there is no paper either.
    """
    paper = draft_workpaper(
        by=by, inspection=package, title=title, undertakers=undertakers, fields=fields, on=on
    )
    add_instances(by=by, workpaper=paper.pk, members=members, text=text)
    paper.refresh_from_db()
    return paper
