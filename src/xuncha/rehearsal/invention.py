"""Names, matters and spreads, drawn from one seeded source: same facts, same seed, same office."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any


@cache
def county() -> Mapping[str, Any]:
    return tomllib.loads((files(__package__) / "texts" / "county.toml").read_text("utf-8"))


@cache
def matters() -> Sequence[Mapping[str, Any]]:
    return tuple(tomllib.loads((files(__package__) / "texts" / "matters.toml").read_text("utf-8"))["matter"])


class Invention:
    """The one random source of a rehearsal."""

    def __init__(self, identity: str, seed: int) -> None:
        self.random = Random(f"{identity}/{seed}")
        self._names = self._people()
        self.year = 2021  # that of the newer conduct looked into; the office sets it when it opens

    def _people(self) -> Iterator[str]:
        surnames, given = list(county()["surnames"]), list(county()["given"])
        self.random.shuffle(surnames)
        self.random.shuffle(given)
        turn = 0
        while True:  # each surname meets each given name before any pair comes again
            for n, surname in enumerate(surnames):
                yield surname + given[(n + turn) % len(given)]
            turn += 1

    def name(self) -> str:
        """A person's name nobody else has, as long as there are fewer than all pairs."""
        return next(self._names)

    def pick(self, choices: Sequence[Any]) -> Any:
        return self.random.choice(choices)

    def matters_for(self, body: str, count: int) -> list["Matter"]:
        """`count` matters that fit the kind of body; shuffled, and again with other figures when they run out."""
        fitting = [m for m in matters() if body in m.get("about", (body,))]
        found: list[Matter] = []
        while len(found) < count:
            self.random.shuffle(fitting)
            found += [self._matter(m) for m in fitting[: count - len(found)]]
        return found

    def _matter(self, text: Mapping[str, Any]) -> "Matter":
        yuan = self.random.choice(
            [3200, 8460, 12800, 21640, 41300, 58730, 96400, 216480, 864000]
        ) + self.random.randrange(90)
        slots: dict[str, Any] = {
            "y": f"{self.random.choice([self.year - 1, self.year])}",
            "n": self.random.randint(3, 11),
            "n2": self.random.randint(2, 6),
            "m": self.random.randint(1, 6),
            "m2": self.random.randint(7, 12),
            "money": f"{yuan:,}.00 元",
        }
        filled = {k: v.format_map(slots) if isinstance(v, str) else v for k, v in text.items()}
        return Matter(filled, yuan * 100 if text.get("amount") else None, int(slots["y"]))


class Matter:
    """One invented matter with its figures filled in. `fen` None where no amount is in it; `year` of the conduct."""

    def __init__(self, text: Mapping[str, Any], fen: int | None, year: int) -> None:
        self.text = text
        self.fen = fen
        self.year = year

    def __getattr__(self, key: str) -> str:
        try:
            return str(self.text[key])
        except KeyError:
            raise AttributeError(key) from None


def spread(total: int, weights: Sequence[int], random: Random) -> list[int]:
    """`total` over the weights: one each where it reaches that far, the rest by largest remainder, ties by the seed."""
    if not weights:
        return []
    order = list(range(len(weights)))
    random.shuffle(order)
    if total < len(weights):
        chosen = set(sorted(order, key=lambda i: -weights[i])[:total])
        return [1 if i in chosen else 0 for i in range(len(weights))]
    rest, whole = total - len(weights), sum(weights)
    shares = [rest * w / whole for w in weights]
    given = [int(s) for s in shares]
    left = rest - sum(given)
    for i in sorted(order, key=lambda i: given[i] - shares[i])[:left]:
        given[i] += 1
    return [g + 1 for g in given]
