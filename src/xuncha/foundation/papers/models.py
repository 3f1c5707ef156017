from django.db import models

from xuncha.foundation.terms import Ref
from xuncha.foundation.terms.record import Record


class Series(Record):
    """One run of numbers: what is counted, where, within what, in which year (0: not by year), and the last given."""

    series = models.CharField(max_length=64)
    within = models.CharField(max_length=128, blank=True, default="")
    year = models.PositiveSmallIntegerField(default=0)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "origin", "within", "year"], name="series_once"),
        ]


class IssuedPaper(Record):
    """A paper as it went out: one edition, kept as the Word file it was. `code` is the same for all its editions.

    `pages` is known once a page that tells it has come back: Word lays out pages only when it prints.
    """

    template = models.CharField(max_length=64)
    subject_kind = models.CharField(max_length=64)
    subject_id = models.UUIDField()
    code = models.CharField(max_length=16)
    edition = models.PositiveIntegerField()
    number = models.CharField(max_length=64, blank=True, default="")
    title = models.CharField(max_length=255)
    pages = models.PositiveIntegerField(null=True)
    issued_on = models.DateField()
    issued_by = models.CharField(max_length=64)
    file = models.ForeignKey("files.File", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "edition"], name="paper_edition_once"),
            models.UniqueConstraint(
                fields=["template", "subject_kind", "subject_id", "edition"], name="paper_of_thing_once"
            ),
        ]
        indexes = [models.Index(fields=["subject_id", "template"], name="paper_of_thing")]

    @property
    def subject(self) -> Ref:
        return Ref(self.subject_kind, self.subject_id)


class SignedScan(Record):
    """Pages of an issued paper that came back signed, in page order, with those that came before them.

    `pages` says which page each of the file's pages is (0: printed from Word, not told); `problems` what is wrong
    with what is there, as codes and page numbers.
    """

    paper = models.ForeignKey(IssuedPaper, on_delete=models.PROTECT, related_name="scans")
    file = models.ForeignKey("files.File", on_delete=models.PROTECT, related_name="+")
    pages = models.JSONField(default=list)
    problems = models.JSONField(default=list)
    complete = models.BooleanField(default=False)
    taken_on = models.DateField()
    taken_by = models.CharField(max_length=64)
