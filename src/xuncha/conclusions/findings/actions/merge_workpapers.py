from collections.abc import Sequence
from datetime import date
from uuid import UUID

from xuncha.conclusions.findings import policies, queries
from xuncha.conclusions.findings.models import ReshapeLabel, Spread, Workpaper
from xuncha.conclusions.findings.rules.reshaping import joined, merge_problems
from xuncha.conclusions.findings.sources import SOURCES
from xuncha.conclusions.findings.wording import problems
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, NotAllowed

from ._reshaping import (
    end,
    fresh,
    made_from,
    take_heard,
    take_instances,
    take_people,
    take_sources,
    take_support,
    texts_of,
)
from ._states import say


@action
def merge_workpapers(
    *, by: Actor, workpapers: Sequence[UUID], title: str, reason: str, on: date | None = None
) -> Workpaper:
    """合并底稿 — Make one working paper of several of the same inspection; they stay as they were, with their numbers.

    The new draft takes class and measure of the first, the elements of all, every citation, what the head said, the
    undertakers and the sources; it is signed anew. Refused once one of them is judged. Raises NotKnown, NotAllowed,
    BadInput.
    """
    keys = list(dict.fromkeys(workpapers))
    earlier = queries.locked_all(keys, by)
    for paper in earlier:
        people = frozenset(paper.undertakers.values_list("person_id", flat=True))
        NotAllowed.unless(policies.can_reshape(by, paper, people))
    found = merge_problems(len(earlier), len({p.inspection_id for p in earlier}), title, reason)
    if found:
        raise BadInput("workpaper.merge", problems=problems(found))
    where = earlier[0].inspection
    NotAllowed.unless(policies.can_draft(by, where.team_id, where.stage))
    day, why = on or by.clock.today(), reason.strip()
    texts = [texts_of(p) for p in earlier]
    common = next((p for p in earlier if p.spread == Spread.SHARED), earlier[0])
    made = made_from(earlier[0], by, title, day, joined(texts), spread=common.spread)
    take_people(made, earlier, by)
    known: set[object] = set()
    left: list[str] = []
    for paper, said in zip(earlier, texts, strict=True):
        take_heard(made, paper, by)
        take_sources(made, paper, by, SOURCES)
        left += take_support(made, paper, by, said, known)
        left += take_instances(made, paper, by)
        end(paper, [made], by, str(ReshapeLabel.MERGE), why, day)
        say("findings.workpapers_merged", paper, by, into=made.provisional_number, reason=why, on=str(day))
    say(
        "findings.workpapers_merged",
        made,
        by,
        number=made.provisional_number,
        title=made.title,
        made_of=[p.shown_number for p in earlier],
        reason=why,
        on=str(day),
        superseded=left,
    )
    return fresh(made, by)
