from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem
from xuncha.foundation.terms.record import born
from xuncha.standing.regulations import policies, queries
from xuncha.standing.regulations.models import Edition
from xuncha.standing.regulations.rules.documents import overlap


@action
def add_edition(
    *,
    by: Actor,
    document: UUID,
    label: str,
    valid_from: date | None = None,
    valid_until: date | None = None,
    year: str = "",
    source: str = "",
    verified: bool = False,
) -> Edition:
    """增加法规版本 — Add a version with the days it is in force.

    A first day nobody checked stays None; a verified edition must state its own and its source. An edition without a
    last day gives way to the next one. Raises NotKnown, NotAllowed, BadInput (twice, overlapping).
    """
    NotAllowed.unless(policies.can_edit(by))
    found = queries.locked_document(document)
    made = Edition(
        **born(by),
        document=found,
        label=label.strip()[:60],
        year=year.strip() or (str(valid_from.year) if valid_from else ""),
        valid_from=valid_from,
        valid_until=valid_until,
        source=source.strip()[:200],
        verified=verified,
    )
    others = list(found.editions.all())
    problems = _problems(made, others)
    if problems:
        raise BadInput("edition.input", problems=problems)
    made.save(force_insert=True)
    record(
        "regulations.edition_added",
        by=by,
        about=found.ref,
        facts={
            "edition": str(made.id),
            "label": made.label,
            "valid_from": valid_from.isoformat() if valid_from else "",
            "valid_until": valid_until.isoformat() if valid_until else "",
            "verified": verified,
        },
    )
    return made


def _problems(made: Edition, others: list[Edition]) -> list[Problem]:
    problems = []
    if not made.label:
        problems.append(Problem("edition.label", _("没有写版本。"), "label", _("例如 2024年修订。")))
    if any(o.label == made.label for o in others):
        problems.append(Problem("edition.twice", _("这个版本已经登记。"), "label"))
    if made.valid_from and made.valid_until and made.valid_until < made.valid_from:
        problems.append(Problem("edition.ends_first", _("失效日期早于施行日期。"), "valid_until"))
    if made.verified and made.valid_from is None:
        problems.append(Problem("edition.no_day", _("核对过正式文本的版本要写施行日期。"), "valid_from"))
    if made.verified and not made.source:
        problems.append(
            Problem("edition.no_source", _("没有写文本来源。"), "source", _("写在哪里看到的正式文本。"))
        )
    problems += [
        Problem(
            "edition.overlap",
            _("与“%(label)s”的施行日期重叠。") % {"label": other.label},
            "valid_from",
            _("给其中一个写上失效日期。"),
        )
        for other in others
        if overlap(other, made)
    ]
    return problems
