from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from xuncha.engines.seal.sm3 import digest
from xuncha.foundation.terms import TEAM, Actor, NotKnown, Ref, Role, once
from xuncha.onsite.evidence import queries as evidence
from xuncha.onsite.fieldwork import queries as fieldwork
from xuncha.onsite.inspections import queries as inspections
from xuncha.preparation.teams import queries as teams
from xuncha.standing.regulations import queries as regulations

from . import instances
from .instances import Cited
from .models import (
    Advice,
    Element,
    Finding,
    Lineage,
    Outcome,
    PrintedSheet,
    Return,
    Signature,
    SpotRectification,
    Undertaker,
    Workpaper,
)
from .rules import (
    amount,
    classification,
    clause_in_force,
    elements,
    head_heard,
    outcomes,
    sources,
    undertakers,
)
from .rules import instances as instance_rules
from .rules.content import canonical
from .rules.elements import Code
from .rules.found import Found
from .rules.headings import Path, levels
from .rules.signing import Standing
from .rules.states import ENDED, NUMBERED, State

# Where a rule set does not say which elements are required.
REQUIRED = (Code.FACT, Code.TIME, Code.RESPONSIBLE, Code.RULE)


def visible_to(actor: Actor) -> QuerySet[Workpaper]:
    """Papers of the actor's own teams; for the office those that are signed and come up for review. Nobody else's."""
    known = Q(inspection__team_id__in=actor.scopes(*TEAM))
    if actor.is_office:
        known |= ~Q(number="")
    return Workpaper.objects.filter(known)


def findings_visible_to(actor: Actor) -> QuerySet[Finding]:
    """Findings of the actor's own teams; all for the office."""
    if actor.is_office:
        return Finding.objects.all()
    return Finding.objects.filter(inspection__team_id__in=actor.scopes(*TEAM))


def unsigned_of(team: UUID, person: UUID) -> QuerySet[Workpaper]:
    """Papers a member undertakes and has not signed, whoever asks: for handing over."""
    signed = Signature.objects.filter(workpaper=OuterRef("pk"), person=person, void_at__isnull=True)
    return (
        Workpaper.objects.select_related("inspection")
        .filter(inspection__team_id=team, undertakers__person=person)
        .filter(~Exists(signed), state__in=(State.DRAFT, State.RETURNED, State.UNDERTAKERS))
        .order_by("provisional_number")
    )


NEEDED = ("inspection__team__batch__round", "inspection__body", "drafted_by", "clause__edition__document")


def workpaper(key: UUID, actor: Actor) -> Workpaper:
    """A paper with its inspection. NotKnown for who may not know it, as for one that is not there."""
    return _one(visible_to(actor).select_related(*NEEDED), key)


def locked(key: UUID, actor: Actor) -> Workpaper:
    return _one(visible_to(actor).select_related("inspection").select_for_update(of=("self",)), key)


def citation_of(paper: Workpaper, key: UUID) -> Any:
    """One citation in force of a paper the caller knows, or of an instance of it. Raises NotKnown."""
    rows = instances.of_paper(paper)
    every = evidence.citations_of_many([paper.ref, *(row.ref for row in rows)])
    found = next((c for c in every if c.id == key), None)
    if found is None:
        raise NotKnown("workpaper.citation_not_known", _("这件底稿没有这条佐证。"))
    return found


def finding(key: UUID, actor: Actor) -> Finding:
    found = (
        findings_visible_to(actor)
        .select_related("inspection", "body", "workpaper", "clause")
        .filter(id=key)
        .first()
    )
    if found is None:
        raise finding_not_known()
    return found


def _one(rows: QuerySet[Workpaper], key: UUID) -> Workpaper:
    found = rows.filter(id=key).first()
    if found is None:
        raise NotKnown("workpaper.not_known")
    return found


