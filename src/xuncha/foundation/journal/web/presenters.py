from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.journal import heads, queries
from xuncha.foundation.journal.queries import Line
from xuncha.foundation.links.kinds import describe, known_kinds
from xuncha.foundation.terms import Actor
from xuncha.foundation.ui.cards import Card
from xuncha.foundation.ui.parts import Row


@dataclass(frozen=True, slots=True)
class State:
    """How far the journal is vouched for."""

    entries: int
    newest: heads.Head | None
    trouble: str

    @property
    def younger(self) -> int:
        return self.entries - (self.newest.size if self.newest else 0)


def state() -> State:
    office = heads.office_id()
    try:
        newest = heads.newest(office) if office else None
    except OSError as wrong:
        return State(queries.size(), None, str(wrong))
    return State(queries.size(), newest, heads.trouble())


def with_things(lines: Sequence[Line], actor: Actor) -> list[Line]:
    """Each line with what it is about: by name as far as the reader may know it, else by kind."""
    known = describe(actor, {line.about for line in lines})
    kinds = known_kinds()
    found = []
    for line in lines:
        described = known.get(line.about)
        kind = kinds.get(line.about.kind)
        thing = described.title if described else str(kind.label) if kind else ""
        found.append(replace(line, thing=thing, href=described.href if described else ""))
    return found


def pairs(facts: dict[str, Any]) -> list[tuple[str, str]]:
    """Facts as they were said, one under the other."""
    return [(name, _written(value)) for name, value in sorted(facts.items())]


def _written(value: Any) -> str:
    if isinstance(value, list):
        return "、".join(_written(v) for v in value)
    if isinstance(value, dict):
        return "；".join(f"{k}：{_written(v)}" for k, v in value.items())
    if value is None:
        return "—"
    if isinstance(value, bool):
        return _("是") if value else _("否")
    text = str(value)
    return grouped(text) if len(text) > 40 and text.isalnum() and text.isascii() else text


def grouped(digits: str) -> str:
    """Long digests in groups of eight, so that they can be read out and fit any column."""
    return " ".join(digits[i : i + 8] for i in range(0, len(digits), 8))


def state_card() -> Card:
    """For the first screen of the audit administrator."""
    now = state()
    href = reverse("journal:entries")
    head = now.newest
    said = _("%(n)s 条，第 %(size)s 条以前有库外签名，%(younger)s 条在其后") % {
        "n": now.entries,
        "size": head.size if head else 0,
        "younger": now.younger,
    }
    mark = (
        ("late", _("签名没有写成"))
        if now.trouble
        else ("done", _("正常"))
        if head
        else ("wait", _("还没有签名"))
    )
    row = Row(matter=said, where=now.trouble, state=mark, href=href, button=_("查看"))
    return Card(title=_("留痕"), rows=(row,), link=_("全部留痕"), href=href)
