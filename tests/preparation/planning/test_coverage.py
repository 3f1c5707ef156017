"""Coverage of the register, on plain values."""

from datetime import date, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from xuncha.preparation.planning.rules.coverage import (
    Covered,
    Registered,
    Visit,
    by_year,
    coverage,
    reach,
    share_gone,
    standing,
)

TODAY = date(2024, 6, 1)
BEGINS, ENDS = date(2021, 9, 16), date(2026, 9, 15)


def visit(body, begins, ends, approved=True):
    return Visit(UUID(int=body), begins, ends, approved)


def test_how_far_a_body_has_come():
    done = visit(1, date(2023, 3, 1), date(2023, 4, 30))
    under_way = visit(1, date(2024, 5, 1), TODAY)
    planned = visit(1, date(2024, 9, 1), date(2024, 10, 1))
    drafted = visit(1, date(2023, 3, 1), date(2023, 4, 30), approved=False)
    assert standing([], TODAY) == Covered.NONE
    assert standing([planned], TODAY) == Covered.PLANNED
    assert standing([under_way, planned], TODAY) == Covered.UNDER_WAY
    assert standing([planned, done], TODAY) == Covered.DONE
    assert standing([drafted], TODAY) == Covered.PLANNED


def test_the_last_day_on_site_is_still_under_way():
    assert standing([visit(1, date(2024, 4, 1), TODAY)], TODAY) == Covered.UNDER_WAY
    assert standing([visit(1, date(2024, 4, 1), TODAY - timedelta(days=1))], TODAY) == Covered.DONE


def test_bodies_stand_by_kind_in_the_order_of_their_first_visit():
    register = [Registered(UUID(int=n), f"单位{n}", "department") for n in (1, 2, 3)]
    register.append(Registered(UUID(int=9), "石门镇", "town"))
    visits = [
        visit(3, date(2022, 3, 1), date(2022, 4, 30)),
        visit(1, date(2023, 3, 1), date(2023, 4, 30)),
        visit(7, date(2023, 3, 1), date(2023, 4, 30)),  # no longer in the register
    ]
    departments, towns = coverage(register, visits, begins=BEGINS, ends=ENDS, today=TODAY)
    assert [c.body.int for c in departments.cells] == [3, 1, 2]
    assert (departments.counts[Covered.DONE], departments.counts[Covered.NONE]) == (2, 1)
    assert towns.ahead == 0  # half of one body is due: none yet


@given(st.integers(0, 40), st.integers(0, 40), st.dates(BEGINS - timedelta(900), ENDS + timedelta(900)))
def test_every_body_stands_in_exactly_one_place(bodies, visited, today):
    register = [Registered(UUID(int=n), str(n), "village") for n in range(bodies)]
    visits = [visit(n, date(2023, 3, 1), date(2023, 4, 30)) for n in range(visited)]
    found = coverage(register, visits, begins=BEGINS, ends=ENDS, today=today)
    assert sum(sum(k.counts.values()) for k in found) == bodies == sum(k.total for k in found)
    assert 0 <= share_gone(BEGINS, ENDS, today) <= 1


def covered(register, visits):
    (found,) = coverage(register, visits, begins=BEGINS, ends=ENDS, today=TODAY)
    return found


def test_bodies_are_counted_in_the_year_of_their_first_approved_visit():
    register = [Registered(UUID(int=n), f"单位{n}", "department") for n in (1, 2, 3)]
    visits = [
        visit(1, date(2024, 3, 1), date(2024, 4, 30)),
        visit(1, date(2022, 3, 1), date(2022, 4, 30)),
        visit(2, date(2024, 3, 1), date(2024, 4, 30)),
        visit(3, date(2023, 3, 1), date(2023, 4, 30), approved=False),
    ]
    years = by_year(covered(register, visits).cells)
    assert {year: len(cells) for year, cells in years.items()} == {2022: 1, 2024: 1}


def test_what_was_done_to_a_body_merged_in_is_its_successors_history():
    successor = Registered(UUID(int=1), "文化旅游局", "department", (UUID(int=2),))
    found = covered([successor], [visit(2, date(2022, 3, 1), date(2022, 4, 30))])
    (cell,) = found.cells
    assert (cell.covered, cell.visits[0].body.int) == (Covered.DONE, 2)
    assert list(by_year(found.cells)) == [2022]


def test_in_danger_is_what_stands_nowhere_while_the_pace_is_too_slow():
    register = [Registered(UUID(int=n), f"单位{n}", "department") for n in range(1, 11)]
    one_done = [visit(1, date(2022, 3, 1), date(2022, 4, 30))]
    slow = reach(covered(register, one_done), {UUID(int=2)}, begins=BEGINS, ends=ENDS, today=TODAY)
    assert (slow.reached, len(slow.listed), len(slow.nowhere)) == (1, 1, 8)
    assert slow.needed > slow.pace
    assert slow.endangered == slow.nowhere
    many = [visit(n, date(2022, 3, 1), date(2022, 4, 30)) for n in range(1, 9)]
    quick = reach(covered(register, many), set(), begins=BEGINS, ends=ENDS, today=TODAY)
    assert quick.endangered == ()
    last_year = reach(covered(register, many), set(), begins=BEGINS, ends=ENDS, today=date(2025, 12, 1))
    assert len(last_year.endangered) == 2
