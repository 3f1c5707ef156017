from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.findings import facts, policies
from xuncha.conclusions.findings.models import FactMatter, FactSheet, Workpaper
from xuncha.foundation.journal.frame import action
from xuncha.foundation.links.edges import connect
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, NotKnown, Problem
from xuncha.foundation.terms.record import born
from xuncha.onsite.inspections import queries as inspections

from ._sheets import say


@action
def draft_fact_sheet(
    *,
    by: Actor,
    inspection: UUID,
    workpapers: Sequence[UUID],
    texts: Mapping[UUID, str] | None = None,
    note: str = "",
    on: date | None = None,
) -> FactSheet:
    """起草事实确认单 — Draft a sheet with the facts of one or several working papers, for the inspected body.

    Each matter begins with the paper's title and what it says of fact, time and place, or with `texts`; nothing of what
    they rest on. After a paper was judged only where the rule set lets it. Raises NotKnown, NotAllowed, BadInput.
    """
    where = inspections.inspection(inspection, by)
    NotAllowed.unless(policies.can_draft_facts(by, where.team_id, where.stage))
    assert by.person is not None  # a member of the team
    papers = _papers(workpapers, where)
    sheet = FactSheet.objects.create(
        **born(by),
        inspection=where,
        body=(where.package or where).body,  # a village is asked through its town
        note=note.strip(),
        drafted_by_id=by.person,
        drafted_on=on or by.clock.today(),
    )
    first = {**facts.first_words([p.id for p in papers]), **(texts or {})}
    FactMatter.objects.bulk_create(
        FactMatter(
            **born(by),
            sheet=sheet,
            workpaper=p,
            order=n,
            title=_title(p, where),
            text=first.get(p.id, "").strip(),
        )
        for n, p in enumerate(papers, 1)
    )
    for paper in papers:
        connect(by=by, source=paper.ref, target=sheet.ref, relation="facts")
    say("findings.facts_drafted", sheet, by, papers=[str(p.id) for p in papers], on=str(sheet.drafted_on))
    return sheet


def _title(paper: Workpaper, where: Any) -> str:
    """The paper's own; with the member's name where the head of a package answers for it."""
    return f"{where.body_name}：{paper.title}"[:200] if where.package_id else paper.title


def _papers(keys: Sequence[UUID], where: Any) -> list[Workpaper]:
    """The papers asked for, in that order. Raises BadInput, NotKnown."""
    wanted = list(dict.fromkeys(keys))
    if not wanted:
        said = _("选要核对事实的底稿，至少一件。")
        raise BadInput("facts.no_papers", problems=[Problem("facts.no_papers", said, "workpapers")])
    judged_too = facts.put_after_judging(where.rule_set)
    known = {p.id: p for p in facts.papers_to_put(where.id, where.team_id, judged_too=True)}
    if any(k not in known for k in wanted):
        raise NotKnown("workpaper.not_known")
    late = [known[k] for k in wanted if known[k].state == "judged" and not judged_too]
    if late:
        said = _("%(number)s 已经研判，不再送事实确认。") % {"number": late[0].shown_number}
        raise BadInput("facts.judged", problems=[Problem("facts.judged", said, "workpapers")])
    return [known[k] for k in wanted]
