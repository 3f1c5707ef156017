from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.ui.forms import DateField, Form, TextField
from xuncha.preparation.training.actions.record_results import ResultRow
from xuncha.preparation.training.models import Attendance
from xuncha.preparation.training.rules.states import Standing

Choices = Sequence[tuple[Any, Any]]


class ClassForm(Form):
    title = TextField(label=_("名称"), max_length=120)
    begins = DateField(label=_("开班日期"))
    ends = DateField(label=_("结束日期"))
    place = TextField(label=_("地点"), required=False, max_length=120)
    required = forms.BooleanField(label=_("必修：没有通过的人不能授权"), required=False, initial=True)
    pass_mark = forms.IntegerField(
        label=_("合格分数"), required=False, min_value=0, max_value=100, help_text=_("0 到 100；不考试的不填")
    )


class PeopleForm(Form):
    persons = forms.MultipleChoiceField(label=_("人员"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, people: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["persons"].choices = people


class SignInForm(PeopleForm):
    on = DateField(label=_("哪一天"))
    field_order = ("on", "persons")


class WithdrawForm(Form):
    reason = TextField(label=_("理由"), required=False)


RESULTS = [("", "—"), ("passed", _("合格")), ("not_passed", _("不合格"))]


@dataclass(frozen=True, slots=True)
class Line:
    """One person's line of the results table, with its bound fields."""

    attendance: Attendance
    result: Any
    mark: Any
    reason: Any


class ResultsForm(Form):
    """One table for a class: result, mark, reason for each person; empty lines are left as they are."""

    on = DateField(label=_("登记日期"))

    def __init__(self, *args: Any, attendances: Sequence[Attendance] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.attendances = attendances
        for row in attendances:
            self._line(row)

    def _line(self, row: Attendance) -> None:
        name = {"who": row.person.name}
        self.fields[f"{row.id}.result"] = forms.ChoiceField(
            label=_("%(who)s的结果") % name,
            choices=RESULTS,
            required=False,
            widget=forms.Select(attrs={"class": "x-input x-select"}),
        )
        self.fields[f"{row.id}.mark"] = forms.IntegerField(
            label=_("%(who)s的分数") % name,
            required=False,
            widget=forms.TextInput(attrs={"class": "x-input", "size": 4, "inputmode": "numeric"}),
        )
        self.fields[f"{row.id}.reason"] = TextField(
            label=_("%(who)s改结果的理由") % name,
            required=False,
            widget=forms.TextInput(attrs={"class": "x-input"}),
        )
        self.fields[f"{row.id}.seen"] = forms.IntegerField(
            required=False, widget=forms.HiddenInput, initial=row.version
        )

    def lines(self) -> Iterator[Line]:
        for row in self.attendances:
            yield Line(row, self[f"{row.id}.result"], self[f"{row.id}.mark"], self[f"{row.id}.reason"])

    def hidden(self) -> list[Any]:
        return [self[f"{row.id}.seen"] for row in self.attendances]

    def clean(self) -> dict[str, Any]:
        """A mark without a result is asked for; so is a table without a single line."""
        data = super().clean() or self.cleaned_data
        for row in self.attendances:
            if data.get(f"{row.id}.mark") is not None and not data.get(f"{row.id}.result"):
                self.refuse(f"{row.id}.result", _("写了分数，也要选合格还是不合格。"))
        if not any(data.get(f"{row.id}.result") for row in self.attendances):
            self.refuse("", _("至少登记一个人的结果。"))
        return data

    def rows(self) -> list[ResultRow]:
        """The lines somebody filled in."""
        data = self.cleaned_data
        return [
            ResultRow(
                row.id,
                data[f"{row.id}.result"] == Standing.PASSED,
                data[f"{row.id}.mark"],
                data[f"{row.id}.reason"],
                data[f"{row.id}.seen"],
            )
            for row in self.attendances
            if data[f"{row.id}.result"]
        ]
