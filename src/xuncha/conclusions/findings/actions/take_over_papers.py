from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.findings import queries
from xuncha.conclusions.findings.models import Undertaker, Workpaper
from xuncha.conclusions.findings.rules.states import OPEN, State
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, Ref, Role
from xuncha.foundation.terms.record import born
from xuncha.preparation.teams import queries as teams
from xuncha.preparation.teams.policies import can_remove

from ._states import changed, move, say, void_signatures


@action
def take_over_papers(*, by: Actor, team: UUID, leaving: UUID, successor: UUID) -> int:
    """接手底稿 — Let the papers a member called home has not signed yet pass to a colleague. Returns how many.

    A signature given stays: who undertook and signed did so. Where others signed already, the change of undertakers
    voids theirs, as any change does. Runs inside `call_home`. Raises NotKnown, NotAllowed.
    """
    NotAllowed.unless(can_remove(by, teams.team(team, by)))
    heir = next((m for m in teams.active_members(team) if m.person_id == successor), None)
    if heir is None or heir.role == Role.LEAD:
        said = _("手里有未签的底稿，组长最后签字，不能接手承办；请选别的成员。")
        raise BadInput("workpaper.lead_cannot_undertake", problems=[Problem("lead", said, "successor")])
    rows = list(queries.unsigned_of(team, leaving).select_for_update(of=("self",)))
    for paper in rows:
        _replace(by, paper, leaving, successor)
    record(
        "findings.papers_taken_over",
        by=by,
        about=Ref("teams.team", team),
        facts={"papers": [p.shown_number for p in rows], "from": str(leaving), "to": str(successor)},
    )
    return len(rows)


def _replace(by: Actor, paper: Workpaper, leaving: UUID, successor: UUID) -> None:
    if paper.state not in OPEN:
        void_signatures(paper, by, _("承办人被召回，由同组接手"))
        move(paper, State.DRAFT)
    gone = paper.undertakers.get(person_id=leaving)
    order = gone.order
    gone.delete()
    if not paper.undertakers.filter(person_id=successor).exists():
        Undertaker.objects.create(**born(by), workpaper=paper, person_id=successor, order=order)
    changed(paper)
    say("findings.undertaker_removed", paper, by, person=str(leaving))
