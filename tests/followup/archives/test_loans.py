"""Borrowing a volume: asked for, decided by the head of the office, given back; the folder opens in between."""

from datetime import timedelta

import pytest

from tests.factories import archives as made
from tests.journal_says import journal_says
from xuncha.followup.archives import queries
from xuncha.followup.archives.actions.ask_to_borrow import ask_to_borrow
from xuncha.followup.archives.actions.decide_loan import decide_loan
from xuncha.followup.archives.actions.file_volume import file_volume
from xuncha.followup.archives.actions.open_copy import open_copy
from xuncha.followup.archives.actions.return_loan import return_loan
from xuncha.followup.archives.rules.states import TRANSITIONS, LoanState, may_go
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Stale, SystemClock

pytestmark = pytest.mark.django_db


@pytest.fixture
def volume(cast):
    return made.catalogued(cast)


def asked(cast, volume, who="staff", days=10, **more):
    due = cast.clock.today() + timedelta(days)
    return ask_to_borrow(
        by=getattr(cast, who).actor, volume=volume.pk, purpose="核对整改", due_on=due, **more
    )


def lent(cast, volume, who="staff", **more):
    return decide_loan(by=cast.office.actor, loan=asked(cast, volume, who, **more).pk, approve=True)


def test_asked_lent_and_given_back(cast, volume):
    loan = asked(cast, volume)
    assert (loan.state, loan.borrower) == (LoanState.ASKED, cast.staff.actor.name)
    journal_says("archives.loan_asked", about=loan.ref, by=cast.staff)
    loan = decide_loan(by=cast.office.actor, loan=loan.pk, approve=True, seen=loan.version)
    assert (loan.state, loan.decided_by) == (LoanState.LENT, cast.office.actor.name)
    assert journal_says("archives.loan_decided", about=loan.ref, by=cast.office).facts["lent"] is True
    loan = return_loan(by=cast.staff.actor, loan=loan.pk)
    assert loan.state == LoanState.RETURNED
    assert journal_says("archives.loan_returned", about=loan.ref).facts["late"] is False


def test_the_folder_opens_to_the_borrower_while_it_is_lent_with_a_reason_each_time(cast, volume):
    copy = file_volume(by=cast.office.actor, volume=volume.pk, reason="移交")
    staff = cast.staff
    loan = asked(cast, volume)
    with pytest.raises(NotKnown):
        open_copy(by=staff.actor, copy=copy.pk, reason="看")
    decide_loan(by=cast.office.actor, loan=loan.pk, approve=True)
    assert open_copy(by=staff.actor, copy=copy.pk, reason="核对整改") == copy
    assert journal_says("archives.copy_opened", about=volume.ref, by=staff).facts["reason"] == "核对整改"
    with pytest.raises(NotKnown):
        open_copy(by=cast.lead.actor, copy=copy.pk, reason="看")
    return_loan(by=staff.actor, loan=loan.pk)
    with pytest.raises(NotKnown):
        open_copy(by=staff.actor, copy=copy.pk, reason="再看")


def test_past_its_day_it_opens_no_more_and_stands_before_the_office(cast, volume):
    copy = file_volume(by=cast.office.actor, volume=volume.pk, reason="移交")
    loan = lent(cast, volume)
    cast.clock.move_to(loan.due_on + timedelta(days=1))
    with pytest.raises(NotKnown):
        open_copy(by=cast.staff.actor, copy=copy.pk, reason="看")
    assert list(queries.loans_waiting(cast.office.actor)) == [loan]
    assert "逾期未还" in cast.office.client.get("/").text


def test_refused_with_a_reason(cast, volume):
    loan = asked(cast, volume)
    with pytest.raises(BadInput):
        decide_loan(by=cast.office.actor, loan=loan.pk, approve=False)
    assert (
        decide_loan(by=cast.office.actor, loan=loan.pk, approve=False, reason="正在整改").state == "refused"
    )


@pytest.mark.parametrize("who", ["staff", "lead"])
def test_only_the_head_decides_and_not_their_own(cast, volume, who):
    loan = asked(cast, volume, "lead" if who == "lead" else "staff")
    with pytest.raises(NotAllowed):
        decide_loan(by=getattr(cast, who).actor, loan=loan.pk, approve=True)
    own = asked(cast, volume, "office")
    with pytest.raises(NotAllowed):
        decide_loan(by=cast.office.actor, loan=own.pk, approve=True)


def test_for_somebody_outside_the_office_asks(cast, volume):
    loan = lent(cast, volume, borrower="县纪委监委 王某")
    assert (loan.person_id, loan.borrower) == (None, "县纪委监委 王某")
    assert not queries.has_borrowed(cast.staff.actor, volume.inspection_id)
    assert return_loan(by=cast.staff.actor, loan=loan.pk).state == LoanState.RETURNED
    with pytest.raises(BadInput):
        asked(cast, volume, "lead", borrower="县纪委监委 王某")


def test_what_is_refused(cast, volume):
    with pytest.raises(BadInput):
        asked(cast, volume, days=-1)
    with pytest.raises(NotKnown):
        asked(cast, volume, "stranger")
    loan = lent(cast, volume, "lead")
    with pytest.raises(NotKnown):
        return_loan(by=cast.member.actor, loan=loan.pk)
    with pytest.raises(Stale):
        return_loan(by=cast.lead.actor, loan=loan.pk, seen=loan.version - 1)
    with pytest.raises(BadInput):
        return_loan(by=cast.lead.actor, loan=loan.pk, on=cast.clock.today() + timedelta(days=1))


@pytest.mark.parametrize("state", list(LoanState))
@pytest.mark.parametrize("to", list(LoanState))
def test_every_step_is_in_the_table_or_refused(state, to):
    assert may_go(state, to) == (to in TRANSITIONS[state])


def test_in_the_browser(cast, volume):
    lead, office = cast.lead.client, cast.office.client
    today = SystemClock().today()  # a browser knows no other
    due = (today + timedelta(days=5)).isoformat()
    page = f"/archives/inspections/{volume.inspection_id}"
    assert "永久" in lead.get(page).text
    asking = f"/archives/volumes/{volume.pk}/borrow"
    assert "替谁借" not in lead.get(asking).text
    assert lead.post(asking, {"purpose": "核对", "due_on": due}).status_code == 302
    loan = queries.loans_visible_to(cast.lead.actor).get()
    assert "案卷借阅" in office.get("/").text
    assert office.post(f"/archives/loans/{loan.pk}/decide", {"approve": "yes"}).status_code == 302
    assert "登记归还" in lead.get("/archives/loans").text
    back = lead.post(f"/archives/loans/{loan.pk}/return", {"on": today.isoformat()})
    assert back.status_code == 302
    assert "已归还" in lead.get("/archives/loans").text
    assert "核对" not in cast.member.client.get("/archives/loans").text


def test_a_term_ends_with_its_last_year(cast, volume):
    assert volume.kept_until is None
    volume.retention = "years_10"
    assert volume.kept_until == volume.catalogued_on.year + 10
