"""The table of what a working paper may come to, and which may stand together."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from .found import Found


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of outcome: its number series, how many one paper may give, and whether it stands alone."""

    code: str
    pattern: str
    at_most: int | None = 1
    exclusive: bool = False


KINDS: Mapping[str, Kind] = {
    k.code: k
    for k in (
        Kind("finding", "问〔{year}〕{n:04}"),
        Kind("advice", "建〔{year}〕{n:03}", at_most=None),
        Kind("spot", "改〔{year}〕{n:03}"),
        Kind("not_established", "未〔{year}〕{n:04}", exclusive=True),
        Kind("set_aside", "存〔{year}〕{n:04}", exclusive=True),
    )
}

CLUE = "clue"  # has its own room and leaves no row here


def problems(given: Sequence[str], meeting_minutes: str) -> list[Found]:
    """Which outcomes may stand together, after a team meeting whose words are kept (law 7, domain 2.6).

    A clue never stands alone: a judged paper without an outcome everyone may see would betray it.
    """
    found = []
    kinds = [k for k in given if k != CLUE]
    if not given:
        found.append(Found("judgement.no_outcome", "outcomes"))
    if CLUE in given and not kinds:
        found.append(Found("judgement.clue_alone", "clue"))
    if CLUE in given and "not_established" in kinds:
        found.append(Found("judgement.clue_not_established", "clue"))
    found += [Found("judgement.unknown_kind", "outcomes", {"kind": k}) for k in sorted({*kinds} - {*KINDS})]
    known = [KINDS[k] for k in kinds if k in KINDS]
    if len(known) > 1 and any(k.exclusive for k in known):
        found.append(Found("judgement.not_established_alone", "outcomes"))
    for kind in sorted({k.code for k in known}):
        most = KINDS[kind].at_most
        if most is not None and kinds.count(kind) > most:
            found.append(Found("judgement.too_many", "outcomes", {"kind": kind, "most": most}))
    if not meeting_minutes.strip():
        found.append(Found("judgement.no_minutes", "minutes"))
    return found


def finding_problems(
    *,
    title: str,
    text: str,
    item: str,
    items: Collection[str],
    discipline: str,
    disciplines: Collection[str],
    field: str,
    fields: Collection[str],
    responsible_post: str,
) -> list[Found]:
    """A finding is named, written, classified in the rule set's own words, and says which post answers for it."""
    found = [
        Found("finding.not_written", where)
        for where, value in (("title", title), ("text", text), ("responsible_post", responsible_post))
        if not value.strip()
    ]
    for where, code, known in (
        ("item", item, items),
        ("discipline", discipline, disciplines),
        ("field", field, fields),
    ):
        if code not in known:
            found.append(Found("finding.not_in_rule_set", where, {"code": code}))
    return found
