"""Persons by spreadsheet: the words and addresses of the shared import pages."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.files.web import sheets
from xuncha.standing.people import importing
from xuncha.standing.people.actions.import_people import import_people
from xuncha.standing.people.rules.persons_sheet import COLUMNS

SPEC = sheets.SheetImport(
    code="people",
    title=_("导入人员"),
    unit=_("人员"),
    columns=COLUMNS,
    notes=(
        "第一格写“示例”的行不会导入，可以留着。",
        "编号由系统编，新来的人不要写。写了编号的行，就是改那个人。",
        "没有编号的，按姓名和单位认。有同名的，导入前会请您选是哪一个。",
        "单位写单位名册里的编号或全称；没有登记的，先登记单位。",
        "单位或职务变了，就是职务变动，从“任现职时间”起算。空着的格子不改原来的内容。",
        "籍贯受限：加密保存，核对时不显示。已申报过的不会被表格改掉。",
        "日期可以写 2022-02-28、2022年2月28日、2022/2/28、20220228。",
    ),
    examples=(("韩立群", "清源县水利局", "副局长", "2021-03-01", "财务、审计", "清源县城关镇", "是", "是"),),
    upload="people:import_people",
    checked="people:check_people",
    marked="people:marked_people",
    template="people:template_people",
    done="people:pool",
    check=importing.check_file,
    act=import_people,
    most_rows=importing.MOST_ROWS,
)


def upload(request: HttpRequest) -> HttpResponseBase:
    return sheets.upload(request, SPEC)


def check(request: HttpRequest, token: str) -> HttpResponseBase:
    return sheets.check(request, token, SPEC)


def marked(request: HttpRequest, token: str) -> HttpResponse:
    return sheets.marked(request, token, SPEC)


def template(request: HttpRequest) -> HttpResponse:
    return sheets.template(SPEC)
