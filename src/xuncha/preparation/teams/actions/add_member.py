from datetime import date
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem
from xuncha.foundation.terms.record import born
from xuncha.preparation.teams import labels, queries
from xuncha.preparation.teams.models import Membership
from xuncha.preparation.teams.policies import can_change
from xuncha.preparation.teams.rules.members import problems_of_member
from xuncha.standing.people import queries as people

from ._reopen import reopen_where


@action
def add_member(
    *, by: Actor, team: UUID, person: UUID, role: str = "member", duty: str = "", on: date | None = None
) -> Membership:
    """组员进组 — Put a person into a team that is with the office: exactly one lead, one liaison, nobody twice in a batch.

    `role`: lead, deputy, liaison, member. What was decided on this person in the batch is examined again.
    Raises NotKnown, NotAllowed, BadInput with every problem.
    """
    within = queries.locked_team(team, by)
    NotAllowed.unless(can_change(by, within))
    joined = people.person(person)
    standing = queries.active_members(within.id)
    codes = problems_of_member(
        role,
        standing=[m.role for m in standing],
        in_batch=queries.in_batch(joined.id, within.batch_id),
        lead_eligible=joined.lead_eligible,
    )
    _refuse(codes, joined.name)
    last = Membership.objects.filter(team=within).aggregate(last=Max("order"))["last"] or 0
    row = Membership.objects.create(
        **born(by),
        team=within,
        person_id=joined.id,
        role=role,
        duty=duty.strip(),
        order=last + 1,
        since=on or by.clock.today(),
    )
    facts = {"person": joined.code, "role": role, "duty": row.duty, "since": row.since.isoformat()}
    record("teams.member_added", by=by, about=within.ref, facts=facts)
    reopen_where(by, cause="joined", persons=[joined.id], batch=within.batch_id)
    return row


def _refuse(codes: list[str], name: str) -> None:
    texts = {
        "member.role_unknown": (_("没有这种职责。"), "role"),
        "member.in_batch": (_("%(name)s已经在本批的一个组里。") % {"name": name}, "person"),
        "member.second_lead": (_("这个组已经有%(role)s。") % {"role": labels.ROLES["lead"]}, "role"),
        "member.second_liaison": (_("这个组已经有%(role)s。") % {"role": labels.ROLES["liaison"]}, "role"),
        "member.not_lead_eligible": (_("%(name)s不在组长库里，不能任组长。") % {"name": name}, "role"),
    }
    if codes:
        raise BadInput(codes[0], problems=[Problem(code, *texts[code]) for code in codes])