@dataclass(frozen=True, slots=True)
class Whole:
    """A paper with everything it says and everyone it concerns, read in six queries."""

    paper: Workpaper
    elements: Mapping[str, Element]
    undertakers: tuple[Undertaker, ...]
    citations: tuple[Any, ...]
    heard: tuple[Any, ...]
    every_signature: tuple[Signature, ...]  # void ones too
    members: tuple[Any, ...]  # of the team now
    instances: tuple[Any, ...] = ()  # of a common matter
    instance_citations: Cited = field(default_factory=dict)

    @property
    def signatures(self) -> tuple[Signature, ...]:
        """Those that hold."""
        return tuple(s for s in self.every_signature if s.void_at is None)

    @property
    def undertaker_ids(self) -> frozenset[UUID]:
        return frozenset(u.person_id for u in self.undertakers)

    def members_as(self, *roles: Role) -> frozenset[UUID]:
        return frozenset(m.person_id for m in self.members if not roles or m.role in roles)

    @property
    def standing(self) -> Standing:
        return Standing(
            state=State(self.paper.state),
            undertakers=self.undertaker_ids,
            signed=frozenset(s.person_id for s in self.signatures if s.step == "undertaker"),
            deputies=self.members_as(Role.DEPUTY),
            leads=self.members_as(Role.LEAD),
        )


def whole(paper: Workpaper) -> Whole:
    rows = instances.of_paper(paper)
    return Whole(
        paper=paper,
        elements={e.code: e for e in paper.elements.all()},
        undertakers=tuple(paper.undertakers.select_related("person")),
        citations=tuple(evidence.citations_of(paper.ref)),
        heard=tuple(paper.heard.select_related("heard_by")),
        every_signature=tuple(paper.signatures.select_related("person")),
        members=tuple(teams.active_members(paper.inspection.team_id)),
        instances=rows,
        instance_citations=instances.citations(rows),
    )


def content_of(all_of: Whole) -> dict[str, Any]:
    """What a signature is given for: everything the paper says and rests on, but not its number."""
    paper = all_of.paper
    return {
        "paper": paper.id,
        "inspection": paper.inspection_id,
        **{
            name: getattr(paper, name)
            for name in (
                "title",
                "naming",
                "item",
                "focus",
                "discipline",
                "field",
                "spread",
                "conduct_from",
                "conduct_to",
                "responsible_post",
                "amount_fen",
                "persons",
                "livelihood",
                "clause_id",
                "head_not_heard",
            )
        },
        "undertakers": sorted(all_of.undertaker_ids),
        "elements": {code: e.text for code, e in all_of.elements.items() if e.text},
        "citations": sorted(
            (c.element, c.item.number, str(c.item_id), c.page, c.passage, c.quote) for c in all_of.citations
        ),
        "heard": [(h.heard_on, h.post, h.said) for h in all_of.heard],
        "instances": instances.content(all_of.instances, all_of.instance_citations),
    }


def content_hash(all_of: Whole) -> str:
    """SM3 over the canonical content, in hex."""
    return digest(canonical(content_of(all_of))).hex()


def required_elements(rule_set_code: str, *, amount_given: bool) -> tuple[str, ...]:
    """Elements that must be written and supported: those the rule set asks for (`element_fact` … above 0).

    Where it says nothing, REQUIRED. An amount that is given must be supported whatever the rule set says.
    """
    thresholds = regulations.rule_set(rule_set_code).thresholds
    told = {c: thresholds[f"element_{c}"].value for c in Code if f"element_{c}" in thresholds}
    asked = {c for c, value in told.items() if value} if told else set(REQUIRED)
    if amount_given:
        asked.add(Code.AMOUNT)
    return tuple(c.value for c in Code if c in asked)


def fewest_undertakers(rule_set_code: str) -> int:
    found = regulations.rule_set(rule_set_code).thresholds.get("undertakers_least")
    return found.value if found else undertakers.FEWEST


def needs_second_factor(rule_set_code: str) -> bool:
    """Whether signatures in the system need the second factor, confirmed in this sitting."""
    found = regulations.rule_set(rule_set_code).thresholds.get("second_factor_to_sign")
    return bool(found and found.value)


