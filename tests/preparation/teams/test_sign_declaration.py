import io
from datetime import date

import pytest

from tests.factories import teams
from tests.factories.evidence import pdf
from tests.journal_says import journal_says
from xuncha.foundation.files.store import keep
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown
from xuncha.preparation.teams import queries
from xuncha.preparation.teams.actions.sign_declaration import sign_declaration
from xuncha.preparation.teams.rules.declaring import Entry
from xuncha.standing.people import queries as people

SPOUSE = "李秀兰"


def test_a_member_declares_that_there_is_nothing(cast):
    team = teams.formed(cast)
    row = sign_declaration(by=cast.member.actor, batch=team.batch_id, nothing_to_declare=True)
    assert (row.how, row.number) == ("system", 1)
    assert queries.declaration_of(cast.member.person, team.batch_id) == row
    assert journal_says("teams.declaration_signed", about=row.ref).actor == cast.member.code


def test_kin_is_sealed_here_and_told_to_people(cast):
    team = teams.formed(cast)
    kin = Entry("kin", body=cast.bureau.id, relation="配偶", name=SPOUSE, what="科员")
    row = sign_declaration(by=cast.member.actor, batch=team.batch_id, entries=[kin])
    (entry,) = row.entries.all()
    assert SPOUSE.encode() not in bytes(entry.sealed)
    assert (entry.body, entry.what) == (None, "")
    assert people.kin_of(cast.member.person).count() == 1
    assert SPOUSE not in str(journal_says("teams.declaration_signed", about=row.ref).facts)


def test_a_former_post_becomes_a_line_of_the_career_once(cast):
    team = teams.formed(cast)
    post = Entry(
        "former_post", body=cast.bureau.id, what="出纳", since=date(2018, 7, 1), until=date(2021, 3, 31)
    )
    for _ in range(2):
        sign_declaration(by=cast.member.actor, batch=team.batch_id, entries=[post])
    lines = [c for c in people.careers([cast.member.person])[cast.member.person] if c.post == "出纳"]
    assert len(lines) == 1


def test_a_new_declaration_replaces_the_last_and_both_are_kept(cast):
    team = teams.formed(cast)
    sign_declaration(by=cast.member.actor, batch=team.batch_id, nothing_to_declare=True)
    home = Entry("home_place", what="清源县石门镇东沟村")
    second = sign_declaration(by=cast.member.actor, batch=team.batch_id, entries=[home])
    assert second.number == 2
    assert queries.declaration_of(cast.member.person, team.batch_id) == second


@pytest.mark.parametrize(
    ("entries", "nothing", "where"),
    [
        ([], False, "entries"),
        ([Entry("home_place", what="石门镇")], True, "entries"),
        ([Entry("kin", relation="配偶", name=SPOUSE)], False, "0.body"),
        ([Entry("kin", body_name="县水利局", name=SPOUSE)], False, "0.relation"),
        ([Entry("kin", body_name="县水利局", relation="配偶")], False, "0.name"),
        ([Entry("former_post", body_name="县水利局")], False, "0.what"),
        ([Entry("home_place")], False, "0.what"),
        ([Entry("gossip", what="x")], False, "0.kind"),
        (
            [
                Entry(
                    "business",
                    body_name="县水利局",
                    what="承包",
                    since=date(2024, 1, 2),
                    until=date(2024, 1, 1),
                )
            ],
            False,
            "0.until",
        ),
    ],
)
def test_what_does_not_hold_is_told_at_its_line(cast, entries, nothing, where):
    team = teams.formed(cast)
    with pytest.raises(BadInput) as refused:
        sign_declaration(
            by=cast.member.actor, batch=team.batch_id, entries=entries, nothing_to_declare=nothing
        )
    assert where in [p.where for p in refused.value.problems]


def test_nobody_declares_for_another(cast):
    team = teams.formed(cast)
    with pytest.raises(NotAllowed):
        sign_declaration(
            by=cast.lead.actor, batch=team.batch_id, person=cast.member.person, nothing_to_declare=True
        )


def test_the_office_enters_a_signed_sheet_with_its_scan(cast):
    team = teams.formed(cast)
    with pytest.raises(BadInput) as refused:
        sign_declaration(
            by=cast.office.actor, batch=team.batch_id, person=cast.member.person, nothing_to_declare=True
        )
    assert refused.value.code == "declaration.scan_missing"
    stream: io.BytesIO = pdf(1)
    scan = keep(stream, name="申报表.pdf", scope="office", by=cast.office.actor)
    row = sign_declaration(
        by=cast.office.actor,
        batch=team.batch_id,
        person=cast.member.person,
        nothing_to_declare=True,
        scan=scan.id,
        on=date(2024, 3, 1),
    )
    assert (row.how, row.signed_on) == ("recorded", date(2024, 3, 1))


def test_who_stands_in_no_team_of_the_batch_declares_nothing(cast):
    team = teams.formed(cast)
    with pytest.raises(NotKnown):
        sign_declaration(by=cast.stranger.actor, batch=team.batch_id, nothing_to_declare=True)
    with pytest.raises(NotKnown):
        sign_declaration(by=cast.security.actor, batch=team.batch_id, nothing_to_declare=True)
