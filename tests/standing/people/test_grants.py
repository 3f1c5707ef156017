from datetime import date

import pytest

from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Ref, Role, WrongState, new_id
from xuncha.standing.people import queries
from xuncha.standing.people.actions.grant_role import grant_role
from xuncha.standing.people.actions.open_account import open_account
from xuncha.standing.people.actions.withdraw_role import withdraw_role
from xuncha.standing.people.models import Grant
from xuncha.standing.people.rules.apart import ADMINISTRATORS, clash, fault_of_scope


def given(cast, by=None, **kwargs):
    wanted = {"role": Role.OFFICE_STAFF, "person": cast.stranger.person, **kwargs}
    return grant_role(by=(by or cast.security).actor, **wanted)


def test_a_grant_counts_from_its_day_and_stands_in_the_journal_by_code(cast):
    grant = given(cast, on=date(2024, 3, 5), reason="申请单")
    assert not cast.stranger.actor.is_office
    cast.clock.move_to(date(2024, 3, 5))
    assert cast.stranger.actor.is_office
    said = journal_says("people.role_granted", by=cast.security.actor)
    assert said.facts["to"] == cast.stranger.code
    assert grant.granted_by == cast.security.code


def test_a_grant_for_a_time_ends_with_its_last_day(cast):
    given(cast, until=date(2024, 3, 8))
    cast.clock.move_to(date(2024, 3, 8))
    assert cast.stranger.actor.is_office
    cast.clock.move_to(date(2024, 3, 9))
    assert not cast.stranger.actor.is_office


def test_a_withdrawn_grant_ends_that_minute_also_for_who_is_signed_in(cast):
    grant = given(cast)
    browser = cast.stranger.client
    assert browser.get("/people").status_code == 200
    withdraw_role(by=cast.security.actor, grant=grant.id, reason="调离")
    assert browser.get("/people").status_code == 404
    journal_says("people.role_withdrawn")
    with pytest.raises(WrongState):
        withdraw_role(by=cast.security.actor, grant=grant.id)


def test_granting_what_is_there_changes_nothing(cast):
    assert given(cast).id == given(cast).id
    assert Grant.objects.filter(role="office_staff", person=cast.stranger.person).count() == 1


def test_after_withdrawal_it_may_be_granted_again(cast):
    first = given(cast)
    withdraw_role(by=cast.security.actor, grant=first.id)
    assert given(cast).id != first.id


@pytest.mark.parametrize("who", ["system", "audit", "office", "lead", "leading_group"])
def test_rights_are_the_security_administrator_s_to_grant(cast, who):
    with pytest.raises(NotAllowed):
        given(cast, by=getattr(cast, who))


def test_nobody_grants_to_themselves(cast):
    with pytest.raises(NotAllowed) as refused:
        grant_role(by=cast.security.actor, role=Role.SECURITY_ADMIN, account=cast.security.account.id)
    assert refused.value.code == "grant.not_to_oneself"
    with pytest.raises(NotAllowed):
        grant_role(by=cast.office.actor, role=Role.LEAD, person=cast.office.person, scope=cast.team)


def test_team_roles_follow_from_who_authorises_teams(cast):
    for by in (cast.office, cast.leading_group, cast.secretary):
        scope = Ref("teams.team", new_id())
        grant_role(by=by.actor, role=Role.MEMBER, person=cast.stranger.person, scope=scope)
        assert scope.id in cast.stranger.actor.scopes(Role.MEMBER)
    with pytest.raises(NotAllowed):
        grant_role(by=cast.lead.actor, role=Role.MEMBER, person=cast.stranger.person, scope=cast.team)


def test_nobody_alone_both_opens_an_account_and_grants_it(cast):
    for who in cast.everyone:
        may_open = may_grant = True
        try:
            opened = open_account(by=who.actor, username=f"x{who.code.lower()}", name="x").account
        except NotAllowed:
            may_open = False
            opened = open_account(by=cast.system.actor, username=f"y{who.code.lower()}", name="y").account
        try:
            grant_role(by=who.actor, role=Role.OFFICE_HEAD, account=opened.id)
        except NotAllowed:
            may_grant = False
        assert not (may_open and may_grant), who.code


def test_administrators_stay_apart_and_out_of_the_work(cast):
    with pytest.raises(WrongState) as refused:
        grant_role(by=cast.security.actor, role=Role.AUDIT_ADMIN, account=cast.system.account.id)
    assert refused.value.code == "grant.two_administrators"
    for role, account in (("office_head", cast.system.account), ("system_admin", cast.lead.account)):
        with pytest.raises(WrongState) as refused:
            grant_role(by=cast.security.actor, role=role, account=account.id)
        assert refused.value.code == "grant.administrator_and_work"


@pytest.mark.parametrize(
    ("role", "scope", "code"),
    [
        (Role.MEMBER, None, "grant.needs_team"),
        (Role.MEMBER, "organisations.body", "grant.needs_team"),
        (Role.BODY_LIAISON, None, "grant.needs_body"),
        (Role.OFFICE_HEAD, "teams.team", "grant.office_wide"),
    ],
)
def test_a_role_is_held_for_what_it_is_about(cast, role, scope, code):
    with pytest.raises(BadInput) as refused:
        given(cast, role=role, scope=Ref(scope, new_id()) if scope else None)
    assert refused.value.code == code


def test_unknown_roles_and_holders_are_refused(cast):
    with pytest.raises(BadInput):
        given(cast, role="superuser")
    with pytest.raises(NotKnown):
        given(cast, person=new_id())
    with pytest.raises(NotKnown):
        withdraw_role(by=cast.security.actor, grant=new_id())
    with pytest.raises(BadInput):
        grant_role(by=cast.security.actor, role="member")


def test_a_grant_to_an_account_with_a_person_is_the_person_s(cast):
    grant = grant_role(by=cast.security.actor, role="office_staff", account=cast.stranger.account.id)
    assert grant.person_id == cast.stranger.person


def test_holders_of_a_role_for_a_team(cast):
    assert queries.holders(Role.LEAD, cast.team, on=cast.clock.today()) == [cast.lead.person]
    assert queries.holders(Role.LEAD, cast.other_team, on=cast.clock.today()) == []


def test_no_administrator_s_role_joins_anything():
    roles = [r.value for r in Role]
    for held in roles:
        for wanted in roles:
            apart = {held, wanted} & ADMINISTRATORS and held != wanted
            assert bool(clash({held}, wanted)) == bool(apart), (held, wanted)
    assert fault_of_scope("secretary", "") == ""
