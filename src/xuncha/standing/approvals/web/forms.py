from django import forms
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.ui.forms import DateField, Form, LinesField, TextField

LATE_HINT = _("过了期限才办的，写明原因；没有过期留空")


class ApproveForm(Form):
    reason = LinesField(label=_("意见"), required=False)
    late_reason = TextField(label=_("迟办理由"), required=False, help_text=LATE_HINT)


class ReturnForm(Form):
    reason = LinesField(label=_("退回的理由"), help_text=_("写明哪里要改，送审人才知道怎么办"))


class RecordForm(Form):
    approve = forms.ChoiceField(
        label=_("结果"),
        choices=[("yes", _("同意")), ("no", _("退回"))],
        widget=forms.RadioSelect,
        initial="yes",
    )
    decided_by = TextField(label=_("谁决定"), help_text=_("签字人，或者哪次会议"))
    on = DateField(label=_("决定日期"), help_text=_("签字件或者会议纪要上的日期"))
    minutes = TextField(label=_("会议纪要文号"), required=False, max_length=100)
    scan = forms.FileField(
        label=_("签字件扫描件"), required=False, help_text=_("PDF 或者图片；没有扫描件就写纪要文号")
    )
    reason = LinesField(label=_("意见"), required=False, help_text=_("退回的要写理由"))
    late_reason = TextField(label=_("迟办理由"), required=False, help_text=LATE_HINT)

    def clean_approve(self) -> bool:
        return bool(self.cleaned_data["approve"] == "yes")


class WithdrawForm(Form):
    reason = LinesField(label=_("撤回的原因"), required=False)
