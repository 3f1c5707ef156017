"""The tables of the whole house, in its two databases: made at once where there are none, else stepped forward."""

from django.apps import apps
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal
from django.db import DEFAULT_DB_ALIAS, connections, router
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder


def unapplied(alias: str = DEFAULT_DB_ALIAS) -> int:
    """How many migrations the database still lacks."""
    executor = MigrationExecutor(connections[alias])
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def bring_house_up_to_date() -> int:
    """Both databases, the vault's first: nothing may name a deposit before there is a place for it."""
    return sum(bring_up_to_date(alias) for alias in sorted(connections, reverse=True))


def bring_up_to_date(alias: str = DEFAULT_DB_ALIAS) -> int:
    """Give the database the tables the house has now. Returns how many migrations it lacked.

    An empty database gets every table from the models as they stand, and every migration noted as done: replaying
    their history renders a hundred models for each step and costs fifteen seconds that end in the same tables (a test
    compares them). One with tables is migrated step by step, as ever.
    """
    lacking = unapplied(alias)
    if not lacking:
        return 0
    if connections[alias].introspection.table_names():
        call_command("migrate", database=alias, verbosity=0, interactive=False)
    else:
        _make_all(alias)
    return lacking


def _make_all(alias: str) -> None:
    connection = connections[alias]
    history = MigrationExecutor(connection).loader.graph.nodes
    done = MigrationRecorder(connection).Migration
    with connection.schema_editor() as editor:  # one transaction: all of it or nothing
        for model in (done, *apps.get_models()):
            if model is done or (
                model._meta.can_migrate(connection) and router.allow_migrate_model(alias, model)
            ):
                editor.create_model(model)
        done.objects.using(alias).bulk_create(done(app=app, name=name) for app, name in history)
    emit_post_migrate_signal(verbosity=0, interactive=False, db=alias)
