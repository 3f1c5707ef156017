from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.followup.archives import queries
from xuncha.followup.archives.models import Copy
from xuncha.foundation.journal.frame import action, after_entry, record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.terms import Actor, BadInput


@action
def open_copy(*, by: Actor, copy: UUID, reason: str) -> Copy:
    """打开案卷文件夹 — Open a folder of a volume that was written, with a reason; entered first.

    By the head of the office, or by who has borrowed the volume while it is lent. Returns it with its file, whose
    bytes the caller may then read. Raises NotKnown, BadInput.
    """
    found = queries.copy(copy, by)
    if not reason.strip():
        raise BadInput("archives.no_reason", _("写明为什么要打开。"))
    record(
        "archives.copy_opened",
        by=by,
        about=found.volume.ref,
        facts={"copy": str(found.pk), "reason": reason.strip()},
        scope=inspection_scope(found.volume.inspection_id),
        rule_set=found.volume.inspection.rule_set,
    )
    return after_entry(lambda: found)
