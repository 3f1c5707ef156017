"""The one place where a working paper's state changes, and where signatures are voided."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from xuncha.conclusions.findings import policies
from xuncha.conclusions.findings.models import Signature, Workpaper
from xuncha.conclusions.findings.rules.found import Found
from xuncha.conclusions.findings.rules.states import NUMBERED, OPEN, State, may_go
from xuncha.conclusions.findings.wording import problems
from xuncha.foundation.journal.frame import record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.terms import Actor, NotAllowed, Ref, WrongState, touch


def say(event: str, paper: Workpaper, by: Actor, **facts: object) -> None:
    """Journal what was done to a paper, under its inspection's key."""
    record(
        event,
        by=by,
        about=paper.ref,
        facts={"inspection": str(paper.inspection_id), **facts},
        scope=inspection_scope(paper.inspection_id),
        rule_set=paper.inspection.rule_set,
    )


def move(paper: Workpaper, to: State) -> None:
    """Take a paper to a state the table allows; it loses its number with the last signature, not by a merger."""
    if paper.state == to:
        return
    if not may_go(State(paper.state), to):
        raise WrongState("workpaper.wrong_state", _("底稿现在的状态不能这样办。"))
    paper.state = to
    if to not in NUMBERED and to is not State.RESHAPED:
        paper.number = ""
        paper.signed_on = None


def void_signatures(paper: Workpaper, by: Actor, reason: str) -> int:
    """Void every signature that holds; they stay, with the reason. Returns how many."""
    held = Signature.objects.filter(workpaper=paper, void_at__isnull=True)
    count = held.update(void_at=by.clock.now(), void_reason=reason[:200])
    if count:
        say("findings.signatures_voided", paper, by, count=count, number=paper.number, reason=reason)
    return count


def open_for_change(paper: Workpaper, by: Actor, *, voids: bool, reason: str) -> None:
    """Make a paper writable. Under signature only with `voids`: then every signature is void and all sign anew.

    Raises NotAllowed, WrongState `workpaper.would_void` where signatures stand in the way and `voids` was not said.
    """
    undertakers = frozenset(paper.undertakers.values_list("person_id", flat=True))
    NotAllowed.unless(policies.can_write(by, paper, undertakers))
    if paper.state in OPEN:
        return
    if not voids:
        raise WrongState("workpaper.would_void", would_void(paper))
    void_signatures(paper, by, reason)
    move(paper, State.DRAFT)


def would_void(paper: Workpaper) -> str:
    """What a change would cost, said before it is made."""
    count = paper.signatures.filter(void_at__isnull=True).count()
    return ngettext(
        "已有 %(count)s 个签字。保存修改会使签字全部作废，须重新签。",
        "已有 %(count)s 个签字。保存修改会使签字全部作废，须重新签。",
        count,
    ) % {"count": count}


def changed(paper: Workpaper) -> None:
    """Mark and save a change of the paper or of what belongs to it."""
    touch(paper)
    paper.save()


def refuse(found: Iterable[Found], code: str) -> None:
    """Raise WrongState with every refusing problem, if there is one."""
    listed = problems(f for f in found if f.refuses)
    if listed:
        raise WrongState(code, problems=listed)


def source_note(source: Ref | None) -> str:
    return "" if source is None else str(source)
