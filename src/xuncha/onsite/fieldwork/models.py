from django.db import models
from django.db.models import F, Q

from xuncha.foundation.terms.record import Record

from .rules.states import (
    Direction,
    FormKind,
    InterviewState,
    OutingState,
    ProblemState,
    RequestState,
    SittingKind,
    Unit,
    VisitKind,
    Wanted,
)


class Outline(Record):
    """谈话提纲 — what to ask a holder of this post; kept for the next talk with such a post in this inspection."""

    inspection = models.ForeignKey("inspections.Inspection", on_delete=models.PROTECT, related_name="+")
    post = models.CharField(max_length=60)
    items = models.JSONField(default=list)  # [{"section": …, "text": …}, …] in the order of asking

    class Meta:
        constraints = [models.UniqueConstraint(fields=["inspection", "post"], name="outline_once_for_post")]


class Interview(Record):
    """谈话 — one person heard in one sitting. The person is plain values, never a key to anybody."""

    number = models.CharField(max_length=20)
    inspection = models.ForeignKey("inspections.Inspection", on_delete=models.PROTECT, related_name="+")
    interviewee_name = models.CharField(max_length=60)
    interviewee_post = models.CharField(max_length=80)
    interviewee_unit = models.CharField(max_length=120, blank=True)
    outline_post = models.CharField(max_length=60, blank=True)
    outline = models.JSONField(
        default=list
    )  # as it stood when the talk was planned, or changed for this talk
    planned_on = models.DateField()
    planned_time = models.TimeField(null=True)
    place = models.CharField(max_length=120)
    state = models.CharField(max_length=12, default=InterviewState.PLANNED)
    held_on = models.DateField(null=True)
    began_at = models.TimeField(null=True)
    ended_at = models.TimeField(null=True)
    told = models.BooleanField(default=False)  # task, discipline and secrecy explained, recusal offered
    recorder = models.CharField(max_length=60, blank=True)
    confirmed_on = models.DateField(null=True)
    confirmed_way = models.CharField(max_length=8, blank=True)
    page_count = models.PositiveIntegerField(null=True)
    scan = models.ForeignKey("files.File", null=True, on_delete=models.PROTECT, related_name="+")
    refusal_note = models.TextField(blank=True)
    cancelled_because = models.CharField(max_length=300, blank=True)
    late_reason = models.TextField(blank=True)
    supplements = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="supplements_of"
    )

    class Meta:
        ordering = ["number"]
        indexes = [
            models.Index(fields=["inspection", "state"], name="interview_state"),
            models.Index(fields=["inspection", "planned_on"], name="interview_day"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "number"], name="interview_number_once"),
            models.CheckConstraint(
                condition=~Q(state=InterviewState.CONFIRMED)
                | (
                    Q(confirmed_on__isnull=False, page_count__gte=1, held_on__isnull=False)
                    & ~Q(confirmed_way="")
                ),
                name="interview_confirmed_by_pages",
            ),
            models.CheckConstraint(
                condition=~Q(state=InterviewState.REFUSED)
                | (Q(confirmed_on__isnull=False, held_on__isnull=False) & ~Q(refusal_note="")),
                name="interview_refusal_noted",
            ),
            models.CheckConstraint(
                condition=~Q(state=InterviewState.CANCELLED) | ~Q(cancelled_because=""),
                name="interview_cancelled_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Interviewer(Record):
    """谈话人 — a member of the team who hears; at least two for every interview."""

    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="interviewers")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["interview", "person"], name="interviewer_once")]


class QuestionAnswer(Record):
    """问答 — one question and what was answered, in the words of the person heard."""

    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="rows")
    order = models.PositiveSmallIntegerField()
    question = models.TextField()
    answer = models.TextField(blank=True)
    asked_at = models.TimeField(null=True)
    outline_item = models.PositiveSmallIntegerField(null=True)
    marked = models.BooleanField(default=False)
    point = models.UUIDField(null=True)  # the point to verify noted from it

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["interview", "order"], name="question_order_once"),
        ]


class ConfirmedPage(Record):
    """One page the person heard confirmed, with the fingerprint of what stood on it."""

    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="confirmed_pages")
    page = models.PositiveSmallIntegerField()
    sm3 = models.CharField(max_length=64)

    class Meta:
        ordering = ["page"]
        constraints = [models.UniqueConstraint(fields=["interview", "page"], name="page_confirmed_once")]


