"""`pages`: every page that is only looked at, as the roles it is for, in an office with years of work in it.

One inspection is worked by the real actions; then its rows are copied as they are, in bulk, with ids and numbers of
their own. Such rows were never acted on and stand in no journal: they are for measuring and for nothing else.
Not copied: petitions, clues, letters, the journal.
"""

import logging
import os
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import django

from xuncha.upkeep.bench import Row

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # the scene of the tests


@dataclass(frozen=True)
class Size:
    inspections: int
    times: int


SIZES = {
    "small": Size(inspections=20, times=5),
    "county-term": Size(inspections=300, times=5),
    "ten-terms": Size(inspections=3000, times=5),
}
# Of one inspection; three hundred of them are a county's term.
WORKPAPERS, FINDINGS, MEASURES, MATERIALS, INTERVIEWS = 23, 8, 25, 200, 20
PER_ROUND, TEAMS, OWN = 20, 12, 20
READERS = ("office", "lead", "body_liaison")  # a member sees what the lead sees
COPIED = {"inspections", "evidence", "fieldwork", "findings", "reports", "rectification"}
NOT_COUNTED = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")
Ids = dict[UUID, UUID]


def measure(size: str, seed: int) -> Iterable[Row]:
    os.environ["XUNCHA_HEADS_EVERY"] = "0"
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from xuncha.foundation.keys import state

    settings.HOME.make()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    state.make_demo_key()
    for database in settings.DATABASES:
        call_command("migrate", database=database, verbosity=0)
    logging.getLogger("django.request").disabled = True  # pages that are not there for a role
    from tests.access.scene import build

    scene = build()
    began = time.perf_counter()
    counts = fill(scene, SIZES[size].inspections)
    took = time.perf_counter() - began
    yield from (Row(f"rows of {name}", number, "rows") for name, number in counts.items())
    yield Row("rows written", counts["every kind"] / took, "rows/s")
    found = sorted(opened(scene, SIZES[size].times), key=lambda shown: -shown.p95)
    yield Row("slowest page, p95", found[0].p95, "ms", goal=100)
    yield Row("pages over 100 ms", sum(1 for shown in found if shown.p95 > 100), "pages", goal=0)
    yield Row("most statements of a page", max(shown.statements for shown in found), "statements", goal=15)
    yield Row("pages over 15 statements", sum(1 for s in found if s.statements > 15), "pages", goal=0)
    for shown in found:
        what = f"{shown.page}, {shown.statements} statements"
        yield Row(what, shown.p95, "ms", "p50", shown.p50, goal=100)


# ---- rows in bulk --------------------------------------------------------------------------------------------


class Copier:
    """Copies rows with ids of their own; what they point to is taken along where it is known, and left where it is not."""

    def __init__(self) -> None:
        from django.apps import apps

        self.models = [m for m in apps.get_models() if m._meta.app_label in COPIED]
        self.written: dict[str, int] = defaultdict(int)
        self.number = 0

    def below(self, roots: Iterable[Any]) -> list[Any]:
        """These rows and all that hang on them, parents first."""
        from xuncha.onsite.evidence.models import Citation

        rows = list(roots)
        ids = {row.pk for row in rows}
        more = True
        while more:
            more = False
            for model in self.models:
                keys = [
                    f.attname
                    for f in model._meta.fields
                    if f.is_relation and f.name not in ("item", "scan", "file")
                ]
                keys += ["item_id"] if model._meta.app_label in ("rectification", "fieldwork") else []
                for key in {k for k in keys if any(f.attname == k for f in model._meta.fields)}:
                    for row in model.objects.filter(**{f"{key}__in": ids}).exclude(pk__in=ids):
                        rows.append(row)
                        ids.add(row.pk)
                        more = True
        rows += [c for c in Citation.objects.filter(cited_id__in=ids) if c.pk not in ids]
        return rows

    def copy(self, rows: Iterable[Any], known: Mapping[UUID, UUID]) -> tuple[list[Any], Ids]:
        """New rows, not saved, and which new id stands for which old one."""
        from xuncha.foundation.terms import new_id

        rows = list(rows)
        ids: Ids = {**known, **{row.pk: new_id() for row in rows}}
        self.number += 1
        return [self._one(row, ids) for row in rows], ids

    def _one(self, row: Any, ids: Ids) -> Any:
        from django.db.models import CharField, Field, IntegerField

        values = {f.attname: getattr(row, f.attname) for f in row._meta.fields}
        for name, value in values.items():
            if isinstance(value, UUID) and value in ids:
                values[name] = ids[value]
        left = [f for f in row._meta.fields if f.is_relation and getattr(row, f.attname) == values[f.attname]]
        for f in row._meta.fields:
            plain: Field[Any, Any] = f
            value = values[f.attname]
            if f.name in ("number", "provisional_number", "code", "authorisation_number") and value:
                if isinstance(plain, CharField):
                    values[f.attname] = f"{value}.{self.number}" if self._named(row, f.name) else value
                elif isinstance(plain, IntegerField) and row._meta.label_lower in NUMBERED:
                    values[f.attname] = value + self.number
            elif f.name == "order" and left and row._meta.label_lower in ORDERED:
                values[f.attname] = value + self.number
            elif f.name == "path":
                values[f.attname] = f"{value.rstrip('/')}-{self.number}/"
            elif f.name == "name" and row._meta.label_lower == "organisations.body":
                values[f.attname] = f"{value}{self.number}"
        return type(row)(**values)

    @staticmethod
    def _named(row: Any, field: str) -> bool:
        return field != "code" or row._meta.label_lower in ("planning.round", "people.person")

    def save(self, rows: Iterable[Any]) -> None:
        """By model in the order of the rooms; evidence before what cites it."""
        by_model: dict[Any, list[Any]] = defaultdict(list)
        for row in rows:
            by_model[type(row)].append(row)
        for model, found in by_model.items():
            model.objects.bulk_create(found, batch_size=400)
            self.written[model._meta.label_lower] += len(found)


