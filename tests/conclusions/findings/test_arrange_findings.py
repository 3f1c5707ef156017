import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import findings, inspections
from tests.journal_says import journal_says
from xuncha.conclusions.findings import queries
from xuncha.conclusions.findings.actions.arrange_findings import arrange_findings
from xuncha.conclusions.findings.rules.headings import levels, problems
from xuncha.foundation.journal.queries import size
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Stale, WrongState
from xuncha.foundation.terms.ids import new_id
from xuncha.onsite.inspections.rules.states import Stage

UNDER = ("贯彻决策部署", "项目管理")


@pytest.fixture
def finding(cast, inspection):
    return findings.finding(cast, inspection)


def arrange(cast, finding, path=UNDER, who="lead", **more):
    return arrange_findings(
        by=getattr(cast, who).actor,
        inspection=finding.inspection_id,
        headings={finding.id: path},
        **more,
    )


def again(finding):
    return queries.of_inspection(finding.inspection_id)[0]


def test_until_it_is_arranged_a_finding_stands_under_its_focus_and_item(finding):
    rule_set = finding.inspection.rule_set
    assert queries.path_of(again(finding), rule_set) == queries.taxonomy_path(finding, rule_set)
    assert len(queries.taxonomy_path(finding, rule_set)) == 2


def test_the_lead_arranges_and_the_journal_says_so(cast, finding):
    assert [f.id for f in arrange(cast, finding)] == [finding.id]
    assert queries.path_of(again(finding), finding.inspection.rule_set) == UNDER
    said = journal_says("findings.list_arranged", about=finding.inspection.ref)
    assert said.facts["moved"] == [{"number": finding.number, "headings": list(UNDER)}]


def test_none_or_those_of_the_taxonomy_put_it_back(cast, finding):
    arrange(cast, finding)
    arrange(cast, finding, path=queries.taxonomy_path(finding, finding.inspection.rule_set))
    assert again(finding).headings == []


def test_the_same_again_is_refused_and_says_nothing_in_the_journal(cast, finding):
    arrange(cast, finding)
    before = size()
    with pytest.raises(WrongState):
        arrange(cast, finding)
    assert size() == before


def test_somebody_arranged_it_meanwhile(cast, finding):
    seen = queries.list_version([again(finding)])
    arrange(cast, finding, who="deputy")
    with pytest.raises(Stale):
        arrange(cast, finding, path=("别的",), seen=seen)


def test_a_member_and_the_office_do_not_arrange(cast, finding):
    for who in ("member", "office"):
        with pytest.raises(NotAllowed):
            arrange(cast, finding, who=who)


def test_another_team_does_not_know_it(cast, finding):
    with pytest.raises(NotKnown):
        arrange(cast, finding, who="stranger")


def test_a_decided_report_closes_the_list(cast, finding):
    while Stage(finding.inspection.stage) != Stage.DECIDED:
        finding.inspection = inspections.forward(cast, finding.inspection)
    with pytest.raises(NotAllowed):
        arrange(cast, finding)


def test_a_finding_of_another_inspection_is_not_known(cast, finding):
    with pytest.raises(NotKnown):
        arrange_findings(by=cast.lead.actor, inspection=finding.inspection_id, headings={new_id(): ("一",)})


@pytest.mark.parametrize("path", [("一", "", "三"), ("一",) * 5, ("很" * 61,)])
def test_bad_headings_name_the_finding_and_change_nothing(cast, finding, path):
    with pytest.raises(BadInput) as refused:
        arrange(cast, finding, path=path)
    assert finding.title in str(refused.value.problems[0])
    assert again(finding).headings == []


@given(st.lists(st.lists(st.sampled_from("甲乙丙"), min_size=1, max_size=3).map(tuple), max_size=12))
def test_headings_are_counted_once_at_each_depth_and_never_fewer_below(paths):
    found = levels(paths)
    assert len(found) == max(map(len, paths), default=0)
    assert all(n == len({p[: d + 1] for p in paths if len(p) > d}) for d, n in enumerate(found))
    assert not any(problems("x", p) for p in paths)


def test_the_page_offers_what_is_there_and_saves(cast, finding):
    page = cast.lead.client
    url = reverse("findings:arrange", args=[finding.inspection_id])
    shown = page.get(url)
    assert shown.status_code == 200
    assert "贯彻" in shown.content.decode() or "<datalist" in shown.content.decode()
    form = shown.context["form"]
    data = {name: form[name].value() or "" for name in form.fields}
    answer = page.post(url, {**data, "at_0_0": "贯彻决策部署", "at_0_1": "项目管理", "at_0_2": ""})
    assert answer.status_code == 302
    assert again(finding).headings == list(UNDER)
    listed = page.get(reverse("findings:findings", args=[finding.inspection_id])).content.decode()
    assert "贯彻决策部署 › 项目管理" in listed
