from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem
from xuncha.foundation.terms.record import born
from xuncha.standing.organisations import policies, queries
from xuncha.standing.organisations.models import Body, Post

from ._checks import day_or_today, good_name, must_stand


@action
def create_post(
    *,
    by: Actor,
    body: UUID,
    title: str,
    on: date | None = None,
    is_head: bool = False,
    order: int | None = None,
    in_leading_group: bool = True,
) -> Post:
    """设置职位 — Create a post of a body, by default one of its leading group.

    `order` None = after the others. Raises NotKnown, NotAllowed, WrongState `body.closed`; BadInput
    `body.no_name`, `post.same_title`.
    """
    row = queries.locked(body, by)
    NotAllowed.unless(policies.can_keep_register(by, row))
    day = day_or_today(on, by)
    must_stand(row, day)
    kept = good_name(title, "title", 80)
    standing = queries.posts_of(row.id).filter(abolished_on=None)
    _check_free(row, kept, standing.filter(title=kept).exists())
    post = Post.objects.create(
        **born(by),
        body=row,
        title=kept,
        order=standing.count() + 1 if order is None else order,
        is_head=is_head,
        in_leading_group=in_leading_group,
        created_on=day,
    )
    record(
        "organisations.post_created",
        by=by,
        about=post.ref,
        facts={"body": row.number, "title": kept, "head": is_head, "on": day.isoformat()},
    )
    return post


def _check_free(row: Body, title: str, taken: bool) -> None:
    if taken:
        problem = Problem(
            "post.same_title",
            _("%(body)s 已有“%(title)s”这个职位") % {"body": row.name, "title": title},
            "title",
            _("换一个写法，如“副局长（分管资金）”"),
        )
        raise BadInput(problem.code, problems=[problem])
