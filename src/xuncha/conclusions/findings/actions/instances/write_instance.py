from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.findings import instances, queries
from xuncha.conclusions.findings.actions._states import changed, open_for_change, say
from xuncha.conclusions.findings.models import Instance
from xuncha.conclusions.findings.rules import amount
from xuncha.conclusions.findings.wording import problems
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, check_version, touch


@action
def write_instance(
    *,
    by: Actor,
    instance: UUID,
    text: str,
    amount_fen: int | None = None,
    persons: int | None = None,
    seen: int | None = None,
    voids: bool = False,
) -> Instance:
    """写实例 — Write what was found in one member: the facts there, and the money and persons of it.

    Raises NotKnown, NotAllowed, Stale, WrongState, BadInput.
    """
    paper = queries.locked(instances.paper_of(instance), by)
    check_version(paper, seen)
    row = instances.one_of(paper, instance)
    open_for_change(paper, by, voids=voids, reason=_("修改实例"))
    impossible = amount.problems(amount_fen, persons)
    if impossible:
        raise BadInput("instance.impossible", problems=problems(impossible))
    before = [row.text, row.amount_fen, row.persons]
    row.text, row.amount_fen, row.persons = text.strip(), amount_fen, persons
    touch(row)
    row.save()
    changed(paper)
    say(
        "findings.instance_written",
        paper,
        by,
        member=row.inspection.number,
        before=before,
        now=[row.text, row.amount_fen, row.persons],
    )
    return row
