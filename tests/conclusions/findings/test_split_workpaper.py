import pytest

from tests.factories import findings
from tests.journal_says import journal_says
from xuncha.conclusions.findings import queries
from xuncha.conclusions.findings.actions.split_workpaper import split_workpaper
from xuncha.conclusions.findings.models import Workpaper
from xuncha.conclusions.findings.rules.reshaping import Part
from xuncha.conclusions.findings.rules.states import State
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Stale

PARTS = (Part("尾款提前付清"), Part("泵站没有试车", ["fact", "effect"]))


def split(cast, paper, *parts, who="member", reason="一事一底稿", **more):
    return split_workpaper(
        by=getattr(cast, who).actor, workpaper=paper.id, parts=parts or PARTS, reason=reason, **more
    )


def test_each_part_takes_its_elements_with_what_they_rest_on(cast, inspection):
    paper = findings.ready(cast, inspection)
    first, second = split(cast, paper)
    assert {c: e.text for c, e in queries.whole(first).elements.items()} == findings.ELEMENTS
    assert {c.element for c in queries.whole(second).citations} == {"fact", "effect"}
    assert (second.title, second.item, second.state) == ("泵站没有试车", "F2-19", State.DRAFT)
    assert [h.said for h in queries.whole(second).heard] == [h.said for h in queries.whole(paper).heard]
    old = findings.again(cast, paper)
    assert old.state == State.RESHAPED
    assert len(queries.whole(old).citations) == len(findings.ELEMENTS)
    assert {x.later_id for x in queries.lineage(old)} == {first.id, second.id}
    said = journal_says("findings.workpaper_split", about=old.ref)
    assert said.facts["into"] == [first.provisional_number, second.provisional_number]
    assert journal_says("findings.workpaper_split", about=second.ref).facts["made_of"] == old.shown_number


def test_nothing_written_is_left_behind(cast, inspection):
    paper = findings.ready(cast, inspection)
    with pytest.raises(BadInput) as refused:
        split(cast, paper, Part("甲", ["fact"]), Part("乙", ["time", "place", "responsible", "rule"]))
    assert [p.where for p in refused.value.problems] == ["effect"]


@pytest.mark.parametrize("parts", [(Part("只有一件"),), (Part("甲"), Part(" ")), ()])
def test_into_several_each_with_a_title(cast, inspection, parts):
    with pytest.raises(BadInput):
        split_workpaper(
            by=cast.member.actor,
            workpaper=findings.drafted(cast, inspection).id,
            parts=parts,
            reason="一事一底稿",
        )


def test_a_signed_one_keeps_number_and_signatures(cast, inspection):
    paper = findings.at(cast, inspection, State.SIGNED)
    split(cast, paper, who="lead")
    old = findings.again(cast, paper)
    assert (old.number, len(queries.whole(old).signatures)) == (paper.number, 4)


def test_not_after_it_was_judged_nor_twice_nor_without_reason(cast, inspection):
    judged = findings.at(cast, inspection, State.JUDGED)
    with pytest.raises(NotAllowed):
        split(cast, judged, who="lead")
    paper = findings.drafted(cast, inspection)
    with pytest.raises(BadInput):
        split(cast, paper, reason=" ")
    with pytest.raises(Stale):
        split(cast, paper, seen=paper.version + 1)
    split(cast, paper)
    with pytest.raises(NotAllowed):
        split(cast, paper)


def test_who_may_not(cast, inspection):
    paper = findings.drafted(cast, inspection)
    with pytest.raises(NotAllowed):
        split(cast, paper, who="team_liaison")
    for who in ("office", "stranger"):
        with pytest.raises(NotKnown):
            split(cast, paper, who=who)


def test_by_its_page(cast, inspection):
    paper = findings.ready(cast, inspection)
    at = f"/workpapers/{paper.id}/split"
    assert cast.member.client.get(at).status_code == 200
    data = {
        "title_1": "尾款提前付清",
        "elements_1": list(findings.ELEMENTS),
        "title_2": "泵站没有试车",
        "elements_2": ["fact"],
        "title_3": "",
        "title_4": "",
        "reason": "一事一底稿",
    }
    assert cast.member.client.post(at, data).status_code == 302
    assert Workpaper.objects.filter(state=State.DRAFT).count() == 2
    assert cast.member.client.get(at).status_code == 200  # says that it was split


def test_instances_of_a_common_matter_go_along_with_their_support(cast):
    from tests.factories import inspections
    from xuncha.conclusions.findings import instances
    from xuncha.onsite.inspections.rules.states import Stage

    paper = findings.common(cast, inspections.package_at(cast, Stage.ON_SITE))
    before = {(r.body_id, r.text) for r in instances.of_paper(paper)}
    for made in split(cast, paper):
        rows = instances.of_paper(made)
        assert {(r.body_id, r.text) for r in rows} == before
        assert all(instances.citations(rows).get(r.pk) for r in rows)
