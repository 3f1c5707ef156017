from django import forms
from django.utils.translation import gettext_lazy as _

from xuncha.followup.rectification.actions.disclose import GROUNDS_NOT
from xuncha.followup.rectification.models import (
    Grade,
    ItemStateLabel,
    MeetingKind,
    MoneyKind,
    PersonsKind,
    ReportKind,
    RuleChange,
    Term,
    VisitKind,
    VisitOutcome,
)
from xuncha.followup.rectification.rules.states import ItemState
from xuncha.foundation.ui.forms import DateField, Form, LinesField, MoneyField, TextField

GROUND_WORDS = {
    "state_secret": _("涉及国家秘密"),
    "case_under_check": _("涉及正在核查的案件"),
    "hype": _("公开可能引起大的炒作"),
    "mass_incident": _("公开可能引起群体性事件"),
    "sensitive": _("其他重大敏感事项"),
}


class MeasureForm(Form):
    text = LinesField(label=_("措施"), help_text=_("写明做什么，不写开会、提高认识。"))
    standard = TextField(label=_("完成标准"), help_text=_("到时凭什么看出已经做完。"), max_length=500)
    leader = TextField(label=_("责任领导"), max_length=60)
    department = TextField(label=_("责任股室"), max_length=60, required=False)
    person = TextField(label=_("责任人"), max_length=60, required=False)
    due_on = DateField(label=_("期限"), required=False, help_text=_("长期坚持的可以不写。"))


class NewMeasureForm(MeasureForm):
    term = forms.ChoiceField(label=_("类别"), choices=Term.choices, initial=Term.STAGED)


class ReasonForm(Form):
    reason = LinesField(label=_("理由"))


class LateForm(Form):
    late_reason = LinesField(
        label=_("晚于期限的原因"), required=False, help_text=_("没有超过期限的不用填。"), rows=2
    )


class ReviewForm(Form):
    accept = forms.ChoiceField(
        label=_("审核意见"), choices=[("yes", _("通过")), ("no", _("退回修改"))], widget=forms.RadioSelect
    )
    reason = LinesField(label=_("理由"), required=False, help_text=_("退回的，写明哪一条缺什么。"))


class ProgressForm(Form):
    note = LinesField(label=_("做了什么"))
    on = DateField(label=_("日期"), required=False, help_text=_("不填就是今天。"))


class ProofForm(Form):
    note = TextField(label=_("说明什么"), max_length=500, help_text=_("没有电子件的，写明纸质件在哪里。"))
    file = forms.FileField(label=_("文件"), required=False)


class CheckForm(Form):
    outcome = forms.ChoiceField(
        label=_("核验结论"),
        choices=[
            (str(s), ItemStateLabel(s).label)
            for s in (
                ItemState.DONE,
                ItemState.STAGE_DONE,
                ItemState.CONTINUING,
                ItemState.NOT_DONE,
                ItemState.RETURNED,
            )
        ],
        widget=forms.RadioSelect,
    )
    how = TextField(
        label=_("怎么核验的"), max_length=300, required=False, help_text=_("如：查佐证、到现场、问当事人。")
    )
    reason = LinesField(label=_("理由"), required=False, help_text=_("不是“已完成”的都要写。"))


class ResultForm(Form):
    note = TextField(label=_("说明"), max_length=500, required=False)
    on = DateField(label=_("日期"), required=False, help_text=_("不填就是今天。"))


class MoneyForm(ResultForm):
    kind = forms.ChoiceField(label=_("类别"), choices=MoneyKind.choices)
    amount_fen = MoneyField(label=_("金额（元）"))
    field_order = ("kind", "amount_fen", "note", "on")


class PersonsForm(ResultForm):
    kind = forms.ChoiceField(label=_("处理方式"), choices=PersonsKind.choices)
    persons = forms.IntegerField(label=_("人数"), min_value=1, help_text=_("只写人数，姓名留在佐证里。"))
    field_order = ("kind", "persons", "note", "on")


class RuleForm(ResultForm):
    kind = forms.ChoiceField(label=_("制定或修订"), choices=RuleChange.choices)
    title = TextField(label=_("制度名称"), max_length=300)
    field_order = ("kind", "title", "note", "on")


class MeetingForm(ResultForm):
    kind = forms.ChoiceField(label=_("会议"), choices=MeetingKind.choices)
    field_order = ("kind", "note", "on")


