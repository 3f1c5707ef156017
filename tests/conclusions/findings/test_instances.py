"""The same problem in many villages: one common finding, an instance with its own support for each."""

import pytest

from tests.factories import evidence, findings
from tests.factories import inspections as factory
from tests.journal_says import journal_says
from xuncha.conclusions.findings import instances, queries, supplies
from xuncha.conclusions.findings.actions.instances.add_instances import add_instances
from xuncha.conclusions.findings.actions.instances.draft_common import draft_common
from xuncha.conclusions.findings.actions.instances.drop_instance import drop_instance
from xuncha.conclusions.findings.actions.instances.support_instance import support_instance
from xuncha.conclusions.findings.actions.instances.write_instance import write_instance
from xuncha.conclusions.findings.models import Instance, Workpaper
from xuncha.conclusions.findings.rules.states import State
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, WrongState
from xuncha.onsite.inspections import package
from xuncha.onsite.inspections import queries as inspections
from xuncha.onsite.inspections.rules.states import Stage


@pytest.fixture
def head(cast):
    return factory.package_at(cast, Stage.ON_SITE)


def common(cast, head, **more):
    given = {
        "by": cast.member.actor,
        "members": [m.pk for m in inspections.members(head)],
        "title": "集体收入不入账，坐收坐支",
        "text": "集体收入直接用于支出，没有入账。",
        "undertakers": [cast.member.person, cast.second_member.person],
        "fields": {**findings.FIELDS, "item": "G2-01"},
    }
    return draft_common(package=head.pk, **{**given, **more})


def whole(cast, head):
    """A common paper whose elements and instances are all supported."""
    return findings.common(cast, head)


def test_one_paper_with_an_instance_for_each_village(cast, head):
    paper = common(cast, head)
    rows = instances.of_paper(paper)
    assert [r.body.name for r in rows] == ["东风村", "柳树湾村", "双河村"]
    assert (paper.spread, paper.inspection_id) == ("common", head.pk)
    said = journal_says("findings.instances_added", about=paper.ref)
    assert len(said.facts["members"]) == 3
    assert Workpaper.objects.count() == 1


def test_signing_waits_for_every_instance(cast, head):
    paper = findings.heard(cast, findings.supported(cast, findings.drafted(cast, head, item="G2-01")))
    first, second, _third = inspections.members(head)
    add_instances(by=cast.member.actor, workpaper=paper.id, members=[first.pk])
    with pytest.raises(WrongState) as refused:
        findings.sign(cast, paper, "member")
    codes = [p.code for p in refused.value.problems]
    assert codes == ["instance.too_few", "instance.not_written", "instance.not_supported"]
    add_instances(by=cast.member.actor, workpaper=paper.id, members=[second.pk], text="收入不入账")
    for row in instances.of_paper(findings.again(cast, paper)):
        write_instance(
            by=cast.member.actor, instance=row.pk, text="收入3.2万元不入账", amount_fen=3_200_000, persons=2
        )
        item = evidence.registered(cast, row.inspection)
        support_instance(by=cast.member.actor, instance=row.pk, item=item.id, page=1, passage="第3行")
    said = journal_says("findings.instance_written", about=paper.ref)
    assert said.facts["now"] == ["收入3.2万元不入账", 3_200_000, 2]
    signed = findings.sign(cast, paper, "member")
    assert signed.state == State.UNDERTAKERS


def test_a_change_of_an_instance_voids_the_signatures(cast, head):
    paper = findings.sign(cast, whole(cast, head), "member")
    row = instances.of_paper(paper)[0]
    with pytest.raises(WrongState) as refused:
        write_instance(by=cast.member.actor, instance=row.pk, text="另一种说法")
    assert refused.value.code == "workpaper.would_void"
    write_instance(by=cast.member.actor, instance=row.pk, text="另一种说法", voids=True)
    assert findings.again(cast, paper).state == State.DRAFT
    journal_says("findings.signatures_voided", about=paper.ref)


def test_the_finding_is_counted_once_and_its_instances_each(cast, head):
    paper = findings.sign(cast, whole(cast, head), "member", "second_member", "deputy", "lead")
    findings.judge(cast, paper)
    assert queries.figure(head.pk, "问题数") == "1"
    assert queries.figure(head.pk, "实例数") == "3"
    assert instances.judged_in(inspections.in_package(head.pk), cast.clock.today()).count() == 3
    member = inspections.members(head)[1]
    (row,) = instances.of_member(member.pk)
    assert row.workpaper.finding.title == paper.title
    (sheet,) = package.sheets(head, cast.member.actor)
    assert [t.found for t in sheet.totals] == [1, 1, 1]


