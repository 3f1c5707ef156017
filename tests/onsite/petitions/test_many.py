"""Several petitions at once: all or none, each refusal said by number."""

import pytest

from tests.factories import petitions as factory
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, WrongState
from xuncha.onsite.petitions.actions.accept_petitions import accept_petitions
from xuncha.onsite.petitions.actions.assign_petitions import assign_petitions
from xuncha.onsite.petitions.actions.mark_petitions import mark_petitions
from xuncha.onsite.petitions.actions.pause_deadline import pause_deadline
from xuncha.onsite.petitions.actions.rule_out_petitions import rule_out_petitions
from xuncha.onsite.petitions.models import Petition
from xuncha.onsite.petitions.rules.states import State


def several(cast, inspection, *states):
    return [factory.at(cast, inspection, s, persons=n) for n, s in enumerate(states, 1)]


def states(rows):
    return [p.state for p in Petition.objects.filter(id__in=[r.id for r in rows]).order_by("number")]


def test_many_are_ruled_out_for_one_reason(cast, inspection):
    rows = several(cast, inspection, State.REGISTERED, State.ACCEPTED)
    done = rule_out_petitions(by=cast.clerk.actor, petitions=[r.id for r in rows], because="个人诉求")
    assert [p.state for p in done] == ["out_of_scope", "out_of_scope"]
    for row in rows:
        journal_says("petitions.ruled_out", about=row.ref)


def test_many_are_marked_and_what_is_left_empty_stays(cast, inspection):
    rows = several(cast, inspection, State.REGISTERED, State.REGISTERED)
    done = mark_petitions(by=cast.clerk.actor, petitions=[r.id for r in rows], sort="suggestion")
    assert [(p.sort, p.item) for p in done] == [("suggestion", "F2-07")] * 2
    journal_says("petitions.completed", about=rows[1].ref)
    with pytest.raises(BadInput):
        mark_petitions(by=cast.clerk.actor, petitions=[r.id for r in rows])
    with pytest.raises(BadInput) as refused:
        mark_petitions(by=cast.clerk.actor, petitions=[r.id for r in rows], item="没有")
    assert refused.value.problems[0].where == rows[0].number


@pytest.mark.parametrize("verb", ["accept", "rule_out", "mark"])
def test_each_refusal_is_said_by_number_and_nothing_is_done(cast, inspection, verb):
    rows = several(cast, inspection, State.REGISTERED, State.CLOSED, State.PASSED_ON)
    keys = [r.id for r in rows]
    acts = {
        "accept": lambda: accept_petitions(by=cast.clerk.actor, petitions=keys),
        "rule_out": lambda: rule_out_petitions(by=cast.clerk.actor, petitions=keys, because="个人诉求"),
        "mark": lambda: mark_petitions(by=cast.clerk.actor, petitions=keys, sort="other"),
    }
    with pytest.raises(WrongState) as refused:
        acts[verb]()
    assert [p.where for p in refused.value.problems] == [rows[1].number, rows[2].number]
    assert states(rows) == ["registered", "closed", "passed_on"]


@pytest.mark.parametrize(
    ("who", "error"), [("office", NotKnown), ("stranger", NotKnown), ("member", NotKnown)]
)
def test_who_may_not_know_one_of_them_does_nothing(cast, inspection, who, error):
    rows = several(cast, inspection, State.REGISTERED, State.REGISTERED)
    by, keys = getattr(cast, who).actor, [r.id for r in rows]
    with pytest.raises(error):
        rule_out_petitions(by=by, petitions=keys, because="个人诉求")
    with pytest.raises(error):
        mark_petitions(by=by, petitions=keys, sort="other")


def test_a_single_one_is_refused_as_before(cast, inspection):
    (row,) = several(cast, inspection, State.ACCEPTED)
    with pytest.raises(NotAllowed):
        assign_petitions(by=cast.clerk.actor, petitions=[row.id], to=[cast.member.person])


def test_the_page_says_each_refusal_before_anything_is_done(cast, inspection):
    one, halted, closed = several(cast, inspection, State.REGISTERED, State.REGISTERED, State.CLOSED)
    pause_deadline(by=cast.clerk.actor, petition=halted.id, because="等补充材料")
    client = cast.clerk.client
    register = client.get("/petitions/").content.decode()
    assert f'value="{one.id}"' in register and "/petitions/many/accept" in register
    query = "&".join(f"p={r.id}" for r in (one, halted, closed))
    page = client.get(f"/petitions/many/accept?{query}&p=nonsense").content.decode()
    assert "期限还在暂停" in page and "已办结" in page
    assert page.count('name="p"') == 1
    answer = client.post("/petitions/many/accept", {"p": [str(one.id), str(halted.id)], "on": "2024-3-4"})
    assert answer.status_code == 409 and halted.number in answer.content.decode()
    assert states([one]) == ["registered"]
    client.post("/petitions/many/accept", {"p": [str(one.id)], "on": "2024-3-4"})
    assert states([one]) == ["accepted"]


def test_every_verb_has_its_page(cast, inspection):
    row = factory.at(cast, inspection, State.ACCEPTED)
    for verb in ("mark", "accept", "rule_out", "pass_on"):
        assert cast.clerk.client.get(f"/petitions/many/{verb}?p={row.id}").status_code == 200
    assert cast.clerk.client.get("/petitions/many/nothing").status_code == 404
    assert "没有选信访件" in cast.clerk.client.get("/petitions/many/accept").content.decode()
    sent = {"p": [str(row.id)], "to": [str(cast.member.person)]}
    assert cast.lead.client.post("/petitions/many/assign", sent).status_code == 302
    assert states([row]) == ["assigned"]
