"""The pages of plans, worked as a person would: forms posted, refusals read."""

from datetime import date

from tests.factories import planning
from xuncha.preparation.planning import queries


def test_without_a_term_the_page_teaches_and_offers(cast):
    answer = cast.office.client.get("/terms")
    assert "还没有开立届期" in answer.content.decode()
    cast.office.client.post(
        "/terms/open",
        {
            "number": "14",
            "name": "十四届县委",
            "committee": "中共清源县委",
            "begins": "2021年9月16日",
            "ends": "2026-09-15",
        },
    )
    assert queries.term_on(date(2024, 1, 1)).number == 14


def test_the_term_shows_coverage_rounds_and_years(cast):
    round = planning.round(cast)
    page = cast.office.client.get(f"/terms/{round.plan.term_id}").content.decode()
    assert "届期覆盖" in page
    assert round.title in page
    assert "首次巡察" in page


def test_a_round_is_planned_sent_and_read_on_pages(cast):
    plan = planning.plan(cast)
    client = cast.office.client
    made = client.post(f"/plans/{plan.id}/round", {"number": "1", "kind": "routine"})
    round = made.url.rpartition("/")[2]
    client.post(f"/rounds/{round}/batch", {"begins": "2024-04-01", "ends": "2024-05-31"})
    (batch,) = queries.batches(round)
    client.post(f"/batches/{batch.id}/target", {"body": str(cast.bureau.id), "inspection_kind": "routine"})
    page = client.get(f"/rounds/{round}").content.decode()
    assert cast.bureau.name in page
    assert client.post(f"/rounds/{round}/submit").status_code == 302
    assert "报批中" in client.get(f"/rounds/{round}").content.decode()


def test_what_was_typed_is_kept_and_the_reason_stands_at_the_field(cast):
    round = planning.drafted_round(cast)
    answer = cast.office.client.post(
        f"/rounds/{round.id}/batch", {"begins": "2024-09-10", "ends": "2024-09-01"}
    )
    assert answer.status_code == 422
    assert "离场日期不能早于进驻日期" in answer.content.decode()
    assert "2024-09-10" in answer.content.decode()


def test_an_incomplete_round_says_why_it_cannot_be_sent(cast):
    round = planning.drafted_round(cast, bodies=[])
    assert "第1批还没有对象" in cast.office.client.get(f"/rounds/{round.id}").content.decode()
    assert cast.office.client.post(f"/rounds/{round.id}/submit").status_code == 409


def test_a_lead_reads_an_approved_round_without_verbs(cast):
    round = planning.round(cast)
    page = cast.lead.client.get(f"/rounds/{round.id}").content.decode()
    assert "改口径" not in page
    assert "增列延伸单位" not in page
