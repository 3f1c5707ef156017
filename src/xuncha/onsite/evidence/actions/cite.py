from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.links.edges import connect
from xuncha.foundation.links.kinds import describe
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, Ref, WrongState
from xuncha.foundation.terms.record import born
from xuncha.onsite.evidence import policies, queries
from xuncha.onsite.evidence.models import Citation, Item
from xuncha.onsite.evidence.rules.places import PlaceFault, place_fault
from xuncha.onsite.evidence.rules.states import CitationState
from xuncha.onsite.inspections.queries import not_known

LONGEST_QUOTE = 500


@action
def cite(
    *,
    by: Actor,
    item: UUID,
    page: int,
    cited: Ref,
    element: str = "",
    also: Sequence[str] = (),
    passage: str = "",
    quote: str = "",
    box: Sequence[int] = (),
) -> Citation:
    """引用证据 — Let a page and passage of an item support an element of a thing.

    `also`: other elements of the same thing that the same place supports, each a citation of its own.
    `box` is `(left, top, width, height)` in thousandths of the page. Raises NotKnown where the person does not know
    item or thing; NotAllowed; WrongState where the item was superseded or this very place is cited already; BadInput.
    Who keeps the thing may refuse in a subscription to `evidence.cited`.
    """
    found = queries.locked(item, by)
    if not describe(by, [cited]):
        raise not_known()
    allowed = policies.can_cite(by, found)
    (NotAllowed if allowed.code == "evidence.not_yours" else WrongState).unless(allowed)
    _check(found, page, box, quote)
    place = {
        "item": found,
        "page": page,
        "passage": passage.strip(),
        "cited_kind": cited.kind,
        "cited_id": cited.id,
    }
    elements = [element, *dict.fromkeys(e for e in also if e != element)]
    if Citation.objects.filter(**place, element__in=elements, state=CitationState.STANDING).exists():
        raise WrongState("citation.twice", _("这一处已经引用过。"))
    words = {"quote": quote.strip(), "box": list(box), "made_by": by.name}
    made, *_others = Citation.objects.bulk_create(
        Citation(**born(by), **place, **words, element=e) for e in elements
    )
    connect(by=by, source=found.ref, target=cited, relation="cited")
    record(
        "evidence.cited",
        by=by,
        about=found.ref,
        facts={
            "number": found.number,
            "citation": str(made.id),
            "page": page,
            "passage": made.passage,
            "cited": str(cited),
            "element": element,
            "also": elements[1:],
        },
        scope=inspection_scope(found.inspection_id),
        rule_set=found.inspection.rule_set,
    )
    return made


def _check(found: Item, page: int, box: Sequence[int], quote: str) -> None:
    problems = []
    fault = place_fault(page, found.pages, box)
    if fault == PlaceFault.NO_SUCH_PAGE:
        text = _("%(number)s 共 %(pages)d 页，没有第 %(page)d 页。") % {
            "number": found.number,
            "pages": found.pages,
            "page": page,
        }
        problems.append(Problem("citation.no_such_page", text, where="page"))
    if fault == PlaceFault.BOX_OUTSIDE:
        problems.append(
            Problem("citation.box_outside", _("框要在页面里面：左、上、宽、高，各按千分之几。"), where="box")
        )
    if len(quote.strip()) > LONGEST_QUOTE:
        problems.append(
            Problem("citation.quote_too_long", _("摘录最多 500 个字，写最要紧的一句。"), where="quote")
        )
    if problems:
        raise BadInput("citation.misplaced", problems=problems)
