from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, check_version, touch
from xuncha.preparation.planning import labels, queries
from xuncha.preparation.planning.models import Round
from xuncha.preparation.planning.policies import can_plan


@action
def set_round_counting(
    *,
    by: Actor,
    round: UUID,
    rate_decimals: int,
    counts_as_done: Sequence[str],
    rectification_base: str = "findings",
    seen: int | None = None,
) -> Round:
    """设定计数口径 — Set how many decimals a round's rates show, which states count as done, what is counted.

    `counts_as_done` always holds `done`; `rectification_base` is findings, measures, tasks or items (the lowest
    headings of the findings list). Both stand beside every
    rate. Open at any time, journalled with both values.
    Raises NotKnown, NotAllowed, Stale, BadInput.
    """
    counted = queries.locked_round(round, by)
    check_version(counted, seen)
    NotAllowed.unless(can_plan(by))
    _check(rate_decimals, counts_as_done, rectification_base)
    before = {
        "rate_decimals": counted.rate_decimals,
        "counts_as_done": counted.counts_as_done,
        "rectification_base": counted.rectification_base,
    }
    counted.rate_decimals = rate_decimals
    counted.counts_as_done = [state for state in labels.RECTIFICATION_STATES if state in counts_as_done]
    counted.rectification_base = rectification_base
    touch(counted)
    counted.save()
    facts = {
        "before": before,
        "rate_decimals": rate_decimals,
        "counts_as_done": counted.counts_as_done,
        "rectification_base": rectification_base,
    }
    record("planning.counting_set", by=by, about=counted.ref, facts=facts)
    return counted


def _check(rate_decimals: int, counts_as_done: Sequence[str], base: str) -> None:
    problems = []
    if not 0 <= rate_decimals <= 4:
        problems.append(Problem("round.decimals", _("百分数保留 0 到 4 位小数。"), "rate_decimals"))
    if "done" not in counts_as_done:
        message = _("“已完成”总要算作完成。")
        problems.append(Problem("round.done_left_out", message, "counts_as_done"))
    unknown = [state for state in counts_as_done if state not in labels.RECTIFICATION_STATES]
    if unknown:
        message = _("这些状态不能算作完成：%(states)s。") % {"states": "、".join(unknown)}
        problems.append(Problem("round.state_unknown", message, "counts_as_done"))
    if base not in labels.RECTIFICATION_BASES:
        message = _("按问题、措施或任务数，没有别的数法。")
        problems.append(Problem("round.base_unknown", message, "rectification_base"))
    if problems:
        raise BadInput(problems[0].code, problems=problems)
