from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.links.edges import connect
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, WrongState
from xuncha.foundation.terms.record import born
from xuncha.preparation.planning import queries as planning
from xuncha.preparation.planning.rules.states import PlanState
from xuncha.preparation.teams.models import Team
from xuncha.preparation.teams.policies import can_form

NUMERALS = "零一二三四五六七八九十"


@action
def form_team(*, by: Actor, batch: UUID, number: int | None = None, name: str = "") -> Team:
    """组建巡察组 — Form a team in a batch of an approved round; the next number where none is given.

    Raises NotAllowed, NotKnown; WrongState while the round is not approved; BadInput for a taken number.
    """
    NotAllowed.unless(can_form(by))
    within = planning.batch(batch)
    if within.round.state != PlanState.APPROVED:
        raise WrongState(
            "round.not_approved", _("%(round)s还没有批准，先批准再组建。") % {"round": within.round.title}
        )
    wanted = number or (Team.objects.filter(batch=batch).aggregate(last=Max("number"))["last"] or 0) + 1
    if Team.objects.filter(batch=batch, number=wanted).exists():
        message = _("本批已经有第%(n)s组。") % {"n": wanted}
        raise BadInput("team.number_taken", problems=[Problem("team.number_taken", message, "number")])
    team = Team.objects.create(
        **born(by), batch_id=within.id, number=wanted, name=name.strip() or _named(wanted)
    )
    connect(by=by, source=within.ref, target=team.ref, relation="team")
    facts = {"batch": str(batch), "number": wanted, "name": team.name}
    record("teams.formed", by=by, about=team.ref, facts=facts, rule_set=within.round.rule_set)
    return team


def _named(number: int) -> str:
    """第一巡察组 … 第三十一巡察组: the official name, Chinese in every language."""
    tens, ones = divmod(number, 10)
    if number <= 10:
        return f"第{NUMERALS[number]}巡察组"
    return f"第{NUMERALS[tens] if tens > 1 else ''}十{NUMERALS[ones] if ones else ''}巡察组"
