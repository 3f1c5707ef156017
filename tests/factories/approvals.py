"""Requests at any point of their route, made by the real actions."""

from datetime import date

from tests.standing.approvals.cast import OFFICE_HEAD
from xuncha.foundation.terms import Actor, Ref, new_id
from xuncha.standing.approvals.actions.open_request import open_request
from xuncha.standing.approvals.models import Request


def opened(
    route: str = "round",
    *,
    by: Actor = OFFICE_HEAD,
    subject: Ref | None = None,
    team: Ref | None = None,
    on: date | None = None,
) -> Request:
    """A request just sent."""
    return open_request(
        by=by,
        subject=subject or Ref("planning.round", new_id()),
        route=route,
        rule_set="2017",
        title="第五轮巡察及对象",
        summary="六个单位，分两批。",
        team=team,
        on=on,
    )
