"""Forms of this room. What is sealed is never kept as a draft in the browser."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.ui.forms import DateField, Form, LinesField, TextField
from xuncha.onsite.petitions.rules.outcomes import AsClueHint, AsPoint, AsSpotMatter, Given, NothingToDo
from xuncha.onsite.petitions.rules.petitioners import Petitioner
from xuncha.onsite.petitions.rules.states import Came, Channel
from xuncha.onsite.petitions.words import (
    ANSWERED,
    CAME,
    CHANNELS,
    KEEPERS,
    LEVELS,
    PARTS,
    RECEIVER_KINDS,
    SORTS,
    TIES,
)
from xuncha.standing.organisations.choosing import BodyField

Choices = Sequence[tuple[str, Any]]
LINES_OF_PEOPLE = 4
SEALED = {"data-sealed": "1", "autocomplete": "off"}


def _choices(words: Any, empty: Any = None) -> list[tuple[str, Any]]:
    rows = [(getattr(code, "value", code), word) for code, word in words.items()]
    return rows if empty is None else [("", empty), *rows]


def time_field(label: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        required=False,
        input_formats=["%H:%M", "%H:%M:%S", "%H：%M", "%H.%M", "%H%M"],
        widget=forms.TimeInput(attrs={"size": 8, "autocomplete": "off"}, format="%H:%M"),
    )


def _sealed_lines(label: Any, rows: int, **kwargs: Any) -> LinesField:
    return LinesField(
        label=label, required=False, widget=forms.Textarea(attrs={"rows": rows, **SEALED}), **kwargs
    )


def _sealed_text(label: Any, size: int) -> TextField:
    return TextField(label=label, required=False, widget=forms.TextInput(attrs={"size": size, **SEALED}))


class RegisterForm(Form):
    """Few fields suffice; the rest may be filled in later. The people stand in a small table."""

    received_on = DateField(label=_("收到日期"))
    received_at = time_field(_("时间"))
    inspection = forms.ChoiceField(
        label=_("反映哪个被巡察单位"), required=False, help_text=_("说不清的先空着，定范围以前补")
    )
    second_receiver = TextField(label=_("另一名接收人"), required=False, max_length=60)
    sort = forms.ChoiceField(label=_("类别"), required=False, choices=_choices(SORTS, _("待定")))
    item = forms.ChoiceField(label=_("反映什么问题"), required=False)
    persons = forms.IntegerField(label=_("一共几人"), min_value=1, max_value=100_000, initial=1)
    reported = _sealed_lines(_("被反映人"), 2, help_text=_("姓名、职务照原话写；加密封存，不进检索"))
    content = _sealed_lines(_("反映内容"), 6, help_text=_("加密封存；谁调看都留痕"))
    late_reason = TextField(
        label=_("晚到的原因"), required=False, max_length=300, help_text=_("过了公告的截止日才写")
    )
    keeper = forms.ChoiceField(
        label=_("反映本组、本办人员的，交谁单独保管"),
        required=False,
        choices=_choices(KEEPERS, _("不涉及")),
        help_text=_("登记以后，本组人员（包括您）都不再看得到这一件。反映巡察办主任的，交领导小组或者书记"),
    )

    def __init__(
        self,
        *args: Any,
        inspections: Choices = (),
        items: Choices = (),
        team_only: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["inspection"].choices = list(inspections) if team_only else [("", _("待定")), *inspections]
        fields["item"].choices = [("", _("待定")), *items]
        if team_only:
            fields["inspection"].required = True
            fields["inspection"].help_text = ""
        for n in range(1, LINES_OF_PEOPLE + 1):
            fields[f"name-{n}"] = _sealed_text(_("姓名"), 10)
            fields[f"contact-{n}"] = _sealed_text(_("电话等联系方式"), 16)
            fields[f"address-{n}"] = _sealed_text(_("住址或单位"), 20)
            fields[f"identity-{n}"] = _sealed_text(_("证件号"), 20)
            for what in ("name", "contact", "address", "identity"):
                fields[f"{what}-{n}"].widget.attrs["class"] = "x-input"

    def lines(self) -> list[dict[str, Any]]:
        """The rows of the table of people."""
        return [
            {"cells": [self[f"{what}-{n}"] for what in ("name", "contact", "address", "identity")]}
            for n in range(1, LINES_OF_PEOPLE + 1)
        ]

    def people(self) -> list[Petitioner]:
        data = self.cleaned_data
        return [
            Petitioner(
                *(data.get(f"{what}-{n}") or "" for what in ("name", "contact", "address", "identity"))
            )
            for n in range(1, LINES_OF_PEOPLE + 1)
        ]

    def chosen_inspection(self) -> UUID | None:
        return UUID(self.cleaned_data["inspection"]) if self.cleaned_data["inspection"] else None


class MarkForm(Form):
    """For several at once; what is left empty stays as it is."""

    inspection = forms.ChoiceField(label=_("反映哪个被巡察单位"), required=False)
    sort = forms.ChoiceField(label=_("类别"), required=False, choices=_choices(SORTS, _("不改")))
    item = forms.ChoiceField(label=_("反映什么问题"), required=False)

    def __init__(self, *args: Any, inspections: Choices = (), items: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["inspection"].choices = [("", _("不改")), *inspections]
        fields["item"].choices = [("", _("不改")), *items]


class RuleOutForm(Form):
    because = LinesField(label=_("为什么不属受理范围"), help_text=_("如：个人诉求、涉法涉诉"), max_length=300)
    on = DateField(label=_("日期"))


class DayForm(Form):
    on = DateField(label=_("日期"))


class AssignForm(Form):
    to = forms.TypedMultipleChoiceField(
        label=_("承办人"),
        coerce=UUID,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("分办以后，只有承办人和组长看得到"),
    )

    def __init__(self, *args: Any, people: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["to"].choices = list(people)


class LinkForm(Form):
    first = TextField(label=_("首件的编号"), max_length=40)
    tie = forms.ChoiceField(label=_("怎样相同"), choices=_choices(TIES), widget=forms.RadioSelect)


class PassOnForm(Form):
    to_kind = forms.ChoiceField(label=_("转给哪一类"), choices=_choices(RECEIVER_KINDS))
    to_body = BodyField(label=_("单位"), required=False)
    to_name = TextField(
        label=_("名册以外的机关"), required=False, max_length=120, help_text=_("名册里有的写在上面")
    )
    on = DateField(label=_("转送日期"))
    taken_by = TextField(label=_("对方谁签收"), required=False, max_length=60)
    told_on = DateField(label=_("哪天告知来信来访人"), required=False)


class AnswerForm(Form):
    answer = forms.ChoiceField(label=_("对方怎样答复"), choices=_choices(ANSWERED), widget=forms.RadioSelect)
    on = DateField(label=_("日期"))
    note = _sealed_lines(_("反馈的内容"), 5, help_text=_("加密封存"))


class SettleForm(Form):
    """One or several outcomes; what is empty is not one."""

    kinds = forms.MultipleChoiceField(
        label=_("结果"), choices=_choices(CAME), widget=forms.CheckboxSelectMultiple
    )
    title = TextField(
        label=_("列为疑点：要核对什么"), required=False, help_text=_("全组可见，不要让人看出是谁反映的")
    )
    would_settle = TextField(label=_("看到什么就能了结"), required=False, max_length=300)
    told_to = TextField(label=_("即知即改：告知单位的谁"), required=False, max_length=60)
    told_on = DateField(label=_("哪天告知"), required=False)
    reason = _sealed_lines(_("不再办理的原因"), 3)
    on = DateField(label=_("日期"))

    def outcomes(self, today: date) -> list[Given]:
        data, made = self.cleaned_data, []
        for kind in data["kinds"]:
            made.append(
                {
                    Came.POINT: AsPoint(data["title"], data["would_settle"]),
                    Came.CLUE_HINT: AsClueHint(),
                    Came.SPOT: AsSpotMatter(data["told_to"], data["told_on"] or today),
                    Came.NOTHING: NothingToDo(data["reason"]),
                }[Came(kind)]
            )
        return made


class CloseForm(Form):
    way = _sealed_lines(
        _("怎样答复的"), 3, help_text=_("如：电话告知；或者为什么没能答复。加密封存"), max_length=120
    )
    on = DateField(label=_("日期"))


class PauseForm(Form):
    because = TextField(label=_("为什么暂停"), max_length=300, help_text=_("不要写出反映人和反映的内容"))
    on = DateField(label=_("从哪天起"))


class ExtendForm(Form):
    amount = forms.IntegerField(
        label=_("延长几日"), min_value=1, max_value=365, help_text=_("按工作日计的期限，这里也是工作日")
    )
    because = TextField(label=_("为什么延长"), max_length=300, help_text=_("不要写出反映人和反映的内容"))
    approved_by = TextField(label=_("谁批准的"), max_length=120, help_text=_("职务和姓名"))
    on = DateField(label=_("哪天批准的"))


class KeeperForm(Form):
    keeper = forms.ChoiceField(
        label=_("交谁单独保管"),
        choices=_choices(KEEPERS),
        widget=forms.RadioSelect,
        help_text=_("反映巡察办主任的，交领导小组或者书记"),
    )


class ScanForm(Form):
    scan = forms.FileField(label=_("扫描件"), allow_empty_file=True)
    part = forms.ChoiceField(
        label=_("是什么"), choices=_choices(PARTS), widget=forms.RadioSelect, initial="page"
    )


class OpenForm(Form):
    reason = LinesField(label=_("为什么要调看"))


class SealedForm(Form):
    channel = forms.ChoiceField(label=_("来件方式"), choices=_choices(CHANNELS), widget=forms.RadioSelect)
    level = forms.ChoiceField(label=_("涉及哪一级"), choices=_choices(LEVELS), widget=forms.RadioSelect)
    received_on = DateField(label=_("收到日期"))


class HandOverForm(Form):
    to = TextField(label=_("交给谁"), max_length=120)
    receipt = TextField(label=_("签收凭据"), max_length=120, help_text=_("谁签收、回执编号"))
    on = DateField(label=_("日期"))


CHANNEL_CODES = {c.value for c in Channel}
