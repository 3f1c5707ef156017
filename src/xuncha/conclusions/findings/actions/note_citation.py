from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.findings import policies, queries
from xuncha.conclusions.findings.models import Workpaper
from xuncha.conclusions.findings.rules.states import OPEN
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, NotAllowed, WrongState

from ._states import changed, say, would_void


@action
def note_citation(*, by: Actor, workpaper: UUID, elements: Sequence[str]) -> Workpaper:
    """记佐证变动 — Take notice that a citation of a paper came or went, wherever that was done.

    Refused while signatures stand: on the paper's own page the change is made together with voiding them.
    Raises NotKnown, NotAllowed, WrongState.
    """
    paper = queries.locked(workpaper, by)
    undertakers = frozenset(paper.undertakers.values_list("person_id", flat=True))
    NotAllowed.unless(policies.can_write(by, paper, undertakers))
    if paper.state not in OPEN:
        raise WrongState("workpaper.would_void", would_void(paper) + _("请在底稿页面上补佐证。"))
    changed(paper)
    for element in elements:
        say("findings.element_supported", paper, by, element=element)
    return paper
