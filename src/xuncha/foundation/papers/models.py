from django.db import models

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
