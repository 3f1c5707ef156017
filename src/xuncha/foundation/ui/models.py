from django.db import models


class Sent(models.Model):
    """A form that was sent, so that the second click of the same form finds the first one's result.

    Written in the transaction of the action it carried: where the action did not happen, neither did this.
    """

    token = models.CharField(primary_key=True, max_length=32)
    who = models.CharField(max_length=64)
    location = models.CharField(max_length=1000)
    sent_at = models.DateTimeField(auto_now_add=True, db_index=True)
