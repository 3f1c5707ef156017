"""The one place where a clue's and a raw note's state changes; what is sealed, and the journal lines under the clues' key."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.clues import queries
from xuncha.conclusions.clues.models import Assignment, Clue, ClueItem, Return, Source, Statement
from xuncha.conclusions.clues.rules.content import Found, Said
from xuncha.conclusions.clues.rules.states import ItemState, State, item_may_go, may_go
from xuncha.conclusions.clues.wording import problems
from xuncha.foundation.journal.frame import record
from xuncha.foundation.keys.fields import write_sealed
from xuncha.foundation.keys.scopes import CLUES_SCOPE
from xuncha.foundation.terms import Actor, BadInput, Ref, WrongState, touch
from xuncha.foundation.terms.record import born


def say(event: str, thing: Clue | ClueItem, by: Actor, /, **facts: object) -> None:
    """Journal what was done, under the clues' key. The leaf names the thing by id alone."""
    record(
        event,
        by=by,
        about=thing.ref,
        facts={"number": thing.number, "inspection": str(thing.inspection_id), **facts},
        scope=CLUES_SCOPE,
        rule_set=thing.inspection.rule_set,
    )


def move(clue: Clue, to: State) -> None:
    """Take a clue to a state the table allows, and save it."""
    if not may_go(State(clue.state), to):
        raise WrongState("clue.wrong_state", _("线索现在的状态不能这样办。"))
    clue.state = to
    touch(clue)
    clue.save()


def move_item(item: ClueItem, to: ItemState) -> None:
    if not item_may_go(ItemState(item.state), to):
        raise WrongState("clue_item.wrong_state", _("素材现在的状态不能这样办。"))
    item.state = to
    touch(item)
    item.save()


def refuse(found: Iterable[Found], code: str) -> None:
    """Raise BadInput with every problem, if there is one."""
    listed = problems(found)
    if listed:
        raise BadInput(code, problems=listed)


def reason_given(reason: str, where: str = "reason") -> str:
    """Raises BadInput where there is none."""
    if not reason.strip():
        refuse([Found("clue.no_reason", where)], "clue.no_reason")
    return reason.strip()


def purpose_given(reason: str) -> str:
    """Why something sealed is opened. Raises BadInput where nothing is said."""
    if not reason.strip():
        refuse([Found("open.no_reason", "reason")], "open.no_reason")
    return reason.strip()


def state_it(clue: Clue, said: Said, order: int, by: Actor, on: date) -> None:
    """Add what a clue says now; the earlier statements stay."""
    row = Statement(**born(by), clue=clue, order=order, written_by_id=by.person, written_on=on)
    write_sealed(row, "sealed", said.sealed(), CLUES_SCOPE)
    row.save(force_insert=True)


def note_sources(clue: Clue, sources: Sequence[Ref], by: Actor) -> None:
    """Where it came from, here alone: no edge is written."""
    rows = []
    for source in dict.fromkeys(sources):
        row = Source(**born(by), clue=clue, mark=queries.mark_of(source))
        write_sealed(row, "sealed", str(source), CLUES_SCOPE)
        rows.append(row)
    Source.objects.bulk_create(rows)


def let_go(row: Assignment, by: Actor, on: date) -> None:
    """From now on the clue does not exist for them any more."""
    row.until = max(on, row.since)
    touch(row)
    row.save()
    say("clues.clue_released", row.clue, by, person=str(row.person_id), on=str(row.until))


def note_of_receiver(clue: Clue, text: str, by: Actor, on: date) -> None:
    """What was heard of a transferred clue without a result: its state stays, the words are sealed."""
    row = Return(**born(by), clue=clue, on=on)
    write_sealed(row, "sealed", text, CLUES_SCOPE)
    row.save(force_insert=True)
    say("clues.return_recorded", clue, by, on=str(on), cases=0, closed=False)


def send_back(clue: Clue, reason: str, by: Actor, on: date) -> None:
    """The receiver sent it back: it waits to be decided on anew."""
    row = Return(**born(by), clue=clue, on=on, sent_back=True)
    write_sealed(row, "sealed", reason, CLUES_SCOPE)
    row.save(force_insert=True)
    move(clue, State.RETURNED)
    say("clues.clue_sent_back", clue, by, on=str(on))


def take_up(items: Sequence[UUID], clue: Clue, by: Actor, on: date) -> None:
    """Raw notes become part of a clue, each with what it came from."""
    for key in items:
        item = queries.locked_item(key, by)
        if item.inspection_id != clue.inspection_id:
            raise WrongState("clue_item.elsewhere", _("素材是另一次巡察的，不能并入这件线索。"))
        item.clue, item.decided_on = clue, on
        move_item(item, ItemState.TAKEN_UP)
        say("clues.item_taken_up", item, by, clue=clue.number)
