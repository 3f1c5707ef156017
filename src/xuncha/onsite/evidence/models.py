from django.db import models
from django.db.models import F, Q

from xuncha.foundation.terms import Ref
from xuncha.foundation.terms.record import Record

from .rules.states import CitationState, Form, ItemState, Thing


class Item(Record):
    """证据 — one item: a file as it came in, or a record the team made. Superseded, never replaced."""

    number = models.CharField(max_length=24)
    inspection = models.ForeignKey("inspections.Inspection", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    form = models.CharField(max_length=12)
    file = models.ForeignKey("files.File", null=True, on_delete=models.PROTECT, related_name="+")
    pages = models.PositiveIntegerField(default=1)
    received_on = models.DateField()
    received_from = models.CharField(max_length=200, blank=True)
    registered_by = models.CharField(max_length=60)
    source_kind = models.CharField(max_length=64, blank=True)
    source_id = models.UUIDField(null=True)
    note = models.CharField(max_length=300, blank=True)
    supersedes = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    superseded_because = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=12, default=ItemState.CURRENT)

    class Meta:
        ordering = ["number"]
        indexes = [
            models.Index(fields=["inspection", "state"], name="item_of_inspection"),
            models.Index(fields=["source_id"], name="item_source"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "number"], name="item_number_once"),
            models.CheckConstraint(
                condition=Q(file__isnull=False) | (Q(form=Form.RECORD) & Q(source_id__isnull=False)),
                name="item_has_file_or_is_record",
            ),
            models.CheckConstraint(condition=Q(pages__gte=1), name="item_has_pages"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def source(self) -> Ref | None:
        """Where it came from: an interview, an item on a handover slip."""
        return Ref(self.source_kind, self.source_id) if self.source_id else None


class Custody(Record):
    """保管 — who had the original or the copy, from when to when, with the fingerprint of what was handed over."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="custody")
    thing = models.CharField(max_length=12)
    holder = models.CharField(max_length=120)
    since = models.DateField()
    until = models.DateField(null=True)
    because = models.CharField(max_length=200, blank=True)
    sm3 = models.CharField(max_length=64)  # law 5: the plain fingerprint stands here and nowhere else

    class Meta:
        ordering = ["thing", "since", "recorded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "thing"], condition=Q(until__isnull=True), name="one_holder_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="custody_runs_forward"
            ),
            models.CheckConstraint(
                condition=Q(thing__in=[t.value for t in Thing]), name="custody_of_a_thing"
            ),
        ]


class Citation(Record):
    """引用 — one page and passage of an item that supports one element of something higher."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="citations")
    page = models.PositiveIntegerField()
    passage = models.CharField(max_length=60, blank=True)
    quote = models.CharField(max_length=500, blank=True)
    box = models.JSONField(default=list)  # left, top, width, height in thousandths of the page; empty = none
    cited_kind = models.CharField(max_length=64)
    cited_id = models.UUIDField()
    element = models.CharField(max_length=24, blank=True)
    made_by = models.CharField(max_length=60)
    state = models.CharField(max_length=12, default=CitationState.STANDING)
    withdrawn_because = models.CharField(max_length=300, blank=True)
    withdrawn_by = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["item", "page", "recorded_at", "id"]
        indexes = [models.Index(fields=["cited_id", "state"], name="citation_of")]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "page", "passage", "cited_kind", "cited_id", "element"],
                condition=Q(state=CitationState.STANDING),
                name="cited_once",
            ),
            models.CheckConstraint(
                condition=Q(state=CitationState.STANDING) | (~Q(withdrawn_because="") & ~Q(withdrawn_by="")),
                name="withdrawn_with_reason",
            ),
        ]

    @property
    def cited(self) -> Ref:
        return Ref(self.cited_kind, self.cited_id)
