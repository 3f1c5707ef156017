from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xuncha.conclusions.reports.models import Answered, RecipientLabel
from xuncha.foundation.ui.forms import DateField, Form, LinesField, TextField


class DraftForm(Form):
    title = TextField(label=_("报告题目"), required=False, help_text=_("不写就用通行的题目"))


class ParagraphForm(Form):
    section = forms.ChoiceField(label=_("哪一部分"))
    text = LinesField(
        label=_("正文"),
        rows=8,
        help_text=_("能数出来的数用字段，例如 {{问题数 F2}}、{{谈话数}}；写进来的数要有所挂的问题或来源"),
    )
    findings = forms.MultipleChoiceField(
        label=_("挂哪些问题"), widget=forms.CheckboxSelectMultiple, required=False
    )
    records = forms.BooleanField(
        label=_("出自本次巡察的记录"),
        required=False,
        help_text=_("谈话、资料、底稿等记录里数出来的，或者巡察本身的情况"),
    )
    because = TextField(
        label=_("比认定写得轻的理由"),
        required=False,
        max_length=500,
        help_text=_("少了数、加了缓和的词、不再写某个问题的，写明为什么；随报告一起送审"),
    )

    def __init__(
        self,
        *args: Any,
        sections: Sequence[tuple[str, str]],
        findings: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"].choices = sections
        self.fields["findings"].choices = findings


class ReasonForm(Form):
    reason = LinesField(label=_("理由"), max_length=500)


class DissentForm(Form):
    finding = forms.ChoiceField(label=_("关于哪个问题"), required=False)
    text = LinesField(
        label=_("不同意见"),
        rows=5,
        help_text=_("写明不同意什么、为什么；署您的名字，随报告送给审定的人，不能改删"),
    )

    def __init__(self, *args: Any, findings: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["finding"].choices = [("", _("整个报告")), *findings]


class VersionForm(Form):
    note = TextField(label=_("为什么另起一稿"), max_length=300, help_text=_("例如：按组务会意见改"))


class CommentForm(Form):
    text = LinesField(
        label=_("意见"), rows=4, help_text=_("看形式、依据、数字出处和证据是否充分；实质内容由巡察组负责")
    )
    proposed = LinesField(label=_("建议改成"), rows=4, required=False)


class AnswerForm(Form):
    answer = forms.ChoiceField(label=_("答复"), choices=Answered.choices, widget=forms.RadioSelect)
    reason = LinesField(label=_("理由"), required=False, max_length=500, help_text=_("不采纳的必须写"))


class SubmitForm(Form):
    on = DateField(label=_("报批日期"), required=False, help_text=_("不写就是今天"))
    late_reason = TextField(label=_("迟报原因"), required=False, max_length=500, help_text=_("过了期限才写"))


class FeedbackForm(Form):
    opinion = LinesField(label=_("总体评价"), rows=5)
    demands = LinesField(label=_("意见建议"), rows=6, help_text=_("一行一条，自动编号"))
    contact = TextField(label=_("联系人和电话"), required=False)
    copies_to = TextField(label=_("抄送"), required=False, max_length=300)

    @staticmethod
    def apart(data: dict[str, Any]) -> dict[str, Any]:
        """Demands as the action takes them: one per line."""
        return {**data, "demands": [line for line in data["demands"].splitlines() if line.strip()]}


class DeliverForm(Form):
    on = DateField(label=_("反馈日期"))
    recipients = forms.MultipleChoiceField(
        label=_("向谁反馈"), choices=RecipientLabel.choices, widget=forms.CheckboxSelectMultiple
    )
    place = TextField(label=_("地点"), required=False, max_length=120)
    present = TextField(label=_("参加人员"), required=False, max_length=500, help_text=_("写职务"))
    late_reason = TextField(
        label=_("迟反馈的原因"), required=False, max_length=500, help_text=_("过了期限才写")
    )


class ReceiptForm(Form):
    signed_by = TextField(label=_("签收人"), max_length=60, help_text=_("照签收单上的姓名写"))
    on = DateField(label=_("签收日期"))
    scan = forms.FileField(label=_("签收单扫描件"), required=False)


class RelayForm(Form):
    members = forms.MultipleChoiceField(
        label=_("转达到哪些单位"), widget=forms.CheckboxSelectMultiple, help_text=_("一个单位记一条")
    )
    signed_by = TextField(label=_("牵头单位签收人"), max_length=60, help_text=_("照签收单上的姓名写"))
    on = DateField(label=_("哪一天"))
    place = TextField(label=_("地点"), required=False, max_length=120)
    scan = forms.FileField(label=_("签收单扫描件"), required=False)

    def __init__(self, *args: Any, members: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["members"].choices = members


class DoorReceiptForm(Form):
    signed_by = TextField(label=_("签收人姓名"), max_length=60)
    on = DateField(label=_("签收日期"))
