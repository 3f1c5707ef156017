from datetime import date
from typing import BinaryIO
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, WrongState, check_version, touch
from xuncha.onsite.evidence import policies, queries
from xuncha.onsite.evidence.models import Item
from xuncha.onsite.evidence.rules.states import ItemState

from .register_item import register_item


@action
def supersede_item(
    *,
    by: Actor,
    item: UUID,
    because: str,
    stream: BinaryIO | None = None,
    name: str = "",
    file: UUID | None = None,
    title: str = "",
    form: str = "",
    received_on: date | None = None,
    received_from: str = "",
    pages: int | None = None,
    seen: int | None = None,
) -> Item:
    """替代证据 — Put a new item in the place of an old one, which stays as it was with its citations.

    Raises NotKnown, NotAllowed, WrongState where it was superseded already or is a record of the system, BadInput
    without a reason or for a file `files` refuses, Stale.
    """
    old = queries.locked(item, by)
    check_version(old, seen)
    allowed = policies.can_supersede(by, old)
    (NotAllowed if allowed.code == "evidence.not_yours" else WrongState).unless(allowed)
    if not because.strip():
        problem = Problem("evidence.needs_reason", _("写明为什么要替代。"), where="because")
        raise BadInput("evidence.needs_reason", problems=[problem])
    new = register_item(
        by=by,
        inspection=old.inspection_id,
        title=title or old.title,
        form=form or old.form,
        stream=stream,
        name=name,
        file=file,
        received_from=received_from or old.received_from,
        received_on=received_on,
        pages=pages,
        source=old.source,
        supersedes=old.id,
    )
    old.state = ItemState.SUPERSEDED
    old.superseded_because = because.strip()
    touch(old)
    old.save()
    record(
        "evidence.item_superseded",
        by=by,
        about=old.ref,
        facts={"number": old.number, "by": new.number, "because": old.superseded_because},
        scope=inspection_scope(old.inspection_id),
        rule_set=old.inspection.rule_set,
    )
    return new
