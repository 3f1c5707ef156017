from collections.abc import Sequence
from typing import ClassVar

from django.utils.functional import Promise

from .decision import Decision, Problem


class Refusal(Exception):
    """What an action raises instead of doing it: a code, a sentence for the reader, the problems one by one.

    Nothing has been changed when a Refusal leaves an action.
    """

    status: ClassVar[int] = 422

    def __init__(self, code: str, message: str | Promise = "", *, problems: Sequence[Problem] = ()) -> None:
        super().__init__(code)
        self.code = code
        self.message = message or "; ".join(str(p.message) for p in problems)
        self.problems = tuple(problems)

    def __str__(self) -> str:
        more = "".join(f"\n  {p.where or p.code}: {p.message}" for p in self.problems)
        return f"{self.code}: {self.message}{more}"

    @classmethod
    def unless(cls, decision: Decision) -> None:
        """Raise this refusal with the decision's code and reason, unless it allows."""
        if not decision:
            raise cls(decision.code, decision.reason)


class BadInput(Refusal):
    """The content does not hold: problems say what, where, what to do."""

    status = 422


class NotAllowed(Refusal):
    """Known to the person, but not theirs to do."""

    status = 403


class NotKnown(Refusal):
    """Does not exist for this person; said in the same words whether it exists or not."""

    status = 404


class WrongState(Refusal):
    """Not in this state; the message says in which, and what is missing."""

    status = 409


class Stale(Refusal):
    """Someone else changed it since the page was loaded."""

    status = 409


class Locked(Refusal):
    """The office key is not there; nothing restricted can be read or written."""

    status = 503
