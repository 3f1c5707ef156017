from dataclasses import dataclass

from django.utils.functional import Promise

type_text = str | Promise


@dataclass(frozen=True, slots=True)
class Decision:
    """May this be done by this person now? `reason` is for the reader, `code` for tests and logs."""

    allowed: bool
    code: str = ""
    reason: str | Promise = ""

    def __bool__(self) -> bool:
        return self.allowed


def yes() -> Decision:
    return Decision(True)


def no(code: str, reason: str | Promise) -> Decision:
    return Decision(False, code, reason)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with what was given: what, where (field, or sheet row column), what to do."""

    code: str
    message: str | Promise
    where: str = ""
    fix: str | Promise = ""
