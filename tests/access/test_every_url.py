"""Every page of the house, opened by everybody: own, other and none of one inspection."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import get_resolver, reverse

from tests.access.scene import ADMINISTRATORS, UNKNOWN, WHO, Scene
from xuncha.foundation.journal.models import Entry
from xuncha.foundation.ui.routes import Route, known_routes, may_open

pytestmark = pytest.mark.django_db(
    databases=["default", "vault"]
)  # the scene lies around each test; this makes the database

UNFILLED = {
    "organisations:check_bodies": "the sheet is held under a token of the uploading session only",
    "organisations:marked_bodies": "the sheet is held under a token of the uploading session only",
    "rectification:check_measures": "the sheet is held under a token of the uploading session only",
    "rectification:marked_measures": "the sheet is held under a token of the uploading session only",
    "rectification:door_check_measures": "the sheet is held under a token of the uploading session only",
    "rectification:door_marked_measures": "the sheet is held under a token of the uploading session only",
    "findings:check_facts": "the sheet is held under a token of the uploading session only",
    "findings:marked_facts": "the sheet is held under a token of the uploading session only",
    "findings:door_check_facts": "the sheet is held under a token of the uploading session only",
    "findings:door_marked_facts": "the sheet is held under a token of the uploading session only",
    "teams:take_back_objection": "no objection stands: one would re-open the team's pairs",
    "rectification:check_progress": "the sheet is held under a token of the uploading session only",
    "rectification:marked_progress": "the sheet is held under a token of the uploading session only",
    "rectification:door_check_progress": "the sheet is held under a token of the uploading session only",
    "rectification:door_marked_progress": "the sheet is held under a token of the uploading session only",
    "people:check_people": "the sheet is held under a token of the uploading session only",
    "people:marked_people": "the sheet is held under a token of the uploading session only",
    "findings:write_instance": "the scene's inspection is of one body; instances are walked in their own test",
    "findings:support_instance": "the scene's inspection is of one body; instances are walked in their own test",
    "findings:drop_instance": "the scene's inspection is of one body; instances are walked in their own test",
    "inspections:posting_photo": "no notice was photographed",
    "inspections:answer_upward": "nothing was reported upward",
    "papers:scan": "comes from reading the page codes of a scanned stack; tests/foundation/papers has one",
}
"""Routes with a parameter the scene has nothing for, and why. They are walked with a value that is not known."""

SHARED = {
    *("body", "post", "person", "kin", "account", "grant", "sequence"),
    *("document", "before", "after", "term", "plan", "planned", "round", "batch", "target"),
    *(
        "verb",
        "training_class",
        "attendance",
        "channel",
        "ending",
        "order",
        "page",
        "row",
        "element",
        "condition",
    ),
}
"""Parameters that do not name an object of the inspection; what a stranger sees of these is the room's own test."""

SHARED_ROUTES = {"regulations:rule_set", "regulations:items", "regulations:add_clause"}
"""Rule sets and regulations are everybody's; `code` and `edition` are papers' elsewhere."""

OF_THE_OFFICE = {"statistics:bulletin", "statistics:rows"}

PARAMETER = re.compile(r"<(?P<converter>\w+):(?P<name>\w+)>")
FOREIGN = re.compile(r"""\b(?:src|href|action|srcset|poster|data)\s*=\s*["']?\s*(?:https?:)?//""", re.I)
STYLED = re.compile(r"<[^>]+\sstyle\s*=", re.I)
INLINE = re.compile(r"<script(?![^>]*\ssrc\s*=)", re.I)


def routes() -> list[Route]:
    rooms = (
        get_resolver().namespace_dict
    )  # every room's table is read; a test's own pages are none of a room's
    return [r for r in known_routes().values() if r.name.partition(":")[0] in rooms]


def parameters(route: Route) -> dict[str, str]:
    """Name → converter."""
    return {m["name"]: m["converter"] for m in PARAMETER.finditer(route.pattern)}


def address(scene: Scene, route: Route, unknown: Iterable[str] = ()) -> str:
    """Where the page is, for the scene's own things; made-up values for those of `unknown` and those it has not."""
    values = {}
    for name, converter in parameters(route).items():
        known = None if name in unknown else scene.value(route.name, name)
        values[name] = UNKNOWN[converter]() if known is None else known
    return reverse(route.name, kwargs=values) + scene.questions.get(route.name, "")


def about_the_inspection(route: Route) -> bool:
    named = set(parameters(route)) - SHARED
    return bool(named) and route.name not in SHARED_ROUTES | OF_THE_OFFICE | set(UNFILLED)


def opened(scene: Scene, who: str, path: str) -> HttpResponse | str:
    """The answer, or the exception a page died of."""
    try:
        return scene.clients[who].get(path)
    except Exception as died:  # noqa: BLE001 - every page is to be told, not only the first
        return f"{type(died).__name__}: {died}"


def test_the_scene_has_something_for_every_parameter(scene: Scene) -> None:
    """A new route needs a thing in the scene, or a reason why there is none."""
    short = {
        route.name
        for route in routes()
        if any(scene.value(route.name, name) is None for name in parameters(route))
    }
    assert short == set(UNFILLED)


