"""The pages of teams, worked as a person would."""

from tests.factories import planning, teams, training
from xuncha.foundation.links.conditions import ask
from xuncha.foundation.links.edges import connect
from xuncha.foundation.terms import Ref, new_id
from xuncha.preparation.planning import queries as planned
from xuncha.preparation.teams import cards, queries
from xuncha.preparation.teams.actions.sign_declaration import sign_declaration


def test_a_team_is_formed_declared_examined_and_sent_on_pages(cast):
    batch = planning.batch(cast)
    office = cast.office.client
    made = office.post(f"/batches/{batch.id}/form", {"number": "", "name": ""})
    team = made.url.rpartition("/")[2]
    for who, role in (("lead", "lead"), ("member", "member")):
        office.post(f"/teams/{team}/member", {"person": str(getattr(cast, who).person), "role": role})
    (target,) = planned.targets(batch.id)
    office.post(f"/teams/{team}/target", {"target": str(target.id)})
    for who in (cast.lead, cast.member):
        assert "等您申报" in who.client.get("/teams").content.decode()
        signed = who.client.post(f"/batches/{batch.id}/declare", {"nothing_to_declare": "on"})
        assert signed.status_code == 302
        assert "等您申报" not in who.client.get("/teams").content.decode()
    training.passed(cast, batch.id, [cast.lead.person, cast.member.person])
    office.post(f"/batches/{batch.id}/examine")
    page = office.get(f"/batches/{batch.id}/teams").content.decode()
    assert "人员与单位逐对审查" in page
    refused = office.post(f"/teams/{team}/submit", {"small_because": ""})
    assert (refused.status_code, "规则集要求不少于" in refused.content.decode()) == (409, True)
    assert office.post(f"/teams/{team}/submit", {"small_because": "专项"}).status_code == 302


def test_a_declaration_keeps_what_was_typed_and_marks_the_field(cast):
    team = teams.formed(cast)
    typed = {"kin_1_relation": "配偶", "kin_1_name": "李秀兰"}
    answer = cast.member.client.post(f"/batches/{team.batch_id}/declare", typed)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_kin_1_body-error"' in text
    assert "李秀兰" in text


def test_the_first_screens_tell_who_is_waited_for(cast):
    team = teams.formed(cast)
    assert "组建中的巡察组" in cast.office.client.get("/").content.decode()
    assert cards.to_declare(cast.member.actor).rows[0].due == team.batch.begins
    sign_declaration(by=cast.member.actor, batch=team.batch_id, nothing_to_declare=True)
    assert cards.to_declare(cast.member.actor) is None
    assert cards.to_declare(cast.security.actor) is None


def test_the_gates_of_an_inspection_ask_its_team(cast):
    team = teams.formed(cast)
    inspection = Ref("inspections.inspection", new_id())
    connect(by=cast.office.actor, source=team.ref, target=inspection, relation="inspection")
    (target,) = queries.targets_of(team.id)
    connect(by=cast.office.actor, source=planned.target(target).ref, target=inspection, relation="inspection")
    actor = cast.office.actor

    def missing(code):
        return len(ask(code, inspection, actor).missing)

    assert [missing(c) for c in ("plan.approved", "team.authorised")] == [0, 1]
    assert [missing(c) for c in ("declarations.signed", "recusal.cleared", "training.passed")] == [5, 5, 5]
    teams.complete(cast, team)
    assert [missing(c) for c in ("declarations.signed", "recusal.cleared", "training.passed")] == [0, 0, 0]
