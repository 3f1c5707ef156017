"""The sentences behind the codes that rules return: what is wrong, and what to do or who can."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.links.kinds import known_kinds
from xuncha.foundation.terms import Problem
from xuncha.onsite.evidence.words import FORMS

from .models import ElementLabel, OutcomeLabel
from .rules.found import Found

SENTENCES = {
    "headings.too_deep": (
        _("“%(title)s”上面的标题超过 %(deepest)s 级。"),
        _("最多 %(deepest)s 级，合并一级。"),
    ),
    "headings.gap": (
        _("“%(title)s”上面的标题中间空了一级。"),
        _("从左往右依次填，不空级。"),
    ),
    "headings.too_long": (
        _("“%(title)s”上面的标题太长。"),
        _("一个标题不超过 %(longest)s 个字。"),
    ),
    "workpaper.needs_two_undertakers": (
        _("承办人现有 %(there)s 人，至少要 %(needed)s 人，都须是本组成员。"),
        _("由承办人在底稿里增加承办人。"),
    ),
    "workpaper.undertaker_left": (
        _("有 %(count)s 名承办人已不在本组。"),
        _("由承办人换上现在的组员。"),
    ),
    "workpaper.lead_cannot_undertake": (
        _("组长最后签字，不能同时是承办人。"),
        _("请换一名承办人。"),
    ),
    "workpaper.element_not_written": (
        _("要素“%(element)s”还没有写。"),
        _("由承办人补写。"),
    ),
    "workpaper.element_not_supported": (
        _("要素“%(element)s”没有佐证。"),
        _("由承办人补佐证，注明页和段。"),
    ),
    "workpaper.element_rests_on_nothing": (
        _("要素“%(element)s”写了，没有佐证。"),
        _("补佐证，或者删去没有依据的话。"),
    ),
    "workpaper.one_source": (_("只有一件佐证，请再找一个来源核对。"), ""),
    "workpaper.one_method": (_("佐证都来自同一种方式（%(method)s），请换一种方式核对。"), ""),
    "workpaper.conduct_not_dated": (
        _("没有写行为发生的日期，无法核对依据当时是否有效。"),
        _("补写行为时间。"),
    ),
    "workpaper.clause_not_in_force": (
        _("所引条款在行为发生时（%(conduct)s）不是有效版本：%(valid)s。%(in_force)s"),
        _("改引当时有效的版本，或在“依据”里说明为何适用。"),
    ),
    "workpaper.head_not_heard": (
        _("还没有记录与被巡察单位主要负责人的沟通。"),
        _("由承办人记录沟通，或者写明为何尚未沟通。"),
    ),
    "workpaper.amount_impossible": (_("金额须是不小于 0 的数，精确到分。"), _("改正金额。")),
    "workpaper.persons_impossible": (_("人数须是不小于 0 的整数。"), _("改正人数。")),
    "workpaper.not_in_rule_set": (
        _("“%(code)s”不在本次巡察规则集的分类里。"),
        _("从列表里选。"),
    ),
    "workpaper.conduct_backwards": (_("行为结束早于开始。"), _("改正行为时间。")),
    "workpaper.not_titled": (_("底稿没有题目。"), _("一事一底稿，用一句话写明是什么事。")),
    "workpaper.already_signed": (_("组长已签，不再收签字。"), ""),
    "workpaper.signed_by_you": (_("您已签过，等其他承办人。"), ""),
    "workpaper.waits_for_undertakers": (_("现在等承办人签字。"), ""),
    "workpaper.waits_for_deputy": (_("现在等副组长签字。"), ""),
    "workpaper.waits_for_lead": (_("现在等组长签字。"), ""),
    "workpaper.own_paper": (_("本件的承办人不能审签自己承办的底稿。"), _("由另一位副组长或者组长签。")),
    "instance.too_few": (
        _("共性问题的实例至少要 %(needed)s 个。"),
        _("再列一个单位；只有一个单位的事在那个单位起草。"),
    ),
    "instance.not_written": (_("%(body)s的实例还没有写。"), _("由承办人写明那里是什么情况。")),
    "instance.not_supported": (_("%(body)s的实例没有佐证。"), _("由承办人补佐证，注明页和段。")),
    "judgement.no_outcome": (_("没有选研判结果。"), _("至少选一项；不成立也是结果，须写理由。")),
    "judgement.unknown_kind": (_("没有“%(kind)s”这种结果。"), ""),
    "judgement.not_established_alone": (_("“不成立”不能与其他结果并列。"), _("去掉其一。")),
    "judgement.clue_alone": (
        _("线索不能是唯一的结果。"),
        _("同时选一项大家都能看到的结果；不反馈的，选“不列为面上问题”，写理由。"),
    ),
    "judgement.clue_not_established": (_("“不成立”的事不能又作为线索。"), _("去掉其一。")),
    "judgement.too_many": (
        _("“%(kind_label)s”一件底稿最多 %(most)s 项。"),
        _("一事一底稿，另一件事另起底稿。"),
    ),
    "judgement.no_minutes": (_("没有写组务会的意见。"), _("写明哪天开会、怎么议的。")),
    "judgement.meeting_before_signature": (
        _("组务会（%(meeting)s）早于组长签字（%(signed)s）。"),
        _("核对日期。"),
    ),
    "judgement.no_reason": (_("“%(kind_label)s”须写明内容或理由。"), _("补写。")),
    "judgement.no_recipient": (_("工作建议须写明提给谁。"), _("选部门种类，写名称。")),
    "advice.none": (_("没有选建议。"), _("至少选一条。")),
    "advice.several_receivers": (_("选的建议提给不同的部门。"), _("一个部门一份建议书。")),
    "advice.in_a_letter": (_("%(number)s 已经在建议书里。"), _("等那份建议书办完，或者撤销以后再拟。")),
    "reshape.too_few_papers": (_("没有选要合并的底稿。"), _("至少再选一件。")),
    "reshape.several_inspections": (_("不同巡察的底稿不能合并。"), _("只选本次巡察的。")),
    "reshape.no_reason": (_("没有写理由。"), _("写明为什么，原来的底稿上会注明。")),
    "reshape.wrong_number_of_parts": (
        _("要拆成 %(least)s 到 %(most)s 件，各有题目。"),
        _("写出每一件的题目。"),
    ),
    "reshape.element_left_behind": (
        _("要素“%(element)s”没有带到任何一件里。"),
        _("至少勾在一件里。"),
    ),
    "judgement.reply_outstanding": (
        _("事实确认单 %(number)s 还没有答复，期限到 %(due)s，现在不能认定为问题。"),
        _("等答复或者期限过后再研判；拒绝答复的，由两名组员注明。"),
    ),
    "facts.our_number": (
        _("写了“%(what)s”，是巡察组自己的编号，会露出来源。"),
        _("删去编号，只写事实。"),
    ),
    "facts.heard_person": (
        _("写了“%(what)s”，是巡察组谈过话的人，会露出来源。"),
        _("写岗位，不写姓名。"),
    ),
    "facts.channel_words": (
        _("写了“%(what)s”，可能露出来源或者渠道。"),
        _("改成只写事实；确是对方自己办的事，勾选“已逐字看过”。"),
    ),
    "facts.no_such_reply": (_("没有选答复。"), _("选“属实”“有异议”或者“补充说明”。")),
    "facts.objection_without_reason": (_("有异议的要写明理由。"), _("写明哪里不符、实际怎样。")),
    "facts.empty_supplement": (_("补充说明没有写，也没有附材料。"), _("写明补充什么，或者附上材料。")),
    "facts.nobody_answers": (_("没有写谁答复。"), _("写明代表单位答复的人的姓名或者职务。")),
    "facts.not_replied": (
        _("“%(title)s”还没有答复。"),
        _("等单位答复；到期不答复或者拒绝答复的，由两名组员注明。"),
    ),
    "facts.not_answered": (_("“%(title)s”的异议还没有回应。"), _("由承办人、副组长或者组长回应。")),
    "finding.not_written": (_("问题的“%(field)s”没有写。"), _("补写。")),
    "finding.not_in_rule_set": (_("“%(field)s”没有选，或者不在本次巡察规则集里。"), _("从列表里选。")),
}

FIELDS = {
    "title": _("题目"),
    "text": _("表述"),
    "responsible_post": _("责任岗位"),
    "item": _("分类项"),
    "discipline": _("六项纪律"),
    "field": _("领域"),
}


def day(value: date | None) -> str:
    return "" if value is None else date_format(value, "Y年n月j日")


def _valid(values: Mapping[str, Any]) -> str:
    since, until = day(values["valid_from"]), day(values["valid_until"])
    if until:
        return gettext("%(since)s起，%(until)s止") % {"since": since, "until": until}
    return gettext("%(since)s起施行") % {"since": since}


def _method(code: str) -> str:
    """How the items were come by: the kind of thing they came from, else what the team holds."""
    kind = known_kinds().get(code)
    return str(kind.label if kind else {str(form): label for form, label in FORMS.items()}.get(code, code))


def _values(found: Found) -> dict[str, Any]:
    values = dict(found.values)
    if found.where in ElementLabel.values:
        values["element"] = ElementLabel(found.where).label
    values["field"] = FIELDS.get(found.where, found.where)
    if "kind" in values and values["kind"] in OutcomeLabel.values:
        values["kind_label"] = OutcomeLabel(values["kind"]).label
    if "method" in values:
        values["method"] = _method(str(values["method"]))
    if found.code == "workpaper.clause_not_in_force":
        since, until = day(values["conduct_from"]), day(values["conduct_to"])
        values["conduct"] = since if since == until else f"{since}—{until}"
        values["valid"] = _valid(values)
        edition = values["in_force"]
        values["in_force"] = gettext("当时有效的是%(edition)s。") % {"edition": edition} if edition else ""
    return {k: day(v) if isinstance(v, date) else v for k, v in values.items()}


def problem(found: Found) -> Problem:
    """The sentence for what a rule found, in the reader's language."""
    message, fix = SENTENCES[found.code]
    return Problem(found.code, str(message) % _values(found), found.where, str(fix))


def problems(found: Iterable[Found]) -> list[Problem]:
    return [problem(f) for f in found]
