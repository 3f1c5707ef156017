from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms.record import Record

from .rules.states import ExtensionState, ItemState, LedgerState, ReportState


class LedgerStateLabel(models.TextChoices):
    OPEN = LedgerState.OPEN, _("待报方案")
    SUBMITTED = LedgerState.SUBMITTED, _("方案待审")
    RETURNED = LedgerState.RETURNED, _("方案退回")
    ACCEPTED = LedgerState.ACCEPTED, _("整改中")


class ItemStateLabel(models.TextChoices):
    NOT_BEGUN = ItemState.NOT_BEGUN, _("未启动")
    UNDER_WAY = ItemState.UNDER_WAY, _("整改中")
    SUBMITTED = ItemState.SUBMITTED, _("等核验")
    RETURNED = ItemState.RETURNED, _("退回补交")
    DONE = ItemState.DONE, _("已完成")
    STAGE_DONE = ItemState.STAGE_DONE, _("基本完成")
    CONTINUING = ItemState.CONTINUING, _("持续整改")
    NOT_DONE = ItemState.NOT_DONE, _("未完成")


class Term(models.TextChoices):
    IMMEDIATE = "immediate", _("立即整改")
    STAGED = "staged", _("分阶段整改")
    LONG_TERM = "long_term", _("长期坚持")


class MoneyKind(models.TextChoices):
    RECOVERED = "recovered", _("追缴收回")
    PERSONAL = "personal_share_recovered", _("应由个人承担的追回")
    LOSSES = "losses_recovered", _("挽回经济损失")
    CLEARED = "irregular_funds_cleared", _("清退违规资金")
    RETURNED = "returned", _("退还群众")


class PersonsKind(models.TextChoices):
    DISCIPLINED = "disciplined", _("党纪政务处分")
    ADMINISTRATIVE = "administrative_sanction", _("行政（政务）处分")
    ORGANISATIONAL = "organisational_handling", _("组织处理")
    ADMONISHED = "admonished", _("诫勉")
    ACCOUNT = "held_to_account", _("追责问责")
    TO_DISCIPLINE = "referred_to_discipline", _("移送纪检监察机关")
    TO_JUSTICE = "referred_to_justice", _("移送司法机关")
    TWO_RULES = "two_rules", _("两规")
    CRITICISED_MEETING = "criticised_in_meeting", _("会议上批评")
    SELF_EXAMINATION = "ordered_self_examination", _("责令检查")
    CRITICISED = "criticised_and_educated", _("批评教育")
    REMINDED = "reminded", _("提醒谈话")
    FIRST_FORM = "first_form_talks", _("第一种形态处理")


class RuleChange(models.TextChoices):
    MADE = "made", _("新制定")
    REVISED = "changed", _("修订")
    EITHER = "made_or_changed", _("制定或修订")


class MeetingKind(models.TextChoices):
    DEMOCRATIC_LIFE = "special_democratic_life", _("专题民主（组织）生活会")
    STUDY = "study", _("学习会")
    LECTURES = "lectures", _("党课")
    GROUP = "rectification_group", _("整改工作组会议")
    LEADING_GROUP = "leading_group_heard", _("领导小组听取汇报")
    FIVE = "five_member_group_heard", _("五人小组听取汇报")
    INTEGRITY = "integrity_talks", _("集体廉政谈话")
    WARNING = "warning_education", _("警示教育会")


class ExtensionStateLabel(models.TextChoices):
    ASKED = ExtensionState.ASKED, _("等批准")
    GRANTED = ExtensionState.GRANTED, _("同意延期")
    REFUSED = ExtensionState.REFUSED, _("不同意延期")
    WITHDRAWN = ExtensionState.WITHDRAWN, _("已撤回")


class ReportStateLabel(models.TextChoices):
    HANDED_IN = ReportState.HANDED_IN, _("已报送")
    RECEIVED = ReportState.RECEIVED, _("已收下")
    RETURNED = ReportState.RETURNED, _("退回重报")


