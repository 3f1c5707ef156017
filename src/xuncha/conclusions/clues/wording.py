"""The sentence for what a rule found, in the reader's language."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import Problem

from .rules.content import Found

SENTENCES = {
    "clue.no_outline": (_("没有写反映的问题。"), _("写明何人、何时、何事。")),
    "clue.nameless": (_("有一行没有姓名。"), _("不知道姓名的，写明怎样称呼。")),
    "clue.no_level": (_("没有选干部层级。"), _("按被反映人里层级最高的选。")),
    "clue.no_discipline": (_("没有选涉嫌违反的纪律，或者不在规则集里。"), _("从列表里选。")),
    "clue.no_item": (_("分类项“%(code)s”不在规则集里。"), _("从列表里选，或者不选。")),
    "clue.amount": (_("金额不能为负数。"), _("核对金额。")),
    "clue.no_reason": (_("没有写原因。"), _("写明原因。")),
    "clue.not_of_office_or_team": (_("指定的人不是本组成员，也不是巡察办人员。"), _("从列表里选。")),
    "clue_item.empty": (_("没有写内容。"), _("写明听到、看到什么，从哪里来。")),
    "verification.empty": (_("没有写核实情况。"), _("写明看了什么、问了谁、结果怎样。")),
    "disposal.no_receiver": (_("没有写移交给谁。"), _("选接收单位的类别，写名称。")),
    "disposal.only_up": (_("涉及上级管理干部的线索只能报上级。"), _("接收单位选“上级机关”。")),
    "disposal.not_to_the_body": (
        _("领导干部的线索不移交被巡察单位或乡镇。"),
        _("按干部管理权限选接收单位。"),
    ),
    "disposal.no_decider": (_("没有写谁决定的。"), _("写会议或批准人，附纪要文号。")),
    "transfer.several_receivers": (_("这些线索的接收单位不同。"), _("一份函只发一个单位，分开移交。")),
    "return.negative": (_("立案件数、人数不能为负数。"), _("核对数字。")),
    "return.empty": (_("办理结果是空的。"), _("至少写一项。")),
    "open.no_reason": (_("没有写理由。"), _("写为什么要看，理由会留痕。")),
}


def problem(found: Found) -> Problem:
    message, fix = SENTENCES[found.code]
    return Problem(found.code, str(message) % dict(found.values), found.where, str(fix))


def problems(found: Iterable[Found]) -> list[Problem]:
    return [problem(f) for f in found]
