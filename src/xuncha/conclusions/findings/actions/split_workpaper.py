from collections.abc import Sequence
from datetime import date
from uuid import UUID

from xuncha.conclusions.findings import policies, queries
from xuncha.conclusions.findings.models import ReshapeLabel, Workpaper
from xuncha.conclusions.findings.rules.reshaping import Part, split_problems
from xuncha.conclusions.findings.sources import SOURCES
from xuncha.conclusions.findings.wording import problems
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, check_version

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
def split_workpaper(
    *,
    by: Actor,
    workpaper: UUID,
    parts: Sequence[Part],
    reason: str,
    seen: int | None = None,
    on: date | None = None,
) -> list[Workpaper]:
    """拆分底稿 — Make several working papers of one that holds more than one matter; it stays as it was, with its numbers.

    Each part takes the elements named for it with their citations; every written element goes into at least one. Class,
    undertakers, sources and what the head said go into each; each is signed anew. Refused once it is judged.
    Raises NotKnown, NotAllowed, Stale, BadInput.
    """
    (paper,) = queries.locked_all([workpaper], by)
    check_version(paper, seen)
    people = frozenset(paper.undertakers.values_list("person_id", flat=True))
    NotAllowed.unless(policies.can_reshape(by, paper, people))
    where = paper.inspection
    NotAllowed.unless(policies.can_draft(by, where.team_id, where.stage))
    texts = texts_of(paper)
    found = split_problems(parts, list(texts), reason)
    if found:
        raise BadInput("workpaper.split", problems=problems(found))
    day, why = on or by.clock.today(), reason.strip()
    made: list[Workpaper] = []
    left: list[str] = []
    for part in parts:
        wanted = texts if part.elements is None else {c: texts[c] for c in part.elements if c in texts}
        one = made_from(paper, by, part.title, day, wanted)
        take_people(one, [paper], by)
        take_heard(one, paper, by)
        take_sources(one, paper, by, SOURCES)
        left += take_support(one, paper, by, wanted, set())
        left += take_instances(one, paper, by)
        made.append(one)
    end(paper, made, by, str(ReshapeLabel.SPLIT), why, day)
    numbers = [p.provisional_number for p in made]
    say(
        "findings.workpaper_split",
        paper,
        by,
        into=numbers,
        reason=why,
        on=str(day),
        superseded=sorted(set(left)),
    )
    for one in made:
        say(
            "findings.workpaper_split",
            one,
            by,
            number=one.provisional_number,
            title=one.title,
            made_of=paper.shown_number,
            reason=why,
        )
    return [fresh(p, by) for p in made]