class ReportKind(models.TextChoices):
    PROGRESS = "progress", _("整改进展情况报告")
    HEAD = "head", _("主要负责人组织落实情况报告")
    QUARTERLY = "quarterly", _("持续整改季度报告")


class VisitKind(models.TextChoices):
    SUPERVISION = "supervision", _("督查")
    RETURN = "return_visit", _("回访")


class VisitOutcome(models.TextChoices):
    IN_PLACE = "in_place", _("整改到位")
    MOSTLY = "mostly", _("基本到位")
    NOT_IN_PLACE = "not_in_place", _("没有到位")


class Grade(models.TextChoices):
    GOOD = "good", _("好")
    FAIR = "fair", _("较好")
    AVERAGE = "average", _("一般")
    POOR = "poor", _("差")


class Ledger(Record):
    """整改台账 — one body's list after one feedback: who rectifies, by when, how far the plan is."""

    inspection = models.ForeignKey("inspections.Inspection", on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("organisations.Body", on_delete=models.PROTECT, related_name="+")
    feedback_kind = models.CharField(max_length=64)
    feedback_id = models.UUIDField()
    rule_set = models.CharField(max_length=40)
    opened_on = models.DateField()
    plan_due_on = models.DateField()
    due_on = models.DateField()
    state = models.CharField(max_length=12, choices=LedgerStateLabel.choices, default=LedgerState.OPEN)
    plan_submitted_on = models.DateField(null=True)
    plan_accepted_on = models.DateField(null=True)
    late_reason = models.CharField(max_length=500, blank=True)
    returned_reason = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ["opened_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["feedback_id", "body"], name="ledger_once_per_feedback_and_body"),
            models.CheckConstraint(
                condition=~Q(state=LedgerState.ACCEPTED) | Q(plan_accepted_on__isnull=False),
                name="ledger_accepted_on_a_day",
            ),
        ]
        indexes = [models.Index(fields=["inspection"], name="ledger_of_inspection")]


class Handover(Record):
    """Another body took the list over, on a day, and why; the earlier body stays on record."""

    ledger = models.ForeignKey(Ledger, on_delete=models.PROTECT, related_name="handovers")
    from_body = models.ForeignKey("organisations.Body", on_delete=models.PROTECT, related_name="+")
    to_body = models.ForeignKey("organisations.Body", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    reason = models.CharField(max_length=300)


class Item(Record):
    """整改条目 — what answers one finding."""

    ledger = models.ForeignKey(Ledger, on_delete=models.PROTECT, related_name="items")
    finding = models.ForeignKey("findings.Finding", on_delete=models.PROTECT, related_name="+")
    order = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    state = models.CharField(max_length=12, choices=ItemStateLabel.choices, default=ItemState.NOT_BEGUN)
    term = models.CharField(max_length=12, choices=Term.choices, default=Term.STAGED)
    settled_on = models.DateField(null=True)
    extended_to = models.DateField(null=True)

    class Meta:
        ordering = ["ledger", "order"]
        constraints = [models.UniqueConstraint(fields=["ledger", "finding"], name="item_once_per_finding")]
        indexes = [models.Index(fields=["state"], name="rect_item_state")]


class Measure(Record):
    """整改措施 — what is to be done, who answers for it, by when, how one will see that it is done."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="measures")
    order = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=1000)
    leader = models.CharField(max_length=60)
    department = models.CharField(max_length=60, blank=True)
    person = models.CharField(max_length=60, blank=True)
    standard = models.CharField(max_length=500)
    due_on = models.DateField(null=True)
    term = models.CharField(max_length=12, choices=Term.choices, default=Term.STAGED)
    proposed_by = models.CharField(max_length=40)
    dropped_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["item", "order"]
        constraints = [models.UniqueConstraint(fields=["item", "order"], name="measure_order_once")]


class Task(Record):
    """任务 — one step a measure is broken into."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="tasks")
    order = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=500)
    person = models.CharField(max_length=60, blank=True)
    due_on = models.DateField(null=True)

    class Meta:
        ordering = ["measure", "order"]
        constraints = [models.UniqueConstraint(fields=["measure", "order"], name="task_order_once")]


class Progress(Record):
    """What was done about a measure, as the body told it."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="progress")
    on = models.DateField()
    note = models.CharField(max_length=2000)
    told_by = models.CharField(max_length=40)

    class Meta:
        ordering = ["on", "recorded_at"]


class Proof(Record):
    """佐证 — a file, or where the paper lies, that shows a measure was done."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="proofs")
    on = models.DateField()
    note = models.CharField(max_length=500)
    file = models.ForeignKey("files.File", on_delete=models.PROTECT, related_name="+", null=True)
    given_by = models.CharField(max_length=40)

    class Meta:
        ordering = ["on", "recorded_at"]


class Check(Record):
    """核验 — what another person found; never overwritten, the last settling one counts."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="checks")
    on = models.DateField()
    outcome = models.CharField(max_length=12, choices=ItemStateLabel.choices)
    reason = models.CharField(max_length=1000, blank=True)
    how = models.CharField(max_length=300, blank=True)
    checked_by = models.CharField(max_length=40)
    checker_name = models.CharField(max_length=60)

    class Meta:
        ordering = ["on", "recorded_at"]
        indexes = [models.Index(fields=["item", "on"], name="check_of_item_on")]


class StepCheck(Record):
    """单项核验 — what another person found of one measure or one task by itself; else the item's check holds for it."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="step_checks")
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="step_checks", null=True)
    on = models.DateField()
    outcome = models.CharField(max_length=12, choices=ItemStateLabel.choices)
    reason = models.CharField(max_length=1000, blank=True)
    checked_by = models.CharField(max_length=40)
    checker_name = models.CharField(max_length=60)

    class Meta:
        ordering = ["on", "recorded_at"]