def test_only_who_undertakes_and_only_until_it_is_judged(cast, head):
    paper = common(cast, head)
    row = instances.of_paper(paper)[0]
    with pytest.raises(NotAllowed):
        write_instance(by=cast.deputy.actor, instance=row.pk, text="x")
    with pytest.raises(NotKnown):
        write_instance(by=cast.stranger.actor, instance=row.pk, text="x")
    with pytest.raises(NotKnown):
        draft_common(
            by=cast.member.actor, package=inspections.members(head)[0].pk, members=[head.pk], title="x"
        )
    done = findings.sign(cast, whole(cast, head), "member", "second_member", "deputy", "lead")
    findings.judge(cast, done)
    with pytest.raises(NotAllowed):
        add_instances(by=cast.member.actor, workpaper=done.id, members=[inspections.members(head)[0].pk])


def test_no_body_twice_and_nobody_from_elsewhere(cast, head):
    paper = common(cast, head)
    member = inspections.members(head)[0]
    with pytest.raises(BadInput):
        add_instances(by=cast.member.actor, workpaper=paper.id, members=[member.pk])
    with pytest.raises(BadInput):
        add_instances(by=cast.member.actor, workpaper=paper.id, members=[])
    with pytest.raises(NotKnown):
        add_instances(by=cast.member.actor, workpaper=paper.id, members=[head.pk])
    with pytest.raises(BadInput):
        write_instance(by=cast.member.actor, instance=paper.instances.first().pk, text="x", amount_fen=-1)


def test_an_instance_is_taken_out_with_a_reason_and_its_citations(cast, head):
    paper = whole(cast, head)
    row = instances.of_paper(paper)[0]
    with pytest.raises(BadInput):
        drop_instance(by=cast.member.actor, instance=row.pk, reason=" ")
    drop_instance(by=cast.member.actor, instance=row.pk, reason="核实后那里已经入账")
    assert Instance.objects.filter(workpaper=paper).count() == 2
    assert journal_says("findings.instance_dropped", about=paper.ref).facts["reason"] == "核实后那里已经入账"


def test_evidence_of_another_village_does_not_support_this_one(cast, head):
    paper = common(cast, head)
    first, second, _third = instances.of_paper(paper)
    item = evidence.registered(cast, second.inspection)
    with pytest.raises(NotKnown):
        support_instance(by=cast.member.actor, instance=first.pk, item=item.id, page=1)


def test_the_offer_stands_on_the_head_of_a_package_only(cast, head):
    assert supplies.may_draft_common(cast.member.actor, head.ref)
    assert supplies.may_draft_common(cast.member.actor, inspections.members(head)[0].ref) is None
    assert supplies.may_draft_common(cast.office.actor, head.ref) is None


def test_in_the_browser(cast, head):
    client = cast.member.client
    members = [str(m.pk) for m in inspections.members(head)]
    form = client.get(f"/inspections/{head.pk}/workpapers/new-common")
    assert "G2-01" in form.content.decode()
    posted = client.post(
        f"/inspections/{head.pk}/workpapers/new-common",
        {
            "title": "村务公开不及时",
            "item": "G2-06",
            "members": members[:2],
            "text": "两个季度没有公开",
            "undertakers": [str(cast.member.person), str(cast.second_member.person)],
        },
    )
    assert posted.status_code == 302
    paper = Workpaper.objects.get(title="村务公开不及时")
    page = client.get(f"/workpapers/{paper.id}/").content.decode()
    assert "两个季度没有公开" in page
    assert client.post(f"/workpapers/{paper.id}/instances/add", {"members": members[2:]}).status_code == 302
    row = instances.of_paper(paper)[0]
    base = f"/workpapers/{paper.id}/instances/{row.pk}"
    assert client.post(f"{base}/write", {"text": "三个季度没有公开", "persons": "3"}).status_code == 302
    item = evidence.registered(cast, row.inspection)
    assert client.post(f"{base}/support", {"item": str(item.id), "page": "1"}).status_code == 302
    assert item.number in client.get(f"/workpapers/{paper.id}/").content.decode()
    assert client.post(f"{base}/drop", {"reason": "已经补公开"}).status_code == 302
    assert cast.stranger.client.get(f"{base}/write").status_code == 404
    assert cast.deputy.client.get(f"/workpapers/{paper.id}/instances/add").status_code == 200
