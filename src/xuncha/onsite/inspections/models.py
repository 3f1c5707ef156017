from django.db import models
from django.db.models import Q

from xuncha.foundation.terms.record import Record

from .rules.states import PointState, ResolutionState, Stage


class Tour(Record):
    """One team × one batch: what all its inspections share."""

    team = models.OneToOneField("teams.Team", on_delete=models.PROTECT, related_name="+")
    batch = models.ForeignKey("planning.Batch", on_delete=models.PROTECT, related_name="+")
    opened_on = models.DateField()


class Inspection(Record):
    """巡察任务 — one team × one target: the spine everything else hangs on.

    A package (打捆: a town with its villages) is an inspection with `members`: it carries stages, gates, notices, report
    and feedback for all of them; each member has its own checklist, evidence, points, papers and findings.
    """

    number = models.CharField(max_length=40, unique=True)
    tour = models.ForeignKey(Tour, on_delete=models.PROTECT, related_name="inspections")
    team = models.ForeignKey("teams.Team", on_delete=models.PROTECT, related_name="+")
    target = models.OneToOneField("planning.Target", on_delete=models.PROTECT, related_name="+")
    package = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="members")
    body = models.ForeignKey("organisations.Body", on_delete=models.PROTECT, related_name="+")
    body_name = models.CharField(max_length=200)  # as it was called when the inspection opened
    rule_set = models.CharField(max_length=40)
    stage = models.CharField(max_length=16, default=Stage.PREPARED)
    opened_on = models.DateField()

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["team", "stage"], name="inspection_team_stage")]
        constraints = [
            models.CheckConstraint(
                condition=Q(stage__in=[s.value for s in Stage]), name="inspection_stage_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.body_name}"


class StagePassage(Record):
    """A gate passed: when, by whom, how late and why, and what was waived. Never changed, never removed."""

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="passages")
    stage = models.CharField(max_length=16)
    on = models.DateField()
    by_code = models.CharField(max_length=40)
    by_name = models.CharField(max_length=60)
    due_on = models.DateField(null=True)
    late_reason = models.TextField(blank=True)
    exception_reason = models.TextField(blank=True)
    exception_approver = models.CharField(max_length=120, blank=True)
    waived = models.JSONField(default=list)  # codes and words of the conditions that did not hold

    class Meta:
        ordering = ["recorded_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "stage"], name="stage_passed_once"),
            models.CheckConstraint(
                condition=Q(exception_reason="", exception_approver="")
                | (~Q(exception_reason="") & ~Q(exception_approver="")),
                name="exception_has_reason_and_approver",
            ),
        ]


class Confirmation(Record):
    """What a person said of a condition that no part of the system can answer yet."""

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="confirmations")
    condition = models.CharField(max_length=64)
    on = models.DateField()
    reason = models.TextField()
    by_code = models.CharField(max_length=40)
    by_name = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["inspection", "condition"], name="condition_confirmed_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="confirmation_has_reason"),
        ]


class EntryMeeting(Record):
    """进驻动员会 — the meeting that opens the stay."""

    inspection = models.OneToOneField(Inspection, on_delete=models.PROTECT, related_name="entry_meeting")
    held_on = models.DateField()
    place = models.CharField(max_length=120)
    people = models.PositiveIntegerField()
    note = models.TextField(blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(people__gte=1), name="entry_meeting_had_people")]


class Point(Record):
    """疑点 — something to verify: where it came from, what would settle it, who has it, how it ended."""

    number = models.CharField(max_length=20)
    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="points")
    title = models.CharField(max_length=200)
    would_settle = models.CharField(max_length=300, blank=True)
    source_kind = models.CharField(max_length=64, blank=True)
    source_id = models.UUIDField(null=True)
    source_text = models.CharField(max_length=200, blank=True)
    settles_by = models.DateField(null=True)
    who_has = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    noted_on = models.DateField()
    noted_by = models.CharField(max_length=60)
    state = models.CharField(max_length=12, default=PointState.OPEN)
    result = models.CharField(max_length=20, blank=True)
    result_text = models.TextField(blank=True)
    settled_on = models.DateField(null=True)
    settled_by = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["inspection", "state"], name="point_state")]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "number"], name="point_number_once"),
            models.CheckConstraint(
                condition=Q(state=PointState.OPEN, settled_on__isnull=True, result="")
                | (
                    Q(state=PointState.SETTLED, settled_on__isnull=False) & ~Q(result="") & ~Q(result_text="")
                ),
                name="point_settled_with_result",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class Look(Record):
    """查看 — that an item of the checklist was looked at: by which method, in what, for which post. Never changed."""

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="looks")
    item = models.CharField(max_length=20)  # code of the rule set's taxonomy
    post = models.ForeignKey("organisations.Post", null=True, on_delete=models.PROTECT, related_name="+")
    method = models.CharField(max_length=24)
    source_kind = models.CharField(max_length=64, blank=True)
    source_id = models.UUIDField(null=True)
    source_text = models.CharField(max_length=200, blank=True)
    what = models.CharField(max_length=300)
    first = models.BooleanField()  # nobody had looked at this item before
    looked_on = models.DateField()
    looked_by = models.CharField(max_length=60)

    class Meta:
        ordering = ["looked_on", "recorded_at"]
        indexes = [models.Index(fields=["inspection", "item"], name="look_item")]
        constraints = [models.CheckConstraint(condition=~Q(what=""), name="look_says_what")]

    def __str__(self) -> str:
        return f"{self.item} {self.what}"


