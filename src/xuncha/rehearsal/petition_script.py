"""How many petitions an entry asks for, by channel and target, and what becomes of each. Plain Python.

Stated channels are exact. `petitions_passed` and `appeals` are different records. Where they ask for more than the
channels hold, the rest was collected by the team among the people, which is no channel.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from .facts.entry import Entry
from .invention import spread

USUAL: Mapping[str, int] = {"letter": 40, "call": 20, "caller": 20, "online": 20}
MET = "met"
KEYS = frozenset({"petitions", "petitions_passed", "appeals"})


@dataclass(frozen=True, slots=True)
class PetitionScript:
    """One petition: how it came, what became of it. `to`: receiver's kind and which of that kind, where passed on."""

    channel: str
    appeal: bool = False
    to: tuple[str, int] | None = None
    answered: bool = False


def petitions_of(
    entry: Entry, usual: Sequence[int], weights: Sequence[int], random: Random
) -> list[list[PetitionScript]]:
    """For each target its petitions. `usual`: how many each has where the entry says nothing of them."""
    found: list[list[PetitionScript]] = [[] for _ in weights]
    for channel, total in by_channel(entry, sum(usual)).items():
        for n, many in enumerate(spread(total, weights, random) if total else ()):
            found[n] += [PetitionScript(channel)] * many
    return _with_fates(entry, found, random)


def by_channel(entry: Entry, usual: int) -> dict[str, int]:
    """How many by each channel: as stated, the rest of a stated whole, or the usual number where nothing is stated."""
    known = {c: n for c in USUAL if (n := entry.get(f"petitions.{c}")) is not None}
    both, total = entry.get("petitions.letter_and_caller"), entry.get("petitions.total")
    if both is not None:
        known |= _shares(
            both - sum(known.get(c, 0) for c in ("letter", "caller")), ("letter", "caller"), known
        )
    if total is not None:
        known |= _shares(total - sum(known.values()), tuple(USUAL), known)
    elif not sum(known.values()):
        known |= _shares(usual, tuple(USUAL), known)
    return known


def _shares(rest: int, channels: Sequence[str], known: Mapping[str, int]) -> dict[str, int]:
    """What is left, over those of the channels that are not stated, by their usual weights and largest remainder."""
    open_ones = [c for c in channels if c not in known]
    if not open_ones or rest <= 0:
        return {}
    whole = sum(USUAL[c] for c in open_ones)
    given = {c: rest * USUAL[c] // whole for c in open_ones}
    left = rest - sum(given.values())
    for c in sorted(open_ones, key=lambda c: -(rest * USUAL[c] % whole))[:left]:
        given[c] += 1
    return given


def _with_fates(
    entry: Entry, found: list[list[PetitionScript]], random: Random
) -> list[list[PetitionScript]]:
    fates = _fates(entry)
    places = [(n, k) for n, rows in enumerate(found) for k in range(len(rows))]
    random.shuffle(places)
    for (n, k), fate in zip(places, fates, strict=False):
        found[n][k] = replace(fate, channel=found[n][k].channel)
    for turn, fate in enumerate(fates[len(places) :]):
        found[turn % len(found)].append(fate)
    return found


def _fates(entry: Entry) -> list[PetitionScript]:
    """Those that are passed on: petitions of any kind first, then appeals, each as often as stated."""
    passed, closed = entry.get("petitions_passed.count"), entry.get("petitions_passed.closed") or 0
    towns, departments = entry.get("appeals.to_towns") or 0, entry.get("appeals.to_departments") or 0
    settled = entry.get("appeals.settled") or 0
    appeals = entry.get("appeals.passed")
    appeals = max(settled, towns + departments) if appeals is None else appeals
    passed = closed if passed is None else passed
    receivers = [("town", n) for n in range(towns)] + [("department", n) for n in range(departments)]
    receivers = receivers or [("petition", 0)]
    return [PetitionScript(MET, to=("petition", 0), answered=n < closed) for n in range(passed)] + [
        PetitionScript(MET, appeal=True, to=receivers[n % len(receivers)], answered=n < settled)
        for n in range(appeals)
    ]
