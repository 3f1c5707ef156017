from django.db import models

from xuncha.foundation.terms.record import Record


class File(Record):
    """A file as someone gave it: its name here, its bytes once per key scope under `address`.

    The plain SM3 is sealed: who may not open the file learns nothing from the row but its size.
    """

    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=120)
    size = models.BigIntegerField()
    pages = models.PositiveIntegerField(null=True)
    scope = models.CharField(max_length=80)
    address = models.CharField(max_length=64)
    sealed_sm3 = models.BinaryField()

    class Meta:
        indexes = [models.Index(fields=["address"], name="file_address")]
        constraints = [models.CheckConstraint(condition=models.Q(size__gt=0), name="file_not_empty")]
