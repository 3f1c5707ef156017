"""What this room puts on first screens: what the body has to do, what the office has to check, what is late."""

from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.terms import Actor
from xuncha.foundation.terms.together import Steps, stepwise
from xuncha.foundation.ui import writing
from xuncha.foundation.ui.cards import Card, Row

from . import queries
from .rules.states import ItemState, LedgerState

MOST = 8


@stepwise
def to_check(actor: Actor) -> Steps[Card | None]:
    """Items handed in and waiting for a check, oldest first."""
    waiting = queries.waiting_for_check(actor).order_by("ledger__due_on", "order")[:MOST]
    yield waiting
    rows = tuple(
        Row(
            matter=item.title,
            where=item.ledger.body.name,
            due=item.ledger.due_on,
            late=item.ledger.due_on < actor.clock.today(),
            state=("wait", _("等核验")),
            href=reverse("rectification:item", args=[item.pk]),
            button=_("核验"),
        )
        for item in waiting
    )
    return Card(
        title=_("等核验的整改"),
        rows=rows,
        link=_("全部台账"),
        href=reverse("rectification:ledgers"),
        empty=_("没有等核验的条目。单位送核以后出现在这里。"),
    )


@stepwise
def plans_to_review(actor: Actor) -> Steps[Card | None]:
    """Plans handed in and waiting for the office."""
    submitted = queries.visible_to(actor).filter(state=LedgerState.SUBMITTED)[:MOST]
    yield submitted
    rows = tuple(
        Row(
            matter=_("审核整改方案"),
            where=found.body.name,
            due=found.plan_submitted_on,
            state=("wait", _("方案待审")),
            href=reverse("rectification:ledger", args=[found.pk]),
            button=_("审核"),
        )
        for found in submitted
    )
    return Card(title=_("整改方案"), rows=rows) if rows else None


@stepwise
def reports_to_answer(actor: Actor) -> Steps[Card | None]:
    """Reports of bodies waiting to be received or returned."""
    handed_in = queries.reports_to_answer(actor)[:MOST]
    yield handed_in
    rows = tuple(
        Row(
            matter=told.get_kind_of_display(),
            where=told.ledger.body.name,
            due=told.handed_in_on,
            state=("wait", _("等答复")),
            href=reverse("rectification:report", args=[told.pk]),
            button=_("看报告"),
        )
        for told in handed_in
    )
    return Card(title=_("单位报来的整改报告"), rows=rows) if rows else None


@stepwise
def late(actor: Actor) -> Steps[Card | None]:
    """Lists whose period is over with something not settled: what, since when, who has it."""
    today = actor.clock.today()
    overdue = queries.overdue(actor, today)[:MOST]
    yield overdue
    rows = tuple(
        Row(
            matter=_("整改 %(n)s 条没有核验结论") % {"n": found.open_items},
            where=found.body.name,
            due=found.due_on,
            late=True,
            href=reverse("rectification:ledger", args=[found.pk]),
            button=_("看台账"),
            why=_("集中整改期已满"),
            who=_("%(body)s联络员、巡察办") % {"body": found.body.name},
            days=(today - found.due_on).days,
        )
        for found in overdue
    )
    return Card(title=_("整改逾期"), rows=rows) if rows else None


def at_the_door(actor: Actor) -> Card | None:
    """What the body is asked to do now, item by item."""
    rows: list[Row] = []
    for found in queries.at_the_door(actor):
        href = reverse("rectification:door_ledger", args=[found.pk])
        if found.state in (LedgerState.OPEN, LedgerState.RETURNED):
            state = (
                ("returned", _("方案退回")) if found.state == LedgerState.RETURNED else ("warn", _("待报"))
            )
            rows.append(
                Row(
                    matter=_("报送整改方案"),
                    where=found.returned_reason or _("每个问题至少一条措施，写明谁负责、到哪天"),
                    due=found.plan_due_on,
                    late=found.plan_due_on < actor.clock.today(),
                    state=state,
                    href=href,
                    button=_("拟方案"),
                )
            )
        if found.state == LedgerState.ACCEPTED:
            rows += _to_do(found, actor)
            rows += _to_report(found, actor)
    return Card(
        title=_("请贵单位办理"),
        rows=tuple(rows[:MOST]),
        empty=_("现在没有要贵单位办的事。收到反馈意见、退回补交时会出现在这里。"),
    )


def _to_report(found, actor: Actor) -> list[Row]:  # type: ignore[no-untyped-def]
    """The next report, once its days are over: of the period, then each quarter while anything goes on."""
    about, today = queries.next_report_about(found), actor.clock.today()
    going_on = about.begins <= found.due_on or found.items.exclude(state=ItemState.DONE).exists()
    if about.ends >= today or not going_on:
        return []
    return [
        Row(
            matter=_("报送整改报告"),
            where=_("%(begins)s 至 %(ends)s")
            % {"begins": writing.day(about.begins), "ends": writing.day(about.ends)},
            due=about.ends,
            late=True,
            state=("warn", _("待报")),
            href=reverse("rectification:door_hand_in_report", args=[found.pk]),
            button=_("写报告"),
        )
    ]


def _to_do(found, actor: Actor) -> list[Row]:  # type: ignore[no-untyped-def]
    shapes = {
        ItemState.RETURNED: ("returned", _("退回补交"), _("补交")),
        ItemState.NOT_BEGUN: ("none", _("未启动"), _("填进展")),
        ItemState.UNDER_WAY: ("go", _("整改中"), _("填进展")),
        ItemState.NOT_DONE: ("late", _("未完成"), _("填进展")),
    }
    return [
        Row(
            matter=_("第 %(n)s 条：%(title)s") % {"n": item.order, "title": item.title},
            where=found.body.name,
            due=item.extended_to or found.due_on,
            late=(item.extended_to or found.due_on) < actor.clock.today(),
            state=shapes[ItemState(item.state)][:2],
            href=reverse("rectification:door_item", args=[item.pk]),
            button=shapes[ItemState(item.state)][2],
        )
        for item in found.items.filter(state__in=list(shapes)).order_by("-state", "order")
    ]


def door_ledgers(actor: Actor) -> Card | None:
    """The body's lists, with how far each is."""
    rows = tuple(
        Row(
            matter=_("整改台账"),
            where=_("%(done)s 条已完成，共 %(total)s 条")
            % {"done": found.items.filter(state=ItemState.DONE).count(), "total": found.items.count()},
            due=found.due_on,
            href=reverse("rectification:door_ledger", args=[found.pk]),
            button=_("看台账"),
        )
        for found in queries.at_the_door(actor)
    )
    return Card(title=_("整改"), rows=rows, empty=_("反馈签收以后，台账自动建立。"))
