from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, WrongState
from xuncha.standing.organisations import policies, queries
from xuncha.standing.organisations.models import PostHolding

from ._checks import day_or_today


@action
def vacate_post(*, by: Actor, post: UUID, on: date | None = None) -> PostHolding:
    """免职 — Note that nobody holds a post from a day on.

    Raises NotKnown, NotAllowed, WrongState `post.vacant`, BadInput `post.held_later`.
    """
    row = queries.locked_post(post, by)
    NotAllowed.unless(policies.can_keep_register(by, row.body))
    day = day_or_today(on, by)
    holding: PostHolding | None = row.holdings.filter(until=None).first()
    if holding is None:
        raise WrongState("post.vacant", _("这个职位现在没有人任职。"))
    if day < holding.since:
        problem = Problem("post.held_later", _("免职日期早于任职日期"), "on", _("改日期"))
        raise BadInput(problem.code, problems=[problem])
    holding.until = day
    holding.save()
    record(
        "organisations.post_vacated",
        by=by,
        about=row.ref,
        facts={"body": row.body.number, "title": row.title, "on": day.isoformat()},
    )
    return holding
