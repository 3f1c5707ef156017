from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.findings import facts, policies
from xuncha.conclusions.findings.models import FactMatter
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, check_version, touch

from ._sheets import changed, check_words, say


@action
def write_fact(
    *,
    by: Actor,
    sheet: UUID,
    matter: UUID,
    title: str,
    text: str,
    looked_through: bool = False,
    seen: int | None = None,
) -> FactMatter:
    """写核对的事实 — Write the facts of one matter as the body will read them, while the sheet is a draft.

    Refused where the words show a number of ours, a person spoken with, or (until `looked_through`) a channel.
    Raises NotKnown, NotAllowed, Stale, BadInput.
    """
    found = facts.locked(sheet, by)
    NotAllowed.unless(policies.can_change_facts(by, found))
    row = facts.matter(found, matter)
    check_version(row, seen)
    _check(title, text)
    check_words(found, [title, text], looked_through=looked_through)
    before = row.text
    row.title, row.text = title.strip(), text.strip()
    touch(row)
    row.save()
    changed(found)
    say("findings.fact_written", found, by, matter=row.order, before=before, text=row.text)
    return row


def _check(title: str, text: str) -> None:
    found = []
    if not title.strip():
        found.append(Problem("facts.no_title", _("写明是什么事。"), "title"))
    if not text.strip():
        found.append(Problem("facts.no_text", _("写明请对方核对的事实。"), "text"))
    if found:
        raise BadInput("facts.matter", problems=found)
