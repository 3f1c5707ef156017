import secrets
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.clues import policies, queries
from xuncha.conclusions.clues.models import Clue
from xuncha.foundation.journal.frame import action, after_entry, record
from xuncha.foundation.keys.scopes import CLUES_SCOPE
from xuncha.foundation.terms import Actor, NotAllowed, WrongState
from xuncha.standing.coordination import queries as coordination

from ._clues import purpose_given, say
from ._opening import Contents, Enclosed, listed


@action
def open_transfer_parcel(
    *, by: Actor, letter: UUID, reason: str, with_origin: bool = False, with_files: bool = False
) -> Contents:
    """打开移交包 — Open every clue of a transfer letter, to write them into a parcel sealed to the receiver's own key.

    What a clue says and whom it points to goes in; where it came from, and the files kept with it, only where `by`
    releases them: they may tell who spoke. No ids of ours, nobody's name of ours. Entered first, with what was
    released and the key's fingerprint. Raises NotKnown, NotAllowed, WrongState (not sent, no key in force), BadInput.
    """
    found = coordination.letter(letter, by)
    clues = queries.all_of_letter(found.id, by)
    for clue in clues:
        NotAllowed.unless(policies.can_pack(by, clue))
    key = coordination.key_for(found.id)
    if key is None or not found.number:
        raise WrongState("clue.no_receiver_key", _("函还没有发出，或者没有登记接收单位的公钥。"))
    why, mark = purpose_given(reason), secrets.token_hex(8)
    for clue in clues:
        say("clues.clue_opened", clue, by, reason=why, letter=str(letter))
    record(
        "clues.parcel_written",
        by=by,
        about=found.ref,
        facts={
            "mark": mark,
            "clues": [c.number for c in clues],
            "origin_released": with_origin,
            "files_released": with_files,
            "fingerprint": key.fingerprint,
            "reason": why,
        },
        scope=CLUES_SCOPE,
        rule_set=found.rule_set,
    )
    return after_entry(_contents(found, clues, key.public, mark, with_origin, with_files))


def _contents(
    letter: Any, clues: list[Clue], public: str, mark: str, with_origin: bool, with_files: bool
) -> Callable[[], Contents]:
    def opened() -> Contents:
        files = [
            Enclosed(c.number, n, f.file_id, f.file.name)
            for c in clues
            for n, f in enumerate(queries.files_of(c) if with_files else (), 1)
        ]
        return Contents(letter, listed(clues, with_origin=with_origin), files, bytes.fromhex(public), mark)

    return opened
