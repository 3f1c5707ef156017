"""What the pages show, as plain values: rows of lists, the elements with their chips, signatures, like matters."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from xuncha.conclusions.findings import instances, queries
from xuncha.conclusions.findings.models import (
    ElementLabel,
    How,
    OutcomeLabel,
    Spread,
    StateLabel,
    StepLabel,
    Workpaper,
)
from xuncha.conclusions.findings.queries import LikeMatter, Whole
from xuncha.conclusions.findings.rules.approximate import approximately
from xuncha.conclusions.findings.rules.headings import Path
from xuncha.conclusions.findings.rules.signing import Step
from xuncha.conclusions.findings.rules.states import OPEN, State
from xuncha.foundation.journal.queries import Line
from xuncha.foundation.terms import TEAM, Actor
from xuncha.foundation.ui.parts import Cite, Element, JournalLine, Like, Signature
from xuncha.foundation.ui.writing import day
from xuncha.standing.organisations import queries as organisations
from xuncha.standing.regulations.queries import rule_set

SHAPES = {
    State.DRAFT: "draft",
    State.UNDERTAKERS: "wait",
    State.DEPUTY: "wait",
    State.LEAD: "wait",
    State.SIGNED: "go",
    State.JUDGED: "done",
    State.RETURNED: "returned",
    State.RESHAPED: "none",
}


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A line of a list of papers."""

    href: str
    number: str
    title: str
    item: str
    where: str
    undertakers: str
    supported: str
    shape: str
    state: str


def paper_rows(papers: Sequence[Workpaper]) -> list[PaperRow]:
    counts = queries.support_counts(papers)
    return [
        PaperRow(
            reverse("findings:workpaper", args=[p.id]),
            p.shown_number,
            p.title,
            item_label(p),
            p.inspection.body_name,
            "、".join(u.person.name for u in p.undertakers.all()),
            f"{counts[p.id]}/{len(ElementLabel)}",
            SHAPES[State(p.state)],
            str(StateLabel(p.state).label),
        )
        for p in papers
    ]


def item_label(paper: Any) -> str:
    """`F2-19 工程项目…` in the words of the inspection's rule set; "" where it is not classified."""
    found = rule_set(paper.inspection.rule_set).taxonomy.items.get(paper.item)
    return f"{paper.item} {found.label}" if found else paper.item


def class_pairs(matter: Any) -> list[tuple[str, str]]:
    """Class and measure of a paper or finding, for a definition list; empty values are left out."""
    known = rule_set(matter.inspection.rule_set).taxonomy
    days = dict.fromkeys(d for d in (matter.conduct_from, matter.conduct_to) if d)
    conduct = "—".join(day(d) for d in days)
    focus = known.focuses.get(matter.focus)
    discipline, field = known.disciplines.get(matter.discipline), known.fields.get(matter.field)
    pairs = [
        (_("四个落实"), f"{matter.focus} {focus.label}" if focus else ""),
        (_("分类项"), item_label(matter)),
        (_("六项纪律"), str(discipline.label) if discipline else ""),
        (_("领域"), str(field.label) if field else ""),
        (_("个性还是共性"), str(Spread(matter.spread).label)),
        (_("行为时间"), conduct),
        (_("责任岗位"), matter.responsible_post),
        (_("金额"), _yuan(matter.amount_fen)),
        (_("涉及人数"), str(matter.persons) if matter.persons is not None else ""),
        (_("民生问题"), _("是") if matter.livelihood else ""),
        (_("依据条款"), clause_text(matter)),
    ]
    return [(label, value) for label, value in pairs if value]


def clause_text(matter: Any) -> str:
    if matter.clause_id is None:
        return ""
    edition = matter.clause.edition
    return f"《{edition.document.title}》{edition.label} {matter.clause.number}"


def _yuan(fen: int | None) -> str:
    return "" if fen is None else _("%(sum)s 元") % {"sum": f"{fen // 100:,}.{fen % 100:02}"}


# ------------------------------------------------------------------------------------------------ elements


def element_rows(all_of: Whole, shown: UUID | None, *, writable: bool) -> list[Element]:
    """The elements in order, each with its chips; one that is written or required is always there."""
    paper = all_of.paper
    required = queries.required(paper)
    supported = queries.supported_elements(all_of)
    rows = []
    for code, label in ElementLabel.choices:
        text = all_of.elements[code].text if code in all_of.elements else ""
        if not (text or code in required or writable):
            continue
        rows.append(
            Element(
                label=label,
                text=text or "",
                cites=_chips(all_of, code, shown, text, supported, required, writable),
                state=_element_state(text, code, supported, required),
                href=reverse("findings:element", args=[paper.id, code]) if writable else "",
                button=(_("改写") if text else _("写")) if writable else "",
            )
        )
    return rows


def _element_state(text: str, code: str, supported: set[str], required: Sequence[str]) -> str:
    if text and code in supported:
        return "done"
    return "warn" if text or code in required else "none"


