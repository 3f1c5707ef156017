from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.links.edges import connect
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem
from xuncha.foundation.terms.record import born
from xuncha.preparation.planning import queries as planning
from xuncha.preparation.training.models import TrainingClass
from xuncha.preparation.training.policies import can_run_classes


@action
def open_class(
    *,
    by: Actor,
    batch: UUID,
    title: str,
    begins: date,
    ends: date,
    place: str = "",
    required: bool = True,
    pass_mark: int | None = None,
) -> TrainingClass:
    """开办培训班 — Open a class for a batch; `pass_mark` 0 to 100, None where there is no test.

    Raises NotAllowed, NotKnown, BadInput.
    """
    NotAllowed.unless(can_run_classes(by))
    within = planning.batch(batch)
    _check(title, begins, ends, pass_mark)
    opened = TrainingClass.objects.create(
        **born(by),
        batch_id=within.id,
        title=title.strip(),
        begins=begins,
        ends=ends,
        place=place.strip(),
        required=required,
        pass_mark=pass_mark,
    )
    connect(by=by, source=within.ref, target=opened.ref, relation="training")
    facts = {"batch": str(batch), "title": opened.title, "begins": begins.isoformat(), "required": required}
    record("training.class_opened", by=by, about=opened.ref, facts=facts)
    return opened


def _check(title: str, begins: date, ends: date, pass_mark: int | None) -> None:
    problems = []
    if not title.strip():
        problems.append(Problem("class.title_missing", _("给培训班写一个名称。"), "title"))
    if ends < begins:
        problems.append(Problem("class.backwards", _("结束日期不能早于开始日期。"), "ends"))
    if pass_mark is not None and not 0 <= pass_mark <= 100:
        problems.append(Problem("class.pass_mark", _("合格分数在 0 到 100 之间。"), "pass_mark"))
    if problems:
        raise BadInput(problems[0].code, problems=problems)
