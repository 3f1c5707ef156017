from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from xuncha.engines.seal.parcel import fingerprint
from xuncha.foundation.keys.fields import SealedText
from xuncha.foundation.terms.record import Record

from .rules.letters import RESTRICTED, Kind, Receiver
from .rules.states import NUMBERED, BriefingState, State


class KindLabel(models.TextChoices):
    BRIEFING_REQUEST = Kind.BRIEFING_REQUEST, _("商请通报情况")
    SECONDMENT = Kind.SECONDMENT, _("借调人员")
    CLUES = Kind.CLUES, _("移交问题线索")
    MATTER = Kind.MATTER, _("移交事项")
    ASSISTANCE = Kind.ASSISTANCE, _("商请协助")


class ReceiverLabel(models.TextChoices):
    DISCIPLINE = Receiver.DISCIPLINE, _("纪委监委")
    ORGANISATION = Receiver.ORGANISATION, _("组织部")
    GOVERNMENT = Receiver.GOVERNMENT, _("政府")
    DEPARTMENT = Receiver.DEPARTMENT, _("有关部门")
    JUDICIARY = Receiver.JUDICIARY, _("司法机关")
    POLITICS_LAW = Receiver.POLITICS_LAW, _("政法委")
    AUDIT = Receiver.AUDIT, _("审计局")
    PETITION = Receiver.PETITION, _("信访局")
    TOWN = Receiver.TOWN, _("乡镇（街道）")
    BODY = Receiver.BODY, _("被巡察单位")
    HIGHER = Receiver.HIGHER, _("上级机关")


class StateLabel(models.TextChoices):
    DRAFT = State.DRAFT, _("起草中")
    SENT = State.SENT, _("已发出，待签收")
    RECEIPTED = State.RECEIPTED, _("已签收，待回复")
    ANSWERED = State.ANSWERED, _("已回复")
    RETURNED = State.RETURNED, _("对方退回")
    CLOSED = State.CLOSED, _("已办结，未回复")
    WITHDRAWN = State.WITHDRAWN, _("未发出，已撤销")


class BriefingStateLabel(models.TextChoices):
    REGISTERED = BriefingState.REGISTERED, _("已登记")
    HANDED_OVER = BriefingState.HANDED_OVER, _("已交巡察组，待签收")
    RECEIPTED = BriefingState.RECEIPTED, _("巡察组已签收")
    GIVEN_BACK = BriefingState.GIVEN_BACK, _("已退还")


