from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.links.edges import disconnect
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, WrongState, touch
from xuncha.onsite.evidence import policies, queries
from xuncha.onsite.evidence.models import Citation
from xuncha.onsite.evidence.rules.states import CitationState


@action
def withdraw_citation(*, by: Actor, citation: UUID, because: str) -> Citation:
    """撤回引用 — Withdraw a citation with a reason; it stays in the record as withdrawn.

    Raises NotKnown, NotAllowed, WrongState where it was withdrawn already, BadInput without a reason. Who keeps the
    thing may refuse in a subscription to `evidence.citation_withdrawn`.
    """
    found = queries.locked_citation(citation, by)
    allowed = policies.can_withdraw(by, found)
    (NotAllowed if allowed.code == "evidence.not_yours" else WrongState).unless(allowed)
    if not because.strip():
        problem = Problem("citation.needs_reason", _("写明为什么撤回。"), where="because")
        raise BadInput("citation.needs_reason", problems=[problem])
    found.state = CitationState.WITHDRAWN
    found.withdrawn_because = because.strip()
    found.withdrawn_by = by.name
    touch(found)
    found.save()
    if found.item_id not in queries.sources_of(found.cited):
        disconnect(source=found.item.ref, target=found.cited, relation="cited")
    record(
        "evidence.citation_withdrawn",
        by=by,
        about=found.item.ref,
        facts={
            "number": found.item.number,
            "citation": str(found.id),
            "cited": str(found.cited),
            "element": found.element,
            "because": found.withdrawn_because,
        },
        scope=inspection_scope(found.item.inspection_id),
        rule_set=found.item.inspection.rule_set,
    )
    return found
