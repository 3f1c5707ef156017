from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.ui.forms import DateField, Form, LinesField, TextField
from xuncha.standing.coordination.models import KindLabel, ReceiverLabel
from xuncha.standing.coordination.rules.letters import TRANSFERS

WRITTEN_BY_HAND = [(k.value, k.label) for k in KindLabel if k.value not in TRANSFERS]


class LetterForm(Form):
    receiver = forms.ChoiceField(label=_("接收单位类别"), choices=ReceiverLabel.choices)
    receiver_name = TextField(label=_("接收单位"), help_text=_("写全称，函件抬头用这个名称"))
    title = TextField(label=_("标题"))
    text = LinesField(label=_("正文"), rows=8, help_text=_("每段一行"), required=False)
    copies = LinesField(label=_("抄送"), rows=2, required=False, help_text=_("一行一个单位"))
    due_on = DateField(label=_("请对方在哪天前回复"), required=False)

    def clean_copies(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["copies"].splitlines() if line.strip()]


class DraftForm(LetterForm):
    kind = forms.ChoiceField(label=_("函件种类"), choices=WRITTEN_BY_HAND)
    field_order = ("kind",)


class ReasonForm(Form):
    reason = LinesField(label=_("原因"))


class DatedReasonForm(ReasonForm):
    on = DateField(label=_("日期"))


class OnForm(Form):
    on = DateField(label=_("日期"))


class ReceiptForm(Form):
    signed_by = TextField(label=_("签收人"), max_length=60, help_text=_("照回执上的姓名"))
    handed_by = TextField(label=_("送达人"), max_length=60, required=False)
    on = DateField(label=_("签收日期"))
    scan = forms.FileField(label=_("回执扫描件"), required=False)


class ReplyForm(Form):
    their_number = TextField(label=_("来文字号"), max_length=60, required=False)
    text = LinesField(label=_("回复内容"), rows=5, required=False)
    on = DateField(label=_("收到日期"))
    interim = forms.BooleanField(label=_("只是阶段性回复，还要继续等"), required=False)
    scan = forms.FileField(label=_("来文扫描件"), required=False)

    def __init__(self, *args: Any, restricted: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if restricted:
            del self.fields["text"]
            del self.fields["scan"]


class RemindForm(Form):
    note = TextField(label=_("怎样催的"), required=False, help_text=_("如：电话、当面、发函"), max_length=300)
    on = DateField(label=_("日期"))


class HandlerForm(Form):
    person = forms.ChoiceField(label=_("经办人"))

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = people


class KeyForm(Form):
    receiver = forms.ChoiceField(label=_("接收单位类别"), choices=ReceiverLabel.choices)
    receiver_name = TextField(label=_("接收单位"), help_text=_("写全称，与函件抬头一致"))
    public = LinesField(
        label=_("公钥"), rows=3, help_text=_("对方用 xuncha parcel key 生成，把 .pub 文件里的一行粘贴到这里")
    )
    compared_with = TextField(
        label=_("与谁核对指纹"),
        max_length=120,
        help_text=_("登记后显示指纹，与对方逐组核对；不一致的立即停用"),
    )


class BriefingForm(Form):
    body = forms.ChoiceField(label=_("通报单位"))
    letter = forms.ChoiceField(label=_("对应的商请函"), required=False)
    on = DateField(label=_("收到日期"))
    copies = forms.IntegerField(label=_("份数"), min_value=1, initial=1)
    return_by = DateField(label=_("看完退还日期"), required=False, help_text=_("不用退还的不写"))
    scan = forms.FileField(label=_("扫描件"), required=False)
    nothing = forms.BooleanField(label=_("对方书面说明没有情况"), required=False)

    ROWS = 6

    def __init__(
        self,
        *args: Any,
        partners: list[tuple[str, str]],
        letters: list[tuple[str, str]],
        about: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].choices = partners
        self.fields["letter"].choices = [("", _("没有发函，对方主动通报")), *letters]
        for n in range(1, self.ROWS + 1):
            self.fields[f"about_{n}"] = forms.ChoiceField(
                label=_("关于哪个单位"), choices=[("", _("不限一个单位")), *about], required=False
            )
            self.fields[f"title_{n}"] = TextField(label=_("事由"), required=False)
            self.fields[f"text_{n}"] = LinesField(label=_("情况"), rows=2, required=False)

    def row_fields(self) -> list[tuple[int, Any, Any, Any]]:
        """For the template: number and the three fields of each line."""
        return [
            (n, self[f"about_{n}"], self[f"title_{n}"], self[f"text_{n}"]) for n in range(1, self.ROWS + 1)
        ]

    def told(self) -> list[tuple[str, str, str]]:
        """Title, text, about whom, of every line something was written in."""
        data = self.cleaned_data
        rows = [
            (data.get(f"title_{n}") or "", data.get(f"text_{n}") or "", data.get(f"about_{n}") or "")
            for n in range(1, self.ROWS + 1)
        ]
        return [row for row in rows if row[0] or row[1]]
