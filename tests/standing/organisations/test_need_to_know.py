from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xuncha.standing.organisations import policies, queries
from xuncha.standing.organisations.models import Body
from xuncha.standing.organisations.rules.tree import depth, moved_path, path_of, would_circle


def test_seen_exactly_by_whom_it_may_be_viewed(cast):
    for who in cast.everyone:
        seen = set(queries.visible_to(who.actor))
        for body in Body.objects.all():
            assert (body in seen) == bool(policies.can_view(who.actor, body)), (who.code, body)


def test_a_liaison_sees_the_own_body_administrators_none(cast):
    assert list(queries.visible_to(cast.body_liaison.actor)) == [cast.bureau]
    for who in (cast.system, cast.security, cast.audit):
        assert not queries.visible_to(who.actor).exists()


def test_pages_of_what_may_not_be_known_are_not_there(cast):
    own, other = f"/bodies/{cast.bureau.id}", f"/bodies/{cast.other_bureau.id}"
    assert (
        cast.body_liaison.client.get(own).status_code == 404
    )  # the body's contact is let in only by the door
    assert cast.body_liaison.client.get(other).status_code == 404
    assert cast.body_liaison.client.get("/bodies").status_code == 404
    assert cast.system.client.get(own).status_code == 404
    assert cast.lead.client.get(other).status_code == 200
    assert cast.lead.client.get(f"{own}/rename").status_code == 404


numbers = st.integers(1, 9999).map(lambda n: f"B-{n:04}")


@given(st.lists(numbers, min_size=2, max_size=6, unique=True))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_path_holds_its_ancestors_and_moves_with_them(chain):
    paths = [""]
    for number in chain:
        paths.append(path_of(paths[-1], number))
    top, last = paths[1], paths[-1]
    assert depth(last) == len(chain) - 1
    assert would_circle(top, last)
    assert not would_circle(last, top)
    new_top = path_of("/B-99999/", chain[0])
    assert moved_path(last, top, new_top).startswith(new_top)