NUMBERED = {"teams.team", "planning.round"}
ORDERED = {"rectification.measure", "reports.feedbackitem", "fieldwork.materialitem"}


def fill(scene: Any, inspections: int) -> dict[str, int]:
    """A full inspection, then that many of it, twenty to a round, twelve teams in turn, the first twenty the cast's own."""
    from django.db import connection, transaction

    copier = Copier()
    with connection.constraint_checks_disabled(), transaction.atomic():
        grow(copier, scene)
        spread(copier, scene, inspections)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    wanted = ("findings.workpaper", "findings.finding", "rectification.measure", "fieldwork.materialitem")
    more = ("inspections.inspection", "evidence.item", "evidence.citation", "fieldwork.interview")
    every = sum(copier.written.values())
    return {**{name: copier.written[name] for name in (*wanted, *more)}, "every kind": every}


def grow(copier: Copier, scene: Any) -> None:
    from xuncha.conclusions.findings.models import Finding, Workpaper
    from xuncha.followup.rectification.models import Measure
    from xuncha.onsite.evidence.models import Item
    from xuncha.onsite.fieldwork.models import Interview, MaterialItem, MaterialRequest

    ids = scene.ids
    finding = Finding.objects.get(id=ids["finding"])
    request = MaterialRequest.objects.get(id=ids["request_id"])
    per_request = MaterialItem.objects.filter(request=request).count()
    groups = (
        ([Workpaper.objects.get(id=ids["workpaper"])], WORKPAPERS - FINDINGS),
        ([Measure.objects.get(id=ids["measure"])], MEASURES // FINDINGS - 1),
        ([Workpaper.objects.get(id=finding.workpaper_id)], FINDINGS - 1),
        ([request, *Item.objects.filter(source_id__in=[request.id])], MATERIALS // per_request),
        ([Interview.objects.get(id=ids["interview"])], INTERVIEWS),
    )
    for roots, times in groups:
        rows = copier.below(roots)
        for _ in range(times):
            copier.save(copier.copy(rows, {})[0])


def spread(copier: Copier, scene: Any, inspections: int) -> None:
    from xuncha.onsite.inspections.models import Inspection, Tour
    from xuncha.preparation.planning.models import Batch, Round, Target
    from xuncha.preparation.teams.models import Assignment, Membership, Team
    from xuncha.standing.organisations.models import Body
    from xuncha.standing.people.models import Person

    whole = Inspection.objects.get(id=scene.ids["inspection"])
    rows = copier.below([whole])
    above = [Body.objects.get(id=whole.body_id), Target.objects.get(id=whole.target_id)]
    above += list(Assignment.objects.filter(target=whole.target_id))
    crew = [Team.objects.get(id=whole.team_id), *Membership.objects.filter(team=whole.team_id)]
    crew += list(Tour.objects.filter(team=whole.team_id))
    persons = list(Person.objects.filter(id__in=[m.person_id for m in crew if isinstance(m, Membership)]))
    rounds = list(Round.objects.filter(id=scene.ids["round"])) + list(
        Batch.objects.filter(id=scene.ids["batch"])
    )
    staffs: list[Ids] = [{}]
    for _ in range(TEAMS - 1):
        made, ids = copier.copy(persons, {})
        copier.save(made)
        staffs.append(ids)
    within: Ids = {}
    for n in range(1, inspections):
        if n >= OWN and n % PER_ROUND == 0:
            made, within = copier.copy(rounds, {})
            copier.save(made)
        known: Ids = {} if n < OWN else {**within, **staffs[1 + n % (TEAMS - 1)]}
        top, known = copier.copy([*above, *(crew if n >= OWN else ())], known)
        bottom, _ = copier.copy(rows, known)
        copier.save([*top, *bottom])


# ---- pages ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Shown:
    page: str
    statements: int
    p50: float
    p95: float


def opened(scene: Any, times: int) -> Iterable[Shown]:
    from tests.access.test_every_url import UNFILLED, address, routes
    from xuncha.foundation.ui.routes import may_open

    for route in routes():
        if route.methods != ("GET",) or route.who is None or route.name in UNFILLED:
            continue
        path = address(scene, route)
        for who in READERS:
            if may_open(route.name, scene.actors[who]):
                shown = one(scene.clients[who], path, f"{route.name} {who}", times)
                if shown is not None:
                    yield shown


def one(client: Any, path: str, name: str, times: int) -> Shown | None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as seen:
        first = client.get(path)
    asked = sum(not q["sql"].lstrip().upper().startswith(NOT_COUNTED) for q in seen.captured_queries)
    if first.status_code != 200 or not first.headers.get("Content-Type", "").startswith("text/html"):
        return None
    took = []
    for _ in range(times):
        began = (
            time.process_time()
        )  # of this process alone: what the server works, whoever shares the machine
        client.get(path)
        took.append((time.process_time() - began) * 1000)
    took.sort()
    return Shown(name, asked, took[len(took) // 2], took[min(len(took) - 1, int(len(took) * 0.95))])
