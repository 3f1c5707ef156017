from django.db import models
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms.record import Record


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


class Volume(Record):
    """案卷 — one edition of the catalogue of an inspection; a later one replaces it, both are kept. Class: internal."""

    inspection = models.ForeignKey("inspections.Inspection", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=60)
    edition = models.PositiveIntegerField()
    catalogued_on = models.DateField()
    catalogued_by = models.CharField(max_length=60)
    place = models.CharField(max_length=120, blank=True)
    late_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["inspection", "edition"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "edition"], name="volume_edition_once"),
        ]


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