class MaterialRequest(Record):
    """调阅单 — what is asked of a body: drafted by a member, approved by the lead, sent, received, returned."""

    number = models.CharField(max_length=20)
    inspection = models.ForeignKey("inspections.Inspection", on_delete=models.PROTECT, related_name="+")
    matter = models.CharField(max_length=200)
    asked_of = models.CharField(max_length=120)
    due_on = models.DateField(null=True)
    drafted_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    drafted_on = models.DateField()
    state = models.CharField(max_length=12, default=RequestState.DRAFTED)
    approved_by = models.CharField(max_length=60, blank=True)
    approved_on = models.DateField(null=True)
    sent_on = models.DateField(null=True)
    sent_to = models.CharField(max_length=60, blank=True)
    received_on = models.DateField(null=True)
    returned_on = models.DateField(null=True)
    reason = models.CharField(max_length=300, blank=True)  # why sent back or withdrawn

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["inspection", "state"], name="material_request_state")]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "number"], name="material_request_number_once"),
            models.CheckConstraint(
                condition=Q(state__in=[RequestState.DRAFTED, RequestState.SENT_BACK, RequestState.WITHDRAWN])
                | Q(approved_on__isnull=False),
                name="material_request_approved",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.matter}"


class HandoverSlip(Record):
    """交接单 — what changed hands on one day, signed for on both sides."""

    number = models.CharField(max_length=20)
    request = models.ForeignKey(MaterialRequest, on_delete=models.PROTECT, related_name="slips")
    direction = models.CharField(max_length=4)
    on = models.DateField()
    outside_person = models.CharField(max_length=60)  # who gave or took it on the body's side
    inside_person = models.CharField(max_length=60)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["on", "number"]
        constraints = [
            models.UniqueConstraint(fields=["request", "number"], name="slip_number_once"),
            models.CheckConstraint(
                condition=Q(direction__in=[d.value for d in Direction]), name="slip_direction"
            ),
        ]


