"""Where a report and a feedback change state, and how what happened to them is said."""

from django.utils.translation import gettext as _

from xuncha.conclusions.reports.models import Feedback, Report
from xuncha.conclusions.reports.rules.states import FeedbackState, ReportState, feedback_may_go, report_may_go
from xuncha.foundation.journal.frame import record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.terms import Actor, Ref, WrongState, touch


def move_report(report: Report, to: ReportState) -> None:
    if not report_may_go(ReportState(report.state), to):
        raise WrongState("report.wrong_state", _("报告现在的状态不能这样办。"))
    report.state = to


def move_feedback(feedback: Feedback, to: FeedbackState) -> None:
    if not feedback_may_go(FeedbackState(feedback.state), to):
        raise WrongState("feedback.wrong_state", _("反馈意见现在的状态不能这样办。"))
    feedback.state = to


def changed(row: Report | Feedback) -> None:
    touch(row)
    row.save()


def say(
    event: str, thing: Report | Feedback, by: Actor, *, about: Ref | None = None, **facts: object
) -> None:
    """Journal an act under the inspection's key."""
    record(
        event,
        by=by,
        about=about or thing.ref,
        facts={"inspection": str(thing.inspection_id), **facts},
        scope=inspection_scope(thing.inspection_id),
        rule_set=thing.inspection.rule_set,
    )
