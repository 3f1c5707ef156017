from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.papers.numbering import next_number
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, WrongState
from xuncha.foundation.terms.record import born
from xuncha.onsite.inspections import queries
from xuncha.onsite.inspections.days import checked_day
from xuncha.onsite.inspections.models import UpwardMatter
from xuncha.onsite.inspections.policies import can_report_upward


@action
def report_upward(
    *, by: Actor, inspection: UUID, matter: str, text: str, to: str, on: date | None = None
) -> UpwardMatter:
    """请示报告 — Report an important matter upward, as the lead or a deputy: what it is and to whom.

    Raises NotKnown; NotAllowed; WrongState once the report was decided; BadInput.
    """
    found = queries.inspection(inspection, by)
    allowed = can_report_upward(by, found)
    (WrongState if allowed.code == "upward.too_late" else NotAllowed).unless(allowed)
    wanted = (
        ("matter", matter, _("写明什么事。")),
        ("text", text, _("写明情况和意见。")),
        ("to", to, _("写明向谁请示报告。")),
    )
    problems = [
        Problem(f"upward.needs_{field}", words, where=field)
        for field, value, words in wanted
        if not value.strip()
    ]
    if problems:
        raise BadInput("upward.incomplete", problems=problems)
    made = UpwardMatter.objects.create(
        **born(by),
        number=next_number(series="inspections.upward", by=by, pattern="请-{n:02}", within=str(found.id)),
        inspection=found,
        matter=matter.strip(),
        text=text.strip(),
        to=to.strip(),
        reported_on=checked_day(by, on),
        reported_by=by.name,
    )
    record(
        "inspections.reported_upward",
        by=by,
        about=found.ref,
        facts={"number": made.number, "on": made.reported_on.isoformat(), "to": made.to},
        scope=inspection_scope(found.id),
        rule_set=found.rule_set,
    )
    return made
