from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem
from xuncha.foundation.terms.record import born
from xuncha.standing.regulations import policies, queries
from xuncha.standing.regulations.models import Clause


@action
def add_clause(*, by: Actor, edition: UUID, number: str, text: str) -> Clause:
    """录入条文 — Enter an article of an edition, as it stands in the official text; it comes after those entered before.

    Raises NotKnown, NotAllowed, BadInput (no number, no text, number twice).
    """
    NotAllowed.unless(policies.can_edit(by))
    found = queries.locked_edition(edition)
    shown, said = number.strip(), text.strip()
    problems = []
    if not shown or len(shown) > 40:
        problems.append(
            Problem("clause.number", _("条号要写，不超过 40 个字。"), "number", _("例如 第十二条。"))
        )
    elif found.clauses.filter(number=shown).exists():
        problems.append(Problem("clause.twice", _("%(number)s已经录入。") % {"number": shown}, "number"))
    if not said:
        problems.append(Problem("clause.text", _("没有写条文。"), "text", _("照正式文本录入，一字不改。")))
    if problems:
        raise BadInput("clause.input", problems=problems)
    last = found.clauses.order_by("-order").values_list("order", flat=True).first() or 0
    made = Clause.objects.create(**born(by), edition=found, order=last + 1, number=shown, text=said)
    record(
        "regulations.clause_added",
        by=by,
        about=found.document.ref,
        facts={"edition": str(found.id), "clause": str(made.id), "number": shown},
    )
    return made
