"""Every key a published round may carry, and the shape of its value. A key that is not here is an error.

Shapes are written as nested dictionaries; a leaf is a checker that returns what is wrong, or nothing.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeAlias

Checker = Callable[[Any], str]
Shape: TypeAlias = "Checker | Mapping[str, Shape] | list[Mapping[str, Shape]]"

PARTIAL_DATE = re.compile(r"(\d{4}-\d{2}(-\d{2})?|\d{2}-\d{2})$")
RATE = re.compile(r"\d+(\.\d+)?$")


def count(value: Any) -> str:
    whole = isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return "" if whole else "a whole number, 0 or more"


def money(value: Any) -> str:
    number = isinstance(value, int | float) and not isinstance(value, bool) and value >= 0
    fine = number and Decimal(str(value)) == Decimal(str(value)).quantize(Decimal("0.01"))
    return "" if fine else "yuan, at most two decimals"


def day(value: Any) -> str:
    if isinstance(value, date) and not isinstance(value, datetime):
        return ""
    if isinstance(value, str) and PARTIAL_DATE.match(value) and _exists(value):
        return ""
    return 'a date, or text such as "2020-03" or "10-18"'


def _exists(text: str) -> bool:
    parts = [int(p) for p in text.split("-")]
    year, month, dom = (
        (2024, *parts) if len(parts) == 2 and parts[0] <= 12 and len(text) == 5 else (*parts, 1)[:3]
    )
    try:
        date(year, month, dom)
    except ValueError:
        return False
    return True


def moment(value: Any) -> str:
    return "" if isinstance(value, datetime | date) else "a date or a local date-time"


def rate(value: Any) -> str:
    return "" if isinstance(value, str) and RATE.match(value) else 'a rate as text, such as "98.71"'


def text(value: Any) -> str:
    return "" if isinstance(value, str) else "text"


def truth(value: Any) -> str:
    return "" if isinstance(value, bool) else "true or false"


def words(value: Any) -> str:
    return "" if isinstance(value, list) and all(isinstance(v, str) for v in value) else "a list of words"


def counts(value: Any) -> str:
    return "" if isinstance(value, list) and not any(count(v) for v in value) else "a list of whole numbers"


def anything(value: Any) -> str:
    return ""


def one_of(*allowed: str) -> Checker:
    return lambda value: "" if value in allowed else "one of " + ", ".join(allowed)


def all_of(*allowed: str) -> Checker:
    return lambda value: (
        "" if not words(value) and set(value) <= set(allowed) else "words of " + ", ".join(allowed)
    )


def lower_word(value: Any) -> str:
    return "" if isinstance(value, str) and re.match(r"[a-z][a-z_]*$", value) else "a lower-case word"


BODIES = (
    "department", "town", "village", "community", "state_owned_enterprise", "school", "school_district",
    "institution", "zone", "association", "organisation",
)  # fmt: skip
INSPECTIONS = ("routine", "special", "lookback", "mobile", "promoted", "linked")
RECEIVERS = (
    "discipline", "organisation", "government", "department", "judiciary", "politics_law", "audit", "petition",
    "town", "body", "higher",
)  # fmt: skip
STATES = ("done", "stage_done", "continuing", "not_done")
PERSONS = (
    "disciplined", "administrative_sanction", "organisational_handling", "admonished", "held_to_account",
    "referred_to_discipline", "referred_to_justice", "two_rules", "criticised_in_meeting",
    "ordered_self_examination", "criticised_and_educated", "reminded", "first_form_talks",
)  # fmt: skip
MONEY = ("recovered", "personal_share_recovered", "losses_recovered", "irregular_funds_cleared", "returned")
MEETINGS = (
    "special_democratic_life", "study", "lectures", "rectification_group", "leading_group_heard",
    "five_member_group_heard", "integrity_talks", "warning_education",
)  # fmt: skip

LEVELS: list[Mapping[str, Shape]] = [{"name": text, "count": count}]
RECTIFICATION: dict[str, Shape] = {
    "base": one_of("findings", "measures", "tasks", "items"),
    "total": count,
    **dict.fromkeys(STATES, count),
    "counts_as_done": all_of(*STATES),
    "rate": rate,
    "long_term": count,
}

FIGURES: dict[str, Shape] = {
    "year": count, "begins": day, "ends": day, "stated_days": count, "as_of": day, "petition_closes": moment,
    "batch_count": count, "rounds": count, "teams": count, "teams_at_first": count, "team_size": count,
    "staff": count,
    "targets": [{
        "inspection": one_of(*INSPECTIONS), "theme": lower_word, "body": one_of(*BODIES), "under": one_of(*BODIES),
        "extended": truth, "inside": one_of(*INSPECTIONS), "by_town": counts, "count": count,
    }],
    "towns_of_villages": count,
    "planned": dict.fromkeys(BODIES, count), "register": dict.fromkeys(BODIES, count),
    "coverage": dict.fromkeys(BODIES, rate), "merged_on": day,
    "hearings": count, "forums": count, "phone_checks": count, "interviews": count, "field_visits": count,
    "households": count, "materials": count, "questionnaires": count, "assessment_forms": count, "points": count,
    "petitions": dict.fromkeys(("letter", "call", "caller", "online", "letter_and_caller", "total"), count),
    "petitions_passed": {"count": count, "closed": count},
    "appeals": dict.fromkeys(("passed", "settled", "to_towns", "to_departments"), count),
    "practical_problems_solved": count,
    "spot_rectifications": {"count": count, "letters": count, "done": count},
    "clue_items": count, "workpapers": count, "findings": count, "findings_livelihood": count,
    "finding_levels": LEVELS,
    "findings_by": [{"body": one_of(*BODIES), "bodies": count, "findings": count, "levels": LEVELS}],
    "reports": count, "leading_group_heard_on": day, "secretary_meeting_on": day,
    "feedback_on": day, "feedback_from": day, "feedback_to": day,
    "bodies_given_feedback": count, "feedback_levels": all_of(*BODIES), "feedback_demands": count,
    "feedback_towns_first": count, "feedback_towns_too": count,
    "clues": {
        "found": count, "cases": count, "persons": count, "amount": money, "to": all_of(*RECEIVERS),
        "filed_cases": count, "filed_persons": count, "closed": count, "closed_rate": rate,
        "settled_of_earlier_rounds": count,
    },
    "clues_by_receiver": [{
        "round": count, "to": one_of(*RECEIVERS), "cases": count, "persons": count, "checked": count,
    }],
    "case_rate": rate,
    "advice": [{"to": one_of(*RECEIVERS), "count": count}],
    "rectification": RECTIFICATION,
    "rectification_by": [{"body": one_of(*BODIES), **RECTIFICATION}],
    "rectification_checks": {"teams": count, "bodies": count},
    "committee_heard_rectification_on": day, "published_on": day,
    "money": dict.fromkeys(MONEY, money), "persons": dict.fromkeys(PERSONS, count),
    "rules": dict.fromkeys(("made", "changed", "made_or_changed"), count),
    "meetings": dict.fromkeys(MEETINGS, count),
    "findings_per_village": rate,
}  # fmt: skip

LABELS: dict[str, Shape] = {
    "id": text, "body": text, "level": one_of("county", "district", "city", "mixed"), "mode": text, "note": text,
    "approximate": words, "also": anything, "inconsistent": truth, "holds": words, "breaks": words,
    "computed": anything,
    "plan": anything, "change": anything, "previous_term": anything, "next_round": anything, "budget": anything,
    "lookback": anything,
}  # fmt: skip
CONTEXT = ("plan", "change", "previous_term", "next_round", "budget", "lookback")

SIZES: dict[str, dict[str, Shape]] = {
    "evaluation": dict.fromkeys((
        "bodies", "villages", "aspects", "indicators", "forms_sent", "forms_returned", "online_answers",
        "opinions_heard",
    ), count) | {"satisfied_rate": rate, "full_marks": count, "grades": anything},
    "pool": dict.fromkeys((
        "talent_pool", "leader_pool", "expert_pool", "special_inspectors", "teams", "team_size",
    ), count),
}  # fmt: skip
REPLAYED = ("round", "inspection", "return_visit", "term")
KINDS = (*REPLAYED, *SIZES)


def wrong(shape: Shape, value: Any, path: str) -> list[tuple[str, str]]:
    """What does not fit: pairs of dotted key and what is expected there."""
    if callable(shape):
        said = shape(value)
        return [(path, said)] if said else []
    if isinstance(shape, list):
        if not isinstance(value, list):
            return [(path, "a list of tables")]
        return [w for n, row in enumerate(value) for w in wrong(shape[0], row, f"{path}[{n}]")]
    if not isinstance(value, dict):
        return [(path, "a table")]
    found: list[tuple[str, str]] = []
    for key, inner in value.items():
        where = f"{path}.{key}" if path else key
        found += wrong(shape[key], inner, where) if key in shape else [(where, "no such key")]
    return found


def shape_of(kind: str) -> Mapping[str, Shape]:
    """The whole shape of an entry of this kind, batches included."""
    if kind in SIZES:
        return {**LABELS, **SIZES[kind]}
    entry: dict[str, Shape] = {**LABELS, **FIGURES}
    if kind == "round":
        entry["batch"] = [{**LABELS, **FIGURES}]
    return entry
