from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.keys.fields import SealedText
from xuncha.foundation.terms.record import Record

from .rules.content import Level
from .rules.states import OUT, ItemState, State


class StateLabel(models.TextChoices):
    NOTED = State.NOTED, _("已登记")
    VERIFYING = State.VERIFYING, _("了解核实中")
    VERIFIED = State.VERIFIED, _("有依据")
    NOT_VERIFIED = State.NOT_VERIFIED, _("未见依据")
    SUSPENDED = State.SUSPENDED, _("暂存")
    READY = State.READY, _("待移交")
    TRANSFERRED = State.TRANSFERRED, _("已移交")
    RETURNED = State.RETURNED, _("对方退回")
    REPORTED = State.REPORTED, _("已报结果")


class ItemStateLabel(models.TextChoices):
    NOTED = ItemState.NOTED, _("待研究")
    TAKEN_UP = ItemState.TAKEN_UP, _("已并入线索")
    SET_ASIDE = ItemState.SET_ASIDE, _("不作线索")


class LevelLabel(models.TextChoices):
    HIGHER = Level.HIGHER, _("上级管理干部")
    COUNTY = Level.COUNTY, _("县管领导干部")
    SECTION = Level.SECTION, _("县管其他干部")
    STAFF = Level.STAFF, _("一般干部职工")
    VILLAGE = Level.VILLAGE, _("村（社区）干部")


class Clue(Record):
    """问题线索. What it says and whom it names lies sealed in its statements. Class: restricted, key scope `clues`.

    `discipline` and `item` are codes of the inspection's rule set; `persons` and `amount_fen` count what the newest
    statement says. Nothing outside this room points here.
    """

    number = models.CharField(max_length=40)
    inspection = models.ForeignKey("inspections.Inspection", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=16, choices=StateLabel.choices, default=State.NOTED)
    level = models.CharField(max_length=12, choices=LevelLabel.choices)
    discipline = models.CharField(max_length=32)
    item = models.CharField(max_length=32, blank=True)
    persons = models.PositiveIntegerField()
    amount_fen = models.BigIntegerField(null=True, blank=True)
    noted_on = models.DateField()
    noted_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    receiver = models.CharField(max_length=16, blank=True)
    receiver_name = models.CharField(max_length=200, blank=True)
    receiver_body = models.ForeignKey(
        "organisations.Body", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    decided_by = models.CharField(max_length=120, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    minutes = models.CharField(max_length=200, blank=True)
    transfer = models.ForeignKey(
        "coordination.Letter", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    transferred_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["origin", "number"], name="clue_number_once"),
            models.CheckConstraint(
                condition=Q(amount_fen__isnull=True) | Q(amount_fen__gte=0), name="clue_amount"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(OUT)) | Q(transferred_on__isnull=False, transfer__isnull=False),
                name="clue_transferred_by_a_letter",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.READY) | (~Q(receiver="") & Q(decided_on__isnull=False)),
                name="clue_ready_when_decided",
            ),
        ]
        indexes = [models.Index(fields=["inspection", "state"], name="clue_of_inspection")]

    def __str__(self) -> str:
        return self.number


class Statement(Record):
    """What a clue says and whom it points to, sealed; an amendment adds one, the earlier stay."""

    clue = models.ForeignKey(Clue, on_delete=models.PROTECT, related_name="statements")
    order = models.PositiveSmallIntegerField()
    written_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    written_on = models.DateField()
    sealed = SealedText()

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["clue", "order"], name="statement_once")]


class Source(Record):
    """Where a clue came from, on the clue's side only: the reference sealed, and a keyed mark to find it again."""

    clue = models.ForeignKey(Clue, on_delete=models.PROTECT, related_name="sources")
    mark = models.CharField(max_length=64)
    sealed = SealedText()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["clue", "mark"], name="clue_source_once")]
        indexes = [models.Index(fields=["mark"], name="clue_source_mark")]


class Assignment(Record):
    """Who else may know a clue: members who verify it, staff named to handle it."""

    clue = models.ForeignKey(Clue, on_delete=models.PROTECT, related_name="assignments")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["since", "recorded_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["clue", "person"], condition=Q(until__isnull=True), name="clue_assigned_once"
            )
        ]


class Verification(Record):
    """What was done to verify a clue, what it gave, and how it was concluded. Its words are sealed."""

    clue = models.ForeignKey(Clue, on_delete=models.PROTECT, related_name="verifications")
    on = models.DateField()
    by_person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=16, choices=StateLabel.choices, blank=True)
    sealed = SealedText()

    class Meta:
        ordering = ["on", "recorded_at", "id"]


class Return(Record):
    """What a receiver reported of a transferred clue, or that it sent it back; its words are sealed."""

    clue = models.ForeignKey(Clue, on_delete=models.PROTECT, related_name="returns")
    on = models.DateField()
    sent_back = models.BooleanField(default=False)
    checked = models.BooleanField(default=False)
    cases = models.PositiveIntegerField(default=0)
    persons = models.PositiveIntegerField(default=0)
    closed = models.BooleanField(default=False)
    sealed = SealedText()

    class Meta:
        ordering = ["on", "recorded_at", "id"]


class ClueFile(Record):
    """A file of a clue, under the clues' own key. Opened with a reason."""

    clue = models.ForeignKey(Clue, on_delete=models.PROTECT, related_name="files")
    file = models.ForeignKey("files.File", on_delete=models.PROTECT, related_name="+")
    title = SealedText()
    added_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    added_on = models.DateField()

    class Meta:
        ordering = ["recorded_at", "id"]


class ClueItem(Record):
    """线索素材: a raw note of something that may point to a person, before any choice. Sealed like a clue."""

    inspection = models.ForeignKey("inspections.Inspection", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=40)
    state = models.CharField(max_length=12, choices=ItemStateLabel.choices, default=ItemState.NOTED)
    noted_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    noted_on = models.DateField()
    sealed = SealedText()
    source_mark = models.CharField(max_length=64, blank=True)
    source_sealed = SealedText()
    clue = models.ForeignKey(Clue, on_delete=models.PROTECT, related_name="items", null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    reason_sealed = SealedText()

    class Meta:
        ordering = ["noted_on", "number"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "number"], name="clue_item_number_once"),
            models.CheckConstraint(
                condition=Q(state=ItemState.TAKEN_UP, clue__isnull=False)
                | (~Q(state=ItemState.TAKEN_UP) & Q(clue__isnull=True)),
                name="clue_item_taken_into_a_clue",
            ),
        ]
        indexes = [
            models.Index(fields=["inspection", "state"], name="clue_item_of_inspection"),
            models.Index(fields=["source_mark"], name="clue_item_source"),
        ]
