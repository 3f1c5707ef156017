"""Numbers for people: given in order, once. A gap means nothing, and a number given is never given again."""

from django.db import transaction
from django.db.models import F

from xuncha.foundation.terms import Actor
from xuncha.foundation.terms.record import born

from .models import Series


def next_number(*, series: str, by: Actor, pattern: str = "{n}", within: str = "", year: int = 0) -> str:
    """The next number of a series, written by `pattern`, where `{n}` is the number and `{year}` the year.

    Counted apart for every series, place of origin, `within` (such as an inspection's id) and year. Safe for two
    at once: the second waits for the first one's transaction. A number whose transaction fails was never given.
    """
    return pattern.format(n=_take(series, by, within, year), year=year)


def official_number(*, word: str, by: Actor, year: int) -> str:
    """A document number, `清委巡〔2022〕5号`: by the issuer's word and year, without a leading zero (GB/T 9704)."""
    return next_number(series="official", by=by, pattern=word + "〔{year}〕{n}号", within=word, year=year)


def _take(series: str, by: Actor, within: str, year: int) -> int:
    with transaction.atomic():
        run = {"series": series, "origin": by.origin, "within": within, "year": year}
        # The update takes the row's lock before anything is read, so what is read afterwards is ours alone.
        while not Series.objects.filter(**run).update(last=F("last") + 1, version=F("version") + 1):
            Series.objects.bulk_create(
                [Series(**run, recorded_at=born(by)["recorded_at"])], ignore_conflicts=True
            )
        number: int = Series.objects.values_list("last", flat=True).get(**run)
        return number
