from datetime import date
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile

from django.utils.translation import gettext as _

from xuncha.followup.archives import folders, policies, printing, queries
from xuncha.followup.archives.models import RoundCopy
from xuncha.foundation.files import store
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.keys.scopes import OFFICE_SCOPE, inspection_scope
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem
from xuncha.foundation.terms.record import born
from xuncha.preparation.planning import queries as planning

IN_MEMORY = 8 * 1024 * 1024


@action
def file_round(*, by: Actor, round: UUID, reason: str, on: date | None = None) -> RoundCopy:
    """写出整轮移交 — Write all volumes of a round out as one folder, each in its own, with the list of volumes.

    Every inspection of the round has its catalogue first. Raises NotKnown, NotAllowed (not the head of the office),
    BadInput (no reason, inspections without a catalogue, disk full).
    """
    found = planning.locked_round(round, by)
    NotAllowed.unless(policies.can_file(by))
    rows = queries.of_round(found.pk)
    problems = [
        Problem("archives.not_catalogued", _("%(n)s 还没有编目。") % {"n": f"{i.number} {i.body_name}"})
        for i, volume in rows
        if volume is None
    ]
    if not reason.strip():
        problems.append(
            Problem("archives.no_reason", _("写明写出来做什么用：移交档案室、上级调阅。"), "reason")
        )
    if problems or not rows:
        raise BadInput("archives.round_not_ready", _("这一轮还不能整轮移交。"), problems=problems)
    volumes = [volume for _i, volume in rows if volume is not None]
    written = 0
    with store.scratch(IN_MEMORY) as folder:
        with ZipFile(folder, "w", ZIP_DEFLATED) as out:
            out.writestr("移交目录.docx", printing.round_docx(found.title, volumes))
            for volume in volumes:
                scopes = {inspection_scope(volume.inspection_id), OFFICE_SCOPE}
                written += folders.write_volume(out, volume, scopes, f"{volume.number}/")
        folder.seek(0)
        kept = store.keep(folder, name=f"{found.code}.zip", scope=OFFICE_SCOPE, by=by)  # type: ignore[arg-type]
    made = RoundCopy.objects.create(
        **born(by),
        round=found,
        file=kept,
        written_on=on or by.clock.today(),
        written_by=by.name,
        reason=reason.strip()[:300],
        volumes_in=len(volumes),
        files_in=written,
    )
    facts = {
        "round": found.code,
        "volumes": [v.number for v in volumes],
        "files": written,
        "reason": made.reason,
    }
    record("archives.round_filed", by=by, about=made.ref, facts=facts, rule_set=found.rule_set)
    return made