def supported_elements(all_of: Whole) -> set[str]:
    """Elements with a citation; the rule also where it names a clause of a registered regulation."""
    found = {c.element for c in all_of.citations}
    return found | {Code.RULE.value} if all_of.paper.clause_id else found


def refusing(all_of: Whole) -> list[Found]:
    """What must be put right before anyone may sign."""
    paper = all_of.paper
    code = paper.inspection.rule_set
    return [
        *undertakers.problems(
            all_of.undertaker_ids,
            all_of.members_as(),
            all_of.members_as(Role.LEAD),
            fewest_undertakers(code),
        ),
        *elements.missing(required(paper), _texts(all_of), supported_elements(all_of)),
        *head_heard.problems(len(all_of.heard), paper.head_not_heard),
        *amount.problems(paper.amount_fen, paper.persons),
        *instance_rules.problems(instances.standing(all_of.instances, all_of.instance_citations)),
    ]


def flags(all_of: Whole) -> list[Found]:
    """What is said of a paper and left to people to weigh."""
    return [
        *elements.unsupported(required(all_of.paper), _texts(all_of), supported_elements(all_of)),
        *sources.flags(
            sources.Support(c.item.number, c.item.source_kind or c.item.form) for c in all_of.citations
        ),
        *_clause_flags(all_of.paper),
    ]


def required(paper: Workpaper) -> tuple[str, ...]:
    return required_elements(paper.inspection.rule_set, amount_given=bool(paper.amount_fen))


def _texts(all_of: Whole) -> dict[str, str]:
    return {c: e.text for c, e in all_of.elements.items()}


def classification_problems(paper: Workpaper) -> list[Found]:
    """The paper's title, class and days of conduct against its rule set."""
    known = regulations.rule_set(paper.inspection.rule_set).taxonomy
    return classification.problems(
        title=paper.title,
        item=paper.item,
        items=known.items,
        discipline=paper.discipline,
        disciplines=known.disciplines,
        field=paper.field,
        fields=known.fields,
        conduct_from=paper.conduct_from,
        conduct_to=paper.conduct_to,
    )


def focus_of(rule_set_code: str, item: str) -> str:
    """The focus an item belongs to, "" for none."""
    found = regulations.rule_set(rule_set_code).taxonomy.items.get(item)
    return found.focus if found else ""


def _clause_flags(paper: Workpaper) -> list[Found]:
    if paper.clause_id is None:
        return []
    edition = paper.clause.edition
    then = ""
    if paper.conduct_from is not None:
        then = _edition_then(edition, paper.conduct_from)
    return clause_in_force.flags(
        edition.valid_from, edition.valid_until, paper.conduct_from, paper.conduct_to, then
    )


def finding_problems(rule_set_code: str, values: Mapping[str, Any]) -> list[Found]:
    """A finding's words and class against its rule set."""
    known = regulations.rule_set(rule_set_code).taxonomy
    return outcomes.finding_problems(
        title=values["title"],
        text=values["text"],
        item=values["item"],
        items=known.items,
        discipline=values["discipline"],
        disciplines=known.disciplines,
        field=values["field"],
        fields=known.fields,
        responsible_post=values["responsible_post"],
    )


def spots_visible_to(actor: Actor) -> QuerySet[SpotRectification]:
    """Rectifications on the spot of the actor's own teams; all for the office."""
    if actor.is_office:
        return SpotRectification.objects.all()
    return SpotRectification.objects.filter(inspection__team_id__in=actor.scopes(*TEAM))


def advice_visible_to(actor: Actor) -> QuerySet[Advice]:
    if actor.is_office:
        return Advice.objects.all()
    return Advice.objects.filter(inspection__team_id__in=actor.scopes(*TEAM))


