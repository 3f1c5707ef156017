"""How a body ends: in a merger, a split, or by being closed."""

from datetime import date

from django.utils.translation import gettext as _

from xuncha.foundation.terms import Actor, WrongState, touch
from xuncha.standing.organisations import queries
from xuncha.standing.organisations.models import Body, BodyName, Placement, Post, PostHolding


def end(row: Body, day: date, by: Actor, *, but_below: Body | None = None) -> None:
    """End the body, its name, place, posts and holders on that day. Raises WrongState where others hang below."""
    below = queries.descendants(row.id).filter(dissolved_on=None)
    if but_below is not None and below.filter(id=but_below.id).exists():
        raise WrongState(
            "body.successor_below",
            _("%(name)s 挂在被并入的单位下面，请先调整它的隶属。") % {"name": but_below.name},
        )
    count = below.count()
    if count:
        raise WrongState(
            "body.has_bodies_below",
            _("%(name)s 下面还有 %(n)d 个单位，请先把它们调整到别的上级或撤销。")
            % {"name": row.name, "n": count},
        )
    row.dissolved_on = day
    touch(row)
    row.save()
    BodyName.objects.filter(body=row, until=None).update(until=day)
    Placement.objects.filter(body=row, until=None).update(until=day)
    PostHolding.objects.filter(post__body=row, until=None).update(until=day)
    Post.objects.filter(body=row, abolished_on=None).update(abolished_on=day)