class Extension(Record):
    """延期 — a later day asked for one item, with the reason, and what was decided."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="extensions")
    state = models.CharField(max_length=10, choices=ExtensionStateLabel.choices, default=ExtensionState.ASKED)
    until = models.DateField()
    reason = models.CharField(max_length=1000)
    asked_on = models.DateField()
    asked_by = models.CharField(max_length=40)
    answer = models.CharField(max_length=1000, blank=True)
    decided_on = models.DateField(null=True)
    decided_by = models.CharField(max_length=40, blank=True)
    decider_name = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["asked_on", "recorded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["item"], condition=Q(state=ExtensionState.ASKED), name="extension_open_once"
            ),
            models.CheckConstraint(
                condition=Q(state=ExtensionState.ASKED) | Q(decided_on__isnull=False),
                name="extension_decided_on_a_day",
            ),
        ]


class Takeover(Record):
    """接续 — another leader answers for an item from a day on; who answered before stays on record."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="takeovers")
    from_leader = models.CharField(max_length=60)
    to_leader = models.CharField(max_length=60)
    on = models.DateField()
    reason = models.CharField(max_length=300)
    handed_by = models.CharField(max_length=40)

    class Meta:
        ordering = ["on", "recorded_at"]


class BodyReport(Record):
    """整改报告 — what the body reports of a stretch of time, with the counts as they stood that day."""

    ledger = models.ForeignKey(Ledger, on_delete=models.PROTECT, related_name="reports")
    order = models.PositiveSmallIntegerField()
    kind_of = models.CharField(max_length=12, choices=ReportKind.choices)
    state = models.CharField(max_length=10, choices=ReportStateLabel.choices, default=ReportState.HANDED_IN)
    begins = models.DateField()
    ends = models.DateField()
    text = models.TextField()
    counted = models.JSONField(default=dict)
    handed_in_on = models.DateField()
    told_by = models.CharField(max_length=40)
    late_reason = models.CharField(max_length=500, blank=True)
    answer = models.CharField(max_length=1000, blank=True)
    answered_on = models.DateField(null=True)
    answered_by = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["ledger", "order"]
        constraints = [
            models.UniqueConstraint(fields=["ledger", "order"], name="body_report_order_once"),
            models.CheckConstraint(
                condition=Q(begins__lte=models.F("ends")), name="body_report_of_some_days"
            ),
        ]


