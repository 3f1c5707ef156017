import pytest

from tests.factories import evidence, findings
from tests.journal_says import journal_says
from xuncha.conclusions.findings import queries
from xuncha.conclusions.findings.actions.support_element import support_element
from xuncha.conclusions.findings.actions.withdraw_support import withdraw_support
from xuncha.conclusions.findings.rules.states import State
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, WrongState, new_id
from xuncha.onsite.evidence.actions.cite import cite


def support(cast, paper, item, who="member", **more):
    return support_element(
        by=getattr(cast, who).actor,
        workpaper=paper.id,
        element="fact",
        item=item.id,
        page=7,
        passage="第2段",
        **more,
    )


def test_an_element_rests_on_a_page(cast, inspection):
    paper, item = findings.drafted(cast, inspection), evidence.registered(cast, inspection)
    after = support(cast, paper, item, seen=paper.version)
    assert after.version > paper.version
    assert queries.supported_elements(queries.whole(after)) == {"fact"}
    assert journal_says("findings.element_supported", about=paper.ref).facts["element"] == "fact"


def test_one_place_supports_several_elements(cast, inspection):
    paper, item = findings.drafted(cast, inspection), evidence.registered(cast, inspection)
    after = support(cast, paper, item, also=["time", "place", "fact"], quote="1月16日付清")
    assert queries.supported_elements(queries.whole(after)) == {"fact", "time", "place"}
    rows = queries.whole(after).citations
    assert {(c.item_id, c.page, c.passage, c.quote) for c in rows} == {(item.id, 7, "第2段", "1月16日付清")}
    assert len(rows) == 3
    assert journal_says("evidence.cited", about=item.ref).facts["also"] == ["time", "place"]
    assert journal_says("findings.element_supported", about=paper.ref).facts["element"] == "place"


def test_each_of_several_elements_is_withdrawn_on_its_own(cast, inspection):
    paper, item = findings.drafted(cast, inspection), evidence.registered(cast, inspection)
    after = support(cast, paper, item, also=["time"])
    first = next(c for c in queries.whole(after).citations if c.element == "time")
    withdraw_support(by=cast.member.actor, workpaper=paper.id, citation=first.id, reason="引错")
    assert queries.supported_elements(queries.whole(findings.again(cast, paper))) == {"fact"}


def test_several_elements_all_or_none(cast, inspection):
    paper, item = findings.drafted(cast, inspection), evidence.registered(cast, inspection)
    with pytest.raises(BadInput):
        support(cast, paper, item, also=["time", "mood"])
    support(cast, paper, item)
    with pytest.raises(
        WrongState
    ):  # the fact rests on this place already: nothing is added for the time either
        support(cast, paper, item, also=["time"])
    assert queries.supported_elements(queries.whole(findings.again(cast, paper))) == {"fact"}


def test_the_form_offers_the_other_written_elements(cast, inspection):
    paper, item = findings.drafted(cast, inspection), evidence.registered(cast, inspection)
    at = f"/workpapers/{paper.id}/elements/fact/support"
    page = cast.member.client.get(at).content.decode()
    offered = [c for c in ("time", "place", "amount", "fact") if f'name="also" value="{c}"' in page]
    assert offered == ["time", "place"]  # written ones; never itself, never one without words
    data = {"item": str(item.id), "page": "3", "also": ["time", "effect"]}
    assert cast.member.client.post(at, data).status_code == 302
    after = findings.again(cast, paper)
    assert queries.supported_elements(queries.whole(after)) == {"fact", "time", "effect"}


def test_a_citation_made_elsewhere_makes_the_form_stale_too(cast, inspection):
    paper, item = findings.drafted(cast, inspection), evidence.registered(cast, inspection)
    cite(by=cast.member.actor, item=item.id, page=1, cited=paper.ref, element="time")
    assert findings.again(cast, paper).version == paper.version + 1


def test_nobody_slips_a_citation_under_a_signature(cast, inspection):
    paper = findings.at(cast, inspection, State.LEAD)
    item = evidence.registered(cast, inspection, title="补充材料")
    with pytest.raises(WrongState):
        cite(by=cast.member.actor, item=item.id, page=1, cited=paper.ref, element="time")
    with pytest.raises(WrongState):
        support(cast, paper, item)
    assert findings.again(cast, paper).state == State.LEAD
    support(cast, paper, item, voids=True)
    assert findings.again(cast, paper).state == State.DRAFT


def test_who_does_not_undertake_it_supports_nothing(cast, inspection):
    paper, item = findings.drafted(cast, inspection), evidence.registered(cast, inspection)
    with pytest.raises(NotAllowed):
        support(cast, paper, item, who="deputy")
    with pytest.raises(NotAllowed):
        cite(by=cast.deputy.actor, item=item.id, page=1, cited=paper.ref, element="time")


def test_a_withdrawn_citation_supports_nothing(cast, inspection):
    paper = findings.supported(cast, findings.drafted(cast, inspection), ["fact"])
    citation = queries.whole(paper).citations[0]
    withdraw_support(by=cast.member.actor, workpaper=paper.id, citation=citation.id, reason="引错页")
    assert queries.supported_elements(queries.whole(findings.again(cast, paper))) == set()
    assert journal_says("findings.support_withdrawn", about=paper.ref).facts["reason"] == "引错页"


def test_a_citation_that_is_not_there(cast, inspection):
    paper = findings.drafted(cast, inspection)
    with pytest.raises(NotKnown):
        withdraw_support(by=cast.member.actor, workpaper=paper.id, citation=new_id(), reason="x")
