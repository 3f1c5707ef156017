from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import BadInput, Problem
from xuncha.foundation.ui.forms import DateField, Form, LinesField, TextField
from xuncha.preparation.teams import labels
from xuncha.preparation.teams.rules.declaring import Entry, EntryKind

Choices = Sequence[tuple[Any, Any]]


class TeamForm(Form):
    number = forms.IntegerField(
        label=_("第几组"), min_value=1, max_value=99, required=False, help_text=_("不填就接着排")
    )
    name = TextField(label=_("名称"), required=False, max_length=60, help_text=_("不填就叫“第几巡察组”"))


class MemberForm(Form):
    person = forms.ChoiceField(label=_("人员"), help_text=_("括号里是单位和专长；已在本批别的组的不列出"))
    role = forms.ChoiceField(label=_("职责"), choices=list(labels.ROLES.items()), initial="member")
    duty = TextField(label=_("分工"), required=False, help_text=_("例如：财务、谈话记录"))

    def __init__(self, *args: Any, people: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = people


class DutyForm(Form):
    duty = TextField(label=_("分工"), required=False)


class LeaveForm(Form):
    reason = LinesField(label=_("退出理由"), help_text=_("已授权的组，权限从登记这一刻起停止"))


class CallHomeForm(Form):
    successor = forms.ChoiceField(
        label=_("由谁接手"), required=False, help_text=_("手里有没办完的工作，须由本组的人接手；没有就不必选")
    )
    reason = LinesField(label=_("召回理由"), help_text=_("权限从登记这一刻起停止"))

    def __init__(self, *args: Any, colleagues: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"].choices = colleagues


class ReasonForm(Form):
    reason = LinesField(label=_("理由"))


class AssignForm(Form):
    target = forms.ChoiceField(label=_("对象"), help_text=_("本批还没有组承担的"))

    def __init__(self, *args: Any, targets: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["target"].choices = targets


class SubmitTeamForm(Form):
    small_because = TextField(
        label=_("人数少的理由"),
        required=False,
        help_text=_("人数少于规则集通常要求的才填，例如：专项巡察，一组一个单位"),
    )


class ProposeForm(Form):
    outcome = forms.ChoiceField(
        label=_("意见"),
        choices=[("must_recuse", _("应当回避")), ("may_serve", _("可以参加"))],
        widget=forms.RadioSelect,
    )
    reason = LinesField(label=_("理由"), help_text=_("写明核对了什么、凭什么这样认定"))


class TieForm(Form):
    person = forms.ChoiceField(label=_("人员"))
    body = forms.ChoiceField(label=_("单位"))
    kind = forms.ChoiceField(label=_("类别"), choices=list(labels.TIES.items()))
    what = TextField(label=_("什么事"))
    since = DateField(label=_("开始"), required=False)
    until = DateField(label=_("结束"), required=False)
    source = TextField(label=_("从哪里知道的"), help_text=_("例如：县审计局审计报告文号"))

    def __init__(self, *args: Any, people: Choices = (), bodies: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = people
        self.fields["body"].choices = bodies


class ObjectionForm(Form):
    person = forms.ChoiceField(label=_("申请谁回避"))
    letter = TextField(label=_("来函文号或者名称"), max_length=80)
    reason = LinesField(label=_("对方的理由"))
    on = DateField(label=_("收到日期"))
    scan = forms.FileField(label=_("来函扫描件"), required=False)

    def __init__(self, *args: Any, people: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = people


class RaiseForm(Form):
    person = forms.ChoiceField(label=_("申请谁回避"))
    reason = LinesField(label=_("理由"), help_text=_("写明与贵单位或者有关人员的什么关系、什么事"))
    letter = TextField(
        label=_("函件文号"),
        required=False,
        max_length=80,
        help_text=_("另有纸质函件的才写；没有的，以本页提交为准"),
    )

    def __init__(self, *args: Any, people: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = people


SECTIONS: dict[EntryKind, tuple[tuple[str, ...], int]] = {
    EntryKind.KIN: (("relation", "name", "body", "body_name", "what"), 2),
    EntryKind.FORMER_POST: (("body", "body_name", "what", "since", "until"), 3),
    EntryKind.BUSINESS: (("body", "body_name", "what", "since", "until"), 1),
    EntryKind.HOME_PLACE: (("what",), 1),
}

FIELD_LABELS = {
    "relation": _("关系"),
    "name": _("姓名"),
    "body": _("单位（从名册选）"),
    "body_name": _("名册里没有的，写全称"),
    "since": _("从哪天起"),
    "until": _("到哪天止"),
}
WHAT_LABELS = {
    EntryKind.KIN: _("职务"),
    EntryKind.FORMER_POST: _("本人职务"),
    EntryKind.BUSINESS: _("什么往来或者关系"),
    EntryKind.HOME_PLACE: _("哪个乡镇、村、社区"),
}


class DeclarationForm(Form):
    """Lines of every kind, as many as `more` asks for; empty ones are passed over."""

    nothing_to_declare = forms.BooleanField(label=_("以下各项我都没有需要申报的"), required=False)

    def __init__(
        self, *args: Any, bodies: Choices = (), paper: bool = False, more: int = 0, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.lines: list[tuple[EntryKind, str]] = []
        for kind, (names, least) in SECTIONS.items():
            count = least if kind == EntryKind.HOME_PLACE else least + more
            for number in range(count):
                prefix = f"{kind}_{number}"
                self.lines.append((kind, prefix))
                self._line(kind, names, prefix, bodies)
        if paper:
            self.fields["on"] = DateField(label=_("签字日期"))
            self.fields["scan"] = forms.FileField(label=_("签字的申报表扫描件"))

    def _line(self, kind: EntryKind, names: Sequence[str], prefix: str, bodies: Choices) -> None:
        for name in names:
            label = WHAT_LABELS[kind] if name == "what" else FIELD_LABELS[name]
            field: forms.Field
            if name == "body":
                field = forms.ChoiceField(label=label, choices=bodies, required=False)
            elif name in ("since", "until"):
                field = DateField(label=label, required=False)
            else:
                field = TextField(label=label, required=False, max_length=120)
            self.fields[f"{prefix}_{name}"] = field

    def sections(self) -> list[tuple[Any, EntryKind, list[list[Any]]]]:
        """Label, kind and the bound fields of each line, in the order of the sheet."""
        found = []
        for kind, (names, _least) in SECTIONS.items():
            lines = [[self[f"{prefix}_{n}"] for n in names] for k, prefix in self.lines if k == kind]
            found.append((labels.ENTRIES[kind], kind, lines))
        return found

    def filled(self) -> list[tuple[str, Entry]]:
        """The lines somebody wrote in, each with the prefix of its fields."""
        found = []
        for kind, prefix in self.lines:
            given = {n: self.cleaned_data.get(f"{prefix}_{n}") for n in SECTIONS[kind][0]}
            if any(given.values()):
                body = given.pop("body", None)
                values = {name: value for name, value in given.items() if value is not None}
                found.append((prefix, Entry(kind=kind, body=UUID(body) if body else None, **values)))
        return found

    def at_fields(self, refused: BadInput) -> BadInput:
        """The same refusal with its problems at the fields of the lines they are about."""
        prefixes = [prefix for prefix, _entry in self.filled()]
        return BadInput(
            refused.code, refused.message, problems=[self._moved(p, prefixes) for p in refused.problems]
        )

    def _moved(self, problem: Problem, prefixes: Sequence[str]) -> Problem:
        line, _dot, name = problem.where.partition(".")
        if not line.isdigit():
            where = "nothing_to_declare" if problem.where == "entries" else problem.where
        else:
            where = f"{prefixes[int(line)]}_{name}"
        return Problem(problem.code, problem.message, where, problem.fix)
