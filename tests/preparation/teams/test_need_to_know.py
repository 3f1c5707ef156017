"""Teams, pairs and declarations: the list and the single answer agree, and nobody sees another's kin."""

from datetime import date

from tests.factories import teams
from xuncha.preparation.teams import policies, queries
from xuncha.preparation.teams.actions.examine_pairs import examine_pairs
from xuncha.preparation.teams.actions.remove_member import remove_member
from xuncha.preparation.teams.actions.sign_declaration import sign_declaration
from xuncha.preparation.teams.rules.declaring import Entry


def with_kin(cast):
    """A team whose member has a spouse at the bureau."""
    team = teams.ready(cast)
    kin = Entry("kin", body=cast.bureau.id, relation="配偶", name="李秀兰", what="会计")
    sign_declaration(by=cast.member.actor, batch=team.batch_id, entries=[kin])
    examine_pairs(by=cast.office.actor, batch=team.batch_id)
    return team


def test_list_and_single_answer_agree(cast):
    team = with_kin(cast)
    pairs = queries.pairs_of(team.batch_id)
    for who in cast.everyone:
        actor = who.actor
        assert queries.visible_to(actor).filter(id=team.id).exists() == policies.can_view(actor, team)
        seen = set(queries.pairs_visible_to(actor).values_list("id", flat=True))
        for pair in pairs:
            assert (pair.id in seen) == policies.can_view_pair(actor, pair)


def test_a_member_sees_own_team_and_own_pairs_only(cast):
    team = with_kin(cast)
    own = [p for p in queries.pairs_of(team.batch_id) if p.person_id == cast.member.person]
    others = [p for p in queries.pairs_of(team.batch_id) if p.person_id != cast.member.person]
    client = cast.member.client
    assert client.get(f"/teams/{team.id}").status_code == 200
    assert client.get(f"/pairs/{own[0].id}").status_code == 200
    assert client.get(f"/pairs/{others[0].id}").status_code == 404
    assert client.get(f"/batches/{team.batch_id}/teams").status_code == 404
    assert client.get(f"/batches/{team.batch_id}/declarations/{cast.lead.person}").status_code == 404
    assert client.get(f"/batches/{team.batch_id}/declare/{cast.lead.person}").status_code == 404


def test_strangers_bodies_and_administrators_see_no_team(cast):
    team = with_kin(cast)
    for who in (cast.stranger, cast.body_liaison, cast.system, cast.security, cast.audit):
        for page in (
            f"/teams/{team.id}",
            f"/batches/{team.batch_id}/teams",
            f"/batches/{team.batch_id}/declare",
        ):
            assert who.client.get(page).status_code == 404


def test_kin_shows_a_lock_to_the_office_and_words_to_nobody(cast):
    team = with_kin(cast)
    pair = next(p for p in queries.pairs_of(team.batch_id) if p.person_id == cast.member.person)
    page = cast.office.client.get(f"/batches/{team.batch_id}/teams?pair={pair.id}").content.decode()
    assert "内容封存" in page
    for text in (page, cast.office.client.get(f"/pairs/{pair.id}").content.decode()):
        assert "配偶" not in text.replace("配偶的", "")
        assert "李秀兰" not in text


def test_a_sealed_fact_is_shown_once_after_its_reason(cast):
    team = with_kin(cast)
    pair = next(p for p in queries.pairs_of(team.batch_id) if p.person_id == cast.member.person)
    (hit,) = queries.examined_pair(pair).hits.all()
    client = cast.office.client
    assert client.post(f"/hits/{hit.id}/open", {"reason": ""}).status_code == 422
    opened = client.post(f"/hits/{hit.id}/open", {"reason": "核对申报"}).content.decode()
    assert "配偶" in opened
    assert cast.lead.client.post(f"/hits/{hit.id}/open", {"reason": "好奇"}).status_code == 404


def test_who_left_no_longer_knows_the_team(cast):
    team = teams.formed(cast)
    assert cast.member.client.get(f"/teams/{team.id}").status_code == 200
    row = next(m for m in queries.active_members(team.id) if m.person_id == cast.member.person)
    remove_member(by=cast.office.actor, membership=row.id, on=date(2024, 3, 4))
    assert cast.member.client.get(f"/teams/{team.id}").status_code == 404
