from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.findings import policies, queries
from xuncha.conclusions.findings.models import Finding
from xuncha.conclusions.findings.rules.headings import problems as heading_problems
from xuncha.conclusions.findings.wording import problems
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Stale, WrongState, touch


@action
def arrange_findings(
    *, by: Actor, inspection: UUID, headings: Mapping[UUID, Sequence[str]], seen: int | None = None
) -> list[Finding]:
    """编排问题清单 — Say under which headings (类, 方面, 项) findings stand on the list; a package's list is its head's.

    `headings`: finding → headings from the top; none puts it back under those of the taxonomy. `seen`: what
    `queries.list_version` gave when the list was read. Returns those that moved.
    Raises NotKnown, NotAllowed once the report is decided, Stale,
    BadInput, WrongState where nothing moves.
    """
    where = queries.inspection_of(inspection, by)
    NotAllowed.unless(policies.can_arrange(by, where))
    rows = {f.id: f for f in queries.locked_list(where.id)}
    if not {*headings} <= {*rows}:
        raise queries.finding_not_known()
    if seen is not None and seen != queries.list_version(rows.values()):
        raise Stale("stale", _("您打开以后，别人改过这份清单。请核对新内容，再决定是否保存。"))
    tidy = {key: [h.strip() for h in path] for key, path in headings.items()}
    for key, path in tidy.items():
        if tuple(path) == queries.taxonomy_path(rows[key], where.rule_set):
            tidy[key] = []
    wrong = [p for key, path in tidy.items() for p in heading_problems(rows[key].title, path)]
    if wrong:
        raise BadInput("headings", problems=problems(wrong))
    moved = [rows[key] for key, path in tidy.items() if rows[key].headings != path]
    if not moved:
        raise WrongState("headings.nothing_changed", _("没有改动，清单还是原来的样子。"))
    for finding in moved:
        finding.headings = tidy[finding.id]
        touch(finding)
    Finding.objects.bulk_update(moved, ["headings", "version"])
    record(
        "findings.list_arranged",
        by=by,
        about=where.ref,
        facts={"moved": [{"number": f.number, "headings": f.headings} for f in moved]},
        scope=inspection_scope(where.id),
        rule_set=where.rule_set,
    )
    return moved
