"""Who may know of a plan or a round: the list and the single answer agree, for everybody and every state."""

from tests.factories import planning
from xuncha.preparation.planning import policies, queries


def test_list_and_single_answer_agree(cast):
    plans = [planning.plan(cast), planning.drafted_plan(cast, year=2025)]
    rounds = [planning.round(cast, code="a"), planning.submitted_round(cast, code="b")]
    rounds.append(planning.drafted_round(cast, code="c"))
    for who in cast.everyone:
        actor = who.actor
        seen_plans = set(queries.plans_visible_to(actor).values_list("id", flat=True))
        seen = set(queries.visible_to(actor).values_list("id", flat=True))
        for plan in plans:
            assert (plan.id in seen_plans) == policies.can_view_plan(actor, plan)
        for round in rounds:
            assert (round.id in seen) == policies.can_view_round(actor, round)


def test_drafts_are_for_the_office_and_who_decides(cast):
    drafted = planning.drafted_round(cast)
    knows = {
        who.account.name
        for who in cast.everyone
        if queries.visible_to(who.actor).filter(id=drafted.id).exists()
    }
    assert knows == {w.account.name for w in (cast.office, cast.staff, cast.leading_group, cast.secretary)}


def test_the_page_is_not_there_for_who_may_not_know(cast):
    drafted = planning.drafted_round(cast)
    assert cast.office.client.get(f"/rounds/{drafted.id}").status_code == 200
    for who in (cast.lead, cast.member, cast.body_liaison, cast.security):
        assert who.client.get(f"/rounds/{drafted.id}").status_code == 404
