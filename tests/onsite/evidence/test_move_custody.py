from datetime import date

import pytest

from tests.factories import evidence as factory
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotKnown, WrongState
from xuncha.onsite.evidence import queries
from xuncha.onsite.evidence.actions.move_custody import move_custody


def test_the_line_of_custody_has_no_gap(cast, inspection):
    item = factory.registered(cast, inspection)
    cast.clock.move_to(date(2024, 3, 8))
    move_custody(by=cast.member.actor, item=item.id, thing="copy", to="何雅琴", because="财务核查")
    lines = [c for c in queries.custody_of(item) if c.thing == "copy"]
    assert [(c.holder, c.since, c.until) for c in lines] == [
        ("马骏", date(2024, 3, 4), date(2024, 3, 8)),
        ("何雅琴", date(2024, 3, 8), None),
    ]
    assert len({c.sm3 for c in lines}) == 1
    said = journal_says("evidence.custody_moved", about=item.ref)
    assert (said.facts["from"], said.facts["to"]) == ("马骏", "何雅琴")
    assert queries.holder_now(queries.item(item.id, cast.member.actor), "original") == "县文化和旅游局财务股"


@pytest.mark.parametrize(
    ("to", "on", "code"),
    [
        (" ", None, "custody.nobody"),
        ("马骏", None, "custody.same_holder"),
        ("何雅琴", date(2024, 3, 1), "custody.before_last"),
        ("何雅琴", date(2024, 3, 9), "date.future"),
    ],
)
def test_a_line_that_would_break_is_refused(cast, inspection, to, on, code):
    item = factory.registered(cast, inspection)
    with pytest.raises(BadInput) as refused:
        move_custody(by=cast.member.actor, item=item.id, thing="copy", to=to, on=on)
    assert refused.value.code == code


def test_what_is_not_held_cannot_be_handed_over(cast, inspection):
    item = factory.registered(cast, inspection, form="original")
    with pytest.raises(WrongState):
        move_custody(by=cast.member.actor, item=item.id, thing="copy", to="何雅琴")


@pytest.mark.parametrize("who", ["stranger", "office", "body_liaison"])
def test_only_the_team(cast, inspection, who):
    item = factory.registered(cast, inspection)
    with pytest.raises(NotKnown):
        move_custody(by=getattr(cast, who).actor, item=item.id, thing="copy", to="x")