def spot(key: UUID, actor: Actor) -> SpotRectification:
    """Raises NotKnown."""
    found = spots_visible_to(actor).select_related("inspection", "outcome__workpaper").filter(id=key).first()
    if found is None:
        raise NotKnown("spot.not_known")
    return found


def inspection_of(key: UUID, actor: Actor) -> Any:
    """The inspection whose findings are asked for. Raises NotKnown."""
    return inspections.inspection(key, actor)


def locked_spot(key: UUID, actor: Actor) -> SpotRectification:
    rows = spots_visible_to(actor).select_related("inspection", "outcome__workpaper")
    found = rows.select_for_update(of=("self",)).filter(id=key).first()
    if found is None:
        raise NotKnown("spot.not_known")
    return found


def lineage(paper: Workpaper) -> list[Lineage]:
    """What the paper came from and what it became, one step each way."""
    rows = Lineage.objects.filter(Q(earlier=paper) | Q(later=paper))
    return list(rows.select_related("earlier", "later"))


def ancestors(paper: UUID) -> set[UUID]:
    """A paper and all it came from by mergers and splits."""
    found, new = {paper}, {paper}
    while new:
        rows = Lineage.objects.filter(later_id__in=new).values_list("earlier_id", flat=True)
        new = set(rows) - found
        found |= new
    return found


def papers_to_merge(paper: Workpaper) -> list[Workpaper]:
    """Other papers of the same inspection that are not at an end."""
    rows = Workpaper.objects.filter(inspection_id=paper.inspection_id).exclude(state__in=sorted(ENDED))
    return list(rows.exclude(id=paper.id).order_by("provisional_number"))


def locked_all(keys: Sequence[UUID], actor: Actor) -> list[Workpaper]:
    """Papers held together, in the order asked for. Raises NotKnown where one is not known."""
    rows = visible_to(actor).select_related("inspection__team").filter(id__in=keys).order_by("id")
    known = {p.id: p for p in rows.select_for_update(of=("self",))}
    if any(k not in known for k in keys):
        raise NotKnown("workpaper.not_known")
    return [known[k] for k in keys]


# ------------------------------------------------------------------------------------------------ lists


def papers_in(inspection: UUID, states: Iterable[str]) -> list[Workpaper]:
    """Papers of an inspection (a package: of its members too) in these states, by number; whoever asks: for conditions."""
    whole = inspections.in_package(inspection)
    rows = Workpaper.objects.filter(inspection_id__in=whole, state__in=list(states))
    return list(rows.order_by("provisional_number"))


def papers_of(inspection: UUID, actor: Actor) -> QuerySet[Workpaper]:
    """Papers of an inspection the actor may know, with their undertakers, newest first."""
    return _listed(visible_to(actor).filter(inspection_id=inspection))


def papers(actor: Actor) -> QuerySet[Workpaper]:
    """All papers the actor may know, newest first."""
    return _listed(visible_to(actor))


def _listed(rows: QuerySet[Workpaper]) -> QuerySet[Workpaper]:
    people = Prefetch("undertakers", Undertaker.objects.select_related("person"))
    return rows.select_related("inspection").prefetch_related(people).order_by("-provisional_number")


def narrowed(
    rows: QuerySet[Workpaper], *, state: str = "", focus: str = "", item: str = "", words: str = ""
) -> QuerySet[Workpaper]:
    """The list with its filters; unknown values narrow to nothing."""
    if state:
        rows = rows.filter(state=state)
    if focus:
        rows = rows.filter(focus=focus)
    if item:
        rows = rows.filter(item=item)
    for word in words.split():
        rows = rows.filter(
            Q(title__icontains=word) | Q(number__icontains=word) | Q(provisional_number__icontains=word)
        )
    return rows


def by_cell(rows: QuerySet[Any], where: Collection[UUID]) -> dict[tuple[UUID, str], int]:
    """Papers or findings of these inspections, counted by inspection and item."""
    counted = rows.filter(inspection__in=where).exclude(item="").order_by()
    return {
        (one, item): n for one, item, n in counted.values_list("inspection", "item").annotate(n=Count("id"))
    }


