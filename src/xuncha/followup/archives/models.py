from django.db import models
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms.record import Record

from .rules.states import LoanState


class Group(models.TextChoices):
    PREPARE = "prepare", _("方案与授权")
    SITE = "site", _("谈话与调阅")
    EVIDENCE = "evidence", _("证据")
    PAPERS = "papers", _("底稿")
    REPORT = "report", _("报告与反馈")
    RECTIFY = "rectify", _("整改")
    OFFICIAL = "official", _("公文")


class DataClass(models.TextChoices):
    INTERNAL = "internal", _("内部")
    RESTRICTED = "restricted", _("受限")


class Retention(models.TextChoices):
    """How long a volume is kept, in the words of the archives (永久, 定期30年, 定期10年). Which one is the office's decision."""

    FOR_EVER = "for_ever", _("永久")
    YEARS_30 = "years_30", _("定期30年")
    YEARS_10 = "years_10", _("定期10年")


class LoanLabel(models.TextChoices):
    ASKED = LoanState.ASKED, _("待批")
    LENT = LoanState.LENT, _("借出")
    REFUSED = LoanState.REFUSED, _("没有批准")
    RETURNED = LoanState.RETURNED, _("已归还")


class Volume(Record):
    """案卷 — one edition of the catalogue of an inspection; a later one replaces it, both are kept. Class: internal."""

    inspection = models.ForeignKey("inspections.Inspection", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=60)
    edition = models.PositiveIntegerField()
    catalogued_on = models.DateField()
    catalogued_by = models.CharField(max_length=60)
    place = models.CharField(max_length=120, blank=True)
    retention = models.CharField(max_length=12, choices=Retention.choices, default=Retention.FOR_EVER)

    class Meta:
        ordering = ["inspection", "edition"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "edition"], name="volume_edition_once"),
        ]

    @property
    def kept_until(self) -> int | None:
        """The last year of its term, counted from the year after it was catalogued; None for ever."""
        years = {Retention.YEARS_30: 30, Retention.YEARS_10: 10}.get(Retention(self.retention))
        return self.catalogued_on.year + years if years else None


class Entry(Record):
    """One line of a catalogue, as it stood."""

    volume = models.ForeignKey(Volume, on_delete=models.PROTECT, related_name="entries")
    order = models.PositiveIntegerField()
    group = models.CharField(max_length=12, choices=Group.choices)
    thing_kind = models.CharField(max_length=64)
    thing_id = models.UUIDField()
    number = models.CharField(max_length=80, blank=True)
    title = models.CharField(max_length=300)
    pages = models.PositiveIntegerField(null=True)
    on = models.DateField(null=True)
    data_class = models.CharField(max_length=12, choices=DataClass.choices)
    files = models.JSONField(default=list)

    class Meta:
        ordering = ["volume", "order"]
        constraints = [models.UniqueConstraint(fields=["volume", "order"], name="entry_order_once")]


class Copy(Record):
    """A folder of a volume as it was written: every file in it by its number, with the list."""

    volume = models.ForeignKey(Volume, on_delete=models.PROTECT, related_name="copies")
    file = models.ForeignKey("files.File", on_delete=models.PROTECT, related_name="+")
    written_on = models.DateField()
    written_by = models.CharField(max_length=60)
    reason = models.CharField(max_length=300)
    files_in = models.PositiveIntegerField()

    class Meta:
        ordering = ["written_on", "recorded_at"]


class RoundCopy(Record):
    """整轮移交: all volumes of a round in one folder, as it was written, with the list of volumes."""

    round = models.ForeignKey("planning.Round", on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey("files.File", on_delete=models.PROTECT, related_name="+")
    written_on = models.DateField()
    written_by = models.CharField(max_length=60)
    reason = models.CharField(max_length=300)
    volumes_in = models.PositiveIntegerField()
    files_in = models.PositiveIntegerField()

    class Meta:
        ordering = ["-written_on", "-recorded_at"]


class Loan(Record):
    """借阅 — somebody asked for a volume, the head of the office decided, it came back. `person`: who of the house borrows."""

    volume = models.ForeignKey(Volume, on_delete=models.PROTECT, related_name="loans")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+", null=True)
    borrower = models.CharField(max_length=120)
    purpose = models.CharField(max_length=300)
    asked_on = models.DateField()
    due_on = models.DateField()
    state = models.CharField(max_length=12, choices=LoanLabel.choices, default=LoanState.ASKED)
    decided_on = models.DateField(null=True)
    decided_by = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    returned_on = models.DateField(null=True)

    class Meta:
        ordering = ["-asked_on", "-recorded_at"]
        indexes = [models.Index(fields=["state", "due_on"], name="loan_waiting")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=LoanState.ASKED, decided_on__isnull=True)
                | (~models.Q(state=LoanState.ASKED) & models.Q(decided_on__isnull=False)),
                name="loan_decided_on",
            )
        ]
