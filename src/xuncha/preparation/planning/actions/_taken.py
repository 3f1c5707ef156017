"""A target that a team has already cannot be taken out or moved under the team's feet."""

from django.utils.translation import gettext as _

from xuncha.foundation.links.edges import neighbours
from xuncha.foundation.terms import Actor, WrongState
from xuncha.preparation.planning.models import Target


def refuse_taken(by: Actor, target: Target) -> None:
    """Raise WrongState where a team has the target: the edge to it is the team's."""
    if any(n.forward and n.relation == "assigned" for n in neighbours(target.ref, by)):
        text = _("%(body)s已经分配给巡察组。先收回，再移出或调整；已经授权的不能再动。")
        raise WrongState("target.taken", text % {"body": target.body.name})
