from typing import Any
from uuid import UUID

from xuncha.standing.people.models import Account
from xuncha.standing.people.queries import signed_in_account


class OfficeAccounts:
    """How the session finds its account. Words are checked by the verb `sign_in`, not here."""

    def authenticate(self, request: Any, **credentials: Any) -> None:
        """Nobody is let in this way."""
        return

    def get_user(self, user_id: UUID) -> Account | None:
        """The open account, with its person; None ends the sitting."""
        return signed_in_account(user_id)
