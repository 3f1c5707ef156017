"""Tables made at once are the tables the migrations make, on both databases."""

import json
import os
import re
import subprocess
import sys

import pytest
from django.apps import apps
from django.db import connection, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RunPython, RunSQL

MAKE = """
import django
django.setup()
from django.core.management import call_command
from django.db import connection, connections
from xuncha.foundation.terms.tables import bring_up_to_date, unapplied
{how}
assert (unapplied(), bring_up_to_date()) == (0, 0)
assert (unapplied("vault"), bring_up_to_date("vault")) == (0, 0)
from tests.upkeep.test_tables import shape
import json
print(json.dumps(shape() + shape("vault")))
"""
AT_ONCE = "assert bring_up_to_date() > 20 and bring_up_to_date('vault') > 20"
STEP_BY_STEP = """
for alias in ('default', 'vault'):
    call_command('migrate', database=alias, verbosity=0, interactive=False)
"""

CONSTRAINTS = """SELECT c.conrelid::regclass::text, pg_get_constraintdef(c.oid) FROM pg_constraint c
JOIN pg_namespace n ON n.oid = c.connamespace WHERE n.nspname = 'public' AND c.contype <> 'n'"""
COLUMNS = """SELECT table_name, column_name, data_type, is_nullable, character_maximum_length, column_default
FROM information_schema.columns WHERE table_schema = 'public'"""
INDEXES = """SELECT tablename, regexp_replace(indexdef, 'INDEX \\S+ ON', 'INDEX ON')
FROM pg_indexes WHERE schemaname = 'public'"""


def shape(alias: str = "default") -> list[str]:
    """Every table, column, constraint and index, whatever the order of columns and the names of constraints.

    Not Django's own join tables on PostgreSQL: they were numbered by integers when they were first made.
    """
    connection = connections[alias]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            found = []
            for sql in (COLUMNS, CONSTRAINTS, INDEXES):
                cursor.execute(sql)
                found += (str(row) for row in cursor.fetchall() if not row[0].startswith("auth_"))
            return sorted(found)
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND sql IS NOT NULL"
        )
        return sorted(f"{name} {_parts(sql)}" for name, sql in cursor.fetchall())


def _parts(sql: str) -> list[str]:
    """What one CREATE says, without its order."""
    body = re.sub(r"\s+", " ", sql)
    inside = body[body.index("(") + 1 : body.rindex(")")]
    return sorted(part.strip() for part in re.split(r",(?![^(]*\))", inside))


def made(how: str, home, database: str) -> list[str]:
    home.mkdir()
    office = {**os.environ, "XUNCHA_HOME": str(home), "XUNCHA_DATABASE": database, "PYTHONPATH": "src:."}
    office["DJANGO_SETTINGS_MODULE"] = "xuncha.config.settings"
    said = subprocess.run(
        [sys.executable, "-c", MAKE.format(how=how)], env=office, check=True, capture_output=True, text=True
    )
    return json.loads(said.stdout)


@pytest.fixture
def databases(django_db_blocker):
    """Two empty databases of the kind the suite runs on."""
    if connection.vendor == "sqlite":
        yield "", ""
        return
    names = ("tables_once", "tables_steps")
    url = os.environ["XUNCHA_DATABASE"]
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        for name in names:
            cursor.execute(f"DROP DATABASE IF EXISTS {name}")
            cursor.execute(f"CREATE DATABASE {name}")
        yield [url.rpartition("/")[0] + "/" + name for name in names]
        for name in names:
            cursor.execute(f"DROP DATABASE {name}")


@pytest.mark.slow
def test_at_once_and_step_by_step_end_in_the_same_tables(tmp_path, databases):
    once, steps = databases
    assert made(AT_ONCE, tmp_path / "once", once) == made(STEP_BY_STEP, tmp_path / "steps", steps)


@pytest.mark.django_db(databases=["default", "vault"])
def test_the_vault_holds_the_deposits_and_no_other_table_of_the_house(db):
    inside, outside = (connections[a].introspection.table_names() for a in ("vault", "default"))
    assert "vault_deposit" in inside and "vault_deposit" not in outside
    assert not [t for t in inside if t.partition("_")[0] in {"petitions", "people", "journal", "inspections"}]


def test_no_migration_writes_rows_that_tables_made_at_once_would_lack():
    ours = {a.label for a in apps.get_app_configs() if a.name.startswith("xuncha.")}
    writing = [
        key
        for key, migration in MigrationLoader(None).disk_migrations.items()
        if key[0] in ours
        and any(isinstance(o, RunPython | RunSQL) and not o.elidable for o in migration.operations)
    ]
    assert writing == []
