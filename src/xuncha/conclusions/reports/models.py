from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms.record import Record

from .rules.receipts import Recipient
from .rules.states import FeedbackState, ReportState


class ReportStateLabel(models.TextChoices):
    DRAFTING = ReportState.DRAFTING, _("起草中")
    SUBMITTED = ReportState.SUBMITTED, _("报批中")
    DECIDED = ReportState.DECIDED, _("已审定")
    RETURNED = ReportState.RETURNED, _("已退回")


class FeedbackStateLabel(models.TextChoices):
    PREPARED = FeedbackState.PREPARED, _("已备好")
    DELIVERED = FeedbackState.DELIVERED, _("已反馈，待签收")
    SIGNED_FOR = FeedbackState.SIGNED_FOR, _("已签收")


class RecipientLabel(models.TextChoices):
    HEAD = Recipient.HEAD, _("主要负责人")
    LEADING_GROUP = Recipient.LEADING_GROUP, _("领导班子")


class Audience(models.TextChoices):
    TEAM = "team", _("巡察组正文")
    OFFICE = "office", _("巡察办意见")


class Answered(models.TextChoices):
    TAKEN = "taken", _("采纳")
    NOT_TAKEN = "not_taken", _("不采纳")


class Report(Record):
    """巡察报告: one per inspection; the team answers for its text. Class: internal."""

    inspection = models.OneToOneField("inspections.Inspection", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    state = models.CharField(max_length=16, choices=ReportStateLabel.choices, default=ReportState.DRAFTING)
    drafted_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    drafted_on = models.DateField()
    first_submitted_on = models.DateField(null=True, blank=True)
    submitted_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    late_reason = models.CharField(max_length=500, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    returned_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(state=ReportState.DECIDED) & Q(decided_on__isnull=False))
                | (~Q(state=ReportState.DECIDED) & Q(decided_on__isnull=True)),
                name="report_decided_has_day",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Version(Record):
    """One author's text for one audience: the team's report, or the office's comments on a version of it."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="versions")
    audience = models.CharField(max_length=8, choices=Audience.choices)
    order = models.PositiveSmallIntegerField()
    author_name = models.CharField(max_length=60)
    author_code = models.CharField(max_length=40)
    opened_on = models.DateField()
    about = models.ForeignKey(
        "self", on_delete=models.PROTECT, related_name="comments", null=True, blank=True
    )
    note = models.CharField(max_length=300, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)  # sent off: not written on any more
    content_hash = models.CharField(max_length=64, blank=True)
    figures = models.JSONField(default=dict)  # counted fields as they stood at the decision

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["report", "audience", "order"], name="version_numbered"),
            models.CheckConstraint(
                condition=Q(audience="team", about__isnull=True) | Q(audience="office", about__isnull=False),
                name="office_version_is_about_one",
            ),
        ]


class Paragraph(Record):
    """A paragraph of a version. `line` stays the same through versions; an office comment is `about` one of the team's."""

    in_version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="paragraphs")
    line = models.UUIDField()
    section = models.CharField(max_length=16)
    order = models.PositiveSmallIntegerField()
    text = models.TextField()
    written_by = models.CharField(max_length=60)
    written_on = models.DateField(null=True, blank=True)
    because = models.CharField(max_length=500, blank=True)  # why it says less than the finding it tells of
    about = models.ForeignKey(
        "self", on_delete=models.PROTECT, related_name="comments", null=True, blank=True
    )
    proposed = models.TextField(blank=True)
    answer = models.CharField(max_length=12, choices=Answered.choices, blank=True)
    answer_reason = models.CharField(max_length=500, blank=True)
    answered_by = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["order", "recorded_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(answer="not_taken") | ~Q(answer_reason=""), name="comment_refused_with_reason"
            )
        ]


class Tie(Record):
    """What a paragraph rests on: a finding, or another thing of the chain."""

    paragraph = models.ForeignKey(Paragraph, on_delete=models.CASCADE, related_name="ties")
    finding = models.ForeignKey(
        "findings.Finding", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    source_kind = models.CharField(max_length=64, blank=True)
    source_id = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(finding__isnull=False, source_kind="", source_id__isnull=True)
                | (Q(finding__isnull=True, source_id__isnull=False) & ~Q(source_kind="")),
                name="tie_to_one_thing",
            ),
            models.UniqueConstraint(
                fields=["paragraph", "finding"], condition=Q(finding__isnull=False), name="tied_once"
            ),
        ]