def state_counts(rows: QuerySet[Workpaper]) -> dict[str, int]:
    """How many stand in each state."""
    counts = rows.order_by().values("state").annotate(n=Count("id")).values_list("state", "n")
    return {s.value: dict(counts).get(s.value, 0) for s in State}


def support_counts(papers: Sequence[Workpaper]) -> dict[UUID, int]:
    """For each paper, how many of its elements rest on a citation."""
    found: dict[UUID, set[str]] = {p.id: set() for p in papers}
    for c in evidence.citations_of_many(p.ref for p in papers):
        found[c.cited_id].add(c.element)
    return {key: len(codes) for key, codes in found.items()}


@once
def waiting_for_me(actor: Actor) -> QuerySet[Workpaper]:
    """Papers of the actor's teams whose next signature, or judgement, is the actor's to give; oldest first."""
    leads, deputies = actor.scopes(Role.LEAD), actor.scopes(Role.DEPUTY)
    wanted = Q(inspection__team_id__in=leads, state__in=[State.LEAD, State.SIGNED])
    wanted |= Q(inspection__team_id__in=deputies, state=State.DEPUTY) & ~Q(
        undertakers__person_id=actor.person
    )
    mine = Q(state=State.UNDERTAKERS, undertakers__person_id=actor.person) & ~Exists(
        Signature.objects.filter(workpaper=OuterRef("pk"), person_id=actor.person, void_at__isnull=True)
    )
    if actor.person is None:
        return Workpaper.objects.none()
    rows = visible_to(actor).filter(wanted | mine).select_related("inspection").distinct()
    return rows.order_by("provisional_number")


@once
def returned_to_me(actor: Actor) -> QuerySet[Workpaper]:
    """Papers sent back that the actor undertakes, each with its newest return first in `sent_back`."""
    if actor.person is None:
        return Workpaper.objects.none()
    newest = Prefetch("returns", Return.objects.order_by("-recorded_at", "-id"), to_attr="sent_back")
    rows = visible_to(actor).filter(state=State.RETURNED, undertakers__person_id=actor.person)
    return rows.select_related("inspection").prefetch_related(newest).order_by("provisional_number")


def loads(inspection: UUID) -> Mapping[UUID, tuple[int, int]]:
    """For each undertaker of an inspection: papers signed to the end, of all."""
    rows = (
        Undertaker.objects.filter(workpaper__inspection_id=inspection)
        .exclude(workpaper__state=State.RESHAPED)
        .values("person_id")
        .annotate(
            done=Count("id", filter=Q(workpaper__state__in=sorted(NUMBERED))),
            every=Count("id"),
        )
        .order_by()
    )
    return {r["person_id"]: (r["done"], r["every"]) for r in rows}


def last_return(paper: Workpaper) -> Return | None:
    """The newest return with its marks and who sent it back."""
    rows = paper.returns.select_related("person").prefetch_related("marks")
    return rows.order_by("-recorded_at", "-id").first()


def outcomes_of(paper: Workpaper) -> list[Outcome]:
    """What a judged paper came to, each with what its kind keeps."""
    return list(
        paper.outcomes.select_related("finding", "advice__to_body", "spot__checked_by", "spot__order")
    )


def sheets_of(paper: Workpaper) -> list[PrintedSheet]:
    return list(paper.sheets.select_related("scan"))


# ------------------------------------------------------------------------------------------------ one yardstick


@dataclass(frozen=True, slots=True)
class LikeMatter:
    """A matter of the same item judged before: what kind of body, never which; how, and why it departed."""

    body_kind: str
    round_title: str
    amount_fen: int | None
    item: str
    naming: str
    discipline: str
    field: str
    spread: str
    outcomes: tuple[str, ...]
    departs: str


