from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xuncha.conclusions.clues.models import LevelLabel, StateLabel
from xuncha.conclusions.clues.rules.content import read_persons
from xuncha.conclusions.clues.rules.states import OUTCOMES
from xuncha.foundation.ui.forms import DateField, Form, LinesField, MoneyField, TextField
from xuncha.standing.coordination.words import RECEIVERS


class ContentForm(Form):
    """What a clue says. Nothing typed here is kept in the browser."""

    persons = LinesField(
        label=_("被反映人"),
        rows=2,
        required=False,
        help_text=_("一行一人：姓名，职务，单位；还不知道是谁的不写。不作为人员登记，不能按姓名检索"),
    )
    level = forms.ChoiceField(label=_("干部层级"), choices=LevelLabel.choices)
    outline = LinesField(label=_("反映的问题"), rows=6)
    origin = TextField(label=_("来源说明"), required=False, help_text=_("如：谈话、来信、账目。不写举报人"))
    discipline = forms.ChoiceField(label=_("涉嫌违反"))
    item = forms.ChoiceField(label=_("分类项"), required=False)
    amount_fen = MoneyField(label=_("涉及金额（元）"), required=False)

    def __init__(self, *args: Any, rules: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = rules.taxonomy
        self.fields["discipline"].choices = [(c, str(d.label)) for c, d in known.disciplines.items()]
        self.fields["item"].choices = [
            ("", _("不归类")),
            *((c, f"{c} {i.label}") for c, i in known.items.items()),
        ]

    def clean_persons(self) -> Any:
        return read_persons(self.cleaned_data["persons"])


class NoteForm(ContentForm):
    items = forms.MultipleChoiceField(
        label=_("并入的素材"), required=False, widget=forms.CheckboxSelectMultiple
    )
    on = DateField(label=_("登记日期"))

    def __init__(self, *args: Any, waiting: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["items"].choices = waiting
        if not waiting:
            del self.fields["items"]


class ItemForm(Form):
    text = LinesField(
        label=_("听到、看到什么"), rows=5, help_text=_("照原样记，不加判断；封存后写理由才能打开")
    )
    on = DateField(label=_("日期"))


class PurposeForm(Form):
    reason = TextField(label=_("为什么要看"), help_text=_("先留痕，再打开"))


class ListForm(PurposeForm):
    with_origin = forms.BooleanField(
        label=_("一并给出来源说明"), required=False, help_text=_("来源可能说出是谁反映的；不勾选就不写")
    )


class ParcelForm(ListForm):
    with_files = forms.BooleanField(
        label=_("一并给出材料"),
        required=False,
        help_text=_("核对过材料里没有反映人的信息再勾选；材料的名称不带出"),
    )


class ReasonForm(Form):
    reason = LinesField(label=_("原因"))


class DatedReasonForm(ReasonForm):
    on = DateField(label=_("日期"))


class OnForm(Form):
    on = DateField(label=_("日期"))


class PersonForm(Form):
    person = forms.ChoiceField(label=_("人员"))

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = people


class VerificationForm(Form):
    text = LinesField(label=_("核实情况"), rows=5, help_text=_("看了什么、问了谁、结果怎样；不是审查调查"))
    on = DateField(label=_("日期"))


class ConcludeForm(Form):
    outcome = forms.ChoiceField(
        label=_("结论"), choices=[(s.value, s.label) for s in StateLabel if s.value in OUTCOMES]
    )
    reason = LinesField(label=_("理由"), rows=4)
    on = DateField(label=_("日期"))


class DisposalForm(Form):
    receiver = forms.ChoiceField(label=_("移交给"), choices=RECEIVERS)
    receiver_name = TextField(label=_("接收单位"), help_text=_("写全称"))
    decided_by = TextField(label=_("谁决定的"), help_text=_("如：书记专题会议"))
    minutes = TextField(label=_("纪要文号"), required=False)
    on = DateField(label=_("决定日期"))


class TransferForm(Form):
    clues = forms.MultipleChoiceField(label=_("随函移交"), widget=forms.CheckboxSelectMultiple)
    copies = LinesField(label=_("抄送"), rows=2, required=False, help_text=_("一行一个单位"))
    on = DateField(label=_("移交日期"))

    def __init__(self, *args: Any, waiting: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["clues"].choices = waiting

    def clean_copies(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["copies"].splitlines() if line.strip()]


class ReturnForm(Form):
    checked = forms.BooleanField(label=_("已初核"), required=False)
    cases = forms.IntegerField(
        label=_("立案（件）"), min_value=0, initial=0, help_text=_("到现在一共，不是这一次新增")
    )
    persons = forms.IntegerField(label=_("立案（人）"), min_value=0, initial=0)
    closed = forms.BooleanField(label=_("已办结"), required=False)
    text = LinesField(label=_("办理情况"), rows=4, required=False)
    on = DateField(label=_("收到日期"))


class FileForm(Form):
    scan = forms.FileField(label=_("文件"))
    title = TextField(label=_("名称"), required=False, help_text=_("不写的用文件名；名称一并封存"))
