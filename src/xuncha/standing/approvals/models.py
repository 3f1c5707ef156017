from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import Ref, Role
from xuncha.foundation.terms.record import Record

from .rules.states import RequestState, StepState

STATES = {
    RequestState.OPEN: _("待审批"),
    RequestState.APPROVED: _("已批准"),
    RequestState.RETURNED: _("已退回"),
    RequestState.WITHDRAWN: _("已撤回"),
}
STEP_STATES = {
    StepState.WAITING: _("待办"),
    StepState.APPROVED: _("同意"),
    StepState.RETURNED: _("退回"),
    StepState.DROPPED: _("未到"),
}


class Request(Record):
    """Something that needs others' consent before it holds: what, by which route of which rule set."""

    subject_kind = models.CharField(max_length=64)
    subject_id = models.UUIDField()
    route = models.CharField(max_length=64)
    rule_set = models.CharField(max_length=64)
    title = models.CharField(_("事由"), max_length=200)
    summary = models.TextField(_("说明"), blank=True)
    papers = models.JSONField(default=list)  # codes of the papers registry, made from the subject
    team_id = models.UUIDField(null=True)  # whose lead and members have a step in it
    state = models.CharField(max_length=16, choices=STATES.items(), default=RequestState.OPEN)
    opened_by = models.CharField(max_length=64)
    opened_by_name = models.CharField(max_length=80)
    opened_on = models.DateField(_("送审日期"))
    decided_on = models.DateField(_("办结日期"), null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_id", "route"],
                condition=models.Q(state="open"),
                name="request_open_once",
            )
        ]
        indexes = [
            models.Index(fields=["state", "opened_on"], name="request_state"),
            models.Index(fields=["subject_id"], name="request_subject"),
        ]
        ordering = ["opened_on", "recorded_at"]

    @property
    def subject(self) -> Ref:
        return Ref(self.subject_kind, self.subject_id)

    @property
    def team(self) -> Ref | None:
        return Ref("teams.team", self.team_id) if self.team_id else None

    @property
    def is_open(self) -> bool:
        return self.state == RequestState.OPEN


class Step(Record):
    """One approver's turn. Taken in the system by who holds the role, or recorded by the office from a signed paper."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="steps")
    order = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=64)
    label = models.CharField(max_length=80)
    label_en = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=32, choices=Role.choices)
    who = models.CharField(max_length=200, blank=True)
    who_en = models.CharField(max_length=200, blank=True)
    allowed = models.CharField(max_length=16, default="either")  # either, system, recorded
    state = models.CharField(max_length=16, choices=STEP_STATES.items(), default=StepState.WAITING)
    decided_by = models.CharField(_("谁决定"), max_length=200, blank=True)
    decided_code = models.CharField(max_length=64, blank=True)  # in the system: the person's code
    decided_on = models.DateField(_("何时决定"), null=True)
    how = models.CharField(max_length=16, blank=True)  # system, recorded
    reason = models.TextField(_("意见"), blank=True)
    minutes = models.CharField(_("会议纪要文号"), max_length=100, blank=True)
    scan = models.ForeignKey("files.File", null=True, on_delete=models.PROTECT, related_name="+")
    recorded_by = models.CharField(max_length=64, blank=True)
    recorded_by_name = models.CharField(max_length=80, blank=True)
    late_reason = models.CharField(_("迟办理由"), max_length=200, blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["request", "order"], name="step_order_once"),
            models.UniqueConstraint(fields=["request", "code"], name="step_code_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=["waiting", "dropped"])
                | (models.Q(decided_on__isnull=False) & ~models.Q(decided_by="") & ~models.Q(how="")),
                name="step_taken_says_who",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="returned") | ~models.Q(reason=""),
                name="step_returned_says_why",
            ),
        ]

    @property
    def shown_label(self) -> str:
        """In the reader's language, as it was called when the request was opened."""
        return (
            self.label_en if self.label_en and not (get_language() or "zh").startswith("zh") else self.label
        )

    @property
    def shown_who(self) -> str:
        if self.who:
            return self.who_en if self.who_en and not (get_language() or "zh").startswith("zh") else self.who
        return str(Role(self.role).label)

    @property
    def is_recorded(self) -> bool:
        return self.how == "recorded"
