import json
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

FORM = 1  # of the canonical content; a later form keeps older signatures checkable


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, UUID | date):
        return str(value)
    if isinstance(value, Mapping):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    return value


def canonical(content: Mapping[str, Any]) -> bytes:
    """The one way of writing a paper's content down, so that the same content always gives the same hash.

    Keys sorted, no spaces, UTF-8, NFC, dates and ids as text. The caller orders lists. The paper's number is no
    part of it: the number comes with the last signature.
    """
    body = {"form": FORM, **{k: _plain(v) for k, v in content.items()}}
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
