"""What an entry says of clues, counted out clue by clue."""

import pytest

from xuncha.rehearsal.clue_script import advice_of, clues_of, evenly


class Facts:
    """An entry as the script asks it: dotted keys."""

    def __init__(self, **facts):
        self.facts = facts

    def get(self, key, default=None):
        table, _dot, inner = key.rpartition(".")
        held = self.facts.get(table, {}) if table else self.facts
        return held.get(inner, default)


def test_sums_come_out_exactly():
    clues = {"found": 7, "cases": 5, "persons": 8, "amount": 100.03, "to": ["discipline", "organisation"]}
    made = clues_of(Facts(clues={**clues, "filed_cases": 2, "filed_persons": 3, "closed": 4}))
    sent = [c for c in made if c.to]
    assert (len(made), len(sent)) == (7, 5)
    assert sum(c.persons for c in sent) == 8
    assert sum(c.amount_fen for c in sent) == 10_003
    assert {c.to for c in sent} == {"discipline", "organisation"}
    assert (sum(c.cases for c in sent), sum(c.filed_persons for c in sent), sum(c.closed for c in sent)) == (
        2,
        3,
        4,
    )


@pytest.mark.parametrize(("total", "parts", "made"), [(3, 2, [2, 1]), (1, 3, [1, 0, 0]), (4, 0, [])])
def test_evenly(total, parts, made):
    assert evenly(total, parts) == made


def test_nothing_stated_is_nothing_made():
    assert clues_of(Facts()) == ()
    assert advice_of(Facts()) == ()


def test_a_rate_gives_the_smallest_number():
    made = clues_of(Facts(clues={"cases": 4, "closed_rate": "50"}))
    assert sum(c.closed for c in made) == 2


def test_advice_one_by_one():
    assert advice_of(Facts(advice=[{"to": "government", "count": 2}])) == ("government", "government")


def test_each_receiver_gets_as_many_as_published_with_its_persons_and_checks():
    lines = [{"to": "discipline", "cases": 2, "persons": 5, "checked": 1}, {"to": "organisation", "cases": 1}]
    made = clues_of(Facts(clues_by_receiver=lines))
    assert [(c.to, c.persons, c.checked) for c in made] == [
        ("discipline", 3, True),
        ("discipline", 2, False),
        ("organisation", 1, False),
    ]
