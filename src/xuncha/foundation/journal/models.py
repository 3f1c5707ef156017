"""Tables of the journal. Values, never foreign keys: a row says what happened even when its object is gone."""

from django.db import models


class Entry(models.Model):
    """One line of the journal, written once and never changed. `leaf` is what the tree was built over."""

    sequence = models.BigIntegerField(primary_key=True)
    recorded_at = models.CharField(max_length=32)
    actor = models.CharField(max_length=64)
    event = models.CharField(max_length=64)
    about = models.CharField(max_length=120)
    rule_set = models.CharField(max_length=32)
    commitment = models.BinaryField()
    leaf = models.BinaryField()

    class Meta:
        indexes = [
            models.Index(fields=["about", "sequence"], name="entry_about"),
            models.Index(fields=["actor", "sequence"], name="entry_actor"),
            models.Index(fields=["event", "sequence"], name="entry_event"),
        ]


class Payload(models.Model):
    """The facts of an entry, sealed. May be disposed of: then `envelope` is empty and names the entry that says so."""

    sequence = models.BigIntegerField(primary_key=True)
    scope = models.CharField(max_length=80)
    envelope = models.BinaryField(null=True)
    disposed_by = models.BigIntegerField(null=True)


class Tip(models.Model):
    """The one row every writer locks: how many entries there are, and the frontier of their tree."""

    id = models.PositiveSmallIntegerField(primary_key=True)
    size = models.BigIntegerField()
    frontier = models.BinaryField()
