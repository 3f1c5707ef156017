"""What the pages of training show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from xuncha.preparation.training import labels
from xuncha.preparation.training.models import Attendance, Sitting, TrainingClass
from xuncha.preparation.training.rules.states import Standing

SHAPES = {
    Standing.ENROLLED: "none",
    Standing.PASSED: "done",
    Standing.NOT_PASSED: "late",
    Standing.WITHDRAWN: "returned",
}


@dataclass(frozen=True, slots=True)
class ClassRow:
    training_class: TrainingClass
    people: int
    passed: int


def class_rows(classes: Sequence[TrainingClass]) -> list[ClassRow]:
    return [ClassRow(c, getattr(c, "people", 0), getattr(c, "passed_count", 0)) for c in classes]


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    attendance: Attendance
    shape: str
    word: str
    days: list[date]
    earlier: list[Sitting]
    """Sittings before the one that counts: a re-sit keeps them."""


def attendance_row(attendance: Attendance) -> AttendanceRow:
    standing = Standing(attendance.standing)
    sittings = list(attendance.sittings.all())
    return AttendanceRow(
        attendance,
        SHAPES[standing],
        str(labels.STANDINGS[standing]),
        [s.on for s in attendance.sign_ins.all()],
        sittings[:-1],
    )


def counts(rows: Sequence[Attendance]) -> dict[str, int]:
    """How many are in the class, passed, not passed, not yet recorded."""
    inside = [a for a in rows if a.standing != Standing.WITHDRAWN]
    return {
        "people": len(inside),
        "passed": sum(a.standing == Standing.PASSED for a in inside),
        "not_passed": sum(a.standing == Standing.NOT_PASSED for a in inside),
        "open": sum(a.standing == Standing.ENROLLED for a in inside),
    }
