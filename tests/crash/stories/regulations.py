from datetime import date

from tests.crash.harness import crash_story
from xuncha.standing.regulations.actions.add_clause import add_clause
from xuncha.standing.regulations.actions.add_edition import add_edition
from xuncha.standing.regulations.actions.register_document import register_document
from xuncha.standing.regulations.actions.set_holiday import set_holiday
from xuncha.standing.regulations.actions.stock_library import stock_library


@crash_story
def regulations(cast):
    office = cast.office.actor
    stock_library(by=office)
    document = register_document(by=office, title="清源县巡察工作办法", kind="local")
    edition = add_edition(by=office, document=document.id, label="2024", valid_from=date(2024, 1, 1))
    add_clause(by=office, edition=edition.id, number="第一条", text="为规范巡察工作，制定本办法。")
    set_holiday(by=office, day=date(2024, 3, 11), works=False, name="县庆")
