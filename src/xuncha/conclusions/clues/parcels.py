"""The parcel that goes with a transfer on a medium: the list and, where released, the files, sealed to the receiver.

What leaves the house has numbers of the transfer and nothing else of ours: no ids, no names of members or handlers.
"""

import json
from collections.abc import Iterator
from typing import IO
from uuid import UUID

from xuncha.conclusions.clues import papers
from xuncha.conclusions.clues.actions._opening import Contents
from xuncha.engines.seal import parcel
from xuncha.engines.wordfile import word
from xuncha.foundation.files import store

IN_MEMORY = 4 * 1024 * 1024
PART = 256 * 1024


def write(contents: Contents, out: IO[bytes]) -> None:
    """Seal it to the receiver. In clear it lies for a moment, without a name, on the office's own volume."""
    with store.scratch(IN_MEMORY) as scratch:
        parcel.write(out, list(_members(contents)), contents.public, scratch)


def _members(contents: Contents) -> Iterator[parcel.Member]:
    made = word.to_docx(papers.transfer_list(contents.letter, contents.listed))
    yield _of_bytes("问题线索移交清单.docx", made)
    yield _of_bytes("清单.json", _table(contents))
    for one in contents.files:
        name = store.telling_nothing(f"材料/{one.clue}-{one.order:02}", one.kept_as)
        yield parcel.Member(name, lambda one=one: _read(one.file))  # type: ignore[misc]


def _of_bytes(name: str, data: bytes) -> parcel.Member:
    return parcel.Member(name, lambda: iter([data]))


def _read(file: UUID) -> Iterator[bytes]:
    with store.read(file) as stream:
        while part := stream.read(PART):
            yield part


def _table(contents: Contents) -> bytes:
    """The list for a program of the receiver's; what came back is reported against `number`."""
    rows = [
        {
            "number": one.clue.number,
            "persons": [{"name": p.name, "post": p.post, "unit": p.unit} for p in one.said.persons],
            "outline": one.said.outline,
            **({"origin": one.said.origin} if one.said.origin else {}),
            "discipline": one.clue.discipline,
            "amount_fen": one.clue.amount_fen,
        }
        for one in contents.listed
    ]
    head = {"letter": contents.letter.number, "mark": contents.mark, "clues": rows}
    return json.dumps(head, ensure_ascii=False, indent=1).encode()
