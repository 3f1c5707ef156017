from collections.abc import Sequence
from datetime import date
from typing import BinaryIO
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.findings import facts, policies
from xuncha.conclusions.findings.models import FactFile, FactReply, FactSheet
from xuncha.conclusions.findings.rules.facts import Said, reply_problems
from xuncha.foundation.files.store import keep
from xuncha.foundation.journal.frame import action
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, Role
from xuncha.foundation.terms.record import born

from ._sheets import changed, refuse, say


@action
def reply_to_facts(
    *,
    by: Actor,
    matter: UUID,
    said: str,
    signed_by: str,
    text: str = "",
    files: Sequence[tuple[str, BinaryIO]] = (),
    on: date | None = None,
) -> FactReply:
    """答复事实确认 — Reply to one matter of a sheet: agree, object with reasons, or supplement with papers.

    By the body's liaison at its door, or by the team from the paper that came back. `signed_by` answers for the body,
    as written; `files`: name and bytes. A later reply stands beside the earlier ones; after the last day it is taken
    and shown as late. Raises NotKnown, NotAllowed, BadInput also for what `files` refuses.
    """
    sheet, row = facts.locked_for_reply(matter, by)
    NotAllowed.unless(policies.can_reply_to_facts(by, sheet))
    refuse(reply_problems(said, text, len(files), signed_by), "facts.reply")
    day = on or by.clock.today()
    _check_day(sheet, day, by.clock.today())
    at_door = sheet.body_id in by.scopes(Role.BODY_LIAISON)
    scope = inspection_scope(sheet.inspection_id)
    kept = [keep(stream, name=name, scope=scope, by=by) for name, stream in files]
    reply = FactReply.objects.create(
        **born(by),
        matter=row,
        said=Said(said),
        text=text.strip(),
        replied_on=day,
        signed_by=signed_by.strip(),
        at_door=at_door,
        noted_by="" if at_door else by.name,
    )
    FactFile.objects.bulk_create(FactFile(**born(by), reply=reply, file=f) for f in kept)
    changed(sheet)
    say(
        "findings.facts_replied",
        sheet,
        by,
        matter=row.order,
        reply=str(reply.id),
        said=said,
        on=str(day),
        how="door" if at_door else "paper",
        files=[str(f.id) for f in kept],
    )
    return reply


def _check_day(sheet: FactSheet, day: date, today: date) -> None:
    found = []
    if day > today:
        found.append(Problem("facts.in_future", _("答复日期还没有到。"), "on"))
    if sheet.sent_on and day < sheet.sent_on:
        found.append(Problem("facts.before_sent", _("答复日期早于送达日期。"), "on"))
    if found:
        raise BadInput("facts.reply_day", problems=found)
