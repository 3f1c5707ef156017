"""Checking a declaration's lines, and passing on to `people` what belongs to the person and not to the batch."""

import json
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.terms import Actor, BadInput, Problem
from xuncha.preparation.teams.rules.declaring import Entry, EntryKind, problems_of_entry, problems_of_whole
from xuncha.standing.people.actions.declare_home import declare_home
from xuncha.standing.people.actions.declare_kin import declare_kin
from xuncha.standing.people.actions.record_career import record_career


def _texts() -> dict[str, str]:
    return {
        "entry.kind_unknown": _("没有这一类申报。"),
        "entry.body_missing": _("写明是哪个单位。"),
        "entry.former_post_missing": _("写明任什么职务。"),
        "entry.business_missing": _("写明是什么往来或者关系。"),
        "entry.home_place_missing": _("写明是哪个乡镇、村或者社区。"),
        "entry.relation_missing": _("写明与本人的关系。"),
        "entry.name_missing": _("写明亲属的姓名。"),
        "entry.backwards": _("结束日期不能早于开始日期。"),
        "entry.in_future": _("开始日期还没有到。"),
        "declaration.nothing_and_lines": _("既选了没有需要申报的，又写了事项。删去事项，或不选没有。"),
        "declaration.empty": _("写出要申报的事项；没有的，选没有需要申报的。"),
        "declaration.scan_missing": _("补录纸质申报，要附签字的扫描件。"),
        "declaration.in_future": _("签字日期还没有到。"),
    }


def check(
    entries: Sequence[Entry], *, nothing_to_declare: bool, own: bool, scan: UUID | None, on: date, today: date
) -> None:
    """Raise BadInput with every problem; `where` = `<line from 0>.<field>`."""
    texts = _texts()
    found = [(code, "entries") for code in problems_of_whole(entries, nothing=nothing_to_declare)]
    if not own and scan is None:
        found.append(("declaration.scan_missing", "scan"))
    if on > today:
        found.append(("declaration.in_future", "on"))
    for line, entry in enumerate(entries):
        found += [(code, f"{line}.{field}") for code, field in problems_of_entry(entry, today)]
    problems = [Problem(code, texts[code], where) for code, where in found]
    if problems:
        raise BadInput(problems[0].code, problems=problems)


def sealed_text(entry: Entry) -> str:
    """What is sealed of a line that is restricted."""
    return json.dumps(
        {
            "relation": entry.relation.strip(),
            "name": entry.name.strip(),
            "body": str(entry.body) if entry.body else "",
            "body_name": entry.body_name.strip(),
            "what": entry.what.strip(),
        },
        ensure_ascii=False,
    )


def pass_on(by: Actor, person: UUID, entry: Entry, on: date) -> None:
    """Tell `people`: kin and home place sealed there, a former post with its first day as a line of the career."""
    if entry.kind == EntryKind.KIN:
        declare_kin(
            by=by,
            person=person,
            relation=entry.relation,
            name=entry.name,
            body=entry.body,
            body_name=entry.body_name,
            post=entry.what,
            on=on,
        )
    elif entry.kind == EntryKind.HOME_PLACE:
        declare_home(by=by, person=person, place=entry.what)
    elif entry.kind == EntryKind.FORMER_POST and entry.since is not None:
        with suppress(BadInput):  # the same line is there already
            record_career(
                by=by,
                person=person,
                body=entry.body,
                body_name=entry.body_name,
                post=entry.what,
                since=entry.since,
                until=entry.until,
            )
