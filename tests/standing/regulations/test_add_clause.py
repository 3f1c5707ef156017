from datetime import date

import pytest

from tests.factories.regulations import clause, edition
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, new_id
from xuncha.standing.regulations import queries
from xuncha.standing.regulations.actions.add_clause import add_clause

pytestmark = pytest.mark.django_db


def test_clauses_follow_each_other_as_they_are_entered(cast):
    by, found = cast.staff.actor, edition(cast.staff.actor)
    for number in ("第一条", "第二条", "第十条"):
        add_clause(by=by, edition=found.id, number=number, text="条文。")
    assert [(c.order, c.number) for c in found.clauses.all()] == [(1, "第一条"), (2, "第二条"), (3, "第十条")]
    assert journal_says("regulations.clause_added", about=found.document.ref).facts["number"] == "第十条"


def test_a_clause_is_found_by_the_day_it_was_in_force(cast):
    made = clause(cast.office.actor)
    assert made in queries.clauses_in_force(date(2021, 1, 1))
    assert made not in queries.clauses_in_force(date(2019, 12, 31))
    assert queries.clause(made.id).edition.document.title == "清源县公务接待标准"
    with pytest.raises(NotKnown):
        queries.clause(new_id())


def test_others_do_not_enter(cast):
    found = edition(cast.office.actor)
    with pytest.raises(NotAllowed):
        add_clause(by=cast.lead.actor, edition=found.id, number="第一条", text="条文。")
    with pytest.raises(NotKnown):
        add_clause(by=cast.office.actor, edition=new_id(), number="第一条", text="条文。")


@pytest.mark.parametrize(
    ("number", "text", "code"),
    [
        ("", "条文。", "clause.number"),
        ("第" * 41, "条文。", "clause.number"),
        ("第一条", " ", "clause.text"),
        ("第三条", "条文。", "clause.twice"),
    ],
)
def test_what_does_not_hold_is_named(cast, number, text, code):
    made = clause(cast.office.actor)
    with pytest.raises(BadInput) as refused:
        add_clause(by=cast.office.actor, edition=made.edition_id, number=number, text=text)
    assert [p.code for p in refused.value.problems] == [code]
