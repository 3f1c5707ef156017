"""Names of the key scopes: who may open what lies under one key."""

from uuid import UUID

OFFICE_SCOPE = "office"
CLUES_SCOPE = "clues"
IDENTITY_SCOPE = "identity"
PETITIONS_SCOPE = "petitions"


def inspection_scope(inspection: UUID) -> str:
    """The scope of one inspection: its files, records and journal payloads."""
    return f"inspection:{inspection}"