class MaterialItem(Record):
    """调阅资料 — one line of a request: what, how many, in which unit, original or copy."""

    request = models.ForeignKey(MaterialRequest, on_delete=models.PROTECT, related_name="items")
    order = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    unit = models.CharField(max_length=4)
    quantity = models.PositiveIntegerField()
    wanted = models.CharField(max_length=10)
    received_quantity = models.PositiveIntegerField(default=0)
    originals_received = models.PositiveIntegerField(default=0)
    returned_quantity = models.PositiveIntegerField(default=0)
    received_on = models.DateField(null=True)  # the last time
    returned_on = models.DateField(null=True)  # the last time
    not_provided = models.CharField(max_length=300, blank=True)  # the body's words for what it does not give

    class Meta:
        ordering = ["request", "order"]
        constraints = [
            models.UniqueConstraint(fields=["request", "order"], name="material_order_once"),
            models.CheckConstraint(condition=Q(quantity__gte=1), name="material_asked"),
            models.CheckConstraint(condition=Q(unit__in=[u.value for u in Unit]), name="material_unit"),
            models.CheckConstraint(condition=Q(wanted__in=[w.value for w in Wanted]), name="material_wanted"),
            models.CheckConstraint(
                condition=Q(received_quantity__lte=F("quantity")), name="material_received_at_most"
            ),
            models.CheckConstraint(
                condition=Q(originals_received__lte=F("received_quantity")), name="material_originals_at_most"
            ),
            models.CheckConstraint(
                condition=Q(returned_quantity__lte=F("originals_received")), name="material_returned_at_most"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SlipLine(Record):
    """One line of a handover slip: how many of an item came or went, and the evidence made of what came."""

    slip = models.ForeignKey(HandoverSlip, on_delete=models.PROTECT, related_name="lines")
    item = models.ForeignKey(MaterialItem, on_delete=models.PROTECT, related_name="slip_lines")
    quantity = models.PositiveIntegerField()
    thing = models.CharField(max_length=10)  # original or copy
    copy_numbers = models.CharField(max_length=80, blank=True)
    evidence = models.ForeignKey("evidence.Item", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["slip", "item"]
        constraints = [
            models.UniqueConstraint(fields=["slip", "item"], name="slip_item_once"),
            models.CheckConstraint(condition=Q(quantity__gte=1), name="slip_line_counts"),
            models.CheckConstraint(condition=Q(thing__in=[w.value for w in Wanted]), name="slip_thing"),
        ]


def _outing_constraints(name: str, words: str) -> list[models.BaseConstraint]:
    """What a visit and a sitting share: once by number, held with a day and words, cancelled with a reason."""
    return [
        models.UniqueConstraint(fields=["inspection", "number"], name=f"{name}_number_once"),
        models.CheckConstraint(
            condition=~Q(state=OutingState.HELD) | (Q(held_on__isnull=False) & ~Q(**{words: ""})),
            name=f"{name}_held_with_words",
        ),
        models.CheckConstraint(
            condition=~Q(state=OutingState.CANCELLED) | ~Q(cancelled_because=""),
            name=f"{name}_cancelled_with_reason",
        ),
    ]


class Visit(Record):
    """走访 — one visit to a subordinate unit, a household or people. Who was met is text, never a key to anybody."""

    number = models.CharField(max_length=20)
    inspection = models.ForeignKey("inspections.Inspection", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    whom = models.CharField(max_length=120)  # the unit, place or household
    purpose = models.CharField(max_length=300)
    planned_on = models.DateField()
    planned_time = models.TimeField(null=True)
    undercover = models.BooleanField(default=False)  # unannounced: the lead approves first
    approved_by = models.CharField(max_length=60, blank=True)
    approved_on = models.DateField(null=True)
    state = models.CharField(max_length=12, default=OutingState.PLANNED)
    held_on = models.DateField(null=True)
    met = models.CharField(max_length=300, blank=True)  # posts and names as given there
    seen = models.TextField(blank=True)
    cancelled_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["inspection", "state"], name="visit_state")]
        constraints = [
            *_outing_constraints("visit", "seen"),
            models.CheckConstraint(condition=Q(kind__in=[k.value for k in VisitKind]), name="visit_kind"),
            models.CheckConstraint(
                condition=~Q(state=OutingState.HELD, undercover=True) | Q(approved_on__isnull=False),
                name="visit_undercover_approved",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.whom}"


class Visitor(Record):
    """走访人 — a member of the team who goes; at least two for every visit."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="visitors")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["visit", "person"], name="visitor_once")]


class VisitPhoto(Record):
    """A photograph of a visit: an item of evidence, with where and when it was taken."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="photos")
    item = models.OneToOneField("evidence.Item", on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=120)
    taken_on = models.DateField()
    taken_at = models.TimeField(null=True)

    class Meta:
        ordering = ["recorded_at", "id"]
        constraints = [models.CheckConstraint(condition=~Q(place=""), name="photo_has_place")]


class Sitting(Record):
    """听会 — a report heard, a forum called, a meeting of the body sat in on: what it was about and what was heard."""

    number = models.CharField(max_length=20)
    inspection = models.ForeignKey("inspections.Inspection", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16)
    subject = models.CharField(max_length=200)
    given_by = models.CharField(max_length=120)  # the unit or post that reports, or whose meeting it is
    planned_on = models.DateField()
    planned_time = models.TimeField(null=True)
    place = models.CharField(max_length=120)
    state = models.CharField(max_length=12, default=OutingState.PLANNED)
    held_on = models.DateField(null=True)
    people = models.PositiveIntegerField(null=True)  # present, the team not counted
    heard = models.TextField(blank=True)
    cancelled_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["inspection", "state"], name="sitting_state")]
        constraints = [
            *_outing_constraints("sitting", "heard"),
            models.CheckConstraint(condition=Q(kind__in=[k.value for k in SittingKind]), name="sitting_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.subject}"


class Listener(Record):
    """听会人 — a member of the team who listens."""

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="listeners")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["sitting", "person"], name="listener_once")]


class PhoneCheck(Record):
    """电话抽查 — one call made by the team to check a matter. Who was called is text; never changed afterwards."""

    number = models.CharField(max_length=20)
    inspection = models.ForeignKey("inspections.Inspection", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    whom = models.CharField(max_length=120)
    asked = models.CharField(max_length=300)
    said = models.TextField()
    caller = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "number"], name="phone_check_number_once"),
            models.CheckConstraint(condition=~Q(said=""), name="phone_check_has_answer"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.whom}"


