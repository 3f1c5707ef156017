from datetime import date

import pytest

from tests.factories import planning
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed
from xuncha.preparation.planning.actions.open_term import open_term


def opened(cast, by=None, **more):
    given = {
        "number": 15,
        "name": "十五届县委",
        "committee": "中共清源县委",
        "begins": date(2026, 9, 16),
        "ends": date(2031, 9, 15),
    }
    return open_term(by=(by or cast.office).actor, **{**given, **more})


def test_opens_a_term(cast):
    term = opened(cast)
    assert journal_says("planning.term_opened", about=term.ref).facts["number"] == 15


def test_only_the_office_opens_terms(cast):
    for who in (cast.lead, cast.leading_group, cast.body_liaison, cast.system):
        with pytest.raises(NotAllowed):
            opened(cast, by=who)


def test_two_terms_share_no_day(cast):
    planning.term(cast)
    with pytest.raises(BadInput) as refused:
        opened(cast, begins=date(2026, 9, 15))
    assert refused.value.code == "term.overlaps"


def test_a_number_is_taken_once(cast):
    planning.term(cast)
    with pytest.raises(BadInput) as refused:
        opened(cast, number=14)
    assert refused.value.code == "term.number_taken"


def test_days_that_run_backwards_are_refused(cast):
    with pytest.raises(BadInput) as refused:
        opened(cast, ends=date(2026, 9, 16))
    assert refused.value.code == "term.backwards"
