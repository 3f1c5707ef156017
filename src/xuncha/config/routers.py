"""Which database holds which tables: the vault its own, the office's all others."""

from typing import Any

VAULT = "vault"


class Vault:
    """Whatever is in the room `vault` lies in the database `vault`, and nothing else does."""

    def db_for_read(self, model: Any, **hints: Any) -> str | None:
        return VAULT if model._meta.app_label == VAULT else None

    db_for_write = db_for_read

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool | None:
        return one._meta.app_label == other._meta.app_label if VAULT in _labels(one, other) else None

    def allow_migrate(
        self, db: str, app_label: str, model_name: str | None = None, **hints: Any
    ) -> bool | None:
        return (db == VAULT) == (app_label == VAULT)


def _labels(*things: Any) -> set[str]:
    return {thing._meta.app_label for thing in things}
