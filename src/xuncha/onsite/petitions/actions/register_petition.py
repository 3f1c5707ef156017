from collections.abc import Sequence
from datetime import date, time
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.papers import issuers
from xuncha.foundation.papers.numbering import next_number
from xuncha.foundation.terms import TEAM, Actor, NotAllowed, Problem, new_id
from xuncha.foundation.terms.record import born
from xuncha.foundation.vault.store import put_away
from xuncha.onsite.inspections.days import checked_day
from xuncha.onsite.petitions import policies
from xuncha.onsite.petitions.models import Handler, Petition
from xuncha.onsite.petitions.rules.numbers import pattern
from xuncha.onsite.petitions.rules.petitioners import MOST_PEOPLE, Petitioner, as_values, given, heads
from xuncha.onsite.petitions.rules.states import Channel, Keeper
from xuncha.standing.organisations import queries as organisations
from xuncha.standing.regulations import queries as regulations

from ._about import Belongs, belongs, late_problem, problems_of, refuse, write_words
from ._say import say


@action
def register_petition(
    *,
    by: Actor,
    channel: str,
    received_on: date | None = None,
    received_at: time | None = None,
    inspection: UUID | None = None,
    batch: UUID | None = None,
    body: UUID | None = None,
    people: Sequence[Petitioner] = (),
    persons: int = 1,
    sort: str = "",
    item: str = "",
    content: str = "",
    reported: str = "",
    second_receiver: str = "",
    keeper: str = "",
    late_reason: str = "",
    source_mark: str = "",
) -> Petition:
    """登记信访 — Register a petition as it comes in: channel and day are enough, the rest may follow.

    Who speaks (`people`) is sealed in the vault first, under a random code; the row keeps the code. `content` and
    `reported` are sealed. `keeper` sets it apart at once, hidden from the inspection's whole team. By the clerk, or by
    a member of the inspection's team, who then has it in hand. Raises NotKnown, NotAllowed, BadInput; after the
    closing day `petition.late_needs_reason`. `source_mark`: the fingerprint of the number it came with from elsewhere
    (`online.mark_of`), so that it is taken in once.
    """
    day = checked_day(by, received_on, where="received_on")
    of = belongs(by, inspection, batch, day)
    NotAllowed.unless(policies.can_register(by, of.team))
    about = organisations.body(body).id if body else of.inspection.body_id if of.inspection else None
    _check(of, channel, people, persons, keeper, problems_of(sort, item, content, reported, of.rule_set))
    refuse(late_problem(of.batch, day, received_at, late_reason))
    told = given(people)
    row = Petition(
        **born(by),
        id=new_id(),
        number=_number(by, day, apart=bool(keeper)),
        channel=Channel(channel),
        received_on=day,
        received_at=received_at,
        received_by=by.name,
        second_receiver=second_receiver.strip(),
        batch=of.batch,
        inspection=of.inspection,
        body_id=about,
        sort=sort,
        item=item,
        rule_set=of.rule_set,
        named=any(p.named for p in told),
        persons=heads(people, persons),
        identity=put_away(as_values(told), by=by) if told else "",
        late_reason=late_reason.strip(),
        source_mark=source_mark,
        scope_due_on=regulations.due(of.rule_set, "petition_scope", day).day,
        kept_for=keeper,
        hidden_from_id=of.team if keeper else None,
    )
    write_words(row, content, reported)
    row.save(force_insert=True)
    if not keeper and of.team in by.scopes(*TEAM) and by.person is not None:
        Handler.objects.create(**born(by), petition=row, person_id=by.person, assigned_on=day)
    say(
        "petitions.registered",
        by,
        row,
        channel=row.channel,
        on=day.isoformat(),
        inspection=str(row.inspection_id or ""),
        late=bool(row.late_reason),
    )
    return row


def _number(by: Actor, day: date, *, apart: bool) -> str:
    """What is set apart at once has a series of its own: in the common one its number would be a hole that tells."""
    shape = pattern(issuers.word()[:1], "信专" if apart else "信", by.origin)
    series = "petitions.apart" if apart else "petitions.petition"
    return next_number(series=series, by=by, pattern=shape, year=day.year)


def _check(
    of: Belongs,
    channel: str,
    people: Sequence[Petitioner],
    persons: int,
    keeper: str,
    problems: list[Problem],
) -> None:
    if channel not in set(Channel):
        problems.append(Problem("petition.channel", _("选明是来信、来电、来访还是网络。"), where="channel"))
    if not 1 <= persons <= 100_000:
        problems.append(Problem("petition.persons", _("人数从 1 起。"), where="persons"))
    if len(people) > MOST_PEOPLE:
        text = _("一件最多登记 %(n)d 人，其余写在人数里。") % {"n": MOST_PEOPLE}
        problems.append(Problem("petition.people", text, where="people"))
    if keeper and keeper not in set(Keeper):
        problems.append(Problem("petition.keeper", _("选明交谁单独保管。"), where="keeper"))
    refuse(problems)
