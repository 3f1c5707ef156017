from datetime import timedelta

import pytest

from tests.factories import rectification as made
from tests.journal_says import journal_says
from xuncha.followup.rectification import queries
from xuncha.followup.rectification.actions.record_committee_hearing import record_committee_hearing
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, new_id

pytestmark = pytest.mark.django_db


def test_one_meeting_hears_about_many_lists(cast):
    ledger, today = made.accepted(cast), cast.clock.today()
    hearing = record_committee_hearing(
        by=cast.staff.actor, ledgers=[ledger.id], on=today, meeting="县委常委会第30次会议"
    )
    assert [h.hearing for h in queries.hearings_until([ledger.inspection_id], today)] == [hearing]
    assert journal_says("rectification.committee_heard", about=hearing.ref).facts["ledgers"] == [
        str(ledger.id)
    ]


def test_what_it_lacks_is_said_at_once(cast):
    with pytest.raises(BadInput) as refused:
        record_committee_hearing(
            by=cast.staff.actor, ledgers=[], on=cast.clock.today() + timedelta(days=1), meeting=""
        )
    assert len(refused.value.problems) == 3


def test_only_the_office_and_only_lists_there_are(cast):
    ledger, today = made.accepted(cast), cast.clock.today()
    with pytest.raises(NotAllowed):
        record_committee_hearing(by=cast.body_liaison.actor, ledgers=[ledger.id], on=today, meeting="常委会")
    with pytest.raises(NotKnown):
        record_committee_hearing(by=cast.staff.actor, ledgers=[new_id()], on=today, meeting="常委会")
