from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed, WrongState, touch
from xuncha.standing.organisations import policies, queries
from xuncha.standing.organisations.models import Post

from ._checks import day_or_today


@action
def abolish_post(*, by: Actor, post: UUID, on: date | None = None) -> Post:
    """撤销职位 — Abolish a post that nobody holds.

    Raises NotKnown, NotAllowed, WrongState `post.abolished`, `post.held`.
    """
    row = queries.locked_post(post, by)
    NotAllowed.unless(policies.can_keep_register(by, row.body))
    if row.abolished_on is not None:
        raise WrongState("post.abolished", _("这个职位已经撤销。"))
    if row.holdings.filter(until=None).exists():
        raise WrongState("post.held", _("还有人任这个职位，请先免职。"))
    row.abolished_on = day_or_today(on, by)
    touch(row)
    row.save()
    record(
        "organisations.post_abolished",
        by=by,
        about=row.ref,
        facts={"body": row.body.number, "title": row.title, "on": row.abolished_on.isoformat()},
    )
    return row