class Letter(Record):
    """函件: one letter to one outside body. `restricted` ones exist only for those who may know clues.

    `team` is the team it is sent for, by id alone: rooms above know teams. Class: internal; restricted ones restricted.
    """

    kind = models.CharField(max_length=20, choices=KindLabel.choices)
    restricted = models.BooleanField(default=False)
    number = models.CharField(max_length=40, blank=True)
    receiver = models.CharField(max_length=16, choices=ReceiverLabel.choices)
    receiver_name = models.CharField(max_length=200)
    body = models.ForeignKey(
        "organisations.Body", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    team = models.UUIDField(null=True, blank=True)
    rule_set = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=12, choices=StateLabel.choices, default=State.DRAFT)
    drafted_on = models.DateField()
    drafted_by = models.CharField(max_length=60)
    sent_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    receipted_on = models.DateField(null=True, blank=True)
    receipted_by = models.CharField(max_length=60, blank=True)
    handed_by = models.CharField(max_length=60, blank=True)
    receipt_scan = models.ForeignKey(
        "files.File", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    ended_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField(
        max_length=500, blank=True
    )  # of a restricted one it lies sealed with what it carried

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["origin", "number"], condition=~Q(number=""), name="letter_number_once"
            ),
            models.CheckConstraint(
                condition=(Q(state__in=sorted(NUMBERED)) & ~Q(number="") & Q(sent_on__isnull=False))
                | (~Q(state__in=sorted(NUMBERED)) & Q(number="")),
                name="letter_numbered_when_sent",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=sorted(RESTRICTED)) | Q(restricted=True),
                name="letter_with_clues_restricted",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.RECEIPTED) | Q(receipted_on__isnull=False), name="letter_receipt_day"
            ),
        ]
        indexes = [
            models.Index(fields=["restricted", "state", "due_on"], name="letter_waiting"),
            models.Index(fields=["team", "state"], name="letter_of_team"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()


class Enclosure(Record):
    """What a letter carries: a thing by reference, with an open summary, or a sealed one where the letter is restricted."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="enclosures")
    order = models.PositiveSmallIntegerField()
    thing_kind = models.CharField(max_length=64)
    thing_id = models.UUIDField()
    summary = models.CharField(max_length=500, blank=True)
    sealed = SealedText()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["letter", "thing_kind", "thing_id"], name="enclosure_once")
        ]
        indexes = [models.Index(fields=["thing_id"], name="enclosure_thing")]


class Copy(Record):
    """抄送: who gets a copy."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="copies")
    order = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["order"]


class Handler(Record):
    """Someone of the office named to handle a restricted letter: it exists for them too."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="handlers")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["letter", "person"], name="letter_handler_once")]


class ReceiverKey(Record):
    """接收单位公钥: to which parcels for one receiver are sealed. Its fingerprint was compared with whoever holds the other half."""

    receiver = models.CharField(max_length=16, choices=ReceiverLabel.choices)
    receiver_name = models.CharField(max_length=200)
    public = models.CharField(max_length=130)
    compared_with = models.CharField(max_length=120)
    registered_on = models.DateField()
    registered_by = models.CharField(max_length=60)
    ended_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["receiver_name", "-registered_on", "-recorded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["receiver_name"], condition=Q(ended_on__isnull=True), name="receiver_key_live_once"
            )
        ]

    @property
    def fingerprint(self) -> str:
        return fingerprint(bytes.fromhex(self.public))


class Reminder(Record):
    """催办: when the receiver was asked again, by whom, how."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="reminders")
    on = models.DateField()
    by_name = models.CharField(max_length=60)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["on", "recorded_at", "id"]


class Reply(Record):
    """回复: what came back. Of a restricted letter only number and day; what it says lies with what was sent."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="replies")
    received_on = models.DateField()
    their_number = models.CharField(max_length=60, blank=True)
    text = models.TextField(blank=True)
    final = models.BooleanField(default=True)
    scan = models.ForeignKey("files.File", on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        ordering = ["received_on", "recorded_at", "id"]


class Briefing(Record):
    """情况通报: what a partner body lets us know before entry; lent paper goes back by `return_by`."""

    number = models.CharField(max_length=40, unique=True)
    body = models.ForeignKey("organisations.Body", on_delete=models.PROTECT, related_name="+")
    body_name = models.CharField(max_length=200)
    letter = models.ForeignKey(
        Letter, on_delete=models.PROTECT, related_name="briefings", null=True, blank=True
    )
    received_on = models.DateField()
    received_by = models.CharField(max_length=60)
    copies = models.PositiveSmallIntegerField(default=1)
    nothing = models.BooleanField(default=False)
    scan = models.ForeignKey("files.File", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    state = models.CharField(
        max_length=12, choices=BriefingStateLabel.choices, default=BriefingState.REGISTERED
    )
    team = models.UUIDField(null=True, blank=True)
    team_name = models.CharField(max_length=120, blank=True)
    handed_on = models.DateField(null=True, blank=True)
    receipted_on = models.DateField(null=True, blank=True)
    receipted_by = models.CharField(max_length=60, blank=True)
    return_by = models.DateField(null=True, blank=True)
    given_back_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-received_on", "-number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[BriefingState.REGISTERED, BriefingState.GIVEN_BACK])
                | Q(team__isnull=False),
                name="briefing_handed_to_a_team",
            ),
        ]
        indexes = [models.Index(fields=["team"], name="briefing_of_team")]


class BriefingItem(Record):
    """One matter of a briefing, about one body to be inspected. Points to verify grow from it."""

    briefing = models.ForeignKey(Briefing, on_delete=models.PROTECT, related_name="items")
    order = models.PositiveSmallIntegerField()
    about = models.ForeignKey(
        "organisations.Body", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["order"]
