"""The one place where a letter's state changes; its days, its journal lines, what it carries."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import record
from xuncha.foundation.keys.fields import write_sealed
from xuncha.foundation.keys.scopes import CLUES_SCOPE
from xuncha.foundation.terms import Actor, BadInput, WrongState, touch
from xuncha.foundation.terms.record import born
from xuncha.standing.coordination.carried import Carried
from xuncha.standing.coordination.models import Copy, Enclosure, Letter
from xuncha.standing.coordination.queries import scope_of
from xuncha.standing.coordination.rules.letters import RESTRICTED, Found
from xuncha.standing.coordination.rules.letters import problems as letter_problems
from xuncha.standing.coordination.rules.states import State, may_go
from xuncha.standing.coordination.wording import problems


def say(event: str, letter: Letter, by: Actor, **facts: object) -> None:
    """Journal what was done to a letter, under the key of its class."""
    record(
        event,
        by=by,
        about=letter.ref,
        facts={"number": letter.number, "kind": letter.kind, "to": letter.receiver, **facts},
        scope=scope_of(letter),
        rule_set=letter.rule_set,
    )


def move(letter: Letter, to: State) -> None:
    """Take a letter to a state the table allows, and save it."""
    if not may_go(State(letter.state), to):
        raise WrongState("letter.wrong_state", _("函件现在的状态不能这样办。"))
    letter.state = to
    touch(letter)
    letter.save()


def refuse(found: Iterable[Found], code: str) -> None:
    """Raise BadInput with every problem, if there is one."""
    listed = problems(found)
    if listed:
        raise BadInput(code, problems=listed)


def checked_day(by: Actor, on: date | None, letter: Letter) -> date:
    """The business day: today or earlier, never before the letter went out."""
    day = on or by.clock.today()
    if day > by.clock.today():
        refuse([Found("letter.day_to_come", "on", {"day": day})], "letter.wrong_day")
    if letter.sent_on and day < letter.sent_on:
        refuse([Found("letter.before_sent", "on", {"sent": letter.sent_on})], "letter.wrong_day")
    return day


def ended(letter: Letter, on: date, reason: str) -> str:
    """Note when and why a letter ended. Returns the reason, for the journal.

    Why a receiver sends clues back says what they are about: of a restricted letter the row does not keep it; the
    room whose things it carried seals it with them.
    """
    said = reason.strip()
    if not said:
        refuse([Found("letter.no_reason", "reason")], "letter.no_reason")
    letter.ended_on, letter.end_reason = on, "" if letter.restricted else said
    return said


def check(letter: Letter, carried: int, by: Actor) -> None:
    """What a letter must say."""
    refuse(
        letter_problems(
            kind=letter.kind,
            receiver=letter.receiver,
            receiver_name=letter.receiver_name,
            title=letter.title,
            text=letter.text,
            enclosures=carried,
            due_on=letter.due_on,
            today=by.clock.today(),
        ),
        "letter.incomplete",
    )


def restricted(kind: str) -> bool:
    return kind in {k.value for k in RESTRICTED}


def enclose(letter: Letter, carried: Sequence[Carried], by: Actor) -> None:
    """Put things into a letter, in order."""
    rows = []
    for order, one in enumerate(carried, 1):
        row = Enclosure(
            **born(by), letter=letter, order=order, thing_kind=one.thing.kind, thing_id=one.thing.id
        )
        if letter.restricted:
            write_sealed(row, "sealed", one.summary, CLUES_SCOPE)
        else:
            row.summary = one.summary
        rows.append(row)
    Enclosure.objects.bulk_create(rows)


def copy_to(letter: Letter, names: Sequence[str], by: Actor) -> None:
    Copy.objects.bulk_create(
        Copy(**born(by), letter=letter, order=n, name=name.strip())
        for n, name in enumerate(names, 1)
        if name.strip()
    )
