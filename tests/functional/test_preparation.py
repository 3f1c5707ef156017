"""Planning and teams in the browser: every page scanned, nothing wider than the window, scripts or none."""

from datetime import date

from tests.factories import planning, teams
from xuncha.preparation.teams import queries
from xuncha.preparation.teams.actions.examine_pairs import examine_pairs
from xuncha.preparation.teams.actions.record_objection import record_objection
from xuncha.preparation.teams.actions.sign_declaration import sign_declaration
from xuncha.preparation.teams.rules.declaring import Entry
from xuncha.preparation.training import queries as trained

from .conftest import picture, scan

DAY = date(2024, 3, 5)


def looked_at(page, address, name):
    page.goto(address)
    scan(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 1366
    picture(page, name)


def with_a_hit(cast):
    """A ready team; the bureau objects to the deputy, the member has sealed kin there."""
    team = teams.ready(cast)
    kin = Entry("kin", body=cast.bureau.id, relation="配偶", name="李秀兰", what="会计")
    sign_declaration(by=cast.member.actor, batch=team.batch_id, entries=[kin])
    (target,) = queries.targets_of(team.id)
    record_objection(
        by=cast.office.actor, target=target, person=cast.deputy.person, letter="函", reason="有过节"
    )
    examine_pairs(by=cast.office.actor, batch=team.batch_id)
    return team


def test_the_pages_of_planning(live, visit, cast, on_day):
    round = planning.drafted_round(cast)
    on_day(DAY)
    page = visit(cast.office)
    for name, address in {
        "term": f"/terms/{round.plan.term_id}",
        "plan": f"/plans/{round.plan_id}",
        "round": f"/rounds/{round.id}",
        "counting": f"/rounds/{round.id}/counting",
        "add-batch": f"/rounds/{round.id}/batch",
    }.items():
        looked_at(page, f"{live}{address}", f"planning-{name}")


def test_the_pages_of_teams_and_training(live, visit, cast, on_day):
    team = with_a_hit(cast)
    (held,) = trained.classes_of(team.batch_id)
    pair = next(p for p in queries.pairs_of(team.batch_id) if p.person_id == cast.deputy.person)
    on_day(DAY)
    page = visit(cast.office)
    for name, address in {
        "teams": "/teams",
        "matrix": f"/batches/{team.batch_id}/teams?pair={pair.id}",
        "team": f"/teams/{team.id}",
        "pair": f"/pairs/{pair.id}",
        "propose": f"/pairs/{pair.id}/propose",
        "training": "/training",
        "class": f"/classes/{held.id}",
    }.items():
        looked_at(page, f"{live}{address}", f"teams-{name}")


def test_a_member_declares_without_scripts(visit, cast):
    team = teams.formed(cast)
    page = visit(cast.member, scripts=False, at=f"/batches/{team.batch_id}/declare")
    page.get_by_label("哪个乡镇、村、社区").fill("清源县石门镇东沟村")
    page.get_by_role("button", name="签这份申报").click()
    assert "内容封存" in page.locator("main").inner_text()
    assert queries.declaration_of(cast.member.person, team.batch_id) is not None


def test_the_declaration_is_scanned(visit, cast):
    team = teams.formed(cast)
    page = visit(cast.member, at=f"/batches/{team.batch_id}/declare")
    scan(page)
    page.get_by_role("button", name="签这份申报").click()
    assert "没有的，选没有需要申报的" in page.locator("main").inner_text()
    scan(page)
