"""What may stand in a round, on plain values."""

from datetime import date
from uuid import UUID

import pytest

from xuncha.preparation.planning.rules.targets import Life, Listed, Proposed, problems_of_target

BATCH, OTHER_BATCH, BODY, OTHER = UUID(int=1), UUID(int=2), UUID(int=3), UUID(int=4)
BEGINS = date(2024, 4, 1)
MAIN, EXTENDED, PACKAGED = UUID(int=5), UUID(int=6), UUID(int=7)


def problems(wanted, listed=(), life=None):
    return problems_of_target(wanted, life or Life(date(2010, 1, 1)), listed, BEGINS)


def test_a_new_body_may_join():
    assert problems(Proposed(BATCH, BODY, "routine")) == []


@pytest.mark.parametrize(
    ("dissolved", "found"),
    [
        (date(2024, 3, 31), ["target.body_gone"]),
        (BEGINS, ["target.body_gone"]),  # the first day on which it is not
        (date(2024, 4, 2), []),
        (None, []),
    ],
)
def test_a_body_that_is_gone_when_the_batch_begins_stays_out(dissolved, found):
    assert problems(Proposed(BATCH, BODY, "routine"), life=Life(None, dissolved)) == found


def test_a_body_not_yet_set_up_stays_out():
    assert problems(Proposed(BATCH, BODY, "routine"), life=Life(date(2024, 4, 2))) == ["target.body_not_yet"]


def test_the_same_body_stands_once_in_a_round_also_in_another_batch():
    listed = [Listed(MAIN, OTHER_BATCH, BODY, "routine")]
    assert problems(Proposed(BATCH, BODY, "routine"), listed) == ["target.twice"]
    assert problems(Proposed(BATCH, BODY, "lookback"), listed) == ["target.twice"]


def test_another_theme_is_another_inspection():
    listed = [Listed(MAIN, BATCH, BODY, "special", theme="grain")]
    assert problems(Proposed(BATCH, BODY, "special", theme="education"), listed) == []
    assert problems(Proposed(BATCH, BODY, "special", theme="grain"), listed) == ["target.twice"]


def test_one_more_inspection_inside_another_needs_that_one():
    inside = Proposed(BATCH, BODY, "special", theme="grain", inside="routine")
    assert problems(inside) == ["target.inside_without_host"]
    host = Listed(MAIN, BATCH, BODY, "routine")
    assert problems(inside, [host]) == []
    again = Listed(OTHER, BATCH, BODY, "special", theme="grain", inside="routine")
    assert problems(inside, [host, again]) == ["target.twice"]


def test_a_special_inspection_names_its_theme():
    assert problems(Proposed(BATCH, BODY, "special")) == ["target.theme_missing"]


def test_an_unknown_kind_is_refused():
    assert problems(Proposed(BATCH, BODY, "surprise")) == ["target.kind_unknown"]
    host = Listed(MAIN, BATCH, BODY, "routine")
    assert "target.inside_unknown" in problems(Proposed(BATCH, BODY, "mobile", inside="surprise"), [host])


def test_an_extended_target_hangs_on_a_main_one_of_its_batch():
    main = Listed(MAIN, BATCH, OTHER, "routine")
    wanted = Proposed(BATCH, BODY, "routine", extended_of=MAIN)
    assert problems(wanted, [main]) == []
    assert problems(wanted, [Listed(MAIN, OTHER_BATCH, OTHER, "routine")]) == ["target.extended_of_wrong"]
    assert problems(wanted, [Listed(MAIN, BATCH, OTHER, "routine", extended=True)]) == [
        "target.extended_of_wrong"
    ]
    assert problems(wanted) == ["target.extended_of_wrong"]


def test_a_package_has_one_head_that_is_in_no_package_itself():
    wanted = Proposed(BATCH, BODY, "routine", package_of=MAIN)
    assert problems(wanted, [Listed(MAIN, BATCH, OTHER, "routine")]) == []
    assert problems(wanted, [Listed(MAIN, BATCH, OTHER, "routine", packaged=True)]) == [
        "target.package_of_wrong"
    ]


def test_all_problems_are_told_at_once():
    listed = [Listed(MAIN, BATCH, BODY, "routine")]
    found = problems(
        Proposed(BATCH, BODY, "routine", extended_of=OTHER), listed, Life(None, date(2020, 1, 1))
    )
    assert found == ["target.body_gone", "target.extended_of_wrong", "target.twice"]
