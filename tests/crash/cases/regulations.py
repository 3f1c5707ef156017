from datetime import date

from tests.crash.harness import crash_case
from xuncha.standing.regulations.actions.add_clause import add_clause
from xuncha.standing.regulations.actions.add_edition import add_edition
from xuncha.standing.regulations.actions.register_document import register_document
from xuncha.standing.regulations.actions.set_holiday import set_holiday
from xuncha.standing.regulations.actions.stock_library import stock_library


@crash_case("regulations.register_document")
def document_registered(cast):
    by = cast.office.actor
    return lambda: register_document(by=by, title="清源县公务接待标准", kind="local")


@crash_case("regulations.add_edition")
def edition_added(cast):
    by = cast.office.actor
    document = register_document(by=by, title="清源县公务接待标准", kind="local").id
    return lambda: add_edition(by=by, document=document, label="2020年", valid_from=date(2020, 1, 1))


@crash_case("regulations.add_clause")
def clause_added(cast):
    by = cast.office.actor
    document = register_document(by=by, title="清源县公务接待标准", kind="local").id
    edition = add_edition(by=by, document=document, label="2020年", valid_from=date(2020, 1, 1)).id
    return lambda: add_clause(by=by, edition=edition, number="第三条", text="每人每餐不超过八十元。")


@crash_case("regulations.stock_library")
def library_stocked(cast):
    by = cast.office.actor
    return lambda: stock_library(by=by)


@crash_case("regulations.set_holiday")
def holiday_set(cast):
    by = cast.office.actor
    return lambda: set_holiday(by=by, day=date(2027, 1, 1), works=False, name="元旦")
