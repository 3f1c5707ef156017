"""Bodies by spreadsheet: the words and addresses of the shared import pages."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.files.web import sheets
from xuncha.standing.organisations import importing
from xuncha.standing.organisations.actions.import_bodies import import_bodies
from xuncha.standing.organisations.rules.bodies_sheet import COLUMNS

SPEC = sheets.SheetImport(
    code="bodies",
    title=_("导入单位"),
    unit=_("单位名册"),
    columns=COLUMNS,
    notes=(
        "第一格写“示例”的行不会导入，可以留着。",
        "编号由系统编，新单位不要写。写了编号的行，就是改那个单位；名称不同就是更名。",
        "没有编号的，按名称和上级单位认。有同名的，导入前会请您选是哪一个。",
        "上级单位写名册里的编号或全称；新的上级可以在同一张表里，先后不限。",
        "空着的格子不改原来的内容。设立日期只用于新单位。",
        "日期可以写 2022-02-28、2022年2月28日、2022/2/28、20220228。",
    ),
    examples=(
        ("清源县水利局", "县水利局", "部门", "清源县委", "城关镇", "1984-05-01"),
        ("东风村", "", "村", "城关镇", "", "2001年3月"),
    ),
    upload="organisations:import_bodies",
    checked="organisations:check_bodies",
    marked="organisations:marked_bodies",
    template="organisations:template_bodies",
    done="organisations:bodies",
    check=importing.check_file,
    act=import_bodies,
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
