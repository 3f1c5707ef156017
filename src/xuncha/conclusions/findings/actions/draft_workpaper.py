from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.findings import policies
from xuncha.conclusions.findings.models import Element, Undertaker, Workpaper
from xuncha.conclusions.findings.rules.elements import Code
from xuncha.conclusions.findings.rules.fields import Fields
from xuncha.foundation.journal.frame import action
from xuncha.foundation.links.edges import connect
from xuncha.foundation.links.kinds import describe
from xuncha.foundation.papers.numbering import next_number
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, NotKnown, Problem, Ref
from xuncha.foundation.terms.record import born
from xuncha.onsite.inspections import queries as inspections
from xuncha.preparation.teams import queries as teams

from ._fields import put_fields
from ._states import say


@action
def draft_workpaper(
    *,
    by: Actor,
    inspection: UUID,
    title: str,
    sources: Sequence[Ref] = (),
    undertakers: Sequence[UUID] = (),
    elements: Mapping[str, str] | None = None,
    fields: Fields | None = None,
    on: date | None = None,
) -> Workpaper:
    """起草底稿 — Draft a working paper: one matter, one paper.

    `sources` are the things it grew from (interview, item, point). Without `undertakers` the drafter is the first,
    unless it is the lead, who signs last. `fields`: what else is known of the matter, as `edit_workpaper` takes it. Gives a provisional number.
    Raises NotKnown, NotAllowed, BadInput.
    """
    where = inspections.inspection(inspection, by)
    NotAllowed.unless(policies.can_draft(by, where.team_id, where.stage))
    assert by.person is not None  # a member of the team
    paper = Workpaper(
        **born(by), inspection=where, title="", drafted_by_id=by.person, drafted_on=on or by.clock.today()
    )
    put_fields(paper, {**(fields or {}), "title": title})
    paper.provisional_number = next_number(
        series="findings.provisional",
        by=by,
        pattern=f"临-{where.team.number}-{{n:03}}",
        within=str(where.team_id),
    )
    paper.save(force_insert=True)
    _write_elements(paper, by, elements or {})
    _put_undertakers(paper, by, undertakers)
    _connect(paper, by, sources)
    say(
        "findings.workpaper_drafted",
        paper,
        by,
        number=paper.provisional_number,
        title=paper.title,
        sources=[str(s) for s in sources],
        on=str(paper.drafted_on),
    )
    return paper


def _write_elements(paper: Workpaper, by: Actor, texts: Mapping[str, str]) -> None:
    unknown = sorted({*texts} - {c.value for c in Code})
    if unknown:
        raise BadInput("workpaper.no_such_element", _("没有要素“%(code)s”。") % {"code": unknown[0]})
    Element.objects.bulk_create(
        Element(**born(by), workpaper=paper, code=code, text=text) for code, text in texts.items()
    )


def _put_undertakers(paper: Workpaper, by: Actor, given: Sequence[UUID]) -> None:
    members = {m.person_id: m.role for m in teams.active_members(paper.inspection.team_id)}
    chosen = list(dict.fromkeys(given)) or [p for p in (by.person,) if p and members.get(p) != "lead"]
    strangers = [p for p in chosen if p not in members]
    if strangers:
        raise BadInput(
            "workpaper.undertaker_not_of_team",
            problems=[Problem("workpaper.undertaker_not_of_team", _("承办人须是本组成员。"), "undertakers")],
        )
    Undertaker.objects.bulk_create(
        Undertaker(**born(by), workpaper=paper, person_id=p, order=n) for n, p in enumerate(chosen, 1)
    )


def _connect(paper: Workpaper, by: Actor, sources: Sequence[Ref]) -> None:
    known = describe(by, sources)
    if any(s not in known for s in sources):
        raise NotKnown("workpaper.source_not_known", _("没有这个来源，或您不参与这项工作。"))
    for source in sources:
        connect(by=by, source=source, target=paper.ref, relation="workpaper")
