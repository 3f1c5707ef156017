"""Within one page the same question is asked of the database once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_answers: ContextVar[dict[Any, Any] | None] = ContextVar("answers", default=None)


@contextmanager
def one_page() -> Iterator[None]:
    """From here to the end questions marked `once` keep their answers. Only for what writes nothing."""
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


def once(question: Callable[P, R]) -> Callable[P, R]:
    """A question whose answer holds for the page that is being made; asked anew each time anywhere else.

    The arguments are hashable and the answer is not changed by who gets it.
    """

    @wraps(question)
    def asked(*args: P.args, **kwargs: P.kwargs) -> R:
        answers = _answers.get()
        if answers is None:
            return question(*args, **kwargs)
        key = (question, args, tuple(sorted(kwargs.items())))
        if key not in answers:
            answers[key] = question(*args, **kwargs)
        return answers[key]

    return asked
