"""Forms already sent, so that a second click of the same form finds the first one's result."""

from datetime import timedelta

from django.utils import timezone

from .models import Sent

KEPT = timedelta(days=2)


def location_of(token: str, who: str) -> str:
    """Where the first sending went; empty where there was none."""
    found = Sent.objects.filter(token=token, who=who).first()
    return found.location if found else ""


def claim(token: str, who: str) -> tuple[Sent, bool]:
    """Take a token; says whether it was free. Waits for another transaction that is taking the same one."""
    mine, new = Sent.objects.get_or_create(token=token, defaults={"who": who, "location": ""})
    if new and token.startswith("00"):  # now and then the old ones are swept; a form lives for a day
        Sent.objects.filter(sent_at__lt=timezone.now() - KEPT).delete()
    return mine, new


def settle(claimed: Sent, location: str) -> None:
    """Remember where the first sending went."""
    claimed.location = location
    claimed.save(update_fields=["location"])
