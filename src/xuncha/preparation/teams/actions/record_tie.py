from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem
from xuncha.foundation.terms.record import born
from xuncha.preparation.teams import labels
from xuncha.preparation.teams.models import KnownTie
from xuncha.preparation.teams.policies import can_form
from xuncha.standing.organisations import queries as organisations
from xuncha.standing.people import queries as people

from ._reopen import reopen_where


@action
def record_tie(
    *,
    by: Actor,
    person: UUID,
    body: UUID,
    kind: str,
    what: str,
    source: str,
    since: date | None = None,
    until: date | None = None,
) -> KnownTie:
    """登记利害关系 — Record a business tie (`business`) or a matter handled (`past_handling`) between person and body.

    With where it is known from. Re-opens what was decided on the person. Raises NotAllowed, NotKnown, BadInput.
    """
    NotAllowed.unless(can_form(by))
    concerned, about = people.person(person), organisations.body(body)
    _check(kind, what, source, since, until)
    row = KnownTie.objects.create(
        **born(by),
        person_id=concerned.id,
        body_id=about.id,
        kind=kind,
        what=what.strip(),
        source=source.strip(),
        since=since,
        until=until,
    )
    facts = {"person": concerned.code, "body": about.number, "kind": kind}
    record("teams.tie_recorded", by=by, about=row.ref, facts=facts)
    reopen_where(by, cause="tie_recorded", persons=[concerned.id])
    return row


def _check(kind: str, what: str, source: str, since: date | None, until: date | None) -> None:
    problems = []
    if kind not in labels.TIES:
        problems.append(Problem("tie.kind_unknown", _("没有这一类关系。"), "kind"))
    if not what.strip():
        problems.append(Problem("tie.what_missing", _("写明是什么事。"), "what"))
    if not source.strip():
        problems.append(Problem("tie.source_missing", _("写明从哪里知道的，例如文号。"), "source"))
    if since and until and until < since:
        problems.append(Problem("tie.backwards", _("结束日期不能早于开始日期。"), "until"))
    if problems:
        raise BadInput(problems[0].code, problems=problems)