def _chips(
    all_of: Whole,
    code: str,
    shown: UUID | None,
    text: str,
    supported: set[str],
    required: Sequence[str],
    writable: bool,
) -> list[Cite]:
    here = reverse("findings:workpaper", args=[all_of.paper.id])
    chips = [
        Cite(c.item.number, place(c), f"{here}?c={c.id}#viewer", on=c.id == shown)
        for c in all_of.citations
        if c.element == code
    ]
    if code == "rule" and all_of.paper.clause_id:
        chips.append(Cite(all_of.paper.clause.edition.document.title, all_of.paper.clause.number))
    if not chips and (text or code in required):
        way = reverse("findings:support", args=[all_of.paper.id, code]) if writable and text else ""
        chips.append(Cite(_("缺佐证，去补") if way else _("缺佐证"), href=way, missing=True))
    return chips


def place(citation: Any) -> str:
    """`第7页第2段`; of a record the passage alone."""
    if citation.item.form == "record" and citation.passage:
        return str(citation.passage)
    return _("第%(page)s页%(passage)s") % {"page": citation.page, "passage": citation.passage}


# ------------------------------------------------------------------------------------------------ signatures


def signature_boxes(all_of: Whole, entries: Mapping[UUID, int]) -> list[Signature]:
    """Three boxes: undertakers, deputy, lead; who signed when, with the number of the journal entry."""
    standing = all_of.standing
    boxes = [_box(all_of, Step.UNDERTAKER, entries)]
    signed_by_deputy = any(s.step == Step.DEPUTY for s in all_of.signatures)
    if standing.checkers or signed_by_deputy:
        boxes.append(_box(all_of, Step.DEPUTY, entries))
    boxes.append(_box(all_of, Step.LEAD, entries))
    return boxes


def _box(all_of: Whole, step: Step, entries: Mapping[UUID, int]) -> Signature:
    there = [s for s in all_of.signatures if s.step == step]
    people = {m.person_id: m.person.name for m in all_of.members}
    expected = {
        Step.UNDERTAKER: [u.person.name for u in all_of.undertakers],
        Step.DEPUTY: [people[p] for p in all_of.standing.checkers],
        Step.LEAD: [people[p] for p in all_of.standing.leads],
    }[step]
    done = bool(there) and (step is not Step.UNDERTAKER or len(there) >= len(all_of.undertakers))
    names = expected if step is Step.UNDERTAKER or not there else [s.person.name for s in there]
    return Signature(
        role=StepLabel(step).label,
        names="、".join(names),
        at=there[-1].signed_on if there else None,
        entry=entries.get(there[-1].id) if there else None,
        state="done" if done else "none",
        note=_box_note(all_of, step, there, done),
    )


def _box_note(all_of: Whole, step: Step, there: Sequence[Any], done: bool) -> str:
    if done:
        return _("（纸上签）") if any(s.how == How.INK for s in there) else ""
    if step is Step.UNDERTAKER:
        signed = {s.person_id for s in there}
        left = [u.person.name for u in all_of.undertakers if u.person_id not in signed]
        return (" " if there else "") + _("待签：%(names)s") % {"names": "、".join(left)} if left else ""
    return _("待签")


def entries_of_signatures(lines: Iterable[Line], signatures: Sequence[Any]) -> dict[UUID, int]:
    """Which journal entry each signature is: both stand in the order of taking, so they are matched from the end."""
    taken = [line.sequence for line in lines if line.event == "findings.workpaper_signed"]
    newest_first = sorted(signatures, key=lambda s: (s.recorded_at, s.id), reverse=True)
    return {s.id: n for s, n in zip(newest_first, taken, strict=False)}


def journal_lines(lines: Iterable[Line], limit: int = 8) -> list[JournalLine]:
    return [JournalLine(line.at, line.who, line.label) for line in list(lines)[:limit]]


# ------------------------------------------------------------------------------------------------ one yardstick


@dataclass(frozen=True, slots=True)
class Yardstick:
    item: str
    title: str
    note: str
    alike: list[Like]
    total: int
    verdict: str


def yardstick(paper: Workpaper) -> Yardstick:
    """How like matters were judged: kind of body, round, rough sum; differences listed, nothing judged by machine."""
    found, total = queries.like_matters(paper)
    same = sum(1 for m in found if not _differences(paper, m))
    verdict = ""
    if found:
        verdict = _(
            "与 %(n)d 件中的 %(same)d 件归类一致。若改判，须写理由，组办会商时一并看。单位名称已隐去。"
        ) % {
            "n": len(found),
            "same": same,
        }
    return Yardstick(
        item=item_label(paper) or _("还没有分类"),
        title=paper.naming,
        note=str(Spread(paper.spread).label),
        alike=[_like(paper, m) for m in found],
        total=total,
        verdict=verdict,
    )


def _like(paper: Workpaper, m: LikeMatter) -> Like:
    about = [organisations.kind_label(m.body_kind), m.round_title, _about(m.amount_fen)]
    judged = "、".join(str(OutcomeLabel(k).label) for k in m.outcomes)
    differing = _differences(paper, m)
    said = _("差别：%(what)s") % {"what": "；".join(differing)} if differing else _("与本件归类相同")
    return Like(
        title=_("，").join(a for a in about if a),
        note=_("，").join(a for a in (m.item, m.naming, judged) if a),
        difference=f"{said}。{m.departs}" if m.departs else said,
    )


