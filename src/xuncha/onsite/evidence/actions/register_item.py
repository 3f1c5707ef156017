from datetime import date
from typing import BinaryIO
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.files.store import file as file_row
from xuncha.foundation.files.store import keep, sm3_of
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.links.edges import connect
from xuncha.foundation.papers.numbering import next_number
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, Ref
from xuncha.foundation.terms.record import born
from xuncha.onsite.evidence import policies
from xuncha.onsite.evidence.models import Custody, Item
from xuncha.onsite.evidence.pictures import page_count
from xuncha.onsite.evidence.rules.states import Form, Thing, threads
from xuncha.onsite.inspections.days import checked_day
from xuncha.onsite.inspections.queries import inspection as inspection_of
from xuncha.onsite.inspections.queries import not_known


@action
def register_item(
    *,
    by: Actor,
    inspection: UUID,
    title: str,
    form: str,
    stream: BinaryIO | None = None,
    name: str = "",
    file: UUID | None = None,
    received_from: str = "",
    received_on: date | None = None,
    original_at: str = "",
    copy_at: str = "",
    pages: int | None = None,
    source: Ref | None = None,
    note: str = "",
    supersedes: UUID | None = None,
) -> Item:
    """登记证据 — Register an item of evidence from a file, with its number, fingerprint and first custody.

    Give the bytes (`stream` and `name`) or a `file` already kept in the inspection's scope. `pages` where the file
    cannot say (a Word file). `original_at` is who has the original of a copy, `copy_at` who has what the team holds
    (default: the person acting). `source` is the thing it came from. Raises NotKnown, NotAllowed, BadInput also for
    what `files` refuses: empty, too large, encrypted, damaged, mislabelled.
    """
    found = inspection_of(inspection, by)
    NotAllowed.unless(policies.can_register(by, found.team_id))
    _check(title, form, stream is not None or file is not None)
    scope = inspection_scope(found.id)
    kept = keep(stream, name=name, scope=scope, by=by) if stream is not None else file_row(file)  # type: ignore[arg-type]
    if kept.scope != scope:
        raise not_known()
    day = checked_day(by, received_on, where="received_on")
    item = Item.objects.create(
        **born(by),
        number=next_number(series="evidence.item", by=by, pattern="证{n:04}", within=str(found.id)),
        inspection_id=found.id,
        title=title.strip(),
        form=Form(form),
        file=kept,
        pages=page_count(kept) or pages or 1,
        received_on=day,
        received_from=received_from.strip(),
        registered_by=by.name,
        source_kind=source.kind if source else "",
        source_id=source.id if source else None,
        note=note.strip(),
        supersedes_id=supersedes,
    )
    _first_custody(by, item, sm3_of(kept.id), original_at.strip() or received_from.strip(), copy_at.strip())
    if source is not None:
        connect(by=by, source=source, target=item.ref, relation="evidence")
    record(
        "evidence.item_registered",
        by=by,
        about=item.ref,
        facts={
            "number": item.number,
            "inspection": str(found.id),
            "title": item.title,
            "form": item.form,
            "file": str(kept.id),
            "pages": item.pages,
            "sm3": item.custody.values_list("sm3", flat=True).first(),
            "received_on": day.isoformat(),
            "source": str(source) if source else "",
        },
        scope=scope,
        rule_set=found.rule_set,
    )
    return item


def _first_custody(by: Actor, item: Item, sm3: str, original_at: str, held_by: str) -> None:
    """Of a copy: the original stays where it came from, the copy is the team's. Of anything else: the team has it."""
    for thing in threads(Form(item.form)):
        elsewhere = thing == Thing.ORIGINAL and item.form == Form.COPY
        holder = (original_at or _("原持有单位")) if elsewhere else (held_by or by.name)
        Custody.objects.create(
            **born(by),
            item=item,
            thing=thing,
            holder=holder,
            since=item.received_on,
            because=_("登记"),
            sm3=sm3,
        )


def _check(title: str, form: str, has_file: bool) -> None:
    problems = []
    if not title.strip():
        problems.append(Problem("evidence.needs_title", _("写明这是什么材料。"), where="title"))
    if form not in set(Form):
        problems.append(Problem("evidence.needs_form", _("选明是原件、复印件、照片还是记录。"), where="form"))
    if not has_file:
        problems.append(Problem("evidence.needs_file", _("选一个文件。"), where="file"))
    if problems:
        raise BadInput("evidence.incomplete", problems=problems)
