"""How many statements a list page may issue, whatever is in it: session and grants counted, transactions not."""

import json
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import evidence, fieldwork
from tests.factories import inspections as factory
from xuncha.onsite.fieldwork.actions.visits.note_phone_check import note_phone_check
from xuncha.onsite.inspections.rules.states import Stage

BUDGETS = json.loads((Path(__file__).parents[1] / "query_budgets.json").read_text("utf-8"))
MORE = 7  # what stands here and not in the scene the budgets were measured in
PLAIN = ("inspections:inspections", "evidence:evidence", "fieldwork:fieldwork")
OF_INSPECTION = (
    *("inspections:inspection", "inspections:gate", "inspections:journal", "inspections:points"),
    *("evidence:items", "fieldwork:interviews", "fieldwork:materials", "fieldwork:outlines"),
    *("fieldwork:visits", "fieldwork:sittings", "inspections:checklist"),
    *("fieldwork:surveys", "fieldwork:problems"),
)


def asked(member, address):
    browser = member.client  # signing in is not the page's
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(address).status_code == 200
    return [
        q["sql"] for q in captured if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))
    ]


def add(cast, inspection):
    for state in ("planned", "held", "confirmed"):
        fieldwork.interview(cast, inspection, state)
    for state in ("drafted", "sent", "received"):
        fieldwork.request(cast, inspection, state)
    for state in ("planned", "held"):
        fieldwork.visit(cast, inspection, state)
        fieldwork.sitting(cast, inspection, state)
    fieldwork.photo(cast, inspection)
    note_phone_check(by=cast.member.actor, inspection=inspection.id, whom="某户", asked="问", said="答")
    fieldwork.survey(cast, inspection)
    for state in ("noted", "checked"):
        fieldwork.problem(cast, inspection, state)
    factory.noted(cast, inspection)
    factory.looked_at(cast, inspection)
    evidence.registered(cast, inspection)


def test_lists_ask_no_more_often_when_there_is_more_in_them(cast):
    inspection = factory.at(cast, Stage.ON_SITE)
    addresses = {name: reverse(name) for name in PLAIN}
    addresses |= {name: reverse(name, args=[inspection.id]) for name in OF_INSPECTION}
    add(cast, inspection)
    few = {name: len(asked(cast.lead, address)) for name, address in addresses.items()}
    for _ in range(2):
        add(cast, inspection)
    many = {name: len(asked(cast.lead, address)) for name, address in addresses.items()}
    assert many == few
    over = {name: n for name, n in many.items() if n > BUDGETS[f"{name} lead"] + MORE}
    assert over == {}


@pytest.mark.parametrize("name", [*PLAIN, *OF_INSPECTION])
def test_every_list_of_these_rooms_has_its_budget(name):
    assert BUDGETS[f"{name} lead"] <= 25
