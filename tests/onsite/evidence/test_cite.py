import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import evidence as factory
from tests.factories import fieldwork
from tests.factories import inspections as inspections_factory
from tests.journal_says import journal_says
from xuncha.foundation.links.edges import neighbours
from xuncha.foundation.terms import BadInput, NotKnown, Ref, WrongState, new_id
from xuncha.onsite.evidence import queries
from xuncha.onsite.evidence.actions.cite import cite
from xuncha.onsite.evidence.actions.withdraw_citation import withdraw_citation
from xuncha.onsite.evidence.rules.places import parse_box, place_fault
from xuncha.onsite.evidence.rules.states import CITATION_TRANSITIONS, CitationState

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # two cores, many at once


@pytest.fixture
def point(cast, inspection):
    return inspections_factory.noted(cast, inspection)


@pytest.fixture
def item(cast, inspection):
    return factory.registered(cast, inspection)


def make(cast, item, point, who="member", **more):
    return cite(by=getattr(cast, who).actor, item=item.id, page=more.pop("page", 7), cited=point.ref, **more)


def test_page_and_passage_support_a_thing_and_the_chain_goes_both_ways(cast, item, point):
    made = make(
        cast, item, point, passage="第2段", quote="限期整改后合格", box=(100, 400, 500, 60), element="fact"
    )
    assert queries.chip(made) == "证0001 第7页第2段"
    assert [c.id for c in queries.citations_of(point.ref)] == [made.id]
    assert queries.sources_of(point.ref) == {item.id}
    actor = cast.member.actor
    assert item.ref in [n.ref for n in neighbours(point.ref, actor)]
    assert point.ref in [n.ref for n in neighbours(item.ref, actor)]
    said = journal_says("evidence.cited", about=item.ref)
    assert (said.facts["cited"], said.facts["element"]) == (str(point.ref), "fact")


def test_an_interview_is_cited_by_its_question(cast, inspection, point):
    record = queries.item_of_source(fieldwork.interview(cast, inspection).ref)
    made = make(cast, record, point, page=1, passage="问2")
    assert queries.chip(made) == "谈-001 问2"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"page": 10}, "citation.no_such_page"),
        ({"page": 0}, "citation.no_such_page"),
        ({"box": (900, 0, 200, 10)}, "citation.box_outside"),
        ({"box": (1, 2, 3)}, "citation.box_outside"),
        ({"quote": "抄" * 501}, "citation.quote_too_long"),
    ],
)
def test_a_place_that_is_not_on_the_item_is_refused(cast, item, point, more, code):
    with pytest.raises(BadInput) as refused:
        make(cast, item, point, **more)
    assert refused.value.problems[0].code == code


def test_the_same_place_is_cited_once(cast, item, point):
    make(cast, item, point, passage="第2段")
    with pytest.raises(WrongState):
        make(cast, item, point, passage="第2段")
    make(cast, item, point, passage="第3段")


def test_what_the_person_does_not_know_is_not_cited(cast, item, point):
    for who in ("stranger", "office"):
        with pytest.raises(NotKnown):
            make(cast, item, point, who)
    with pytest.raises(NotKnown):
        cite(by=cast.member.actor, item=item.id, page=1, cited=Ref("inspections.point", new_id()))
    with pytest.raises(NotKnown):
        cite(by=cast.member.actor, item=item.id, page=1, cited=Ref("nobody.knows", new_id()))


def test_a_citation_is_withdrawn_with_a_reason_and_stays_in_the_record(cast, item, point):
    made = make(cast, item, point)
    other = make(cast, item, point, page=6)
    with pytest.raises(BadInput):
        withdraw_citation(by=cast.member.actor, citation=made.id, because="")
    withdraw_citation(by=cast.member.actor, citation=made.id, because="引错页")
    assert queries.citations_of(point.ref) == [other]
    assert item.ref in [n.ref for n in neighbours(point.ref, cast.member.actor)]
    assert journal_says("evidence.citation_withdrawn", about=item.ref).facts["because"] == "引错页"
    with pytest.raises(WrongState):
        withdraw_citation(by=cast.member.actor, citation=made.id, because="再撤")
    withdraw_citation(by=cast.member.actor, citation=other.id, because="也引错")
    assert item.ref not in [n.ref for n in neighbours(point.ref, cast.member.actor)]
    assert make(cast, item, point).id != made.id  # the place may be cited again


@pytest.mark.parametrize("who", ["stranger", "office"])
def test_only_the_team_withdraws(cast, item, point, who):
    made = make(cast, item, point)
    with pytest.raises(NotKnown):
        withdraw_citation(by=getattr(cast, who).actor, citation=made.id, because="x")


@pytest.mark.parametrize("current", list(CitationState))
@pytest.mark.parametrize("wanted", list(CitationState))
def test_every_step_of_the_citation_table(current, wanted):
    allowed = (current, wanted) == (CitationState.STANDING, CitationState.WITHDRAWN)
    assert (wanted in CITATION_TRANSITIONS[current]) is allowed


@unhurried
@given(st.lists(st.integers(0, 1000), min_size=4, max_size=4))
def test_a_box_that_is_written_is_read_as_it_was_meant(numbers):
    assert parse_box(",".join(map(str, numbers))) == tuple(numbers)
    left, top, width, height = numbers
    inside = width > 0 and height > 0 and left + width <= 1000 and top + height <= 1000
    assert (place_fault(1, 1, numbers) is None) is inside


@pytest.mark.parametrize("text", ["1,2,3", "a,b,c,d", "1,2,3,4,5", "-1,2,3,4"])
def test_what_is_no_box_is_said_to_be_none(text):
    assert parse_box(text) is None


def test_no_box_is_fine():
    assert parse_box(" ") == ()
    assert parse_box("１，２") is None
