"""What the days of a batch must be."""

from datetime import date

from django.utils.translation import gettext as _

from xuncha.foundation.terms import BadInput, Problem


def check_days(begins: date, ends: date, petition_closes: date | None) -> None:
    """Raise BadInput where the days do not run forward."""
    problems = []
    if ends < begins:
        problems.append(Problem("batch.backwards", _("离场日期不能早于进驻日期。"), "ends"))
    if petition_closes is not None and petition_closes < begins:
        message = _("受理信访的截止日期不能早于进驻日期。")
        problems.append(Problem("batch.petition_early", message, "petition_closes"))
    if problems:
        raise BadInput(problems[0].code, problems=problems)