def like_matters(paper: Workpaper, limit: int = 4) -> tuple[list[LikeMatter], int]:
    """Judged papers of the same item, of all teams, newest first, and how many there are. No name, no number, no link."""
    if not paper.item:
        return [], 0
    rows = Workpaper.objects.filter(item=paper.item, state=State.JUDGED).exclude(id=paper.id)
    shown = rows.select_related("inspection__body", "inspection__team__batch__round").prefetch_related(
        "outcomes"
    )
    found = [_like(p) for p in shown.order_by("-judged_on", "-number")[:limit]]
    return found, len(found) if len(found) < limit else rows.count()


def _like(paper: Workpaper) -> LikeMatter:
    where = paper.inspection
    return LikeMatter(
        body_kind=where.body.kind,
        round_title=where.team.batch.round.title,
        amount_fen=paper.amount_fen,
        item=paper.item,
        naming=paper.naming,
        discipline=paper.discipline,
        field=paper.field,
        spread=paper.spread,
        outcomes=tuple(sorted(o.kind for o in paper.outcomes.all())),
        departs=paper.departs,
    )


def inspection_of_source(source: Ref, actor: Actor) -> Any | None:
    """The inspection an interview, item or point belongs to, where the actor may know the thing; else None."""
    reader = {
        "fieldwork.interview": fieldwork.interview,
        "evidence.item": evidence.item,
        "inspections.point": inspections.point,
    }.get(source.kind)
    if reader is None:
        return None
    try:
        return reader(source.id, actor).inspection
    except NotKnown:
        return None


def findings_named(words: str, actor: Actor) -> QuerySet[Finding]:
    """Findings the actor may know whose title, text or number has every word, newest first."""
    rows = findings_visible_to(actor).select_related("inspection")
    for word in words.split():
        rows = rows.filter(Q(title__icontains=word) | Q(text__icontains=word) | Q(number__icontains=word))
    return rows.order_by("-judged_on", "number")


def title_of_source(sources: Sequence[Ref], actor: Actor) -> str:
    """A title to begin with where the paper grows from a point: the point's own; "" otherwise."""
    for source in sources:
        if source.kind == "inspections.point":
            return str(inspections.point(source.id, actor).title)
    return ""


# ------------------------------------------------------------------------------------------------ for rooms above


def of_inspection(inspection: UUID) -> list[Finding]:
    """Findings of an inspection (a package: of its members too) by focus, item, number; whoever asks.

    The caller has decided who may know them.
    """
    rows = Finding.objects.filter(inspection_id__in=inspections.in_package(inspection)).select_related("body")
    return list(rows.order_by("focus", "item", "number"))


def finding_not_known() -> NotKnown:
    return NotKnown("finding.not_known")


def locked_list(inspection: UUID) -> list[Finding]:
    """The findings of an inspection or package, held against others until the transaction ends."""
    rows = Finding.objects.filter(inspection_id__in=inspections.in_package(inspection))
    return list(rows.select_for_update(of=("self",)).order_by("focus", "item", "number"))


def list_version(rows: Iterable[Finding]) -> int:
    """Grows whenever any finding of a list changes: what a form that arranges them has seen."""
    return sum(f.version for f in rows)


def path_of(finding: Finding, rule_set: str) -> Path:
    """The headings a finding stands under: as arranged, else those of the taxonomy."""
    return tuple(finding.headings) or taxonomy_path(finding, rule_set)


def taxonomy_path(finding: Finding, rule_set: str) -> Path:
    """Its focus and its item, as the rule set calls them."""
    taxonomy = regulations.rule_set(rule_set).taxonomy
    focus, item = taxonomy.focuses.get(finding.focus), taxonomy.items.get(finding.item)
    return tuple(part.label.zh for part in (focus, item) if part is not None)


def advice_of(inspection: UUID) -> list[Advice]:
    rows = Advice.objects.filter(inspection_id__in=inspections.in_package(inspection))
    return list(rows.order_by("number"))


