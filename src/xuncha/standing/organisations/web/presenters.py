"""Bodies as the pages show them."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.terms import Actor, Decision
from xuncha.standing.organisations import queries
from xuncha.standing.organisations.models import Body, Post, PostHolding, Succession
from xuncha.standing.organisations.rules.tree import depth


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the register."""

    body: Body
    indent: int
    kind: str
    below: int


def lines(bodies: list[Body], *, as_tree: bool) -> list[Line]:
    below = queries.children_counted(b.id for b in bodies)
    return [
        Line(b, min(depth(b.path), 6) if as_tree else 0, queries.kind_label(b.kind), below.get(b.id, 0))
        for b in bodies
    ]


def tabs(actor: Actor, chosen: queries.Filter, query: str) -> list[tuple[str, str, int, bool]]:
    """Each kind with its number and the address that opens exactly those rows."""
    counted = queries.kinds_counted(actor, chosen)
    rest = f"&{query}" if query else ""
    every = (_("全部"), f"?{query}", sum(n for _code, _label, n in counted), not chosen.kind)
    return [every, *((label, f"?kind={code}{rest}", n, chosen.kind == code) for code, label, n in counted)]


@dataclass(frozen=True, slots=True)
class PostLine:
    post: Post
    holder: PostHolding | None
    before: list[PostHolding]


def posts(body: Body) -> list[PostLine]:
    found = []
    for post in queries.posts_of(body.id):
        held = sorted(post.holdings.all(), key=lambda h: h.since, reverse=True)
        now = next((h for h in held if h.until is None), None)
        found.append(PostLine(post, now, [h for h in held if h is not now]))
    return found


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a body's story: what, when, on which ground, with which other body."""

    on: date
    what: str
    other: Body | None = None
    basis: str = ""


def story(body: Body) -> list[Step]:
    """Names, places in the tree, mergers and splits; newest first."""
    names = list(queries.names_of(body.id))
    steps = [Step(n.since, _("更名为“%(name)s”") % {"name": n.name}, basis=n.basis) for n in names[:-1]]
    steps += [
        Step(p.since, _("改由它管辖：") if p.parent else _("改为最上一级"), p.parent)
        for p in list(queries.placements_of(body.id))[:-1]
    ]
    steps += [_succession(body, s) for s in queries.successions_of(body.id)]
    steps.append(
        Step(
            body.established_on, _("设立，名称“%(name)s”") % {"name": names[-1].name if names else body.name}
        )
    )
    if body.dissolved_on is not None:
        steps.append(Step(body.dissolved_on, _("撤销")))
    return sorted(steps, key=lambda s: s.on, reverse=True)


def _succession(body: Body, row: Succession) -> Step:
    merger = row.how == Succession.How.MERGER
    if row.predecessor_id == body.id:
        what = _("并入") if merger else _("分立出")
        if row.takes_over:
            what = _("并入，由它接着整改：") if merger else _("分立，由它接着整改：")
        return Step(row.on, what, row.successor, row.basis)
    return Step(row.on, _("并入本单位：") if merger else _("由它分立："), row.predecessor, row.basis)


@dataclass(frozen=True, slots=True)
class Verb:
    label: str
    href: str
    decision: Decision


def verbs(body: Body, decision: Decision) -> list[Verb]:
    if not decision:
        return []
    labels = {
        "rename": _("更名"),
        "move": _("调整隶属"),
        "amend": _("更正登记"),
        "merge": _("把别的单位并入"),
        "split": _("分立"),
        "close": _("撤销"),
    }
    return [
        Verb(label, reverse(f"organisations:{verb}", args=[body.id]), decision)
        for verb, label in labels.items()
    ]
