"""Actors by role, at a clock of their own. `people` is above this room, so the cast here is made of plain Actors."""

from datetime import date

from xuncha.foundation.terms import Actor, Grant, MovedClock, Ref, Role, new_id
from xuncha.foundation.terms.clock import SystemClock

CLOCK = MovedClock(SystemClock().now())
CLOCK.at = CLOCK.at.replace(year=2022, month=8, day=15, hour=9)
TODAY = date(2022, 8, 15)
TEAM = Ref("teams.team", new_id())
OTHER_TEAM = Ref("teams.team", new_id())


def actor(
    code: str, name: str, role: Role, scope: Ref | None = None, clock: MovedClock | None = None
) -> Actor:
    return Actor(code, name, new_id(), frozenset({Grant(role, scope)}), clock or CLOCK)


OFFICE_HEAD = actor("P-0001", "郑怀远", Role.OFFICE_HEAD)
OFFICE_STAFF = actor("P-0002", "林若溪", Role.OFFICE_STAFF)
LEADING_GROUP = actor("P-0003", "许国梁", Role.LEADING_GROUP)
SECRETARY = actor("P-0004", "周敬之", Role.SECRETARY)
LEAD = actor("P-0005", "韩立群", Role.LEAD, TEAM)
OTHER_LEAD = actor("P-0006", "赵一鸣", Role.LEAD, OTHER_TEAM)
MEMBER = actor("P-0007", "陈思远", Role.MEMBER, TEAM)
BODY_LIAISON = actor("P-0008", "孙小梅", Role.BODY_LIAISON, Ref("organisations.body", new_id()))
ADMIN = actor("P-0009", "系统管理员", Role.SYSTEM_ADMIN)
STRANGER = Actor("P-0010", "外人", new_id(), frozenset(), CLOCK)
EVERYBODY = (
    OFFICE_HEAD,
    OFFICE_STAFF,
    LEADING_GROUP,
    SECRETARY,
    LEAD,
    OTHER_LEAD,
    MEMBER,
    BODY_LIAISON,
    ADMIN,
    STRANGER,
)
