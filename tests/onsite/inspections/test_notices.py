"""Before entry: the letter to the body, the public notice, where it hangs."""

from datetime import timedelta

import pytest

from tests.factories import inspections as factory
from tests.journal_says import journal_says
from xuncha.foundation.papers.templates import known_papers
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, WrongState
from xuncha.onsite.inspections.actions.issue_entry_notice import issue_entry_notice
from xuncha.onsite.inspections.actions.note_notice_receipt import note_notice_receipt
from xuncha.onsite.inspections.actions.post_public_notice import post_public_notice
from xuncha.onsite.inspections.actions.prepare_public_notice import prepare_public_notice
from xuncha.onsite.inspections.models import EntryNotice, PublicNotice
from xuncha.onsite.inspections.rules.states import Stage


@pytest.fixture
def inspection(cast):
    return factory.opened(cast)


def words(code, inspection, actor):
    letter = known_papers()[code].build(inspection.ref, actor)
    return letter and letter.title + "".join(getattr(b, "text", "") for b in letter.blocks)


def test_the_office_sends_a_numbered_letter_and_it_is_signed_for(cast, inspection):
    notice = factory.notified(cast, inspection)
    assert notice.number.startswith("清委巡办〔")
    assert (
        journal_says("inspections.entry_notice_issued", about=inspection.ref).facts["number"] == notice.number
    )
    text = words("inspections.entry_notice", inspection, cast.office.actor)
    assert "如实提供资料" in text and "不干预被巡察单位的正常工作" in text
    assert words("inspections.entry_notice", inspection, cast.stranger.actor) is None
    with pytest.raises(BadInput):
        note_notice_receipt(by=cast.office.actor, inspection=inspection.id, received_by=" ")
    note_notice_receipt(by=cast.team_liaison.actor, inspection=inspection.id, received_by="办公室主任")
    journal_says("inspections.entry_notice_received", about=inspection.ref)
    for again in (
        lambda: note_notice_receipt(by=cast.office.actor, inspection=inspection.id, received_by="罗明"),
        lambda: issue(cast, inspection),
    ):
        with pytest.raises(WrongState):
            again()


def issue(cast, inspection, who="office", **more):
    given = {"contact": "孟晓晴", "prepare": ["汇报"], "commitments": [], "enters_on": cast.clock.today()}
    return issue_entry_notice(by=getattr(cast, who).actor, inspection=inspection.id, **{**given, **more})


def test_the_letter_is_the_offices_and_comes_before_entry(cast, inspection):
    with pytest.raises(NotAllowed):
        issue(cast, inspection, who="lead")
    with pytest.raises(NotKnown):
        issue(cast, inspection, who="stranger")
    day = cast.clock.today() - timedelta(days=1)
    with pytest.raises(BadInput) as refused:
        issue(cast, inspection, contact="", prepare=[" "], enters_on=day)
    assert [p.where for p in refused.value.problems] == ["enters_on", "contact", "prepare"]
    assert not EntryNotice.objects.exists()
    with pytest.raises(WrongState):
        issue(cast, factory.at(cast, Stage.ENTERED))


def test_the_notice_closes_when_the_batch_says(cast, inspection):
    posting = factory.announced(cast, inspection)
    notice = PublicNotice.objects.get()
    batch = inspection.team.batch
    assert notice.closes == (batch.petition_closes or batch.ends)
    assert posting.photo.scope == f"inspection:{inspection.id}"
    for event in ("public_notice_prepared", "public_notice_posted"):
        journal_says(f"inspections.{event}", about=inspection.ref)
    assert "大门左侧" in words("inspections.public_notice", inspection, cast.member.actor)


def test_a_notice_needs_a_channel_and_somebody_who_may(cast, inspection):
    with pytest.raises(BadInput):
        prepare_public_notice(by=cast.team_liaison.actor, inspection=inspection.id, hours="8:00")
    with pytest.raises(NotAllowed):
        prepare_public_notice(by=cast.member.actor, inspection=inspection.id, phone="1")
    with pytest.raises(WrongState) as refused:
        post_public_notice(by=cast.team_liaison.actor, inspection=inspection.id, place="大门")
    assert refused.value.code == "notice.not_prepared"
    factory.announced(cast, inspection)
    with pytest.raises(WrongState):
        prepare_public_notice(by=cast.team_liaison.actor, inspection=inspection.id, phone="1")
    with pytest.raises(BadInput):
        post_public_notice(by=cast.team_liaison.actor, inspection=inspection.id, place="")


def test_the_pages_as_a_browser_sees_them(cast, inspection):
    here = f"/inspections/{inspection.id}/notices/"
    office, liaison = cast.office.client, cast.team_liaison.client
    form = {"enters_on": "2024-12-1", "contact": "孟晓晴", "prepare": "汇报\n花名册", "commitments": ""}
    day = str(cast.clock.today())
    assert office.post(here + "issue-entry-notice", {**form, "on": day}).headers["Location"] == here
    assert EntryNotice.objects.get().prepare == ["汇报", "花名册"]
    liaison.post(here + "prepare-public-notice", {"phone": "5512345"})
    liaison.post(here + "post-public-notice", {"place": "大门", "on": day})
    text = cast.member.client.get(here).content.decode()
    assert "5512345" in text and "大门" in text
    assert office.get(f"/papers/inspections.entry_notice/{inspection.id}/").status_code == 200
