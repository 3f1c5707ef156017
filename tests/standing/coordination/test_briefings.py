"""Briefings: registered, handed to the team, signed for, given back; a matter becomes a point."""

import pytest

from tests.factories import coordination, inspections
from tests.journal_says import journal_says
from xuncha.foundation.links.edges import neighbours
from xuncha.foundation.links.offers import offers_for
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown
from xuncha.onsite.inspections.models import Point
from xuncha.standing.coordination import policies, queries
from xuncha.standing.coordination.actions.give_back_briefing import give_back_briefing
from xuncha.standing.coordination.actions.hand_over_briefing import hand_over_briefing
from xuncha.standing.coordination.actions.receive_briefing import Told, receive_briefing
from xuncha.standing.coordination.actions.sign_for_briefing import sign_for_briefing
from xuncha.standing.coordination.rules.states import (
    BRIEFING_TRANSITIONS,
    BriefingState,
    State,
)


def test_registered_with_the_request_it_answers(cast):
    letter = coordination.at(cast, State.SENT)
    found = coordination.briefing(cast, letter=letter.id, copies=2)
    assert (found.number, found.letter, found.items.count()) == ("通〔2024〕001", letter, 1)
    assert journal_says("coordination.briefing_received", about=found.ref).facts["items"] == 1


def test_nothing_to_tell_is_a_briefing_too(cast):
    assert coordination.briefing(cast, items=[], nothing=True).nothing


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"items": []}, "briefing.empty"),
        ({"nothing": True}, "briefing.nothing_and_items"),
        ({"items": [Told(" ", "x")]}, "briefing.item_untitled"),
    ],
)
def test_what_does_not_hold_is_refused(cast, given, code):
    with pytest.raises(BadInput) as refused:
        coordination.briefing(cast, **given)
    assert [p.code for p in refused.value.problems] == [code]


def test_from_partners_only_and_by_the_office(cast):
    with pytest.raises(BadInput):
        receive_briefing(by=cast.staff.actor, body=cast.county.id, items=[Told("x")])
    with pytest.raises(NotAllowed):
        receive_briefing(by=cast.lead.actor, body=cast.county.id, items=[Told("x")])


VERBS = {
    BriefingState.HANDED_OVER: (hand_over_briefing, "staff", {"team_name": "第一巡察组"}),
    BriefingState.RECEIPTED: (sign_for_briefing, "team_liaison", {}),
    BriefingState.GIVEN_BACK: (give_back_briefing, "staff", {}),
}


@pytest.mark.parametrize("state", list(BriefingState))
@pytest.mark.parametrize("to", VERBS)
def test_each_verb_at_every_state(cast, inspection, to, state):
    verb, who, more = VERBS[to]
    found = coordination.briefing(cast, state, team=inspection.team_id)
    if to is BriefingState.HANDED_OVER:
        more = {**more, "team": inspection.team_id}
    by = getattr(cast, who)
    if to in BRIEFING_TRANSITIONS[state]:
        assert verb(by=by.actor, briefing=found.id, **more).state == to
        journal_says(f"coordination.briefing_{to}", about=found.ref, by=by)
    else:
        with pytest.raises((NotAllowed, NotKnown)):
            verb(by=by.actor, briefing=found.id, **more)


def test_need_to_know(cast, inspection):
    for state in (BriefingState.REGISTERED, BriefingState.HANDED_OVER):
        found = coordination.briefing(cast, state, team=inspection.team_id, body=_partner(cast, state).id)
        for who in cast.everyone:
            known = queries.briefings_visible_to(who.actor).filter(id=found.id).exists()
            assert known == policies.can_view_briefing(who.actor, found)
            assert known == queries.items_visible_to(who.actor).filter(briefing=found).exists()
    assert not queries.briefings_visible_to(cast.stranger.actor).exists()
    assert queries.briefings_visible_to(cast.member.actor).count() == 1


def _partner(cast, state):
    return coordination.partner(cast, "audit", f"清源县审计局{state}")


def test_letters_need_to_know(cast, inspection):
    for team in (None, inspection.team_id):
        letter = coordination.at(cast, State.SENT, team=team)
        for who in cast.everyone:
            known = queries.visible_to(who.actor).filter(id=letter.id).exists()
            assert known == policies.can_view(who.actor, letter)


def test_a_matter_becomes_a_point_of_the_inspection_of_its_body(cast):
    inspection = inspections.opened(cast)
    found = coordination.briefing(cast, BriefingState.RECEIPTED, team=inspection.team_id)
    told = found.items.get()
    offered = {o.verb: o for o in offers_for(told.ref, cast.member.actor)}
    answer = cast.member.client.post(offered["note_point"].href, {"title": told.title})
    assert answer.status_code == 302
    point = Point.objects.get()
    assert point.inspection_id == inspection.id
    assert told.ref in [n.ref for n in neighbours(point.ref, cast.member.actor)]
    assert not offers_for(told.ref, cast.stranger.actor)


def test_the_office_hands_it_over_in_the_browser(cast):
    inspection = inspections.opened(cast)
    found = coordination.briefing(cast)
    offered = {o.verb: o for o in offers_for(found.ref, cast.staff.actor)}
    page = cast.staff.client.get(offered["hand_over_briefing"].href)
    assert "清源县文化和旅游局" in page.content.decode()
    answer = cast.staff.client.post(
        offered["hand_over_briefing"].href,
        {"team": str(inspection.team_id), "on": cast.clock.today().isoformat(), "seen": found.version},
    )
    assert answer.status_code == 302
    found.refresh_from_db()
    assert (found.state, found.team) == ("handed_over", inspection.team_id)
