"""Need to know is one thing: what `visible_to` finds is exactly what `can_view` allows, for everybody and any petition."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import petitions
from xuncha.foundation.terms.record import born
from xuncha.onsite.petitions import policies, queries
from xuncha.onsite.petitions.models import Handler
from xuncha.onsite.petitions.rules.states import Keeper, State

TEAM = ("lead", "deputy", "member", "second_member", "team_liaison")


@pytest.fixture
def prepared(cast, inspection):
    """One petition of the inspection, one of none; who they belong to is changed below."""
    return petitions.at(cast, inspection, State.ASSIGNED), petitions.registered(cast, None, item="")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kept=st.sampled_from(["", *(k.value for k in Keeper)]),
    hidden=st.booleans(),
    handlers=st.sets(st.sampled_from(TEAM)),
    undecided=st.booleans(),
)
def test_visible_is_viewable(cast, inspection, prepared, kept, hidden, handlers, undecided):
    row = prepared[undecided]
    row.kept_for, row.hidden_from_id = kept, inspection.team_id if hidden else None
    row.save()
    row.handlers.all().delete()
    for who in handlers:
        person = getattr(cast, who).person
        Handler.objects.create(
            **born(cast.lead.actor), petition=row, person_id=person, assigned_on=cast.clock.today()
        )
    for member in cast.everyone:
        actor = member.actor
        seen = queries.visible_to(actor).filter(pk=row.pk).exists()
        assert seen == bool(policies.can_view(actor, row)), (member.account.username, kept, handlers)


def test_who_knows_what_in_words(cast, inspection):
    found = petitions.at(cast, inspection, State.ASSIGNED)
    knowing = {m.account.username for m in cast.everyone if queries.visible_to(m.actor).exists()}
    assert knowing == {"clerk", "lead", "member"}
    assert queries.register(cast.staff.actor).count() == queries.register(cast.office.actor).count() == 1
    for who in (cast.lead, cast.clerk, cast.secretary, cast.audit, cast.body_liaison):
        assert not queries.register(who.actor).exists()
    assert found.number in str(queries.register(cast.staff.actor).get())


def test_a_member_who_left_the_team_knows_it_no_longer(cast, inspection):
    from xuncha.standing.people.actions.withdraw_role import withdraw_role
    from xuncha.standing.people.models import Grant

    petitions.at(cast, inspection, State.ASSIGNED)
    grant = Grant.objects.filter(person=cast.member.person, role="member").last()
    for grant in Grant.objects.filter(person=cast.member.person, role="member"):
        withdraw_role(by=cast.security.actor, grant=grant.id)
    assert not queries.visible_to(cast.member.actor).exists()


def test_the_dossier_counts_only_what_its_reader_knows(cast, inspection):
    from xuncha.onsite.petitions.supplies import count_petitions

    petitions.at(cast, inspection, State.ASSIGNED)
    petitions.registered(cast, inspection, persons=2)
    known = [
        count_petitions(m.actor, inspection).parts[0].count() for m in (cast.lead, cast.member, cast.deputy)
    ]
    assert known == [2, 1, 0]
