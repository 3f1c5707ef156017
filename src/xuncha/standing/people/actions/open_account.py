from uuid import UUID

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed
from xuncha.standing.people import policies, queries

from ._accounts import OpenedAccount, open_one


@action
def open_account(
    *,
    by: Actor,
    person: UUID | None = None,
    username: str = "",
    name: str = "",
    word: str | None = None,
    must_change: bool = True,
) -> OpenedAccount:
    """开立账号 — Open an account for a person, or one without a person for an administrator.

    Without `username` it is the person's code (`p0012`). The word on the slip is for one use: it must be changed at
    the first sign-in (`must_change=False` only for rehearsals). An account alone may do nothing: rights are
    granted by another person. Raises NotKnown, NotAllowed, WrongState `account.has_one`; BadInput
    `account.bad_username`, `account.username_taken`.
    """
    NotAllowed.unless(policies.can_keep_accounts(by))
    human = queries.person(person) if person else None
    opened = open_one(by=by, username=username, name=name, person=human, word=word, must_change=must_change)
    row = opened.account
    record(
        "people.account_opened",
        by=by,
        about=row.ref,
        facts={"account": row.code, "username": row.username, "person": human.code if human else ""},
    )
    return opened
