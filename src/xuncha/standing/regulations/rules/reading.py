"""One TOML table read field by field. What is wrong is collected with its place, never guessed."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from .text import NOTHING, Text

CODE = re.compile(r"^[a-z0-9][a-z0-9_.-]{0,63}$")
CLAUSE = re.compile(r"^[\u4e00-\u9fff]{1,6}-\d{2,3}$")
LONGEST_TEXT = 400


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a data file: which file, where in it, what, and what to do."""

    code: str
    file: str
    place: str
    what: Text
    fix: Text

    def __str__(self) -> str:
        return f"{self.file} · {self.place}: {self.what} {self.fix}"


@dataclass(slots=True)
class Faults:
    """Collects the faults of one file."""

    file: str
    found: list[Fault] = field(default_factory=list)

    def add(self, code: str, place: str, what: Text, fix: Text) -> None:
        self.found.append(Fault(code, self.file, place, what, fix))


class Table:
    """A table at a place. Each field is asked for once; `close` names what nobody asked for."""

    def __init__(self, raw: Mapping[str, Any], place: str, faults: Faults) -> None:
        self._raw, self.place, self.faults = raw, place, faults
        self._asked: set[str] = set()

    def wrong(self, code: str, name: str, what: Text, fix: Text) -> None:
        self.faults.add(code, ".".join(part for part in (self.place, name) if part), what, fix)

    def _take(self, name: str, kind: type, default: Any) -> Any:
        self._asked.add(name)
        value = self._raw.get(name)
        if value is None:
            if default is None:
                self.wrong("missing", name, Text("没有写。", "Missing."), Text("补上这一项。", "Add it."))
            return kind() if default is None else default
        if type(value) is not kind:
            self.wrong(
                "kind",
                name,
                Text(
                    f"{value!r} 不是{_KINDS[kind].zh}。",
                    f"{value!r} is not {_KINDS[kind].en}.",
                ),
                Text("按样例的写法改。", "Write it as the shipped files do."),
            )
            return kind() if default is None else default
        return value

    def string(self, name: str, default: str | None = None) -> str:
        value: str = self._take(name, str, default).strip()
        if len(value) > LONGEST_TEXT:
            self.wrong(
                "long",
                name,
                Text(f"有 {len(value)} 个字。", f"{len(value)} characters."),
                Text(f"压到 {LONGEST_TEXT} 个字以内。", f"Keep it within {LONGEST_TEXT}."),
            )
        if default is None and name in self._raw and not value:
            self.wrong("empty", name, Text("是空的。", "Empty."), Text("写上内容。", "Write something."))
        return value

    def code(self, name: str = "code") -> str:
        value = self.string(name)
        if value and not CODE.match(value):
            self.wrong(
                "code",
                name,
                Text(f"代码“{value}”的写法不对。", f"“{value}” is not a code."),
                Text("只用小写字母、数字、下划线和点。", "Use lower-case letters, digits, _ and . only."),
            )
        return value

    def text(self, name: str, *, required: bool = True) -> Text:
        zh = self.string(name, None if required else "")
        return Text(zh, self.string(f"{name}_en", "")) if zh else self._no_text(name)

    def _no_text(self, name: str) -> Text:
        self._asked.add(f"{name}_en")
        return NOTHING

    def number(self, name: str, *, least: int, most: int, default: int | None = None) -> int:
        value: int = self._take(name, int, default)
        if name in self._raw and not least <= value <= most:
            self.wrong(
                "range",
                name,
                Text(f"{value} 不在 {least} 到 {most} 之间。", f"{value} is not between {least} and {most}."),
                Text("改成范围内的数。", "Give a number in the range."),
            )
        return value

    def flag(self, name: str, default: bool = False) -> bool:
        value: bool = self._take(name, bool, default)
        return value

    def day(self, name: str, *, required: bool = True) -> date | None:
        if name not in self._raw and not required:
            self._asked.add(name)
            return None
        self._asked.add(name)
        value = self._raw.get(name)
        if type(value) is date:
            return value
        self.wrong(
            "missing" if value is None else "kind",
            name,
            Text(
                "没有写日期。" if value is None else f"{value!r} 不是日期。",
                "No date." if value is None else f"{value!r} is not a date.",
            ),
            Text("写成 2024-02-08 这样，不加引号。", "Write it as 2024-02-08, without quotes."),
        )
        return None

    def choice(self, name: str, among: Iterable[str], default: str | None = None) -> str:
        allowed = tuple(among)
        value = self.string(name, default)
        if name in self._raw and value not in allowed:
            self.wrong(
                "choice",
                name,
                Text(f"不认识“{value}”。", f"“{value}” is not known."),
                Text(f"可以写：{'、'.join(allowed)}。", f"May be: {', '.join(allowed)}."),
            )
            return default if default is not None else (allowed[0] if allowed else "")
        return value

    def strings(
        self, name: str, among: Iterable[str] | None = None, *, required: bool = False
    ) -> tuple[str, ...]:
        value: list[Any] = self._take(name, list, None if required else [])
        if any(type(v) is not str for v in value):
            self.wrong(
                "kind",
                name,
                Text("要写成文字的列表。", "Must be a list of texts."),
                Text('例如 ["done"]。', 'Such as ["done"].'),
            )
            return ()
        if among is not None:
            allowed = tuple(among)
            for unknown in [v for v in value if v not in allowed]:
                self.wrong(
                    "choice",
                    name,
                    Text(f"不认识“{unknown}”。", f"“{unknown}” is not known."),
                    Text(f"可以写：{_some(allowed)}。", f"May be: {_some(allowed, ', ')}."),
                )
        return tuple(value)

    def tables(self, name: str, key: str = "code") -> list["Table"]:
        """Sub-tables, each placed by its own key: `period[report_after_leaving]`."""
        value: list[Any] = self._take(name, list, [])
        found = []
        for order, raw in enumerate(value, 1):
            here = f"{self.place}.{name}" if self.place else name
            if not isinstance(raw, dict):
                self.wrong(
                    "kind",
                    name,
                    Text("要写成表。", "Must be tables."),
                    Text(f"写成 [[{name}]]。", f"Write [[{name}]]."),
                )
                continue
            named = raw.get(key)
            found.append(Table(raw, f"{here}[{named if isinstance(named, str) else order}]", self.faults))
        return found

    def mapping(self, name: str) -> Mapping[str, Any]:
        value: dict[str, Any] = self._take(name, dict, {})
        return value

    def close(self) -> None:
        for unknown in sorted(set(self._raw) - self._asked):
            self.wrong(
                "unknown_key",
                unknown,
                Text("没有这一项。", "There is no such key."),
                Text(
                    f"删去，或者改成：{_some(sorted(self._asked))}。",
                    f"Remove it, or one of: {_some(sorted(self._asked), ', ')}.",
                ),
            )


_KINDS = {
    str: Text("文字", "a text"),
    int: Text("整数", "a whole number"),
    bool: Text(" true 或 false", "true or false"),
    list: Text("列表", "a list"),
    dict: Text("表", "a table"),
}


def _some(words: Iterable[str], joint: str = "、", most: int = 16) -> str:
    listed = list(words)
    return joint.join(listed[:most]) + ("……" if len(listed) > most else "")


def once(tables: Iterable[Table], key: str, taken: Iterable[str]) -> None:
    """Refuse a code given twice in one file."""
    seen: set[str] = set()
    for table, value in zip(tables, taken, strict=True):
        if value and value in seen:
            table.wrong(
                "twice",
                key,
                Text(f"“{value}”写了两次。", f"“{value}” stands twice."),
                Text("留一处，或者另起代码。", "Keep one, or give the other its own."),
            )
        seen.add(value)
