"""Forms of the instances of a common matter."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xuncha.conclusions.findings.web.forms import NOTHING, VoidingForm
from xuncha.foundation.ui.forms import Form, LinesField, MoneyField, TextField
from xuncha.standing.regulations.rules.ruleset import RuleSet

Choices = Sequence[tuple[str, str]]


class DraftCommonForm(Form):
    title = TextField(label=_("题目"), help_text=_("各单位共有的一件事，一句话写明"))
    item = forms.ChoiceField(label=_("分类项"))
    members = forms.MultipleChoiceField(
        label=_("在哪些单位发现的"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("一个单位一个实例，各写各的事实，各有各的佐证"),
    )
    text = LinesField(
        label=_("各实例共同的写法"), required=False, rows=3, help_text=_("起草后逐个单位改成那里的实情")
    )
    undertakers = forms.MultipleChoiceField(
        label=_("承办人"), widget=forms.CheckboxSelectMultiple, help_text=_("至少两人，组长除外")
    )

    def __init__(
        self,
        *args: Any,
        rules: RuleSet,
        members: Choices,
        people: Choices,
        codes: Sequence[str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        known = rules.taxonomy.items
        fields["item"].choices = [*NOTHING, *((c, f"{c} {known[c].label}") for c in codes)]
        fields["members"].choices = members
        fields["undertakers"].choices = people


class AddInstancesForm(VoidingForm):
    members = forms.MultipleChoiceField(label=_("在哪些单位发现的"), widget=forms.CheckboxSelectMultiple)
    text = LinesField(label=_("各实例共同的写法"), required=False, rows=3)

    field_order = ["members", "text", "voids"]

    def __init__(self, *args: Any, members: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["members"].choices = members


class InstanceForm(VoidingForm):
    text = LinesField(label=_("那里是什么情况"), required=False, rows=4)
    amount_fen = MoneyField(label=_("金额（元）"), required=False)
    persons = forms.IntegerField(label=_("涉及人数"), required=False, min_value=0)

    field_order = ["text", "amount_fen", "persons", "voids"]


class SupportInstanceForm(VoidingForm):
    item = forms.ChoiceField(label=_("证据"), help_text=_("那个单位的，或者牵头单位的"))
    page = forms.IntegerField(label=_("第几页"), min_value=1)
    passage = TextField(label=_("哪一段"), required=False, max_length=60, help_text=_("例如：第2段"))
    quote = TextField(label=_("摘录"), required=False, max_length=500, help_text=_("照抄原文最要紧的一句"))

    field_order = ["item", "page", "passage", "quote", "voids"]

    def __init__(self, *args: Any, items: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["item"].choices = items


class DropInstanceForm(VoidingForm):
    reason = LinesField(label=_("为什么去掉"), rows=2)

    field_order = ["reason", "voids"]
