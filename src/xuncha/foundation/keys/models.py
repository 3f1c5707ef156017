from django.db import models

from xuncha.foundation.terms.record import Record


class ScopeKey(Record):
    """One version of the data key of a scope, wrapped by the office's master key.

    The newest version seals; older ones still open. Without its rows a scope cannot be read by anyone.
    """

    scope = models.CharField(max_length=80)
    key_version = models.PositiveSmallIntegerField()
    wrapped = models.BinaryField()
    master = models.CharField(max_length=16)  # fingerprint of the master key that wrapped it

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scope", "key_version"], name="scope_key_once")]


class SigningKey(Record):
    """A key pair the office signs with, for one purpose; the private half sealed under the office's scope."""

    purpose = models.CharField(max_length=32, unique=True)
    public = models.CharField(max_length=130)
    sealed = models.BinaryField()
