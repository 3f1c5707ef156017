"""What this room answers when the registries ask. For who may not know clues, nothing here exists."""

from collections.abc import Mapping, Set
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from xuncha.foundation.links.conditions import Answer, Missing
from xuncha.foundation.links.kinds import Described
from xuncha.foundation.terms import TEAM, Actor, Decision, NotKnown, Ref, yes
from xuncha.foundation.terms.together import Steps, stepwise
from xuncha.onsite.inspections.dossier import Tally
from xuncha.standing.people import queries as people

from . import policies, queries
from .actions._clues import let_go, note_of_receiver, send_back
from .rules.states import State


@stepwise
def describe_clues(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = queries.visible_to(actor).filter(id__in=ids).select_related("inspection")
    yield rows
    return {
        c.id: Described(
            c.inspection.body_name, reverse("clues:clue", args=[c.id]), c.number, str(c.get_state_display())
        )
        for c in rows
    }


@stepwise
def describe_items(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = queries.items_visible_to(actor).filter(id__in=ids).select_related("inspection")
    yield rows
    return {
        i.id: Described(
            i.inspection.body_name, reverse("clues:item", args=[i.id]), i.number, str(i.get_state_display())
        )
        for i in rows
    }


def may_note_from(actor: Actor, source: Ref) -> Decision | None:
    """Any member may note a raw item from a thing of their own inspection; for others the verb does not exist."""
    if not actor.holds(TEAM):
        return None
    try:
        where = queries.inspection_of_source(source, actor)
    except NotKnown:
        return None
    return policies.can_note_item(actor, where.team_id, where.stage)


def note_href(source: Ref) -> str:
    return reverse("clues:note_from", args=[str(source)])


def may_list(actor: Actor, letter: Ref) -> Decision | None:
    """The sealed list of a transfer letter, for who may know its clues."""
    return yes() if queries.of_letter(letter.id, actor) else None


def list_href(letter: Ref) -> str:
    return reverse("clues:transfer_list", args=[letter.id])


def may_pack(actor: Actor, letter: Ref) -> Decision | None:
    """A parcel of a transfer letter, sealed to its receiver's key; for who may not know its clues the verb is not there."""
    clues = queries.of_letter(letter.id, actor)
    decisions = [policies.can_pack(actor, clue) for clue in clues]
    if not clues or not all(decisions):
        return None
    return queries.can_seal_to_receiver(letter.id)


def parcel_href(letter: Ref) -> str:
    return reverse("clues:transfer_parcel", args=[letter.id])


def transferred(ref: Ref, actor: Actor) -> Answer:
    """Every clue of the inspection has gone to who may handle it: a reminder, never a bar."""
    if not queries.may_know_any(actor):
        return Answer()
    where = queries.inspection_of(ref.id, actor)
    if not policies.may_know(actor, where.team_id):
        return Answer()
    rows = queries.unsent(ref.id)
    if not rows:
        return Answer()
    text = ngettext("没有移交的线索 %(n)d 件", "没有移交的线索 %(n)d 件", len(rows)) % {"n": len(rows)}
    href = reverse("clues:of_inspection", args=[ref.id])
    return Answer((Missing(text, _("巡察办主任"), href=href, button=_("看线索")),))


def letter_returned(by: Actor, letter: Ref, facts: Mapping[str, Any]) -> None:
    """The whole letter came back: with it every clue it carried, also where who noted the return may not know them."""
    if facts.get("kind") != "clues":
        return
    for clue in queries.locked_in_letter(letter.id):
        if clue.state == State.TRANSFERRED:
            send_back(clue, str(facts["reason"]), by, date.fromisoformat(facts["on"]))


def letter_closed(by: Actor, letter: Ref, facts: Mapping[str, Any]) -> None:
    """No answer is waited for any more: why lies sealed with every clue that had none."""
    if facts.get("kind") != "clues":
        return
    for clue in queries.locked_in_letter(letter.id):
        if clue.state == State.TRANSFERRED:
            note_of_receiver(clue, str(facts["reason"]), by, date.fromisoformat(facts["on"]))


def member_left(by: Actor, team: Ref, facts: Mapping[str, Any]) -> None:
    """Who leaves a team is named for none of its clues any more. No slip says so: it would say that there are clues."""
    leaving = people.by_code(str(facts["person"]))
    if leaving is not None:
        for row in queries.locked_assignments(team.id, leaving.id):
            let_go(row, by, date.fromisoformat(facts["on"]))


# ------------------------------------------------------------------------------------------------ the dossier


def href(inspection: Any) -> str:
    return reverse("clues:of_inspection", args=[inspection.id])


def count(actor: Actor, inspection: Any) -> Tally | None:
    """For heads the clues; for a member what is assigned to them, nothing where nothing is."""
    rows = queries.visible_to(actor).filter(inspection=inspection)
    return Tally((rows,), lambda every: every or None)