def figure(inspection: UUID, name: str, of: str = "") -> str:
    """A counted figure of an inspection or package, as text for a paper; `of` narrows findings to a focus or an item."""
    whole = inspections.in_package(inspection)
    rows = Finding.objects.filter(inspection_id__in=whole)
    if of:
        rows = rows.filter(Q(focus=of) | Q(item=of))
    match name:
        case "问题数":
            return str(rows.count())
        case "实例数":
            return str(instances.in_findings(rows).count())
        case "共性问题数":
            return str(rows.filter(spread="common").count())
        case "个性问题数":
            return str(rows.filter(spread="individual").count())
        case "民生问题数":
            return str(rows.filter(livelihood=True).count())
        case "涉及金额":
            return _yuan(rows.aggregate(sum=Sum("amount_fen"))["sum"] or 0)
        case "涉及人次":
            return str(rows.aggregate(sum=Sum("persons"))["sum"] or 0)
        case "底稿数":
            return str(Workpaper.objects.filter(inspection_id__in=whole, state__in=sorted(NUMBERED)).count())
        case "立行立改数":
            return str(SpotRectification.objects.filter(inspection_id__in=whole).count())
        case "建议数":
            return str(Advice.objects.filter(inspection_id__in=whole).count())
    raise KeyError(name)


def _yuan(fen: int) -> str:
    """`864,000.00元`; whole ten thousands as `86.4万元` would be rounding, so they are not."""
    return f"{fen // 100:,}.{fen % 100:02}元"


def judged_count(inspection: UUID) -> int:
    """How many papers of an inspection, or of a package, have been judged."""
    whole = inspections.in_package(inspection)
    return Workpaper.objects.filter(inspection_id__in=whole, state=State.JUDGED).count()


def judged_papers(inspection: UUID) -> list[Workpaper]:
    """Judged papers of an inspection or package with their outcomes, by number; whoever asks: the report lists them."""
    rows = Workpaper.objects.filter(inspection_id__in=inspections.in_package(inspection), state=State.JUDGED)
    kept = Outcome.objects.select_related("advice", "spot")
    return list(rows.prefetch_related(Prefetch("outcomes", kept)).order_by("number"))


def _edition_then(edition: Any, day: date) -> str:
    """Which edition of the same document was certainly in force on the day; "" where that is this one or not known."""
    other = regulations.edition_on(edition.document, day)
    return "" if other is None or other.pk == edition.pk else f"《{edition.document.title}》{other.label}"


def signed_papers(inspections: Collection[UUID], upto: date) -> list[Workpaper]:
    """The figure `workpapers`: papers with the last signature by the end of a day, whatever came of them."""
    return list(
        Workpaper.objects.filter(inspection_id__in=inspections, signed_on__lte=upto)
        .exclude(state=State.RESHAPED)
        .order_by("number")
    )


def findings_in(inspections: Collection[UUID], upto: date) -> list[Finding]:
    """The figure `findings`: signed papers with a finding outcome by the end of a day, each once."""
    rows = Finding.objects.filter(inspection_id__in=inspections, judged_on__lte=upto)
    return list(rows.select_related("inspection__body").order_by("number"))


def headings_over(rows: Iterable[Finding]) -> list[int]:
    """The figure `finding_levels`: how many headings the findings list has at depth 1, 2, … above these findings."""
    return levels({path_of(f, f.inspection.rule_set) for f in rows})


def spots_in(inspections: Collection[UUID], upto: date) -> list[SpotRectification]:
    """The figure `spot_rectifications.count`: ordered by the end of a day."""
    rows = SpotRectification.objects.filter(inspection_id__in=inspections, ordered_on__lte=upto)
    return list(rows.order_by("ordered_on", "recorded_at"))


def advice_in(inspections: Collection[UUID], upto: date) -> list[Advice]:
    """The figure `advice`: given by the end of a day."""
    rows = Advice.objects.filter(inspection_id__in=inspections, outcome__judged_on__lte=upto)
    return list(rows.order_by("number"))
