from django.db import models
from django.db.models import Q

from xuncha.foundation.keys.fields import SealedText
from xuncha.foundation.terms.record import Record

from .rules.deadlines import ChangeKind
from .rules.states import Answered, Came, Channel, Keeper, Level, Part, Sort, State, Tie


def _one_of(field: str, *enums: type, also: tuple[str, ...] = ()) -> Q:
    return Q(**{f"{field}__in": [*(member.value for enum in enums for member in enum), *also]})  # type: ignore[attr-defined]


class Petition(Record):
    """信访件 — one petition. Who speaks lies in the vault, under `identity`; whom it reports, and what it says, sealed."""

    number = models.CharField(max_length=40, unique=True)
    channel = models.CharField(max_length=8)
    received_on = models.DateField()
    received_at = models.TimeField(null=True)
    received_by = models.CharField(max_length=60)
    second_receiver = models.CharField(max_length=60, blank=True)
    batch = models.ForeignKey("planning.Batch", null=True, on_delete=models.PROTECT, related_name="+")
    inspection = models.ForeignKey(
        "inspections.Inspection", null=True, on_delete=models.PROTECT, related_name="+"
    )
    body = models.ForeignKey("organisations.Body", null=True, on_delete=models.PROTECT, related_name="+")
    sort = models.CharField(max_length=12, blank=True)
    item = models.CharField(max_length=20, blank=True)  # of the rule set's taxonomy
    rule_set = models.CharField(max_length=40)
    named = models.BooleanField(default=False)
    persons = models.PositiveIntegerField(default=1)
    identity = models.CharField(max_length=32, blank=True)  # the code of the deposit, and nothing else
    content = SealedText()
    reported = SealedText()
    late_reason = models.CharField(max_length=300, blank=True)
    source_mark = models.CharField(max_length=64, blank=True)  # keyed fingerprint of the number it came with
    state = models.CharField(max_length=12, default=State.REGISTERED)
    scope_due_on = models.DateField()
    halted_on = models.DateField(null=True)  # the running deadline is paused since
    decided_on = models.DateField(null=True)
    decided_by = models.CharField(max_length=60, blank=True)
    out_because = models.CharField(max_length=300, blank=True)
    first = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="followers")
    tie = models.CharField(max_length=12, blank=True)
    kept_for = models.CharField(max_length=16, blank=True)  # set apart: only this role knows it
    hidden_from = models.ForeignKey("teams.Team", null=True, on_delete=models.PROTECT, related_name="+")
    settled_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    answer_way = SealedText()

    class Meta:
        ordering = ["-received_on", "-number"]
        indexes = [
            models.Index(fields=["inspection", "state"], name="petition_inspection"),
            models.Index(fields=["-received_on", "-number"], name="petition_newest"),
            models.Index(fields=["state", "scope_due_on"], name="petition_state"),
        ]
        constraints = [
            models.CheckConstraint(condition=_one_of("channel", Channel), name="petition_channel"),
            models.CheckConstraint(condition=_one_of("state", State), name="petition_state_known"),
            models.CheckConstraint(condition=_one_of("sort", Sort, also=("",)), name="petition_sort"),
            models.CheckConstraint(condition=_one_of("kept_for", Keeper, also=("",)), name="petition_keeper"),
            models.CheckConstraint(condition=Q(persons__gte=1), name="petition_has_people"),
            models.CheckConstraint(
                condition=Q(named=False) | ~Q(identity=""), name="petition_named_is_in_vault"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.ACCEPTED, State.ASSIGNED]) | Q(inspection__isnull=False),
                name="petition_accepted_for_inspection",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.LINKED) | (Q(first__isnull=False) & _one_of("tie", Tie)),
                name="petition_linked_to_first",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.CLOSED) | Q(closed_on__isnull=False), name="petition_closed_on"
            ),
            models.UniqueConstraint(
                fields=["source_mark"], condition=~Q(source_mark=""), name="petition_source_once"
            ),
            models.UniqueConstraint(
                fields=["identity"], condition=~Q(identity=""), name="petition_identity_once"
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Handler(Record):
    """承办人 — a member of the team to whom a petition was assigned."""

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="handlers")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    assigned_on = models.DateField()

    class Meta:
        ordering = ["recorded_at"]
        constraints = [models.UniqueConstraint(fields=["petition", "person"], name="handler_once")]


