from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from xuncha.foundation.journal.frame import action
from xuncha.foundation.papers.numbering import next_number
from xuncha.foundation.terms import Actor, NotAllowed
from xuncha.foundation.terms.record import born
from xuncha.standing.coordination import policies, queries
from xuncha.standing.coordination.models import Briefing, BriefingItem
from xuncha.standing.coordination.rules.letters import Found, briefing_problems
from xuncha.standing.organisations import queries as organisations
from xuncha.standing.organisations.rules.kinds import PARTNERS

from ._briefings import say
from ._letters import refuse


@dataclass(frozen=True, slots=True)
class Told:
    """One matter a partner tells of a body to be inspected."""

    title: str
    text: str = ""
    about: UUID | None = None


@action
def receive_briefing(
    *,
    by: Actor,
    body: UUID,
    items: Sequence[Told] = (),
    nothing: bool = False,
    letter: UUID | None = None,
    copies: int = 1,
    return_by: date | None = None,
    scan: UUID | None = None,
    on: date | None = None,
) -> Briefing:
    """登记情况通报 — Register what a partner body lets us know before entry, matter by matter.

    `nothing`: it says there is nothing. `letter`: the request it answers. Raises NotKnown, NotAllowed, BadInput.
    """
    NotAllowed.unless(policies.can_receive_briefing(by))
    partner = organisations.body(body)
    found = briefing_problems(items=[(t.title, t.text) for t in items], nothing=nothing)
    if partner.kind not in {*PARTNERS, "department"}:
        found.append(Found("briefing.not_partner", "body", {"body": partner.name}))
    refuse(found, "briefing.incomplete")
    asked = queries.letter(letter, by) if letter else None
    day = on or by.clock.today()
    made = Briefing.objects.create(
        **born(by),
        number=next_number(
            series="coordination.briefing", by=by, pattern="通〔{year}〕{n:03}", year=day.year
        ),
        body=partner,
        body_name=partner.name,
        letter=asked,
        received_on=day,
        received_by=by.name,
        copies=copies,
        nothing=nothing,
        return_by=return_by,
        scan_id=scan,
    )
    BriefingItem.objects.bulk_create(
        BriefingItem(
            **born(by), briefing=made, order=n, about_id=t.about, title=t.title.strip(), text=t.text.strip()
        )
        for n, t in enumerate(items, 1)
    )
    say("coordination.briefing_received", made, by, on=str(day), items=len(items), nothing=nothing)
    return made
