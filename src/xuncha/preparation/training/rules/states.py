"""States of one person in one class."""

from enum import StrEnum


class Standing(StrEnum):
    ENROLLED = "enrolled"
    PASSED = "passed"
    NOT_PASSED = "not_passed"
    WITHDRAWN = "withdrawn"


TRANSITIONS: dict[Standing, frozenset[Standing]] = {
    Standing.ENROLLED: frozenset({Standing.PASSED, Standing.NOT_PASSED, Standing.WITHDRAWN}),
    Standing.NOT_PASSED: frozenset({Standing.PASSED, Standing.NOT_PASSED, Standing.WITHDRAWN}),
    Standing.PASSED: frozenset({Standing.NOT_PASSED}),  # a correction, which needs its reason
    Standing.WITHDRAWN: frozenset({Standing.ENROLLED}),
}

OWNERS: dict[Standing, str] = {
    Standing.ENROLLED: "office",
    Standing.NOT_PASSED: "office",
    Standing.PASSED: "",
    Standing.WITHDRAWN: "",
}


def may_move(current: Standing, wanted: Standing) -> bool:
    """Whether the table has this step."""
    return wanted in TRANSITIONS[current]
