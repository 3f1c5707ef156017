"""How many statements each page may issue: a page over its budget fails.

Rewritten only by saying so: UPDATE_QUERY_BUDGETS=1 pytest tests/access/test_query_budgets.py
"""

import json
import os
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.access.scene import Scene
from tests.access.test_every_url import UNFILLED, address, routes
from xuncha.foundation.ui.routes import may_open

pytestmark = pytest.mark.django_db(databases=["default", "vault"])


BUDGETS = Path(__file__).parents[1] / "query_budgets.json"
READERS = ("office", "lead", "member", "clerk", "body_liaison")
PROMISED = 15  # for a page that has no number of its own yet
NOT_COUNTED = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")


def statements(scene: Scene, who: str, path: str) -> int | None:
    """Session, account and grants counted; None where no page of words is served."""
    with CaptureQueriesContext(connection) as seen:
        answer = scene.clients[who].get(path)
    if answer.status_code != 200 or not answer.headers.get("Content-Type", "").startswith("text/html"):
        return None
    return sum(not q["sql"].lstrip().upper().startswith(NOT_COUNTED) for q in seen.captured_queries)


def measured(scene: Scene) -> dict[str, int]:
    """Every page that is only looked at, as each of the readers who may."""
    counts = {}
    for route in routes():
        if route.methods != ("GET",) or route.who is None or route.name in UNFILLED:
            continue
        path = address(scene, route)
        for who in READERS:
            if may_open(route.name, scene.actors[who]):
                number = statements(scene, who, path)
                if number is not None:
                    counts[f"{route.name} {who}"] = number
    return counts


def test_no_page_asks_more_than_its_budget(scene: Scene) -> None:
    counts = measured(scene)
    if os.environ.get("UPDATE_QUERY_BUDGETS") == "1":
        BUDGETS.write_text(json.dumps(counts, indent=2, sort_keys=True) + "\n", "utf-8")
    budgets = json.loads(BUDGETS.read_text("utf-8"))
    over = [
        f"{page}: {number} statements, budget {budgets.get(page, PROMISED)}"
        for page, number in counts.items()
        if number > budgets.get(page, PROMISED)
    ]
    assert not over, "\n".join(over)
