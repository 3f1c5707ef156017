"""The one place where a fact sheet's state changes, and how what happened to it is said."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from xuncha.conclusions.findings import facts
from xuncha.conclusions.findings.models import FactSheet
from xuncha.conclusions.findings.rules.found import Found
from xuncha.conclusions.findings.rules.states import SheetState, sheet_may_go
from xuncha.conclusions.findings.wording import problems
from xuncha.foundation.journal.frame import record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.terms import Actor, BadInput, WrongState, touch


def move(sheet: FactSheet, to: SheetState) -> None:
    if not sheet_may_go(SheetState(sheet.state), to):
        raise WrongState("facts.wrong_state", _("事实确认单现在的状态不能这样办。"))
    sheet.state = to


def changed(sheet: FactSheet) -> None:
    touch(sheet)
    sheet.save()


def say(event: str, sheet: FactSheet, by: Actor, **told: object) -> None:
    """Journal an act under the inspection's key."""
    record(
        event,
        by=by,
        about=sheet.ref,
        facts={"inspection": str(sheet.inspection_id), "number": sheet.number, **told},
        scope=inspection_scope(sheet.inspection_id),
        rule_set=sheet.inspection.rule_set,
    )


def refuse(found: Iterable[Found], code: str) -> None:
    """Raise BadInput with every problem, if there is one."""
    listed = problems(found)
    if listed:
        raise BadInput(code, problems=listed)


def check_words(sheet: FactSheet, texts: Sequence[str], *, looked_through: bool) -> None:
    """Words the body will read do not show where a fact came from. Raises BadInput."""
    refuse(facts.showing(sheet, texts, looked_through=looked_through), "facts.would_show")
