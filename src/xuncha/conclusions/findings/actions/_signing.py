"""A signature as it is taken, in the system or from paper: over one content, in the order of the steps."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.findings import queries
from xuncha.conclusions.findings.models import How, Signature, Workpaper
from xuncha.conclusions.findings.rules.signing import Step, after, step_of
from xuncha.conclusions.findings.rules.states import State
from xuncha.foundation.papers.numbering import next_number
from xuncha.foundation.terms import Actor, BadInput, WrongState
from xuncha.foundation.terms.record import born

from ._states import changed, move, refuse, say


def take_signature(
    all_of: queries.Whole, by: Actor, person: UUID, on: date, *, how: str, scan: UUID | None = None
) -> Signature:
    """Take the signature of one whose turn it is. Raises WrongState, BadInput."""
    paper, standing = all_of.paper, all_of.standing
    step = step_of(standing.state)
    assert step is not None  # the policy has seen that somebody's turn it is
    refuse(queries.refusing(all_of), "workpaper.not_ready")
    content = queries.content_hash(all_of)
    if any(s.content_hash != content for s in all_of.signatures):
        raise WrongState("workpaper.content_changed", _("内容与前面签字时不同，请退回重签。"))
    _check_day(all_of, on, by.clock.today())
    signature = Signature(
        **born(by),
        workpaper=paper,
        person_id=person,
        step=step,
        signed_on=on,
        content_hash=content,
        how=how,
        second_factor=how == str(How.SYSTEM) and by.second_factor,
        scan_id=scan,
    )
    move(paper, after(standing, person))
    if paper.state == State.SIGNED:
        paper.number = signature.gave_number = _number(by, on)
        paper.signed_on = on
    signature.save(force_insert=True)
    changed(paper)
    _say(paper, by, signature, all_of)
    return signature


def _number(by: Actor, on: date) -> str:
    return next_number(series="findings.workpaper", by=by, pattern="底〔{year}〕{n:04}", year=on.year)


def _check_day(all_of: queries.Whole, on: date, today: date) -> None:
    if on > today:
        raise BadInput("workpaper.signed_in_future", _("签字日期在今天以后。"))
    before = [] if step_of(all_of.standing.state) is Step.UNDERTAKER else all_of.signatures
    earliest = max([all_of.paper.drafted_on, *(s.signed_on for s in before)])
    if on < earliest:
        raise BadInput("workpaper.signed_before", _("签字日期早于起草或者前一道签字。"))


def _say(paper: Workpaper, by: Actor, signature: Signature, all_of: queries.Whole) -> None:
    say(
        "findings.workpaper_signed",
        paper,
        by,
        step=str(signature.step),
        person=str(signature.person_id),
        on=str(signature.signed_on),
        how=str(signature.how),
        content=signature.content_hash,
        state=str(paper.state),
        number=paper.number,
        flags=[f.code for f in queries.flags(all_of)],
    )
