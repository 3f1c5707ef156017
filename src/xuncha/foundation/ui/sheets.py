"""How what is wrong with a spreadsheet is said: what, where, how to mend it. For every room that takes them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.utils.translation import gettext as _

from xuncha.engines.sheets.faults import Fault, Unreadable
from xuncha.engines.sheets.plans import Fate, Plan
from xuncha.foundation.terms import BadInput, Problem, Refusal, WrongState

MOST_SAID = 200


def refused_file(wrong: Unreadable) -> BadInput:
    """The whole file cannot be taken."""
    message, fix = _of_file(wrong.code, wrong.detail)
    return BadInput(
        f"sheet.{wrong.code}", message, problems=[Problem(f"sheet.{wrong.code}", message, "file", fix)]
    )


def refused_plan(plan: Plan) -> None:
    """Raises BadInput where cells are wrong, WrongState where rows are still in doubt. Otherwise nothing."""
    if plan.faults:
        raise BadInput("sheet.faults", problems=[said(f) for f in plan.faults[:MOST_SAID]])
    doubts = plan.of(Fate.DOUBT)
    if doubts:
        rows = "、".join(str(p.row) for p in doubts[:20])
        raise WrongState(
            "import.in_doubt", _("第 %(rows)s 行有同名的，还没有选是哪一个，没有导入。") % {"rows": rows}
        )
    if not plan.proposals:
        raise BadInput("sheet.no_rows", _("表里没有可以导入的行。"))


@contextmanager
def refused_at(row: int) -> Iterator[None]:
    """What an action refuses while a row is carried out is said with the row."""
    try:
        yield
    except Refusal as wrong:
        where = _("第 %(row)d 行") % {"row": row}
        told = wrong.problems or (Problem(wrong.code, wrong.message),)
        problems = [Problem(p.code, p.message, where, p.fix) for p in told]
        raise BadInput("import.row_refused", problems=problems) from wrong


def said(fault: Fault) -> Problem:
    """One fault in words; `where` names sheet, row and column."""
    message, fix = _of_cell(fault)
    return Problem(f"sheet.{fault.code}", message, place(fault), fix)


def place(fault: Fault) -> str:
    """`工作表“单位”第 12 行 C 列`."""
    where = _("工作表“%(sheet)s”") % {"sheet": fault.sheet} if fault.sheet else ""
    if fault.row:
        where += _("第 %(row)d 行") % {"row": fault.row}
    if fault.column:
        where += _(" %(column)s 列") % {"column": fault.column}
    return where


def short_place(fault: Fault) -> str:
    """Without the sheet: `第 12 行 C 列`."""
    row = _("第 %(row)d 行") % {"row": fault.row} if fault.row else ""
    return row + (_(" %(column)s 列") % {"column": fault.column} if fault.column else "")


def _of_file(code: str, detail: str) -> tuple[str, str]:
    names = {
        "pdf": _("PDF 文件"),
        "picture": _("图片"),
        "docx": _("Word 文件"),
        "doc": _("Word 文件"),
        "zip": _("压缩包"),
        "web_page": _("网页"),
        "unknown": _("别的文件"),
        "xlsx": "xlsx",
        "xls": "xls",
        "csv": "csv",
    }
    what = names.get(detail, detail)
    words = {
        "empty": (_("文件是空的"), _("检查原文件，重新选择")),
        "too_large": (
            _("文件太大，最多 %(n)s MB") % {"n": detail},
            _("去掉图片和多余的工作表，或分成几个文件"),
        ),
        "encrypted": (_("文件有密码，打不开"), _("取消密码，另存后再传")),
        "damaged": (_("文件已损坏，打不开"), _("用原来的程序打开，重新保存后再传")),
        "not_a_sheet": (_("这不是表格，是%(what)s") % {"what": what}, _("用 xlsx、xls 或 csv 文件")),
        "mislabelled": (
            _("文件名与内容不符：内容是 %(what)s") % {"what": what},
            _("用原来的程序打开，另存为 xlsx 后再传"),
        ),
        "not_text": (_("文字的编码认不出来"), _("另存为 xlsx，或存成 UTF-8、GB18030 编码的 csv")),
        "too_many_rows": (_("行数太多，一次最多 %(n)s 行") % {"n": detail}, _("分成几个文件")),
        "no_sheet": (_("表格里什么也没有"), _("检查是不是选错了文件")),
    }
    return words[code]


def _of_cell(f: Fault) -> tuple[str, str]:
    value = f.value if len(f.value) <= 30 else f"{f.value[:30]}…"
    words = {
        "no_head": (_("找不到表头"), _("表头要有“%(labels)s”等列，可用模板") % {"labels": f.detail}),
        "column_missing": (_("缺“%(label)s”这一列") % {"label": f.detail}, _("补上这一列")),
        "column_twice": (_("“%(label)s”这一列出现了两次") % {"label": f.detail}, _("去掉一列，或改列名")),
        "no_rows": (_("表头下面没有内容"), _("从表头的下一行开始填；“示例”行不算")),
        "cell_empty": (_("没有写%(label)s") % {"label": f.detail or f.label}, _("补上")),
        "cell_long": (_("%(label)s太长") % {"label": f.label}, _("不超过 %(n)s 个字") % {"n": f.detail}),
        "no_such_day": (
            _("日期 %(value)s 不存在") % {"value": value},
            _("改成真实日期，写法如 2022-02-28"),
        ),
        "not_a_day": (_("“%(value)s”不是日期") % {"value": value}, _("写成 2022-02-28 或 2022年2月28日")),
        "not_a_flag": (_("“%(value)s”看不出是或否") % {"value": value}, _("写“是”或“否”")),
        "not_a_choice": (
            _("没有“%(value)s”这种%(label)s") % {"value": value, "label": f.label},
            _("从这些里选：%(choices)s") % {"choices": f.detail},
        ),
        "not_a_number": (_("“%(value)s”不是数") % {"value": value}, _("只写数字")),
        "error_value": (_("公式出错 %(value)s") % {"value": value}, _("改好公式，或改成数值")),
        "control_character": (_("含有看不见的字符"), _("重新输入这一格")),
        "number_unknown": (_("名册里没有编号 %(value)s") % {"value": value}, _("核对编号；新的不写编号")),
        "key_unknown": (
            _("没有编码 %(value)s") % {"value": value},
            _("编码由系统写好，不要改；新增措施的那一行，照抄所在问题的编码。别的单位的表不能用"),
        ),
        "file_missing": (
            _("没有选“%(value)s”这个文件") % {"value": value},
            _("连同表格一起选上，文件名要一样"),
        ),
        "file_unused": (
            _("选了“%(name)s”，表里没有哪一行写到它") % {"name": f.detail},
            _("在“佐证文件”一列写上文件名，或者不选它"),
        ),
        "not_now": (_("这一条现在不能填：%(why)s") % {"why": f.detail}, _("删掉这一行填的内容")),
        "day_to_come": (_("日期 %(value)s 还没有到") % {"value": value}, _("写实际收到的那一天")),
        "not_a_time": (_("“%(value)s”不是时刻") % {"value": value}, _("写成 15:22")),
        "came_already": (_("这一件已经导入过"), _("去掉这一行；编号不同才是另一件")),
        "protected_level": (
            _("这一件涉及%(value)s，内容不得进入本系统") % {"value": value},
            _("不要看内容，整行删掉；另登记一件密封件，原件封好转交上一级"),
        ),
        "late_needs_reason": (
            _("过了受理截止日 %(day)s，没有写晚到原因") % {"day": f.detail},
            _("晚到的照样导入，写明为什么晚"),
        ),
        "target_unknown": (
            _("正在巡察的没有“%(value)s”") % {"value": value},
            _("写被巡察单位的全称、简称或任务编号；说不清的空着，导入后再补"),
        ),
        "target_ambiguous": (
            _("叫“%(value)s”的不止一项：%(which)s") % {"value": value, "which": f.detail},
            _("写任务编号"),
        ),
        "row_twice": (_("与第 %(n)s 行是同一个") % {"n": f.detail}, _("去掉一行，或写编号、上级区别开")),
        "parent_unknown": (
            _("找不到上级单位“%(value)s”") % {"value": value},
            _("写名册里的编号或全称；新单位要在同一张表里"),
        ),
        "parent_ambiguous": (
            _("叫“%(value)s”的不止一个：%(which)s") % {"value": value, "which": f.detail},
            _("写编号"),
        ),
        "circle": (_("上级绕成了圈"), _("改上级单位，不能挂到自己或自己的下级下面")),
        "unit_unknown": (
            _("名册里没有单位“%(value)s”") % {"value": value},
            _("写单位名册里的编号或全称；没有的先登记单位"),
        ),
        "unit_ambiguous": (
            _("叫“%(value)s”的单位不止一个：%(which)s") % {"value": value, "which": f.detail},
            _("写单位编号"),
        ),
    }
    return words[f.code]


def columns_wrong(faults: Sequence[Fault]) -> dict[tuple[int, int], str]:
    """Row (from 1) and column (from 0) → words, to mark in the file that is given back."""
    wrong: dict[tuple[int, int], str] = {}
    for f in faults:
        column = 0
        for c in f.column:
            column = column * 26 + ord(c) - 64
        key = (f.row or 1, max(column - 1, 0))
        message, fix = _of_cell(f)
        wrong[key] = "；".join(filter(None, [wrong.get(key, ""), f"{message}。{fix}"]))
    return wrong
