from xuncha.standing.people import policies, queries
from xuncha.standing.people.models import Account, Person


def test_seen_exactly_by_whom_it_may_be_viewed(cast):
    for who in cast.everyone:
        seen = set(queries.visible_to(who.actor))
        for person in Person.objects.all():
            assert (person in seen) == bool(policies.can_view(who.actor, person)), (who.code, person.code)


def test_everybody_sees_the_own_record_administrators_none(cast):
    for who in (cast.lead, cast.member, cast.stranger, cast.body_liaison):
        assert [p.id for p in queries.visible_to(who.actor)] == [who.person]
    for who in (cast.system, cast.security, cast.audit):
        assert not queries.visible_to(who.actor).exists()


def test_accounts_are_seen_by_who_keeps_them_and_the_own_by_everybody(cast):
    for who in (cast.system, cast.security):
        assert queries.accounts_visible_to(who.actor).count() == Account.objects.count()
    for who in (cast.audit, cast.office, cast.lead):
        assert [a.id for a in queries.accounts_visible_to(who.actor)] == [who.account.id]


def test_pages_of_what_may_not_be_known_are_not_there(cast):
    other = f"/people/{cast.stranger.person}"
    own = f"/people/{cast.member.person}"
    assert cast.member.client.get(own).status_code == 200
    assert cast.member.client.get("/me")["Location"] == own
    assert cast.member.client.get(other).status_code == 404
    assert cast.office.client.get(other).status_code == 200
    for who in (cast.system, cast.security, cast.audit):
        assert who.client.get(other).status_code == 404
        assert who.client.get("/bodies").status_code == 404
    assert cast.office.client.get("/accounts").status_code == 404
    assert cast.security.client.get("/accounts").status_code == 200
    assert cast.security.client.get("/accounts/open").status_code == 404
    assert cast.system.client.get(f"/accounts/{cast.lead.account.id}/grant").status_code == 404


def test_administrators_see_that_a_right_is_for_a_body_and_not_for_which(cast):
    page = cast.security.client.get(f"/accounts/{cast.body_liaison.account.id}").content.decode()
    assert cast.bureau.name not in page
    assert "某个单位" in page
