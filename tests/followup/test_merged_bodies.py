"""A body merged while a plan names it, or during its own inspection: its history stays, its successor answers."""

from datetime import date

import pytest
from django.urls import reverse

from tests.factories import inspections as factory
from tests.factories import planning, reports
from xuncha.conclusions.reports.actions.deliver_feedback import deliver_feedback
from xuncha.conclusions.reports.actions.sign_for_feedback import sign_for_feedback
from xuncha.followup.rectification.queries import ledgers_of
from xuncha.onsite.inspections import queries as inspections
from xuncha.onsite.inspections.rules.states import Stage
from xuncha.preparation.planning.rules.coverage import Covered
from xuncha.preparation.planning.web import presenters
from xuncha.standing.organisations.actions.merge_bodies import merge_bodies
from xuncha.standing.organisations.actions.register_body import register_body
from xuncha.standing.organisations.actions.rename_body import rename_body
from xuncha.standing.organisations.actions.split_body import split_body


def merged(cast, on):
    """The bureau goes into the other one, which takes over."""
    return merge_bodies(
        by=cast.office.actor,
        predecessors=[cast.bureau.id],
        successor=cast.other_bureau.id,
        on=on,
        takes_over=True,
    )


def cells(cast):
    term = planning.term(cast)
    return {c.name: c for k in presenters.covered_kinds(term, cast.office.actor) for c in k.cells}


def test_the_successor_keeps_the_history(cast):
    planning.round(cast)
    cast.clock.move_to(date(2024, 6, 10))
    assert cells(cast)[cast.bureau.called].covered == Covered.DONE
    merged(cast, date(2024, 6, 5))
    found = cells(cast)
    assert cast.bureau.called not in found
    assert found[cast.other_bureau.called].covered == Covered.DONE
    (seen,) = found[cast.other_bureau.called].visits
    assert (seen.body, seen.name) == (cast.bureau.id, cast.bureau.called)
    page = cast.office.client.get(f"/terms/{planning.term(cast).id}/coverage?kind=department&which=2024")
    assert f"原{cast.bureau.called}" in page.content.decode()


def test_a_renamed_body_is_the_same_body(cast):
    planning.round(cast)
    cast.clock.move_to(date(2024, 6, 10))
    rename_body(by=cast.office.actor, body=cast.bureau.id, name="清源县文旅局", on=date(2024, 6, 5))
    assert any(c.covered == Covered.DONE and c.body == cast.bureau.id for c in cells(cast).values())


@pytest.fixture
def on_site(cast):
    return factory.at(cast, Stage.ON_SITE)


def test_a_merger_during_the_inspection_is_said_on_its_pages(cast, on_site):
    cast.clock.move_to(date(2024, 4, 20))
    merged(cast, date(2024, 4, 15))
    front = cast.lead.client.get(f"/inspections/{on_site.pk}/").content.decode()
    assert cast.other_bureau.name in front
    assert "2024年4月15日" in front
    round = cast.office.client.get(f"/rounds/{on_site.team.batch.round_id}").content.decode()
    assert "起撤并" in round
    row = inspections.inspection(on_site.pk, cast.lead.actor)
    assert (row.body_id, row.body_name) == (cast.bureau.id, cast.bureau.name)


def test_the_inspection_goes_on_under_the_name_it_began_with(cast, on_site):
    cast.clock.move_to(date(2024, 4, 20))
    merged(cast, date(2024, 4, 15))
    left = factory.forward(cast, inspections.inspection(on_site.pk, cast.lead.actor))
    assert left.stage == Stage.LEFT


def test_a_plan_that_still_names_a_body_that_is_gone_says_so(cast):
    plan = planning.drafted_plan(cast)
    merged(cast, date(2024, 3, 4))
    page = cast.office.client.get(f"/plans/{plan.id}").content.decode()
    assert f"起已并入{cast.other_bureau.name}" in page


def test_a_split_leaves_the_history_with_the_one_that_takes_over(cast):
    planning.round(cast)
    since = cast.bureau.established_on
    heirs = [
        register_body(by=cast.office.actor, name=name, kind="department", parent=cast.county.id, on=since)
        for name in ("清源县文化局", "清源县旅游局")
    ]
    cast.clock.move_to(date(2024, 6, 10))
    split_body(
        by=cast.office.actor,
        body=cast.bureau.id,
        successors=[h.id for h in heirs],
        takes_over=heirs[1].id,
        on=date(2024, 6, 5),
    )
    found = cells(cast)
    assert [found[h.called].covered for h in heirs] == [Covered.NONE, Covered.DONE]


def test_feedback_of_a_body_merged_meanwhile_goes_to_its_successor_who_rectifies(cast, on_site):
    given = reports.prepared(cast, on_site)
    assert given.body_id == cast.bureau.id
    merged(cast, cast.clock.today())
    told = deliver_feedback(by=cast.lead.actor, feedback=given.id, place="局机关三楼会议室")
    assert told.body_id == cast.other_bureau.id
    for recipient in ("head", "leading_group"):
        sign_for_feedback(by=cast.staff.actor, feedback=given.id, recipient=recipient, signed_by="王建军")
    (ledger,) = ledgers_of(on_site.pk)
    assert ledger.body_id == cast.other_bureau.id


def test_a_list_under_way_follows_the_merger(cast, on_site):
    reports.signed_for(cast, on_site)
    (ledger,) = ledgers_of(on_site.pk)
    assert ledger.body_id == cast.bureau.id
    merged(cast, cast.clock.today())
    (followed,) = ledgers_of(on_site.pk)
    assert followed.body_id == cast.other_bureau.id
    page = cast.office.client.get(reverse("rectification:ledger", args=[followed.id]))
    assert cast.other_bureau.name in page.content.decode()
