"""Checks that several verbs share. They raise; they change nothing."""

from datetime import date

from django.utils.translation import gettext as _

from xuncha.foundation.terms import Actor, BadInput, Problem, WrongState
from xuncha.standing.organisations import queries
from xuncha.standing.organisations.models import Body
from xuncha.standing.organisations.rules.kinds import BodyKind
from xuncha.standing.organisations.rules.naming import fault_of_name, tidy


def good_name(name: str, where: str = "name", longest: int = 120) -> str:
    """The name as it is kept. Raises BadInput."""
    kept = tidy(name)
    fault = fault_of_name(kept, longest)
    if fault == "empty":
        raise BadInput(
            "body.no_name", problems=[Problem("body.no_name", _("没有写名称"), where, _("写全称"))]
        )
    if fault:
        raise BadInput(
            "body.bad_name",
            problems=[
                Problem(
                    "body.bad_name",
                    _("名称太长或含有看不见的字符"),
                    where,
                    _("不超过 %(n)d 个字，去掉特殊字符") % {"n": longest},
                )
            ],
        )
    return kept


def good_kind(kind: str) -> str:
    """Raises BadInput for a kind that is not one."""
    if kind not in set(BodyKind):
        raise BadInput(
            "body.unknown_kind",
            problems=[
                Problem(
                    "body.unknown_kind",
                    _("没有“%(kind)s”这种类别") % {"kind": kind},
                    "kind",
                    _("从类别中选一个"),
                )
            ],
        )
    return kind


def free_name(name: str, parent: Body | None, *, but: Body | None = None) -> None:
    """Two standing bodies of one name may not stand under the same parent; elsewhere namesakes are told apart."""
    rows = queries.siblings(parent.id if parent else None).filter(name=name)
    other = rows.exclude(id=but.id).first() if but else rows.first()
    if other is not None:
        raise BadInput(
            "body.same_name_under_parent",
            problems=[
                Problem(
                    "body.same_name_under_parent",
                    _("“%(parent)s”下面已有同名单位 %(number)s")
                    % {"parent": parent.name if parent else _("名册最上一级"), "number": other.number},
                    "name",
                    _("是同一个就不用再登记；不是，就在名称里写出区别，或挂到别的上级"),
                )
            ],
        )


def must_stand(body: Body, on: date) -> None:
    """A body that has ended takes no more changes; nor does one that has not begun."""
    if body.dissolved_on is not None:
        raise WrongState(
            "body.closed",
            _("%(name)s 已于 %(on)s 撤销或并入其他单位，不能再改。")
            % {"name": body.name, "on": body.dissolved_on.isoformat()},
        )
    if on < body.established_on:
        raise BadInput(
            "body.before_it_began",
            problems=[
                Problem(
                    "body.before_it_began",
                    _("日期早于 %(name)s 的设立日期 %(on)s")
                    % {"name": body.name, "on": body.established_on.isoformat()},
                    "on",
                    _("改日期"),
                )
            ],
        )


def day_or_today(on: date | None, by: Actor) -> date:
    return on or by.clock.today()
