"""Several petitions at once: all or none, and where some are refused, each is said with its number and its reason."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from django.utils.translation import gettext as _

from xuncha.foundation.terms import BadInput, Decision, Problem, Refusal, WrongState
from xuncha.onsite.petitions import policies
from xuncha.onsite.petitions.models import Petition


def check_each(found: Sequence[Petition], may: Callable[[Petition], Decision]) -> None:
    """Raises what a single one's decision means; WrongState with a problem for each refused one of several."""
    refused = [(row, decision) for row in found if not (decision := may(row))]
    if len(found) == 1 and refused:
        policies.guard(refused[0][1])
    if refused:
        problems = [Problem(d.code, str(d.reason), where=row.number) for row, d in refused]
        raise WrongState("petition.some_refused", _("有不能这样办的，一件都没有办。"), problems=problems)


@contextmanager
def naming(row: Petition, several: bool) -> Iterator[None]:
    """What is refused of one of several is said with its number."""
    try:
        yield
    except Refusal as wrong:
        if not several:
            raise
        told = wrong.problems or (Problem(wrong.code, str(wrong.message)),)
        problems = [Problem(p.code, p.message, row.number, p.fix) for p in told]
        raise BadInput("petition.some_refused", problems=problems) from wrong
