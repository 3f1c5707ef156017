"""Forms of this room."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.ui.forms import DateField, Form, LinesField, TextField
from xuncha.onsite.evidence.rules.places import parse_box
from xuncha.onsite.evidence.rules.states import Form as ItemForm
from xuncha.onsite.evidence.words import FORMS, THINGS

KINDS = [(key.value, word) for key, word in FORMS.items() if key != ItemForm.RECORD]


class RegisterForm(Form):
    file = forms.FileField(
        label=_("文件"),
        help_text=_("扫描件、照片、Word、Excel、PDF 都可以；有密码的先取消密码"),
        allow_empty_file=True,
    )
    title = TextField(label=_("这是什么材料"), help_text=_("按材料自己的名称写，如“验收意见表”"))
    form = forms.ChoiceField(label=_("我们手里的是"), choices=KINDS, widget=forms.RadioSelect, initial="copy")
    received_from = TextField(
        label=_("从哪里取得"), required=False, help_text=_("哪个单位哪个股室，或者在哪里拍的")
    )
    received_on = DateField(label=_("哪天取得"))
    original_at = TextField(
        label=_("原件在谁手里"), required=False, max_length=120, help_text=_("复印件才写；不写就是取得的单位")
    )
    pages = forms.IntegerField(
        label=_("页数"),
        required=False,
        min_value=1,
        max_value=100_000,
        help_text=_("PDF 和扫描件自动数，Word 请写"),
    )
    note = TextField(label=_("说明"), required=False, max_length=300)


class SupersedeForm(Form):
    file = forms.FileField(label=_("新的文件"), allow_empty_file=True)
    because = LinesField(
        label=_("为什么替代"), help_text=_("旧的一份连同它的引用原样留着，页面上写明被哪一份替代"), rows=2
    )
    title = TextField(label=_("名称"), required=False, help_text=_("不写就沿用旧名称"))
    received_on = DateField(label=_("哪天取得"))
    pages = forms.IntegerField(label=_("页数"), required=False, min_value=1, max_value=100_000)


class CustodyForm(Form):
    thing = forms.ChoiceField(
        label=_("交接的是"),
        choices=[(key.value, word) for key, word in THINGS.items()],
        widget=forms.RadioSelect,
    )
    to = TextField(label=_("交给谁"), max_length=120, help_text=_("单位或者姓名，写到能找着"))
    on = DateField(label=_("哪一天"))
    because = TextField(label=_("事由"), required=False, help_text=_("如：核对后退回、送财务组员核查"))

    def __init__(self, *args: Any, things: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["thing"]
        field.choices = [(key, word) for key, word in field.choices if key in things]
        field.initial = things[-1] if things else None


class CiteForm(Form):
    page = forms.IntegerField(label=_("第几页"), min_value=1, max_value=100_000)
    passage = TextField(
        label=_("哪一段"), required=False, max_length=60, help_text=_("如：第2段、结论栏、凭证114、问6")
    )
    quote = TextField(
        label=_("摘录原文"), required=False, max_length=500, help_text=_("最要紧的一句，照原文抄")
    )
    box = TextField(
        label=_("框在哪里"),
        required=False,
        help_text=_("左、上、宽、高，各按页面千分之几，如 110,430,780,120；在页面上拖也可以"),
    )

    def clean_box(self) -> tuple[int, ...]:
        found = parse_box(self.cleaned_data["box"])
        if found is None:
            raise forms.ValidationError(_("写四个数：左、上、宽、高，如 110,430,780,120。"))
        return found


class BecauseForm(Form):
    because = LinesField(
        label=_("为什么撤回"), help_text=_("撤回的引用仍留在记录里，写明谁撤的、为什么"), rows=2
    )


class OpenForm(Form):
    reason = LinesField(
        label=_("为什么调看"), help_text=_("先记入留痕，再打开；巡察组看得到谁因为什么调看过"), rows=2
    )
