from datetime import date
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile

from django.utils.translation import gettext as _

from xuncha.followup.archives import folders, policies, queries
from xuncha.followup.archives.models import Copy
from xuncha.foundation.files import store
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.keys.scopes import OFFICE_SCOPE, inspection_scope
from xuncha.foundation.terms import Actor, BadInput, NotAllowed
from xuncha.foundation.terms.record import born

IN_MEMORY = 8 * 1024 * 1024


@action
def file_volume(*, by: Actor, volume: UUID, reason: str, on: date | None = None) -> Copy:
    """写出案卷 — Write a volume out as one folder: every file by its number, with the list, printed and as a table.

    By the head of the office: it holds what a team heard and found, which else is opened one thing at a time. Files
    under another key than the inspection's or the office's are sealed: they stand in no catalogue and are not
    written. Raises NotKnown, NotAllowed, BadInput (no reason, disk full).
    """
    found = queries.volume(volume, by, locked=True)
    NotAllowed.unless(policies.can_file(by))
    if not reason.strip():
        raise BadInput("archives.no_reason", _("写明写出来做什么用：移交档案室、上级调阅。"))
    scope = inspection_scope(found.inspection_id)
    with store.scratch(IN_MEMORY) as folder:
        with ZipFile(folder, "w", ZIP_DEFLATED) as out:
            written = folders.write_volume(out, found, {scope, OFFICE_SCOPE})
        folder.seek(0)
        kept = store.keep(folder, name=f"{found.number}.zip", scope=scope, by=by)  # type: ignore[arg-type]
    made = Copy.objects.create(
        **born(by),
        volume=found,
        file=kept,
        written_on=on or by.clock.today(),
        written_by=by.name,
        reason=reason.strip()[:300],
        files_in=written,
    )
    record(
        "archives.volume_filed",
        by=by,
        about=found.ref,
        facts={"copy": str(made.pk), "files": written, "reason": reason},
        rule_set=found.inspection.rule_set,
    )
    return made