class Passing(Record):
    """转送 — out of scope and passed to whom it belongs; one petition may come back and go again."""

    number = models.CharField(max_length=40)
    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="passings")
    to_kind = models.CharField(max_length=16)
    to_body = models.ForeignKey("organisations.Body", null=True, on_delete=models.PROTECT, related_name="+")
    to_name = models.CharField(max_length=120)
    sent_on = models.DateField()
    due_on = models.DateField()
    taken_by = models.CharField(max_length=60, blank=True)
    told_on = models.DateField(null=True)  # when the petitioner was told where it went
    answered_on = models.DateField(null=True)
    answer = models.CharField(max_length=12, blank=True)
    answer_note = SealedText()

    class Meta:
        ordering = ["sent_on", "recorded_at"]
        indexes = [models.Index(fields=["answer", "due_on"], name="passing_due")]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answered_on__isnull=True)
                | (_one_of("answer", Answered) & Q(answered_on__isnull=False)),
                name="passing_answered_on",
            ),
            models.UniqueConstraint(fields=["petition"], condition=Q(answer=""), name="passing_open_once"),
        ]


class Outcome(Record):
    """办理结果 — what came of it. Words of it are sealed."""

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="outcomes")
    kind = models.CharField(max_length=12)
    point = models.ForeignKey("inspections.Point", null=True, on_delete=models.PROTECT, related_name="+")
    told_to = models.CharField(max_length=60, blank=True)
    told_on = models.DateField(null=True)
    reason = SealedText()

    class Meta:
        ordering = ["recorded_at"]
        constraints = [
            models.CheckConstraint(condition=_one_of("kind", Came), name="petition_outcome_kind"),
            models.CheckConstraint(
                condition=~Q(kind=Came.POINT) | Q(point__isnull=False), name="petition_outcome_point"
            ),
        ]


class Attachment(Record):
    """扫描件 — envelope or page of a letter, a recording, a picture; its bytes under the petitions' own key."""

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="attachments")
    file = models.ForeignKey("files.File", on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=10)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.CheckConstraint(condition=_one_of("part", Part), name="petition_attachment_part"),
            models.UniqueConstraint(fields=["petition", "order"], name="petition_attachment_order"),
        ]


class DeadlineChange(Record):
    """期限变动 — a pause or an extension of a deadline: of deciding the scope, or of the answer to a passing."""

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="deadline_changes")
    passing = models.ForeignKey(Passing, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    since = models.DateField()  # the first day not counted; of an extension the day it was given
    until = models.DateField(null=True)  # the day it went on
    amount = models.PositiveIntegerField(default=0)
    because = models.CharField(max_length=300)
    approved_by = models.CharField(max_length=120, blank=True)
    by_name = models.CharField(max_length=60)

    class Meta:
        ordering = ["since", "recorded_at"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(kind=ChangeKind.EXTENSION, amount__gte=1) & ~Q(approved_by=""))
                | Q(kind=ChangeKind.PAUSE, amount=0),
                name="deadline_change_kind",
            ),
            models.CheckConstraint(condition=~Q(because=""), name="deadline_changed_with_reason"),
            models.UniqueConstraint(
                fields=["petition"],
                condition=Q(kind=ChangeKind.PAUSE, until__isnull=True),
                name="deadline_paused_once",
            ),
        ]


class SealedItem(Record):
    """密封件 — a petition about a protected level: number, day, to whom it was handed, receipt. It has no content here."""

    number = models.CharField(max_length=40, unique=True)
    channel = models.CharField(max_length=8)
    received_on = models.DateField()
    received_by = models.CharField(max_length=60)
    level = models.CharField(max_length=16)
    handed_to = models.CharField(max_length=120, blank=True)
    handed_on = models.DateField(null=True)
    receipt = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["-received_on", "-number"]
        constraints = [
            models.CheckConstraint(condition=_one_of("channel", Channel), name="sealed_item_channel"),
            models.CheckConstraint(condition=_one_of("level", Level), name="sealed_item_level"),
            models.CheckConstraint(
                condition=Q(handed_to="", handed_on__isnull=True, receipt="")
                | (~Q(handed_to="") & Q(handed_on__isnull=False) & ~Q(receipt="")),
                name="sealed_item_handed_with_receipt",
            ),
        ]
