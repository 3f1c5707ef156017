import pytest

from tests.factories import evidence, facts, findings
from tests.journal_says import journal_says
from xuncha.conclusions.findings import queries
from xuncha.conclusions.findings.actions.merge_workpapers import merge_workpapers
from xuncha.conclusions.findings.models import Signature, Workpaper
from xuncha.conclusions.findings.rules.judgement import AsFinding
from xuncha.conclusions.findings.rules.states import State
from xuncha.foundation.links.edges import neighbours
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, WrongState
from xuncha.onsite.evidence.actions.supersede_item import supersede_item


def merge(cast, *papers, who="member", title="付款把关不严", reason="同一件事"):
    return merge_workpapers(
        by=getattr(cast, who).actor, workpapers=[p.id for p in papers], title=title, reason=reason
    )


@pytest.fixture
def two(cast, inspection):
    return findings.ready(cast, inspection), findings.ready(cast, inspection, title="同一项目多付款项")


def test_one_paper_of_two_with_everything_they_rest_on(cast, two):
    made = merge(cast, *two)
    whole, first = queries.whole(made), queries.whole(two[0])
    assert (made.state, made.title, made.item) == (State.DRAFT, "付款把关不严", "F2-19")
    assert {c: e.text for c, e in whole.elements.items()} == findings.ELEMENTS  # the same words once
    assert whole.undertaker_ids == first.undertaker_ids
    assert len(whole.citations) == len(first.citations) * 2  # two items, each place once
    assert len(whole.heard) == 2
    assert not queries.refusing(whole)  # it may be signed at once


def test_the_earlier_ones_stay_as_they_were_and_say_what_they_became(cast, inspection, two):
    signed = findings.at(cast, inspection, State.SIGNED, title="已签的一件")
    number = signed.number
    made = merge(cast, signed, two[0])
    old = findings.again(cast, signed)
    assert (old.state, old.number, old.provisional_number) == (
        State.RESHAPED,
        number,
        signed.provisional_number,
    )
    assert not Signature.objects.filter(workpaper=old, void_at__isnull=False).exists()
    assert queries.whole(old).citations
    (line,) = queries.lineage(old)
    assert (line.later_id, line.reason, line.by_name) == (made.id, "同一件事", cast.member.actor.name)
    assert {x.earlier_id for x in queries.lineage(made)} == {old.id, two[0].id}
    assert made.ref in {n.ref for n in neighbours(old.ref, cast.lead.actor)}
    assert old.ref in {n.ref for n in neighbours(made.ref, cast.lead.actor)}
    for paper, other in ((old, made), (made, old)):
        assert other.shown_number in cast.member.client.get(f"/workpapers/{paper.id}/").content.decode()
    said = journal_says("findings.workpapers_merged", about=made.ref)
    assert said.facts["made_of"] == [number, two[0].provisional_number]
    assert old in queries.visible_to(cast.office.actor)  # what the office saw signed it still sees


def test_words_that_differ_stand_under_each_other(cast, inspection):
    from xuncha.conclusions.findings.actions.write_element import write_element

    one, other = findings.drafted(cast, inspection), findings.drafted(cast, inspection, "另一件")
    write_element(by=cast.member.actor, workpaper=other.id, element="place", text="河东村。")
    made = merge(cast, one, other)
    assert queries.whole(made).elements["place"].text == f"{findings.ELEMENTS['place']}\n河东村。"


def test_a_closed_paper_is_neither_changed_signed_nor_judged(cast, inspection, two):
    merge(cast, *two)
    old = findings.again(cast, two[0])
    with pytest.raises((NotAllowed, WrongState)):
        findings.supported(cast, old, ["fact"])
    with pytest.raises(NotAllowed):
        findings.sign(cast, old, "member")
    with pytest.raises(NotAllowed):
        findings.judge(cast, old, AsFinding(text="x"))
    with pytest.raises(NotAllowed):
        merge(cast, old, findings.drafted(cast, inspection))


def test_not_after_it_was_judged(cast, inspection, two):
    judged = findings.at(cast, inspection, State.JUDGED, title="已研判的一件")
    with pytest.raises(NotAllowed, match="已研判"):
        merge(cast, judged, two[0], who="lead")
    assert findings.again(cast, two[0]).state != State.RESHAPED


def test_who_may_not(cast, two):
    with pytest.raises(NotAllowed):
        merge(cast, *two, who="team_liaison")
    for who in ("office", "stranger", "body_liaison"):
        with pytest.raises(NotKnown):
            merge(cast, *two, who=who)
    assert merge(cast, *two, who="deputy")


@pytest.mark.parametrize(("title", "reason"), [("", "同一件事"), ("题目", " ")])
def test_it_has_a_title_and_a_reason(cast, two, title, reason):
    with pytest.raises(BadInput):
        merge(cast, *two, title=title, reason=reason)


def test_one_alone_is_no_merger(cast, two):
    with pytest.raises(BadInput):
        merge(cast, two[0], two[0])


def test_an_item_superseded_since_is_left_out_and_said(cast, inspection):
    one, other = findings.ready(cast, inspection), findings.drafted(cast, inspection, "另一件")
    item = queries.whole(one).citations[0].item
    supersede_item(
        by=cast.member.actor,
        item=item.id,
        title=item.title,
        form="copy",
        stream=evidence.pdf(9),
        name="新件.pdf",
        because="原件补正",
    )
    made = merge(cast, one, other)
    assert not queries.whole(made).citations
    assert journal_says("findings.workpapers_merged", about=made.ref).facts["superseded"]


def test_a_finding_still_waits_for_the_body_asked_about_the_earlier_paper(cast, inspection, two):
    sheet = facts.sent(cast, inspection, two[0])
    made = merge(cast, *two)
    paper = findings.sign(cast, made, "member", "second_member", "deputy", "lead")
    with pytest.raises(WrongState) as refused:
        findings.judge(cast, paper, AsFinding(text="付款把关不严。"))
    assert sheet.number in str(refused.value.problems[0].message)
    assert sheet.number in cast.member.client.get(f"/workpapers/{made.id}/").content.decode()


def test_counts_do_not_count_it_twice(cast, inspection, two):
    from xuncha.conclusions.findings.supplies import workpapers_signed

    made = merge(cast, *two)
    findings.sign(cast, made, "member", "second_member", "deputy", "lead")
    assert not workpapers_signed(inspection.ref, cast.lead.actor).missing
    assert queries.figure(inspection.id, "底稿数") == "1"
    assert [p.id for p in queries.signed_papers([inspection.id], cast.clock.today())] == [made.id]


def test_by_its_page(cast, two):
    at = f"/workpapers/{two[0].id}/merge"
    assert cast.member.client.get(at).status_code == 200
    data = {"others": [str(two[1].id)], "title": "合成一件", "reason": "同一件事"}
    assert cast.member.client.post(at, data).status_code == 302
    assert Workpaper.objects.filter(title="合成一件").exists()
    assert cast.office.client.get(at).status_code == 404
