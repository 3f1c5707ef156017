"""Each verb of a letter at every state, by who may and who may not."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.factories import coordination
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Stale
from xuncha.standing.coordination import queries
from xuncha.standing.coordination.actions.change_letter import change_letter
from xuncha.standing.coordination.actions.close_letter import close_letter
from xuncha.standing.coordination.actions.draft_letter import draft_letter
from xuncha.standing.coordination.actions.name_handler import name_handler
from xuncha.standing.coordination.actions.receipt_letter import receipt_letter
from xuncha.standing.coordination.actions.record_reply import record_reply
from xuncha.standing.coordination.actions.release_handler import release_handler
from xuncha.standing.coordination.actions.remind_receiver import remind_receiver
from xuncha.standing.coordination.actions.return_letter import return_letter
from xuncha.standing.coordination.actions.send_letter import send_letter
from xuncha.standing.coordination.actions.withdraw_letter import withdraw_letter
from xuncha.standing.coordination.models import Letter
from xuncha.standing.coordination.rules.states import WAITING, BriefingState, State

SAYS = {"receiver": "audit", "receiver_name": "清源县审计局", "title": "改过的标题", "text": "改过"}
VERBS = {
    "changed": (change_letter, SAYS, {State.DRAFT}, None),
    "sent": (send_letter, {}, {State.DRAFT}, State.SENT),
    "withdrawn": (withdraw_letter, {"reason": "x"}, {State.DRAFT}, State.WITHDRAWN),
    "receipted": (receipt_letter, {"signed_by": "王某"}, {State.SENT}, State.RECEIPTED),
    "answered": (record_reply, {"text": "没有"}, WAITING, State.ANSWERED),
    "returned": (return_letter, {"reason": "x"}, WAITING, State.RETURNED),
    "closed": (close_letter, {"reason": "x"}, WAITING, State.CLOSED),
    "reminded": (remind_receiver, {"note": "电话"}, WAITING, None),
}


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("name", VERBS)
def test_at_every_state(cast, name, state):
    verb, given, from_states, to = VERBS[name]
    letter = coordination.at(cast, state)
    if state not in from_states:
        with pytest.raises(NotAllowed):
            verb(by=cast.staff.actor, letter=letter.id, **given)
        return
    verb(by=cast.staff.actor, letter=letter.id, **given)
    assert Letter.objects.get(id=letter.id).state == (to or state)
    event = "coordination.receiver_reminded" if name == "reminded" else f"coordination.letter_{name}"
    journal_says(event, about=letter.ref, by=cast.staff)


@pytest.mark.parametrize("name", VERBS)
def test_the_team_it_is_sent_for_reads_and_strangers_know_nothing(cast, name):
    verb, given, from_states, _to = VERBS[name]
    letter = coordination.at(cast, sorted(from_states)[0], team=cast.team.id)
    with pytest.raises(NotAllowed):
        verb(by=cast.lead.actor, letter=letter.id, **given)
    for who in ("stranger", "body_liaison", "leading_group", "system"):
        with pytest.raises(NotKnown):
            verb(by=getattr(cast, who).actor, letter=letter.id, **given)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"kind": "x"}, "letter.unknown_kind"),
        ({"receiver": "x"}, "letter.unknown_receiver"),
        ({"receiver_name": " "}, "letter.no_receiver"),
        ({"title": ""}, "letter.no_title"),
        ({"text": " "}, "letter.no_text"),
        ({"kind": "matter"}, "letter.nothing_transferred"),
    ],
)
def test_what_a_letter_must_say(cast, given, code):
    with pytest.raises(BadInput) as refused:
        coordination.drafted(cast, **given)
    assert [p.code for p in refused.value.problems] == [code]
    assert not Letter.objects.exists()


def test_it_asks_for_nothing_in_the_past(cast):
    with pytest.raises(BadInput):
        coordination.drafted(cast, due_on=cast.clock.today() - timedelta(days=1))


def test_the_office_drafts_and_clues_are_not_for_its_staff(cast):
    for who in ("lead", "leading_group", "body_liaison"):
        with pytest.raises(NotAllowed):
            draft_letter(by=getattr(cast, who).actor, kind="assistance", **SAYS)
    with pytest.raises(NotAllowed):
        draft_letter(by=cast.staff.actor, kind="clues", **SAYS)


def test_numbers_run_by_year(cast):
    first, second = coordination.at(cast, State.SENT), coordination.at(cast, State.SENT)
    assert (first.number, second.number) == ("清委巡函〔2024〕1号", "清委巡函〔2024〕2号")


def test_an_interim_answer_leaves_it_waiting(cast):
    letter = coordination.at(cast, State.RECEIPTED)
    after = record_reply(by=cast.staff.actor, letter=letter.id, text="正在办理", final=False)
    assert (after.state, after.replies.count()) == (State.RECEIPTED, 1)


def test_days_before_it_went_out_and_older_versions_are_refused(cast):
    letter = coordination.at(cast, State.SENT)
    early = letter.sent_on - timedelta(days=1)
    with pytest.raises(BadInput):
        receipt_letter(by=cast.staff.actor, letter=letter.id, signed_by="x", on=early)
    with pytest.raises(BadInput):
        receipt_letter(by=cast.staff.actor, letter=letter.id, signed_by=" ")
    with pytest.raises(Stale):
        receipt_letter(by=cast.staff.actor, letter=letter.id, signed_by="x", seen=letter.version - 1)


@pytest.mark.parametrize(
    ("verb", "state"),
    [(withdraw_letter, State.DRAFT), (return_letter, State.SENT), (close_letter, State.SENT)],
)
def test_reasons_are_given(cast, verb, state):
    letter = coordination.at(cast, state)
    with pytest.raises(BadInput):
        verb(by=cast.staff.actor, letter=letter.id, reason=" ")


def test_a_letter_with_clues_bears_no_words_of_the_answer_and_is_for_who_is_named(cast, inspection):
    from tests.factories import clues
    from xuncha.conclusions.clues.rules.states import State as ClueState

    letter = clues.at(cast, inspection, ClueState.TRANSFERRED).transfer
    with pytest.raises(BadInput):
        record_reply(by=cast.office.actor, letter=letter.id, text="已立案")
    with pytest.raises(NotKnown):
        remind_receiver(by=cast.staff.actor, letter=letter.id)
    with pytest.raises(NotAllowed):
        name_handler(by=cast.lead.actor, letter=letter.id, person=cast.staff.person)
    name_handler(by=cast.office.actor, letter=letter.id, person=cast.staff.person)
    journal_says("coordination.handler_named", about=letter.ref, by=cast.office)
    remind_receiver(by=cast.staff.actor, letter=letter.id)
    record_reply(by=cast.staff.actor, letter=letter.id, their_number="清纪〔2024〕9号")


def test_who_handles_a_letter_with_clues_is_of_the_office_and_may_be_released(cast, inspection):
    from tests.factories import clues
    from xuncha.conclusions.clues.rules.states import State as ClueState

    letter = clues.at(cast, inspection, ClueState.TRANSFERRED).transfer
    with pytest.raises(BadInput):
        name_handler(by=cast.office.actor, letter=letter.id, person=cast.stranger.person)
    name_handler(by=cast.office.actor, letter=letter.id, person=cast.staff.person)
    assert queries.letter(letter.id, cast.staff.actor) == letter
    with pytest.raises(NotAllowed):
        release_handler(by=cast.staff.actor, letter=letter.id, person=cast.staff.person)
    release_handler(by=cast.office.actor, letter=letter.id, person=cast.staff.person)
    journal_says("coordination.handler_released", about=letter.ref, by=cast.office)
    with pytest.raises(NotKnown):
        queries.letter(letter.id, cast.staff.actor)
    with pytest.raises(BadInput):
        release_handler(by=cast.office.actor, letter=letter.id, person=cast.staff.person)


@pytest.mark.parametrize(("verb", "state"), [(return_letter, "returned"), (close_letter, "transferred")])
def test_why_clues_came_back_is_sealed_with_them(cast, inspection, verb, state):
    """The reason names what they are about; in the letter's row it would lie in clear."""
    from tests.factories import clues
    from xuncha.conclusions.clues.actions.open_clue import open_clue
    from xuncha.conclusions.clues.rules.states import State as ClueState

    clue = clues.at(cast, inspection, ClueState.TRANSFERRED)
    why = "钱守义一案已由市纪委办理"
    verb(by=cast.office.actor, letter=clue.transfer_id, reason=why)
    assert Letter.objects.get(id=clue.transfer_id).end_reason == ""
    assert clues.again(cast, clue).state == state
    assert why in [r.text for r in open_clue(by=cast.office.actor, clue=clue.id, reason="看").returns]