class Survey(Record):
    """问卷、民主测评表 — forms handed out on a day: how many went out and came back, and what stood out over all of
    them. What one person wrote, and any score of a person, has no place here."""

    number = models.CharField(max_length=20)
    inspection = models.ForeignKey("inspections.Inspection", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16)
    handed_on = models.DateField()
    handed_to = models.CharField(max_length=200)  # a circle of people in words, never a list of names
    handed_out = models.PositiveIntegerField()
    returned = models.PositiveIntegerField(null=True)  # None: not counted yet
    returned_on = models.DateField(null=True)
    stood_out = models.TextField(blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "number"], name="survey_number_once"),
            models.CheckConstraint(condition=Q(kind__in=[k.value for k in FormKind]), name="survey_kind"),
            models.CheckConstraint(condition=Q(handed_out__gte=1), name="survey_handed_out"),
            models.CheckConstraint(
                condition=Q(returned__isnull=True, returned_on__isnull=True)
                | Q(returned__lte=F("handed_out"), returned_on__isnull=False),
                name="survey_returned_at_most",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.handed_to}"


class PracticalProblem(Record):
    """实事、急难愁盼 — a problem of the people the round had solved: what, for whom in words, by which body, with what
    proof, checked by another person than who recorded it. Never a finding, and no key to anybody."""

    number = models.CharField(max_length=20)
    inspection = models.ForeignKey("inspections.Inspection", on_delete=models.PROTECT, related_name="+")
    matter = models.CharField(max_length=200)
    for_whom = models.CharField(max_length=200)
    source_kind = models.CharField(max_length=60, blank=True)  # the petition, talk or visit it came from
    source_id = models.UUIDField(null=True)
    noted_on = models.DateField()
    noted_by = models.CharField(max_length=60)
    state = models.CharField(max_length=12, default=ProblemState.NOTED)
    solver = models.ForeignKey("organisations.Body", null=True, on_delete=models.PROTECT, related_name="+")
    solver_name = models.CharField(max_length=120, blank=True)
    solved_on = models.DateField(null=True)
    how = models.TextField(blank=True)
    proof = models.CharField(max_length=300, blank=True)
    proof_file = models.ForeignKey("files.File", null=True, on_delete=models.PROTECT, related_name="+")
    recorded_by = models.CharField(max_length=60, blank=True)  # code of whoever recorded the solution
    checked_on = models.DateField(null=True)
    checked_by = models.CharField(max_length=60, blank=True)
    check_note = models.CharField(
        max_length=300, blank=True
    )  # what was seen; or why it was sent back or dropped

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["inspection", "state"], name="practical_problem_state")]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "number"], name="practical_problem_number_once"),
            models.CheckConstraint(
                condition=~Q(state__in=[ProblemState.SOLVED, ProblemState.CHECKED])
                | (Q(solved_on__isnull=False) & ~Q(solver_name="") & ~Q(how="") & ~Q(proof="")),
                name="practical_problem_solved_with_proof",
            ),
            models.CheckConstraint(
                condition=~Q(state=ProblemState.CHECKED)
                | (Q(checked_on__isnull=False) & ~Q(checked_by="") & ~Q(check_note="")),
                name="practical_problem_checked",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.matter}"


class LogEntry(Record):
    """工作日志 — what one member did on one day of a tour: the day's own records, and the member's words."""

    tour = models.ForeignKey("inspections.Tour", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    text = models.TextField()
    things = models.JSONField(default=list)  # [[reference, [code of what was done, …]], …] in order
    written_on = models.DateField()

    class Meta:
        ordering = ["-day", "recorded_at"]
        constraints = [
            models.UniqueConstraint(fields=["tour", "person", "day"], name="log_once_for_person_and_day"),
            models.CheckConstraint(condition=~Q(text=""), name="log_says_something"),
        ]


class LogCorrection(Record):
    """更正 — what the member wrote about an entry after its day. The entry itself stays as it was."""

    entry = models.ForeignKey(LogEntry, on_delete=models.PROTECT, related_name="corrections")
    text = models.TextField()
    because = models.CharField(max_length=300)
    on = models.DateField()

    class Meta:
        ordering = ["recorded_at", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(text="") & ~Q(because=""), name="log_corrected_with_reason")
        ]
