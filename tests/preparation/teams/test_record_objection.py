from datetime import date

import pytest

from tests.factories import teams
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, new_id
from xuncha.preparation.teams import queries
from xuncha.preparation.teams.actions.record_objection import record_objection
from xuncha.preparation.teams.actions.record_tie import record_tie
from xuncha.preparation.teams.actions.withdraw_objection import withdraw_objection


def objected(cast, team, by=None, **more):
    given = {"letter": "文旅党函〔2024〕3号", "reason": "有过节", **more}
    (target,) = queries.targets_of(team.id)
    return record_objection(by=(by or cast.office).actor, target=target, person=cast.member.person, **given)


def test_records_the_letter(cast):
    team = teams.formed(cast)
    row = objected(cast, team)
    assert journal_says("teams.objection_recorded", about=row.ref).facts["letter"] == "文旅党函〔2024〕3号"


def test_letter_and_reason_are_asked_and_one_stands(cast):
    team = teams.formed(cast)
    for more in ({"letter": ""}, {"reason": " "}):
        with pytest.raises(BadInput):
            objected(cast, team, **more)
    objected(cast, team)
    with pytest.raises(BadInput) as refused:
        objected(cast, team)
    assert refused.value.code == "objection.standing"


def test_only_the_office_records_and_withdraws(cast):
    team = teams.formed(cast)
    with pytest.raises(NotAllowed):
        objected(cast, team, by=cast.body_liaison)
    row = objected(cast, team)
    with pytest.raises(NotAllowed):
        withdraw_objection(by=cast.body_liaison.actor, objection=row.id)
    with pytest.raises(NotKnown):
        withdraw_objection(by=cast.office.actor, objection=new_id())


def test_a_tie_says_what_and_whence(cast):
    teams.formed(cast)
    given = {
        "person": cast.member.person,
        "body": cast.bureau.id,
        "kind": "business",
        "what": "承包",
        "source": "合同",
    }
    row = record_tie(by=cast.office.actor, **given)
    journal_says("teams.tie_recorded", about=row.ref)
    bad = ({"kind": "rumour"}, {"what": ""}, {"source": ""})
    for more in (*bad, {"since": date(2024, 2, 1), "until": date(2024, 1, 1)}):
        with pytest.raises(BadInput):
            record_tie(by=cast.office.actor, **{**given, **more})
    with pytest.raises(NotAllowed):
        record_tie(by=cast.lead.actor, **given)