def test_nothing_happens_to_a_letter_tomorrow(cast):
    tomorrow = cast.clock.today() + timedelta(days=1)
    with pytest.raises(BadInput):
        send_letter(by=cast.staff.actor, letter=coordination.drafted(cast).id, on=tomorrow)
    with pytest.raises(BadInput):
        return_letter(
            by=cast.staff.actor, letter=coordination.at(cast, State.SENT).id, reason="x", on=tomorrow
        )


def test_the_team_a_letter_is_sent_for_sees_only_its_own_briefings_under_it(cast):
    """What came of the letter for another team is not theirs to know."""
    letter = coordination.at(cast, State.SENT, team=cast.team.id)
    own = coordination.briefing(cast, BriefingState.HANDED_OVER, letter=letter.id)
    other = coordination.briefing(
        cast,
        BriefingState.HANDED_OVER,
        team=cast.other_team.id,
        letter=letter.id,
        body=coordination.partner(cast, "finance", "清源县财政局").id,
    )
    seen = cast.lead.client.get(f"/letters/{letter.id}/").text
    assert own.number in seen
    assert other.number not in seen
    assert other.number in cast.staff.client.get(f"/letters/{letter.id}/").text


def test_a_matter_handed_over_is_copied_to_whom_the_rule_set_says_and_clues_to_nobody(cast):
    page = cast.office.client
    url = reverse("coordination:draft")
    assert page.get(url, {"kind": "matter"}).context["form"]["copies"].value() == "分管县领导"
    for kind in ("briefing_request", "clues"):
        assert not page.get(url, {"kind": kind}).context["form"]["copies"].value()
