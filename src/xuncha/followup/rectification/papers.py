"""The paper of this room: the list of problems, tasks and responsibilities of one body."""

from django.utils.translation import override

from xuncha.engines.wordfile.forms import ListRow, rectification_list
from xuncha.engines.wordfile.parts import Record
from xuncha.foundation.terms import Actor, Ref

from . import queries
from .models import Term


def the_list(ref: Ref, actor: Actor) -> Record | None:
    """Every item with its measures as they stand now; None where the reader may not know the list."""
    found = queries.visible_to(actor).filter(pk=ref.id).first()
    if found is None:
        return None
    rows = []
    for item in queries.items_of(found):
        last = item.live[-1] if item.live else None
        rows.append(
            ListRow(
                order=str(item.order),
                problem=item.title,
                measures="\n".join(m.text for m in item.live),
                standard="\n".join(m.standard for m in item.live),
                leader=last.leader if last else "",
                department=last.department if last else "",
                due=_due(last),
                state=_state(item),
            )
        )
    return rectification_list(
        body=found.body.name,
        inspection=found.inspection.number,
        on=found.plan_accepted_on or found.plan_submitted_on,
        due_on=found.due_on,
        rows=rows,
        sign=["单位主要负责人", "巡察办核验人"],
    )


def _state(item) -> str:  # type: ignore[no-untyped-def]
    """In Chinese, whatever language the reader reads."""
    with override("zh-hans"):
        return str(item.get_state_display())


def _due(last) -> str:  # type: ignore[no-untyped-def]
    if last is None:
        return ""
    if last.due_on is None:
        return "长期" if last.term == Term.LONG_TERM else ""
    return f"{last.due_on.year}年{last.due_on.month}月{last.due_on.day}日"
