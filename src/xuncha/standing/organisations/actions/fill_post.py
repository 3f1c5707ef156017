from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, WrongState
from xuncha.foundation.terms.record import born
from xuncha.standing.organisations import policies, queries
from xuncha.standing.organisations.models import Post, PostHolding

from ._checks import day_or_today, good_name


@action
def fill_post(*, by: Actor, post: UUID, holder: str, on: date | None = None) -> PostHolding:
    """任职 — Note who holds a post from a day on; the one before ends that day.

    `holder` is a name as text. The journal says that the post was filled, not by whom. Raises NotKnown,
    NotAllowed, WrongState `post.abolished`; BadInput `body.no_name`, `post.held_later`.
    """
    row = queries.locked_post(post, by)
    NotAllowed.unless(policies.can_keep_register(by, row.body))
    day = day_or_today(on, by)
    name = good_name(holder, "holder", 40)
    _check_open(row, day)
    PostHolding.objects.filter(post=row, until=None).update(until=day)
    holding = PostHolding.objects.create(**born(by), post=row, holder=name, since=day)
    record(
        "organisations.post_filled",
        by=by,
        about=row.ref,
        facts={"body": row.body.number, "title": row.title, "on": day.isoformat()},
    )
    return holding


def _check_open(row: Post, day: date) -> None:
    if row.abolished_on is not None:
        raise WrongState("post.abolished", _("这个职位已经撤销，不能再任职。"))
    later = row.holdings.filter(since__gte=day).exists() or row.holdings.filter(until__gt=day).exists()
    if day < row.created_on or later:
        problem = Problem(
            "post.held_later",
            _("这一天早于职位设置日期，或以后已有人任职"),
            "on",
            _("按先后顺序登记，改日期"),
        )
        raise BadInput(problem.code, problems=[problem])
