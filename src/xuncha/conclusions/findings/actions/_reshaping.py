"""What a new paper takes over from those it is made of: words, citations, what the head said, sources. Nothing is taken away."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from xuncha.conclusions.findings import instances, queries
from xuncha.conclusions.findings.models import (
    Element,
    HeadHeard,
    Instance,
    Lineage,
    Undertaker,
    Workpaper,
)
from xuncha.conclusions.findings.rules.states import State
from xuncha.foundation.links.edges import connect, origins
from xuncha.foundation.papers.numbering import next_number
from xuncha.foundation.terms import Actor, Ref, Role
from xuncha.foundation.terms.record import born
from xuncha.onsite.evidence import queries as evidence
from xuncha.onsite.evidence.actions.cite import cite
from xuncha.onsite.evidence.policies import can_cite
from xuncha.preparation.teams import queries as teams

from ._states import changed, move

TAKEN = (
    *("naming", "item", "focus", "discipline", "field", "spread", "conduct_from", "conduct_to"),
    *("responsible_post", "amount_fen", "persons", "livelihood", "clause_id", "head_not_heard"),
)


def made_from(
    like: Workpaper, by: Actor, title: str, on: date, texts: dict[str, str], *, spread: str = ""
) -> Workpaper:
    """A new draft with the class and measure of `like`, and these elements."""
    where = like.inspection
    paper = Workpaper(
        **born(by),
        inspection=where,
        title=title.strip(),
        drafted_by_id=by.person,
        drafted_on=on,
        **{name: getattr(like, name) for name in TAKEN},
    )
    paper.spread = spread or like.spread
    paper.provisional_number = next_number(
        series="findings.provisional",
        by=by,
        pattern=f"临-{where.team.number}-{{n:03}}",
        within=str(where.team_id),
    )
    paper.save(force_insert=True)
    Element.objects.bulk_create(
        Element(**born(by), workpaper=paper, code=code, text=text) for code, text in texts.items()
    )
    return paper


def texts_of(paper: Workpaper) -> dict[str, str]:
    return {e.code: e.text for e in paper.elements.all() if e.text.strip()}


def take_people(paper: Workpaper, earlier: Sequence[Workpaper], by: Actor) -> None:
    """Everybody who undertook one of them and is still there, in that order; the lead signs last and undertakes none."""
    roles = {m.person_id: m.role for m in teams.active_members(paper.inspection.team_id)}
    told = [u.person_id for p in earlier for u in p.undertakers.all()]
    people = [p for p in dict.fromkeys(told) if roles.get(p) not in (None, Role.LEAD)]
    Undertaker.objects.bulk_create(
        Undertaker(**born(by), workpaper=paper, person_id=p, order=n) for n, p in enumerate(people, 1)
    )


def take_heard(paper: Workpaper, earlier: Workpaper, by: Actor) -> None:
    HeadHeard.objects.bulk_create(
        HeadHeard(
            **born(by),
            workpaper=paper,
            heard_on=h.heard_on,
            post=h.post,
            said=h.said,
            heard_by_id=h.heard_by_id,
        )
        for h in earlier.heard.all()
    )


def take_support(
    paper: Workpaper, earlier: Workpaper, by: Actor, elements: Collection[str], known: set[Any]
) -> list[str]:
    """Cite for the new paper what the earlier rests on; returns the numbers of items that were superseded since.

    `known`: places taken over already, so that one cited by two papers is cited once.
    """
    rows = [c for c in evidence.citations_of(earlier.ref) if c.element in elements]
    return _cite_again(paper.ref, rows, by, known)


def take_instances(paper: Workpaper, earlier: Workpaper, by: Actor) -> list[str]:
    """The instances of a common matter with what supports them; of one member the words stand under each other."""
    left: list[str] = []
    for old in instances.of_paper(earlier):
        made = paper.instances.filter(inspection_id=old.inspection_id).first()
        if made is None:
            made = Instance(**born(by), workpaper=paper, inspection_id=old.inspection_id, body_id=old.body_id)
            made.amount_fen, made.persons = old.amount_fen, old.persons
        if old.text.strip() not in made.text:
            made.text = f"{made.text}\n{old.text}".strip()
        made.save()
        known = {(c.item_id, c.page, c.passage, c.element) for c in evidence.citations_of(made.ref)}
        left += _cite_again(made.ref, evidence.citations_of(old.ref), by, known)
    return left


def _cite_again(cited: Ref, rows: Sequence[Any], by: Actor, known: set[Any]) -> list[str]:
    by_place: dict[Any, list[Any]] = {}
    for c in rows:
        if (c.item_id, c.page, c.passage, c.element) not in known:
            known.add((c.item_id, c.page, c.passage, c.element))
            by_place.setdefault((c.item_id, c.page, c.passage), []).append(c)
    left = []
    for (item, page, passage), rows in by_place.items():
        first, *others = rows
        if not can_cite(by, first.item):
            left.append(first.item.number)
            continue
        cite(
            by=by,
            item=item,
            page=page,
            passage=passage,
            cited=cited,
            element=first.element,
            also=[c.element for c in others],
            quote=first.quote,
            box=first.box,
        )
    return left


def take_sources(paper: Workpaper, earlier: Workpaper, by: Actor, kinds: Sequence[str]) -> None:
    for kind in kinds:
        for key in origins(earlier.ref, kind):
            connect(by=by, source=Ref(kind, key), target=paper.ref, relation="workpaper")


def end(earlier: Workpaper, into: Sequence[Workpaper], by: Actor, how: str, reason: str, on: date) -> None:
    """The earlier paper stays as it was, with its numbers and signatures, and says what it became."""
    Lineage.objects.bulk_create(
        Lineage(**born(by), earlier=earlier, later=p, how=how, reason=reason, by_name=by.name, on=on)
        for p in into
    )
    for paper in into:
        connect(by=by, source=earlier.ref, target=paper.ref, relation=how)
    move(earlier, State.RESHAPED)
    changed(earlier)


def fresh(paper: Workpaper, by: Actor) -> Workpaper:
    """As it stands after its citations were made."""
    return queries.workpaper(paper.id, by)
