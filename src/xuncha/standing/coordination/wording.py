"""The sentence for what a rule found, in the reader's language."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import Problem
from xuncha.foundation.ui.writing import day

from .rules.letters import Found

SENTENCES = {
    "letter.unknown_kind": (_("没有“%(kind)s”这种函件。"), ""),
    "letter.unknown_receiver": (_("没有“%(receiver)s”这类接收单位。"), _("从列表里选。")),
    "letter.no_receiver": (_("没有写发给谁。"), _("写接收单位的全称。")),
    "letter.no_title": (_("没有写标题。"), _("写明为什么事。")),
    "letter.no_text": (_("没有写正文。"), _("写明商请什么、到哪天。")),
    "letter.nothing_transferred": (_("没有要移交的内容。"), _("从线索页或建议页发起移交。")),
    "letter.due_in_the_past": (_("回复期限（%(due)s）已经过了。"), _("写今天以后的日期，或者不写。")),
    "letter.restricted_reply": (
        _("移交线索的回复内容不写在这里。"),
        _("只登记文号和日期；办理结果到线索页登记，封存。"),
    ),
    "letter.no_reason": (_("没有写原因。"), _("写明原因。")),
    "letter.no_signer": (_("没有写谁签收。"), _("照回执上的姓名填写。")),
    "letter.day_to_come": (_("日期 %(day)s 还没有到。"), _("写实际发生的那一天。")),
    "letter.not_of_office": (_("经办人要是巡察办人员。"), _("从列表里选。")),
    "letter.before_sent": (_("日期早于发出日（%(sent)s）。"), _("核对日期。")),
    "receiver_key.in_force": (_("“%(name)s”已有在用的公钥。"), _("先停用原来的，再登记新的。")),
    "receiver_key.not_compared": (_("没有写与谁核对过指纹。"), _("打电话或当面逐组念一遍，写对方姓名。")),
    "receiver_key.no_key": (_("这不是公钥。"), _("粘贴对方给的 .pub 文件里的一行，130 位。")),
    "receiver_key.ended": (_("已经停用。"), ""),
    "briefing.nothing_and_items": (_("既说没有情况，又列了情况。"), _("去掉其一。")),
    "briefing.empty": (_("没有列出情况。"), _("逐条写；没有情况的，选“没有情况”。")),
    "briefing.item_untitled": (_("第 %(n)s 条没有事由。"), _("补写。")),
    "briefing.not_partner": (
        _("“%(body)s”不是通报情况的单位。"),
        _("选纪检、组织、审计、信访、财政等部门。"),
    ),
}


def problem(found: Found) -> Problem:
    """Days are written as days."""
    message, fix = SENTENCES[found.code]
    values = {k: day(v) if hasattr(v, "isoformat") else v for k, v in found.values.items()}  # type: ignore[arg-type]
    return Problem(found.code, str(message) % values, found.where, str(fix))


def problems(found: Iterable[Found]) -> list[Problem]:
    return [problem(f) for f in found]