def test_every_page_by_everybody(scene: Scene) -> None:
    wrong: list[str] = []
    shown: dict[str, set[Any]] = defaultdict(set)
    entries = Entry.objects.count()
    for route in routes():
        path = address(scene, route)
        for who in (*WHO, "nobody"):
            answer = opened(scene, who, path)
            status = answer if isinstance(answer, str) else answer.status_code
            if who != "nobody":
                shown[route.name].add(status)
            fault = _fault(scene, route, who, status)
            if fault:
                wrong.append(f"{route.name} as {who}: {status}, {fault}")
            if not isinstance(answer, str) and status == 200:
                wrong += [f"{route.name} as {who}: {said}" for said in _unclean(answer)]
    assert not wrong, "\n".join(wrong)
    hidden = {name for name, statuses in shown.items() if statuses == {404}}
    assert hidden - set(UNFILLED) == NOT_NOW.keys()
    assert Entry.objects.count() == entries, "a page was only looked at, and something was journalled"


NOT_NOW = {
    "findings:draft_common": "the inspection is of one body: a common matter is drafted in the file of a package's head",
    "fieldwork:problem_proof": "the practical problem is not solved yet: nothing proves it",
    "teams:raise_objection": "the team was authorised: nothing is raised at the door any more",
}
"""Pages that are there for nobody in the state the scene is in, and why."""


def _fault(scene: Scene, route: Route, who: str, status: Any) -> str:
    if isinstance(status, str) or status >= 500:
        return "broke"
    if route.who is None:
        return ""
    if who == "nobody":
        return "" if status == 302 else "not signed in, not sent to sign in"
    if not may_open(route.name, scene.actors[who]):
        return "" if status == 404 else "not for this role"
    if status == 404:
        return ""
    if who == "stranger" and about_the_inspection(route):
        return "a stranger to the team"
    if (
        who == "body_liaison"
        and not route.pattern.startswith("door/")
        and route.name not in OWN | LAW | PUBLIC
    ):
        return "the body's contact is let in only by the door"
    if who in ADMINISTRATORS and not _is_theirs(route):
        return "administrators see nothing of the work"
    return ""


OWN = {
    *("people:me", "people:own_account", "people:password", "people:token", "people:confirm"),
    *("ui:density", "ui:keys", "home:home"),
}
"""One's own account, and what belongs to every screen."""

LAW = {
    *("regulations:map", "regulations:rule_set", "regulations:items", "regulations:differences"),
    *("regulations:due", "regulations:holidays", "regulations:documents", "regulations:document"),
}
"""Public rules: no business in them."""

PUBLIC: set[str] = set()


def _is_theirs(route: Route) -> bool:
    return (
        route.name in OWN | LAW | PUBLIC
        or route.name.partition(":")[0] == "journal"
        or "accounts" in route.pattern
        or "grants/" in route.pattern
    )


def _unclean(answer: HttpResponse) -> list[str]:
    if not answer.headers.get("Content-Type", "").startswith("text/html"):
        return []
    text = answer.content.decode()
    rules = (
        ("an address outside the house", FOREIGN),
        ("a style attribute", STYLED),
        ("a script in the page", INLINE),
    )
    return [f"{what}: {m.group(0)[:80]}" for what, rule in rules if (m := rule.search(text))]


def test_what_is_not_known_is_not_there_for_anybody(scene: Scene) -> None:
    """Made-up values, one at a time and all together, for those to whom the page is open."""
    wrong = []
    for route in routes():
        names = [name for name in parameters(route) if name != "token"]  # of an upload: its own room's test
        for unknown in {tuple(names), *((n,) for n in names)} if names else ():
            path = address(scene, route, unknown)
            for who in WHO:
                if route.who is not None and may_open(route.name, scene.actors[who]):
                    answer = opened(scene, who, path)
                    status = answer if isinstance(answer, str) else answer.status_code
                    if status != 404:
                        wrong.append(f"{route.name} as {who} without {', '.join(unknown)}: {status}")
    assert not wrong, "\n".join(wrong)


def test_nobody_posts_what_is_not_theirs(scene: Scene) -> None:
    """A role outside `who` is told there is no such page; without signing in nothing is done either."""
    wrong = []
    entries = Entry.objects.count()
    for route in routes():
        if route.who is None or "POST" not in route.methods:
            continue
        path = address(scene, route)
        for who in WHO:
            if not may_open(route.name, scene.actors[who]):
                status = scene.clients[who].post(path, {"reason": "x"}).status_code
                if status != 404:
                    wrong.append(f"{route.name} as {who}: {status}")
        status = scene.clients["nobody"].post(path, {"reason": "x"}).status_code
        if status != 401:
            wrong.append(f"{route.name} as nobody: {status}")
    assert not wrong, "\n".join(wrong)
    assert Entry.objects.count() == entries


@pytest.mark.parametrize("name", sorted(UNFILLED))
def test_routes_left_out_are_still_there(name: str) -> None:
    _ = get_resolver().url_patterns
    assert name in known_routes()
