"""The fields of a paper a writer may set, and the one place they are checked and put."""

from xuncha.conclusions.findings import queries
from xuncha.conclusions.findings.models import Workpaper
from xuncha.conclusions.findings.rules import amount
from xuncha.conclusions.findings.rules.fields import Fields
from xuncha.conclusions.findings.wording import problems
from xuncha.foundation.terms import BadInput


def put_fields(paper: Workpaper, fields: Fields) -> list[str]:
    """Set what differs and return the names. Raises BadInput for values outside the rule set or the possible."""
    unknown = set(fields) - set(Fields.__annotations__)
    if unknown:
        raise TypeError(f"no such field of a working paper: {sorted(unknown)}")
    differing = [name for name, value in fields.items() if getattr(paper, name) != value]
    for name in differing:
        setattr(paper, name, fields[name])  # type: ignore[literal-required]
    if "item" in differing:
        paper.focus = queries.focus_of(paper.inspection.rule_set, paper.item)
    found = problems(
        [*queries.classification_problems(paper), *amount.problems(paper.amount_fen, paper.persons)]
    )
    if found:
        raise BadInput("workpaper.fields", problems=found)
    return sorted(differing)