class LeftOut(Record):
    """不查 — an item of the checklist that does not apply to this body, with the lead's reason."""

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="left_out")
    item = models.CharField(max_length=20)
    because = models.CharField(max_length=300)
    on = models.DateField()
    by_name = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["inspection", "item"], name="item_left_out_once"),
            models.CheckConstraint(condition=~Q(because=""), name="left_out_with_reason"),
        ]


class EntryNotice(Record):
    """进驻通知 — the letter that tells the body of its inspection, with what to prepare and what is promised."""

    inspection = models.OneToOneField(Inspection, on_delete=models.PROTECT, related_name="entry_notice")
    number = models.CharField(max_length=40, unique=True)
    issued_on = models.DateField()
    enters_on = models.DateField()
    contact = models.CharField(max_length=120)
    prepare = models.JSONField(default=list)  # papers and rooms asked for, one each
    commitments = models.JSONField(default=list)  # what the body is to undertake, one each
    received_on = models.DateField(null=True)
    received_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(received_on__isnull=True, received_by="")
                | (Q(received_on__isnull=False) & ~Q(received_by="")),
                name="entry_notice_received_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return self.number


class PublicNotice(Record):
    """巡察公告 — what the team accepts, by which channels and until when."""

    inspection = models.OneToOneField(Inspection, on_delete=models.PROTECT, related_name="public_notice")
    prepared_on = models.DateField()
    phone = models.CharField(max_length=60, blank=True)
    hours = models.CharField(max_length=60, blank=True)
    letterbox = models.CharField(max_length=120, blank=True)  # address letters go to
    online = models.CharField(max_length=120, blank=True)  # mailbox or page
    door_box = models.CharField(max_length=120, blank=True)  # where the box at the door hangs
    closes = models.DateField()
    closes_time = models.TimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(phone="", letterbox="", online="", door_box=""), name="notice_has_a_channel"
            )
        ]


class Posting(Record):
    """张贴 — where and when the public notice was put up, with the photograph of it."""

    notice = models.ForeignKey(PublicNotice, on_delete=models.PROTECT, related_name="postings")
    place = models.CharField(max_length=120)
    on = models.DateField()
    photo = models.ForeignKey("files.File", null=True, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=60)

    class Meta:
        ordering = ["on", "recorded_at"]
        constraints = [models.CheckConstraint(condition=~Q(place=""), name="posting_has_place")]


class TeamMeeting(Record):
    """组务会 — a meeting of the team of one tour: what was discussed and, line by line, what was decided."""

    number = models.CharField(max_length=20)
    tour = models.ForeignKey(Tour, on_delete=models.PROTECT, related_name="meetings")
    held_on = models.DateField()
    present = models.CharField(max_length=300)
    discussed = models.TextField()
    noted_by = models.CharField(max_length=60)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["tour", "number"], name="team_meeting_number_once"),
            models.CheckConstraint(condition=~Q(discussed=""), name="team_meeting_says_what"),
        ]

    def __str__(self) -> str:
        return self.number


class Resolution(Record):
    """议定事项 — one thing a meeting decided: who does it until when, and how it ended; or a line with nothing to do."""

    meeting = models.ForeignKey(TeamMeeting, on_delete=models.PROTECT, related_name="resolutions")
    order = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    owner = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True)
    state = models.CharField(max_length=8, default=ResolutionState.NOTED)
    done_on = models.DateField(null=True)
    done_by = models.CharField(max_length=60, blank=True)
    note = models.TextField(blank=True)  # what came of it

    class Meta:
        ordering = ["meeting", "order"]
        indexes = [models.Index(fields=["owner", "state"], name="resolution_owner_state")]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "order"], name="resolution_order_once"),
            models.CheckConstraint(condition=~Q(text=""), name="resolution_says_what"),
            models.CheckConstraint(
                condition=Q(state=ResolutionState.NOTED, owner__isnull=True, due_on__isnull=True)
                | (
                    Q(state__in=[ResolutionState.OPEN, ResolutionState.DONE])
                    & Q(owner__isnull=False, due_on__isnull=False)
                ),
                name="resolution_has_owner_and_day",
            ),
            models.CheckConstraint(
                condition=(Q(state=ResolutionState.DONE, done_on__isnull=False) & ~Q(note=""))
                | (~Q(state=ResolutionState.DONE) & Q(done_on__isnull=True, note="")),
                name="resolution_done_with_note",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        return f"{self.meeting.number}-{self.order}"


class UpwardMatter(Record):
    """请示报告 — an important matter the team reported upward, and the answer it got."""

    number = models.CharField(max_length=20)
    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="upward")
    matter = models.CharField(max_length=200)
    text = models.TextField()
    to = models.CharField(max_length=120)
    reported_on = models.DateField()
    reported_by = models.CharField(max_length=60)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True)
    answered_by = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "number"], name="upward_number_once"),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, answer="", answered_by="")
                | (Q(answered_on__isnull=False) & ~Q(answer="") & ~Q(answered_by="")),
                name="upward_answered_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.matter}"
