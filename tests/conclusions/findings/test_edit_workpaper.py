import pytest

from tests.factories import findings
from tests.journal_says import journal_is_silent_about, journal_says
from xuncha.conclusions.findings.actions.edit_workpaper import edit_workpaper
from xuncha.conclusions.findings.rules.states import State
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Stale, WrongState


def test_an_undertaker_edits_and_the_version_moves_on(cast, inspection):
    paper = findings.drafted(cast, inspection)
    edited = edit_workpaper(
        by=cast.second_member.actor, workpaper=paper.id, fields={"amount_fen": 86_400_000}, seen=paper.version
    )
    assert edited.amount_fen == 86_400_000
    assert edited.version == paper.version + 1
    assert journal_says("findings.workpaper_edited", about=paper.ref).facts["fields"] == ["amount_fen"]


def test_a_stale_form_is_refused(cast, inspection):
    paper = findings.drafted(cast, inspection)
    edit_workpaper(by=cast.member.actor, workpaper=paper.id, fields={"title": "改过的题目"})
    with pytest.raises(Stale):
        edit_workpaper(
            by=cast.second_member.actor, workpaper=paper.id, fields={"title": "另一题目"}, seen=paper.version
        )


@pytest.mark.parametrize("state", [State.UNDERTAKERS, State.DEPUTY, State.LEAD, State.SIGNED])
def test_a_change_under_signature_is_said_first_then_voids_all(cast, inspection, state):
    paper = findings.at(cast, inspection, state)
    with pytest.raises(WrongState) as refused:
        edit_workpaper(by=cast.member.actor, workpaper=paper.id, fields={"title": "改过的题目"})
    assert refused.value.code == "workpaper.would_void"
    assert paper.signatures.filter(void_at__isnull=True).exists()
    edit_workpaper(by=cast.member.actor, workpaper=paper.id, fields={"title": "改过的题目"}, voids=True)
    paper = findings.again(cast, paper)
    assert (paper.state, paper.number, paper.signed_on) == (State.DRAFT, "", None)
    assert not paper.signatures.filter(void_at__isnull=True).exists()
    assert paper.signatures.exists()  # they stay, void
    said = journal_says("findings.signatures_voided", about=paper.ref)
    assert said.facts["count"] == paper.signatures.count()


def test_a_number_once_given_never_comes_again(cast, inspection):
    first = findings.at(cast, inspection, State.SIGNED)
    given = first.number
    edit_workpaper(by=cast.member.actor, workpaper=first.id, fields={"title": "改过的题目"}, voids=True)
    again = findings.sign(cast, first, "member", "second_member", "deputy", "lead")
    assert again.number not in ("", given)


def test_judged_is_final(cast, inspection):
    paper = findings.at(cast, inspection, State.JUDGED)
    with pytest.raises(NotAllowed) as refused:
        edit_workpaper(by=cast.member.actor, workpaper=paper.id, fields={"title": "x"}, voids=True)
    assert refused.value.code == "workpaper.judged"


@pytest.mark.parametrize("who", ["deputy", "lead", "team_liaison"])
def test_others_of_the_team_do_not_edit(cast, inspection, who):
    paper = findings.drafted(cast, inspection)
    with pytest.raises(NotAllowed) as refused:
        edit_workpaper(by=getattr(cast, who).actor, workpaper=paper.id, fields={"title": "x"})
    assert refused.value.code == "workpaper.not_yours"


@pytest.mark.parametrize("who", ["stranger", "office", "body_liaison", "leading_group"])
def test_for_others_a_draft_is_not_there(cast, inspection, who):
    paper = findings.drafted(cast, inspection)
    with pytest.raises(NotKnown):
        edit_workpaper(by=getattr(cast, who).actor, workpaper=paper.id, fields={"title": "x"})


def test_nothing_changed_takes_no_signature_away(cast, inspection):
    paper = findings.at(cast, inspection, State.LEAD)
    with pytest.raises(WrongState) as refused:
        edit_workpaper(by=cast.member.actor, workpaper=paper.id, fields={"title": paper.title}, voids=True)
    assert refused.value.code == "workpaper.nothing_changed"
    assert findings.again(cast, paper).state == State.LEAD
    journal_is_silent_about("findings.signatures_voided", about=paper.ref)


def test_what_the_rule_set_does_not_know_is_refused(cast, inspection):
    paper = findings.drafted(cast, inspection)
    with pytest.raises(BadInput):
        edit_workpaper(by=cast.member.actor, workpaper=paper.id, fields={"field": "x"})