class LeftOut(Record):
    """A finding the report does not carry, by whom and why: what fell out stays to be seen."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="left_out")
    finding = models.ForeignKey("findings.Finding", on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)
    by_name = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "finding"], name="left_out_once")]


class Dropped(Record):
    """A paragraph taken out of the team's open version, with why: the words stay to be seen."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="dropped")
    version_order = models.PositiveSmallIntegerField()
    line = models.UUIDField()
    section = models.CharField(max_length=16)
    text = models.TextField()
    findings = models.JSONField(default=list)  # ids of those it told of
    reason = models.CharField(max_length=500)
    by_name = models.CharField(max_length=60)
    dropped_on = models.DateField()

    class Meta:
        ordering = ["recorded_at", "id"]


class Side(models.TextChoices):
    TEAM = "team", _("巡察组成员")
    OFFICE = "office", _("巡察办")


class Dissent(Record):
    """不同意见: one person's words against what the report says or leaves out. Goes along with it, is never changed."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="dissents")
    version_order = models.PositiveSmallIntegerField()
    side = models.CharField(max_length=8, choices=Side.choices)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=60)
    finding = models.ForeignKey(
        "findings.Finding", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    text = models.TextField()
    said_on = models.DateField()

    class Meta:
        ordering = ["recorded_at", "id"]


class Feedback(Record):
    """反馈意见: what the inspected body is told, from the decided report; nothing of clues."""

    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="feedback")
    inspection = models.OneToOneField("inspections.Inspection", on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("organisations.Body", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=60, unique=True)
    opinion = models.TextField()
    contact = models.CharField(max_length=200, blank=True)
    copies_to = models.CharField(max_length=300, blank=True)
    state = models.CharField(
        max_length=16, choices=FeedbackStateLabel.choices, default=FeedbackState.PREPARED
    )
    prepared_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    delivered_on = models.DateField(null=True, blank=True)
    signed_for_on = models.DateField(null=True, blank=True)
    late_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state=FeedbackState.PREPARED) | Q(delivered_on__isnull=False),
                name="feedback_delivered_has_day",
            )
        ]

    def __str__(self) -> str:
        return self.number


class FeedbackItem(Record):
    """One finding as the body is told of it."""

    feedback = models.ForeignKey(Feedback, on_delete=models.PROTECT, related_name="items")
    finding = models.ForeignKey("findings.Finding", on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField()
    section = models.CharField(max_length=16)
    heading = models.CharField(max_length=200)
    text = models.TextField()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["feedback", "finding"], name="feedback_item_once"),
            models.UniqueConstraint(fields=["feedback", "order"], name="feedback_item_numbered"),
        ]


class FeedbackDemand(Record):
    """意见建议: one numbered demand."""

    feedback = models.ForeignKey(Feedback, on_delete=models.PROTECT, related_name="demands")
    order = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["feedback", "order"], name="demand_numbered")]


class FeedbackReceipt(Record):
    """Feedback given to one recipient at one meeting, and signed for: a name as written, a day, a scan if on paper."""

    feedback = models.ForeignKey(Feedback, on_delete=models.PROTECT, related_name="receipts")
    body = models.ForeignKey("organisations.Body", on_delete=models.PROTECT, related_name="+")
    recipient = models.CharField(max_length=16, choices=RecipientLabel.choices)
    through = models.ForeignKey(
        "organisations.Body", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )  # who carried it and signed for it: the town of a village
    told_on = models.DateField()
    place = models.CharField(max_length=120, blank=True)
    present = models.CharField(max_length=500, blank=True)
    signed_by = models.CharField(max_length=60, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    at_door = models.BooleanField(default=False)
    scan = models.ForeignKey("files.File", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    late_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["told_on", "recorded_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["feedback", "body", "recipient"], name="receipt_once"),
            models.CheckConstraint(
                condition=Q(signed_on__isnull=True, signed_by="")
                | (Q(signed_on__isnull=False) & ~Q(signed_by="")),
                name="receipt_signed_with_name",
            ),
        ]
