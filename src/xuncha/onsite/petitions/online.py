"""The workbook of the public page: what it would register, and how it is carried from the dry run to the import.

Nothing of it is kept on the way: the reader's browser holds it, sealed under the identity scope, and gives it back.
"""

import base64
import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from xuncha.engines.seal import sm3
from xuncha.engines.sheets.faults import Unreadable
from xuncha.engines.sheets.plans import Plan
from xuncha.engines.sheets.reading import read_book
from xuncha.engines.sheets.tables import pick_sheet, read_table
from xuncha.foundation.keys import store as keys
from xuncha.foundation.keys.scopes import IDENTITY_SCOPE, PETITIONS_SCOPE
from xuncha.foundation.terms import Actor, WrongState
from xuncha.foundation.ui.sheets import refused_file
from xuncha.onsite.inspections import queries as inspections

from . import queries
from .rules.online_sheet import COLUMNS, Step, Target, plan_online

MOST_ROWS = 500
LARGEST = 4 * 1024 * 1024
A_DAY = timedelta(days=1)
NOTES = (
    "每行一件。“涉及对象”先看：写着县领导、巡察组、巡察办的，不看内容、不导入，登记密封件转交上一级。",
    "“来件编号”是公开页面给的编号，同一编号只导入一次；系统只留它的指纹。",
    "姓名、联系方式、住址、证件号导入后另库封存，任何页面都不显示；被反映人和内容加密封存。",
    "“反映单位”写被巡察单位的全称、简称或任务编号；说不清的空着，导入后补登。",
    "日期可以写 2022-02-28、2022年2月28日、20220228；时刻写 15:22。过了受理截止日的写明晚到原因。",
    "有一处错就一件也不导入。导入以后，把这个表格从电脑上删掉。",
)


@dataclass(frozen=True, slots=True)
class Checked:
    """A workbook read: what would be registered and what is wrong."""

    plan: Plan
    steps: tuple[Step, ...]


def check(content: bytes, name: str, by: Actor) -> Checked:
    """What this workbook would register now; writes nothing. Raises BadInput for a file that is no sheet, Locked."""
    try:
        if len(content) > LARGEST:
            raise Unreadable("too_large", str(LARGEST // 2**20))
        book = read_book(content, name, most_rows=MOST_ROWS + 20)
    except Unreadable as wrong:
        raise refused_file(wrong) from None
    table = read_table(pick_sheet(book.sheets, COLUMNS), COLUMNS)
    sources = [row.text("source") for row in table.rows if row.text("source")]
    came = queries.marked({mark_of(s) for s in sources})
    plan, steps = plan_online(table, targets(), {s for s in sources if mark_of(s) in came}, by.clock.today())
    return Checked(plan, steps)


def targets() -> list[Target]:
    """Inspections that take petitions now, by every word they go by."""
    return [
        Target(
            i.id,
            i.number,
            i.body_name,
            frozenset(filter(None, (i.number, i.body_name, i.body.name, i.body.short_name, i.body.number))),
            i.team.batch.petition_closes,
            i.team.batch.petition_closes_time,
        )
        for i in inspections.announced()
    ]


def mark_of(source: str) -> str:
    """The fingerprint of a source number, under a key: the number itself may be all a petitioner has."""
    return sm3.keyed(keys.address_key(PETITIONS_SCOPE), b"source\0" + source.strip().encode()).hex()


def hold(content: bytes, name: str, by: Actor) -> str:
    """The workbook as the browser carries it: sealed for this person, for a day."""
    told = {"name": name, "content": base64.b64encode(content).decode(), "at": by.clock.now().isoformat()}
    sealed = keys.seal(IDENTITY_SCOPE, json.dumps(told).encode(), _context(by))
    return base64.urlsafe_b64encode(sealed).decode()


def held(token: str, by: Actor) -> tuple[bytes, str]:
    """Content and name back from the browser. Raises WrongState where it is not this person's, not whole, or too old."""
    try:
        sealed = base64.urlsafe_b64decode(token.encode())
        told = json.loads(keys.open_sealed(IDENTITY_SCOPE, sealed, _context(by)))
    except ValueError:
        raise _again() from None
    if by.clock.now() - datetime.fromisoformat(told["at"]) > A_DAY:
        raise _again()
    return base64.b64decode(told["content"]), told["name"]


def _again() -> WrongState:
    return WrongState("petition.import_again", _("核对过的表格已经失效，请重新选文件核对。"))


def _context(by: Actor) -> bytes:
    return b"petitions import\0" + by.code.encode()
