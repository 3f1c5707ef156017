"""Forms of the orders to rectify on the spot."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.ui.forms import DateField, Form, LinesField, TextField


class IssueOrderForm(Form):
    spots = forms.TypedMultipleChoiceField(
        label=_("写哪几件"),
        coerce=UUID,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("一份通知书可以写几件；没有写进通知书的，是口头责令"),
    )
    on = DateField(label=_("通知书日期"))
    due_on = DateField(label=_("何时改完"))

    def __init__(self, *args: Any, spots: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["spots"].choices = list(spots)


class SendOrderForm(Form):
    sent_to = TextField(label=_("送给谁"), max_length=60, help_text=_("哪个部门、谁接的"))
    on = DateField(label=_("哪天"))


class SignOrderForm(Form):
    signed_by = TextField(label=_("谁签收的"), max_length=60, help_text=_("职务和姓名，照签收的写"))
    on = DateField(label=_("哪天"))


class WithdrawOrderForm(Form):
    because = LinesField(label=_("为什么撤销"), rows=2)