class DisclosureForm(Form):
    audience = forms.ChoiceField(
        label=_("对谁公开"), choices=[("public", _("向社会公开")), ("party", _("党内通报"))]
    )
    where = TextField(label=_("在哪里公开"), max_length=300, help_text=_("不公开的，写明由谁决定。"))
    ground_not = forms.ChoiceField(
        label=_("不公开的理由"),
        required=False,
        choices=[("", _("公开，没有不公开的理由")), *((g, GROUND_WORDS[g]) for g in GROUNDS_NOT)],
    )
    on = DateField(label=_("日期"), required=False, help_text=_("不填就是今天。"))
    late_reason = LinesField(
        label=_("晚于期限的原因"), required=False, help_text=_("没有超过期限的不用填。"), rows=2
    )


class ExtensionForm(Form):
    until = DateField(label=_("延到哪一天"))
    reason = LinesField(label=_("理由"), help_text=_("写明为什么到期完不成，还要做什么。"))


class TaskForm(Form):
    text = TextField(label=_("这一步做什么"), max_length=500)
    person = TextField(label=_("谁来做"), max_length=60, required=False)
    due_on = DateField(label=_("期限"), required=False)


class StepCheckForm(Form):
    task = forms.ChoiceField(label=_("核验哪一项"), required=False)
    outcome = forms.ChoiceField(
        label=_("核验结论"),
        choices=[
            (str(s), ItemStateLabel(s).label)
            for s in (ItemState.DONE, ItemState.STAGE_DONE, ItemState.CONTINUING, ItemState.NOT_DONE)
        ],
        widget=forms.RadioSelect,
    )
    reason = LinesField(label=_("理由"), required=False, help_text=_("不是“已完成”的都要写。"))


class TakeoverForm(Form):
    leader = TextField(label=_("由谁接续"), max_length=60)
    reason = TextField(label=_("为什么换人"), max_length=300, help_text=_("如：调任、退休、分工调整。"))
    on = DateField(label=_("从哪天起"), required=False, help_text=_("不填就是今天。"))


class ReportForm(Form):
    kind = forms.ChoiceField(label=_("报告"), choices=ReportKind.choices)
    begins = DateField(label=_("从"))
    ends = DateField(label=_("到"))
    text = LinesField(
        label=_("情况"),
        rows=10,
        help_text=_("写这段时间做了什么、还差什么。条数、金额由台账数出来，不用写。"),
    )
    late_reason = LinesField(
        label=_("晚于期限的原因"), required=False, help_text=_("没有超过期限的不用填。"), rows=2
    )


class AnswerReportForm(Form):
    receive = forms.ChoiceField(
        label=_("答复"), choices=[("yes", _("收下")), ("no", _("退回重报"))], widget=forms.RadioSelect
    )
    answer = LinesField(label=_("意见"), required=False, help_text=_("退回的，写明缺什么。"))


class VisitForm(Form):
    kind = forms.ChoiceField(label=_("督查或回访"), choices=VisitKind.choices)
    team = TextField(label=_("哪个组去的"), max_length=60)
    outcome = forms.ChoiceField(label=_("结论"), choices=VisitOutcome.choices, widget=forms.RadioSelect)
    found = LinesField(label=_("看到的情况"), help_text=_("写明看了什么、问了谁、是什么情况。"), rows=6)
    on = DateField(label=_("日期"), required=False, help_text=_("不填就是今天。"))


class AssessmentForm(Form):
    grade = forms.ChoiceField(label=_("评为"), choices=Grade.choices, widget=forms.RadioSelect)
    score = forms.IntegerField(label=_("得分"), required=False, min_value=0, max_value=100)
    forms_sent = forms.IntegerField(label=_("满意度测评发出"), min_value=0, initial=0)
    forms_returned = forms.IntegerField(label=_("收回"), min_value=0, initial=0)
    satisfied = forms.IntegerField(label=_("其中满意"), min_value=0, initial=0)
    conclusion = LinesField(
        label=_("评估结论"), rows=5, help_text=_("写明依据；评为一般、差的，要重新整改。")
    )
    on = DateField(label=_("日期"), required=False, help_text=_("不填就是今天。"))


class HearingForm(Form):
    ledgers = forms.MultipleChoiceField(label=_("听取了哪些单位的整改"), widget=forms.CheckboxSelectMultiple)
    meeting = TextField(label=_("会议"), max_length=120)
    on = DateField(label=_("日期"))
    note = LinesField(label=_("会议要求"), required=False)
