"""What of teams stands on first screens."""

from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.terms import Actor
from xuncha.foundation.terms.together import Steps, stepwise
from xuncha.foundation.ui.cards import Card
from xuncha.foundation.ui.parts import Row

from . import labels, queries
from .rules.states import OPEN_TO_CHANGE


@stepwise
def reopened(actor: Actor) -> Steps[Card | None]:
    """Recusal decisions that a changed fact re-opened."""
    pairs = queries.reopened(actor)
    yield pairs
    rows = [
        Row(
            _("回避重审：%(person)s × %(body)s") % {"person": p.person.name, "body": p.target.body.called},
            str(labels.CAUSES[p.reopened_because]),
            due=p.reopened_on,
            state=("warn", _("待重审")),
            href=reverse("teams:pair", args=[p.id]),
            button=_("重审"),
        )
        for p in pairs
    ]
    if not rows:
        return None
    return Card(title=_("回避重审"), rows=rows, link=_("队伍"), href=reverse("teams:teams"))


def forming(actor: Actor) -> Card | None:
    """Teams that are with the office, with what they still lack."""
    teams = queries.visible_to(actor).filter(state__in=OPEN_TO_CHANGE).order_by("batch__begins", "number")
    rows = []
    for team in teams:
        lacks = queries.lacks(team)
        state = ("warn", _("还缺 %(n)s 项") % {"n": len(lacks)}) if lacks else ("go", _("可以提请授权"))
        where = lacks[0].what if lacks else team.batch.round.title
        rows.append(
            Row(
                team.name,
                where,
                due=team.batch.begins,
                state=state,
                href=reverse("teams:team", args=[team.id]),
                button=_("接着组建"),
            )
        )
    return (
        Card(title=_("组建中的巡察组"), rows=rows, link=_("队伍"), href=reverse("teams:teams"))
        if rows
        else None
    )


def to_declare(actor: Actor) -> Card | None:
    """One's own declarations that are still missing."""
    if actor.person is None:
        return None
    missing = [
        m
        for m in queries.batches_of_person(actor.person)
        if m.team.batch.ends >= actor.clock.today()
        and queries.declaration_of(m.person_id, m.team.batch_id) is None
    ]
    rows = [
        Row(
            _("签回避申报"),
            f"{m.team.name} · {m.team.batch.round.title}",
            due=m.team.batch.begins,
            state=("warn", _("等您申报")),
            href=reverse("teams:declare", args=[m.team.batch_id]),
            button=_("申报"),
        )
        for m in missing
    ]
    return Card(title=_("等您申报"), rows=rows) if rows else None


def announced(actor: Actor) -> Card | None:
    """At the door of the inspected body: the team that comes, where an objection may be raised."""
    rows = [
        Row(
            a.team.name,
            _("名单在这里；认为有人应当回避的，可以申请"),
            due=a.team.batch.begins,
            href=reverse("teams:door"),
            button=_("看名单"),
        )
        for a in queries.announced(actor)
    ]
    return Card(title=_("进驻贵单位的巡察组"), rows=tuple(rows)) if rows else None