class Visit(Record):
    """督查、回访 — a later check at the body: which team went, when, what it found."""

    ledger = models.ForeignKey(Ledger, on_delete=models.PROTECT, related_name="visits")
    kind_of = models.CharField(max_length=14, choices=VisitKind.choices)
    team = models.CharField(max_length=60)
    on = models.DateField()
    outcome = models.CharField(max_length=14, choices=VisitOutcome.choices)
    found = models.CharField(max_length=2000)
    noted_by = models.CharField(max_length=40)

    class Meta:
        ordering = ["on", "recorded_at"]


class Assessment(Record):
    """评估 — the office's grade of a body's rectification, with what people on the spot think of it."""

    ledger = models.ForeignKey(Ledger, on_delete=models.PROTECT, related_name="assessments")
    on = models.DateField()
    grade = models.CharField(max_length=10, choices=Grade.choices)
    score = models.PositiveSmallIntegerField(null=True)
    forms_sent = models.PositiveIntegerField(default=0)
    forms_returned = models.PositiveIntegerField(default=0)
    satisfied = models.PositiveIntegerField(default=0)
    conclusion = models.CharField(max_length=2000)
    late_reason = models.CharField(max_length=500, blank=True)
    assessed_by = models.CharField(max_length=40)
    assessor_name = models.CharField(max_length=60)

    class Meta:
        ordering = ["on", "recorded_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(forms_returned__lte=models.F("forms_sent")), name="forms_back_were_sent"
            ),
            models.CheckConstraint(
                condition=Q(satisfied__lte=models.F("forms_returned")), name="satisfied_among_returned"
            ),
        ]


class CommitteeHearing(Record):
    """党委听取整改汇报 — a meeting of the committee that heard how the rectification stands."""

    on = models.DateField()
    meeting = models.CharField(max_length=120)
    note = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ["on"]


class Heard(Record):
    """Which lists the committee heard about."""

    hearing = models.ForeignKey(CommitteeHearing, on_delete=models.PROTECT, related_name="heard")
    ledger = models.ForeignKey(Ledger, on_delete=models.PROTECT, related_name="hearings")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["hearing", "ledger"], name="heard_once_in_a_meeting")]


class Result(Record):
    """A row of 成果清单: what came of a measure. Totals of every report are these rows."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    note = models.CharField(max_length=500, blank=True)
    proof = models.ForeignKey(Proof, on_delete=models.PROTECT, related_name="+", null=True)
    told_by = models.CharField(max_length=40)
    withdrawn_on = models.DateField(null=True)
    withdrawn_because = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True
        ordering = ["on", "recorded_at"]


class MoneyResult(Result):
    kind_of = models.CharField(max_length=32, choices=MoneyKind.choices)
    amount_fen = models.BigIntegerField()

    class Meta(Result.Meta):
        constraints = [models.CheckConstraint(condition=Q(amount_fen__gt=0), name="money_above_nothing")]


class PersonsResult(Result):
    """How many persons, never who: names of handled persons stay in the proof."""

    kind_of = models.CharField(max_length=32, choices=PersonsKind.choices)
    persons = models.PositiveIntegerField()

    class Meta(Result.Meta):
        constraints = [models.CheckConstraint(condition=Q(persons__gt=0), name="persons_above_nobody")]


class RuleResult(Result):
    kind_of = models.CharField(max_length=32, choices=RuleChange.choices)
    title = models.CharField(max_length=300)


class MeetingResult(Result):
    kind_of = models.CharField(max_length=32, choices=MeetingKind.choices)


class Disclosure(Record):
    """公开 — where and when the rectification was made known, or on which ground it was not."""

    ledger = models.ForeignKey(Ledger, on_delete=models.PROTECT, related_name="disclosures")
    on = models.DateField()
    audience = models.CharField(
        max_length=12, choices=[("party", _("党内通报")), ("public", _("向社会公开"))]
    )
    where = models.CharField(max_length=300)
    ground_not = models.CharField(max_length=40, blank=True)
    late_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["on"]
