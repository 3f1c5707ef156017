"""A common finding is counted once, its instances each, and either opens its rows; villages stand under their town."""

from tests.factories import findings
from tests.factories import inspections as factory
from xuncha.onsite.inspections.rules.states import Stage
from xuncha.overview.statistics import queries
from xuncha.overview.statistics.figures import BY_KEY


def test_one_finding_three_instances(cast):
    head = factory.package_at(cast, Stage.ON_SITE)
    paper = findings.sign(cast, findings.common(cast, head), "member", "second_member", "deputy", "lead")
    findings.judge(cast, paper)
    over = queries.counting(head.team.batch.round.code, cast.clock.today())
    assert BY_KEY["findings"].count(over) == 1
    assert BY_KEY["finding_instances"].count(over) == 3
    opened = [row for _ref, row in queries.rows_of(BY_KEY["finding_instances"], over, cast.lead.actor)]
    assert sorted(row.title.split("：")[0] for row in opened) == ["东风村", "双河村", "柳树湾村"]
    assert BY_KEY["targets"].count(over) == [
        {"inspection": "routine", "body": "town", "count": 1},
        {"inspection": "routine", "body": "village", "count": 3, "under": "town"},
    ]


def test_a_round_without_packages_does_not_speak_of_instances(cast):
    inspection = factory.opened(cast)
    over = queries.counting(inspection.team.batch.round.code, cast.clock.today())
    assert BY_KEY["finding_instances"].count(over) is None
