from datetime import date

import pytest

from tests.factories.regulations import document
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, new_id
from xuncha.standing.regulations import queries
from xuncha.standing.regulations.actions.add_edition import add_edition

pytestmark = pytest.mark.django_db


def test_an_edition_is_added_with_its_days(cast):
    found = document(cast.office.actor)
    made = add_edition(
        by=cast.office.actor,
        document=found.id,
        label="2020年",
        valid_from=date(2020, 1, 1),
        source="公报",
        verified=True,
    )
    assert made.year == "2020"
    assert journal_says("regulations.edition_added", about=found.ref).facts["valid_from"] == "2020-01-01"


def test_the_youngest_that_had_begun_is_in_force(cast):
    by, found = cast.office.actor, document(cast.office.actor)
    for label, since in (
        ("2015年", date(2015, 8, 3)),
        ("2024年", date(2024, 2, 8)),
        ("2017年", date(2017, 7, 1)),
    ):
        add_edition(by=by, document=found.id, label=label, valid_from=since)
    found = queries.document(found.id)
    on = {
        d: getattr(queries.edition_on(found, d), "label", None)
        for d in (
            date(2015, 8, 2),
            date(2015, 8, 3),
            date(2017, 6, 30),
            date(2017, 7, 1),
            date(2024, 2, 7),
            date(2024, 2, 8),
        )
    }
    assert list(on.values()) == [None, "2015年", "2015年", "2017年", "2017年", "2024年"]


def test_a_first_day_nobody_checked_stays_open_and_is_never_taken_for_certain(cast):
    found = document(cast.office.actor)
    add_edition(by=cast.office.actor, document=found.id, label="2013", year="2013")
    assert queries.edition_on(queries.document(found.id), date(2020, 1, 1)) is None


def test_others_do_not_add(cast):
    found = document(cast.office.actor)
    with pytest.raises(NotAllowed):
        add_edition(by=cast.member.actor, document=found.id, label="2020年")
    with pytest.raises(NotKnown):
        add_edition(by=cast.office.actor, document=new_id(), label="2020年")


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"label": " "}, "edition.label"),
        ({"label": "旧版"}, "edition.twice"),
        ({"valid_from": date(2021, 1, 1), "valid_until": date(2020, 1, 1)}, "edition.ends_first"),
        ({"verified": True, "source": "公报"}, "edition.no_day"),
        ({"verified": True, "valid_from": date(2021, 1, 1)}, "edition.no_source"),
        ({"valid_from": date(2016, 1, 1), "valid_until": date(2018, 1, 1)}, "edition.overlap"),
    ],
)
def test_what_does_not_hold_is_named(cast, given, code):
    by, found = cast.office.actor, document(cast.office.actor)
    add_edition(
        by=by, document=found.id, label="旧版", valid_from=date(2015, 1, 1), valid_until=date(2016, 12, 31)
    )
    with pytest.raises(BadInput) as refused:
        add_edition(by=by, document=found.id, **{"label": "新版", **given})
    assert code in [p.code for p in refused.value.problems]
    assert found.editions.count() == 1
