from datetime import timedelta

import pytest

from tests.factories import findings
from tests.journal_says import journal_says
from xuncha.conclusions.findings.actions.record_head_heard import record_head_heard
from xuncha.conclusions.findings.rules.states import State
from xuncha.foundation.terms import BadInput, NotAllowed, WrongState


def test_their_words_are_kept(cast, inspection):
    paper = findings.drafted(cast, inspection)
    row = record_head_heard(by=cast.member.actor, workpaper=paper.id, post="局长", said="属实。")
    assert (row.post, row.said, row.heard_by_id) == ("局长", "属实。", cast.member.person)
    said = journal_says("findings.head_heard", about=paper.ref)
    assert "属实" not in str(said.facts)


def test_incomplete_or_in_the_future(cast, inspection):
    paper = findings.drafted(cast, inspection)
    with pytest.raises(BadInput) as refused:
        record_head_heard(
            by=cast.member.actor,
            workpaper=paper.id,
            post="",
            said="",
            on=cast.clock.today() + timedelta(days=1),
        )
    assert {p.where for p in refused.value.problems} == {"post", "said", "on"}


def test_under_signature_only_with_voiding(cast, inspection):
    paper = findings.at(cast, inspection, State.UNDERTAKERS)
    with pytest.raises(WrongState):
        record_head_heard(by=cast.member.actor, workpaper=paper.id, post="局长", said="又说")


def test_the_wrong_person(cast, inspection):
    paper = findings.drafted(cast, inspection)
    with pytest.raises(NotAllowed):
        record_head_heard(by=cast.team_liaison.actor, workpaper=paper.id, post="局长", said="x")
