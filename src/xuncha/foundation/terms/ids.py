from uuid import UUID

import uuid_utils.compat


def new_id() -> UUID:
    """A UUIDv7, made where the record is born; sorts by the machine's time of making."""
    return uuid_utils.compat.uuid7()
