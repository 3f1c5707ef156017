"""Words of this room for rooms above."""

from .models import ReceiverLabel

RECEIVERS = ReceiverLabel.choices
