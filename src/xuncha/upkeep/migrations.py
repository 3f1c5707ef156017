from collections.abc import Iterator

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def unapplied() -> int:
    """How many migrations the database still lacks."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def bring_up_to_date() -> Iterator[str]:
    """Apply what is missing; says so only where there was something."""
    waiting = unapplied()
    if waiting:
        call_command("migrate", verbosity=0, interactive=False)
        yield f"database brought up to date: {waiting} steps"
