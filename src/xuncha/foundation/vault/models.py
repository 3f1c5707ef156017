from django.db import models


class Deposit(models.Model):
    """One thing put away, under a random code. It says nothing of what it belongs to; only the business row knows.

    No `Record`: neither the hour nor the place may lead back to anybody. The day is kept for sweeping alone.
    """

    code = models.CharField(max_length=32, primary_key=True)
    sealed = models.BinaryField()
    put_on = models.DateField()