def _about(fen: int | None) -> str:
    if not fen:
        return ""
    number, unit = approximately(fen)
    return (_("约 %(n)d 万元") if unit == "wan" else _("约 %(n)d 元")) % {"n": number}


def _differences(paper: Workpaper, m: LikeMatter) -> list[str]:
    known = rule_set(paper.inspection.rule_set).taxonomy
    found = []
    for ours, theirs, names in (
        (paper.discipline, m.discipline, known.disciplines),
        (paper.field, m.field, known.fields),
    ):
        if ours and theirs and ours != theirs:
            found.append(_("归到“%(what)s”") % {"what": names[theirs].label if theirs in names else theirs})
    if paper.spread != m.spread:
        found.append(_("作为%(what)s") % {"what": Spread(m.spread).label})
    return found


# ------------------------------------------------------------------------------------------------ advice


@dataclass(frozen=True, slots=True)
class AdviceRow:
    """A line of the ledger: the advice and the letter it is on its way in, the newest where there were several."""

    advice: Any
    letter: Any
    earlier: int
    late: bool


def advice_rows(found: Sequence[Any], today: date) -> list[AdviceRow]:
    rows = []
    for one in found:
        letters = [x.letter for x in one.letters.all()]
        newest = letters[-1] if letters else None
        waits = newest is not None and newest.state in ("sent", "receipted")
        late = bool(waits and newest.due_on and newest.due_on < today)
        rows.append(AdviceRow(one, newest, max(0, len(letters) - 1), late))
    return rows


# ------------------------------------------------------------------------------------------------ merged and split


@dataclass(frozen=True, slots=True)
class LineageRow:
    """One step of a paper's history: what it became or came from, with why."""

    word: str
    other: Workpaper
    row: Any


def lineage_rows(paper: Workpaper, rows: Sequence[Any], known: set[UUID]) -> list[LineageRow]:
    """As far as the reader knows the other paper."""
    words = {
        ("merge", True): _("并入"),
        ("merge", False): _("合并自"),
        ("split", True): _("拆分出"),
        ("split", False): _("拆分自"),
    }
    found = []
    for row in rows:
        forward = row.earlier_id == paper.id
        other = row.later if forward else row.earlier
        if other.id in known:
            found.append(LineageRow(words[row.how, forward], other, row))
    return found


# ------------------------------------------------------------------------------------------------ the head of the page


def why_waiting(all_of: Whole) -> str:
    """One line for the head: what the paper waits for."""
    paper = all_of.paper
    if paper.state in OPEN:
        lacking = len(queries.refusing(all_of))
        return (
            ngettext("签字前还缺 %(n)d 项", "签字前还缺 %(n)d 项", lacking) % {"n": lacking}
            if lacking
            else ""
        )
    return ""


# ------------------------------------------------------------------------------------------------ findings


def finding_groups(inspection: Any, rows: Sequence[Any]) -> list[tuple[str, list[Any]]]:
    """Findings under the headings of the list, as arranged; else under the foci of the rule set, in its order."""
    if any(f.headings for f in rows):
        groups: dict[Path, list[Any]] = {}
        for finding in rows:
            groups.setdefault(queries.path_of(finding, inspection.rule_set), []).append(finding)
        return [(" › ".join(path) or _("未归类"), found) for path, found in groups.items()]
    foci = rule_set(inspection.rule_set).taxonomy.focuses
    listed = [(f"{code} {f.label}", [r for r in rows if r.focus == code]) for code, f in foci.items()]
    listed.append((_("未归类"), [r for r in rows if r.focus not in foci]))
    return [(title, found) for title, found in listed if found]


# ------------------------------------------------------------------------------------------------ instances


@dataclass(frozen=True, slots=True)
class Support:
    """A citation of an instance as a chip."""

    id: UUID
    number: str
    where: str
    href: str


InstanceRow = tuple[Any, list[Support], str]


def instance_rows(
    rows: Sequence[Any], cited: Mapping[UUID, Sequence[Any]], actor: Actor
) -> list[InstanceRow]:
    """Each instance with what it rests on and its measure in words; the evidence itself opens for the team only."""
    opens = actor.holds(TEAM)
    return [(row, [_support(c, opens) for c in cited.get(row.pk, ())], _measure(row)) for row in rows]


def instances_of(finding: Any) -> tuple[Sequence[Any], Mapping[UUID, Sequence[Any]]]:
    """The instances of a finding's paper with their citations."""
    rows = instances.of_paper(finding.workpaper)
    return rows, instances.citations(rows)


def _support(citation: Any, opens: bool) -> Support:
    href = (
        ""
        if not opens
        else f"{reverse('evidence:item', args=[citation.item_id])}?page={citation.page}&citation={citation.id}"
    )
    return Support(citation.id, citation.item.number, place(citation), href)


def _measure(row: Any) -> str:
    persons = _("%(n)d 人") % {"n": row.persons} if row.persons else ""
    return "，".join(part for part in (_yuan(row.amount_fen), persons) if part)
