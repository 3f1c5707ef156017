from .found import Found


def problems(times_heard: int, reason_not_yet: str) -> list[Found]:
    """The head of the inspected body has been spoken with, or it is written why not yet (domain 2.6, 8.7)."""
    if times_heard or reason_not_yet.strip():
        return []
    return [Found("workpaper.head_not_heard", "head")]
