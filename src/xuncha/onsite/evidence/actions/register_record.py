from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.links.edges import connect
from xuncha.foundation.terms import Actor, NotAllowed, Ref, WrongState
from xuncha.foundation.terms.record import born
from xuncha.onsite.evidence import policies
from xuncha.onsite.evidence.models import Custody, Item
from xuncha.onsite.evidence.rules.states import Form, Thing
from xuncha.onsite.inspections.queries import inspection as inspection_of


@action
def register_record(
    *,
    by: Actor,
    inspection: UUID,
    number: str,
    title: str,
    source: Ref,
    pages: int,
    sm3: str,
    on: date,
    file: UUID | None = None,
) -> Item:
    """登记记录 — Register a finished record of the system (a confirmed interview) as evidence under its own number.

    `sm3` is the fingerprint of the record's words as confirmed; `file` the signed scan where there is one. Called by
    the action that finishes the record. Raises NotKnown, NotAllowed, WrongState where it was registered before.
    """
    found = inspection_of(inspection, by)
    NotAllowed.unless(policies.can_register(by, found.team_id))
    if Item.objects.filter(source_kind=source.kind, source_id=source.id, form=Form.RECORD).exists():
        raise WrongState("twice", _("这份记录已经登记为证据。"))
    item = Item.objects.create(
        **born(by),
        number=number,
        inspection_id=found.id,
        title=title,
        form=Form.RECORD,
        file_id=file,
        pages=pages,
        received_on=on,
        registered_by=by.name,
        source_kind=source.kind,
        source_id=source.id,
    )
    Custody.objects.create(
        **born(by), item=item, thing=Thing.ORIGINAL, holder=by.name, since=on, because=_("登记"), sm3=sm3
    )
    connect(by=by, source=source, target=item.ref, relation="evidence")
    record(
        "evidence.item_registered",
        by=by,
        about=item.ref,
        facts={
            "number": number,
            "inspection": str(found.id),
            "form": item.form,
            "pages": pages,
            "sm3": sm3,
            "source": str(source),
        },
        scope=inspection_scope(found.id),
        rule_set=found.rule_set,
    )
    return item
