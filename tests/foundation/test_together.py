"""Several lists in one statement are what each would have been alone."""

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Count, Prefetch, Sum
from django.test.utils import CaptureQueriesContext

from tests.factories import fieldwork
from tests.factories import inspections as factory
from xuncha.foundation.journal.models import Entry
from xuncha.foundation.terms.together import together
from xuncha.onsite.fieldwork.models import Interview, MaterialItem
from xuncha.onsite.inspections.models import Inspection, StagePassage
from xuncha.onsite.inspections.rules.states import Stage
from xuncha.standing.people.models import Grant, Person


@pytest.fixture
def worked(cast):
    inspection = factory.at(cast, Stage.ON_SITE)
    fieldwork.interview(cast, inspection, "confirmed")
    fieldwork.request(cast, inspection, "received")
    return inspection


def in_one(*lists):
    with CaptureQueriesContext(connection) as seen:
        together(*lists)
    assert len(seen) == 1
    with CaptureQueriesContext(connection) as seen:
        found = [list(rows) for rows in lists]
    assert len(seen) == 0
    return found


def values(row):
    return {f.attname: getattr(row, f.attname) for f in row._meta.fields}


def test_every_table_reads_the_same_together_as_alone(worked):
    models = [m for m in apps.get_models() if m.__module__.startswith("xuncha") and m.objects.exists()]
    models = [m for m in models if m.objects.db == "default"]
    assert len(models) > 25
    found = in_one(*(m.objects.order_by("pk") for m in models))
    for model, rows in zip(models, found, strict=True):
        assert [values(r) for r in rows] == [values(r) for r in model.objects.order_by("pk")], model


def test_order_and_limit_are_kept(worked):
    people = Person.objects.order_by("-name")
    passages = StagePassage.objects.order_by("-on", "-recorded_at")[:2]
    found = in_one(people, passages)
    assert [p.name for p in found[0]] == [p.name for p in Person.objects.order_by("-name")]
    assert found[1] == list(StagePassage.objects.order_by("-on", "-recorded_at")[:2])


def test_what_was_joined_and_counted_comes_along(worked):
    inspections = Inspection.objects.select_related("body", "team__batch").annotate(n=Count("passages"))
    items = MaterialItem.objects.filter(request__inspection=worked.id)
    summed = items.order_by().values("request").annotate(lines=Count("id"), asked=Sum("quantity"))
    names = Person.objects.order_by("name").values_list("name", flat=True)
    found = in_one(inspections, summed, names)
    with CaptureQueriesContext(connection) as seen:
        assert found[0][0].body == worked.body
        assert found[0][0].team.batch_id == worked.team.batch_id
    assert len(seen) <= 2  # those of `worked`
    assert found[0][0].n == Inspection.objects.get(id=worked.id).passages.count()
    assert found[1] == list(
        items.order_by().values("request").annotate(lines=Count("id"), asked=Sum("quantity"))
    )
    assert found[2] == sorted(Person.objects.values_list("name", flat=True))


def test_what_hangs_on_the_rows_is_fetched_as_ever(worked):
    rows = Interview.objects.prefetch_related(Prefetch("interviewers", to_attr="said"))
    others = Grant.objects.all()
    together(rows, others)
    with CaptureQueriesContext(connection) as seen:
        assert rows[0].said == list(Interview.objects.get(id=rows[0].id).interviewers.all())
    assert len(seen) == 2


def test_what_holds_nothing_or_was_read_is_not_asked(worked):
    known = Person.objects.order_by("name")
    before = list(known)
    nobody, none = Person.objects.filter(pk__in=[]), Person.objects.none()
    with CaptureQueriesContext(connection) as seen:
        together(known, nobody, none)
    assert (len(seen), list(known), list(nobody), list(none)) == (0, before, [], [])
    alone = Entry.objects.order_by("-sequence")[:1]
    assert len(in_one(alone, alone)[0]) == 1


def test_a_list_can_be_narrowed_and_counted_afterwards(worked):
    people, grants = Person.objects.order_by("name"), Grant.objects.all()
    together(people, grants)
    assert people.filter(name="马骏").get().name == "马骏"
    assert people.count() == Person.objects.count()
    assert people.exists()
    assert [p.name for p in people[:2]] == [p.name for p in Person.objects.order_by("name")[:2]]
