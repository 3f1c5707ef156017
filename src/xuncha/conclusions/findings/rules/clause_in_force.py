from datetime import date

from .found import Found


def flags(
    valid_from: date | None,
    valid_until: date | None,
    conduct_from: date | None,
    conduct_to: date | None,
    in_force: str = "",
) -> list[Found]:
    """The rule relied on must have been in force while the conduct went on (capability W3).

    `valid_until` is the last day, None while it is in force. `in_force` names the edition that was. Said, not
    refused: some rules are rightly applied to what began before them, and a person answers for that.
    """
    if conduct_from is None:
        return [Found("workpaper.conduct_not_dated", "conduct", refuses=False)]
    last = conduct_to or conduct_from
    early = valid_from is not None and valid_from > conduct_from
    late = valid_until is not None and valid_until < last
    if not (early or late):
        return []
    return [
        Found(
            "workpaper.clause_not_in_force",
            "rule",
            {
                "valid_from": valid_from,
                "valid_until": valid_until,
                "conduct_from": conduct_from,
                "conduct_to": last,
                "in_force": in_force,
            },
            refuses=False,
        )
    ]
