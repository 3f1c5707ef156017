"""Forms of this room."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.ui.forms import DateField, Form, LinesField, TextField
from xuncha.onsite.inspections.actions.hold_team_meeting import Decided
from xuncha.onsite.inspections.words import POINT_RESULTS

Choices = Sequence[tuple[str, str]]
NOBODY = ("", _("先不定"))
DECISIONS, MOST_DECISIONS = 4, 40


class PassForm(Form):
    on = DateField(label=_("哪一天"), help_text=_("实际办成的日子，可以早于今天"))
    late_reason = LinesField(
        label=_("超过期限的原因"), required=False, help_text=_("没有超过期限就不用写，写了也不记"), rows=2
    )
    exception = LinesField(
        label=_("例外通过的理由"),
        required=False,
        help_text=_("条件没有齐、确需先过关的才写；理由和批准人以后一直显示"),
        rows=2,
    )
    approver = TextField(label=_("谁批准的例外"), required=False, help_text=_("职务和姓名"), max_length=120)


class ConfirmForm(Form):
    reason = LinesField(label=_("凭什么认定"), help_text=_("看了什么材料、向谁核实过。以您的名义记下"))
    on = DateField(label=_("哪一天"), required=False)


class EntryMeetingForm(Form):
    on = DateField(label=_("哪一天"))
    place = TextField(label=_("地点"), max_length=120)
    people = forms.IntegerField(label=_("到会人数"), min_value=1, max_value=10_000)
    note = LinesField(label=_("记要"), required=False, help_text=_("谁主持、谁动员讲话、谁表态发言"))


class NotePointForm(Form):
    title = TextField(label=_("要核对什么"), help_text=_("一个疑点写一件事；疑点是线头，不是结论"))
    source_text = TextField(
        label=_("从哪里来"), required=False, help_text=_("哪次汇报、哪份材料、哪个人说的（人写职务）")
    )
    would_settle = TextField(
        label=_("看到什么就能了结"), required=False, max_length=300, help_text=_("要核对的材料、要问的人")
    )
    who_has = forms.ChoiceField(label=_("谁经手"), required=False)
    settles_by = DateField(label=_("应于哪天了结"), required=False)

    def __init__(self, *args: Any, people: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who_has"].choices = [NOBODY, *people]  # type: ignore[attr-defined]


class GivePointForm(Form):
    who_has = forms.ChoiceField(label=_("谁经手"))
    settles_by = DateField(label=_("应于哪天了结"), required=False)

    def __init__(self, *args: Any, people: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who_has"].choices = list(people)  # type: ignore[attr-defined]


class SettlePointForm(Form):
    result = forms.ChoiceField(
        label=_("结果"),
        choices=[(key.value, word) for key, word in POINT_RESULTS.items()],
        widget=forms.RadioSelect,
    )
    text = LinesField(label=_("怎样核对的、查到什么"), help_text=_("写明看了哪份材料、问了谁"))
    on = DateField(label=_("哪一天"), required=False)


class LookForm(Form):
    item = forms.ChoiceField(label=_("清单哪一项"))
    method = forms.ChoiceField(label=_("用哪种方式"))
    source = forms.ChoiceField(
        label=_("在哪里看到的"), required=False, help_text=_("谈话、材料、走访等，登记过的才能选")
    )
    post = forms.ChoiceField(label=_("看的是哪个班子职位"), required=False)
    what = LinesField(label=_("看了什么、看到什么"), rows=3)
    on = DateField(label=_("哪一天"))

    def __init__(
        self,
        *args: Any,
        items: Choices = (),
        methods: Choices = (),
        sources: Choices = (),
        posts: Choices = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["item"].choices = [("", _("选一项")), *items]
        fields["method"].choices = [("", _("选一种")), *methods]
        fields["source"].choices = [("", _("没有登记过")), *sources]
        fields["post"].choices = [("", _("整个党组织")), *posts]


class LooksForm(Form):
    members = forms.MultipleChoiceField(
        label=_("在哪些单位看的"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("从清单的一项进来时，没有人看过的单位已经勾上"),
    )
    item = forms.ChoiceField(label=_("清单哪一项"))
    method = forms.ChoiceField(label=_("用哪种方式"))
    what = LinesField(label=_("看了什么、看到什么"), rows=3, help_text=_("各单位都记这一段；不一样的分开记"))
    source_text = TextField(label=_("在哪里看到的"), required=False)
    on = DateField(label=_("哪一天"))

    def __init__(
        self, *args: Any, members: Choices = (), items: Choices = (), methods: Choices = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["members"].choices = members
        fields["item"].choices = [("", _("选一项")), *items]
        fields["method"].choices = [("", _("选一种")), *methods]


class LeaveOutForm(Form):
    because = LinesField(label=_("为什么不查"), rows=2, help_text=_("这类单位没有这项职责等"))


class HandOverForm(Form):
    """Which team a briefing goes to."""

    team = forms.ChoiceField(label=_("巡察组"))
    on = DateField(label=_("转交日期"))

    def __init__(self, *args: Any, teams: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].choices = teams


class EntryNoticeForm(Form):
    enters_on = DateField(label=_("进驻日期"))
    contact = TextField(label=_("联系人和电话"), max_length=120)
    prepare = LinesField(label=_("请对方准备什么"), rows=6, help_text=_("一行一项"))
    commitments = LinesField(label=_("请对方承诺什么"), rows=5, required=False, help_text=_("一行一条"))
    on = DateField(label=_("发出日期"))


class ReceiptForm(Form):
    received_by = TextField(label=_("谁签收的"), max_length=60, help_text=_("职务和姓名"))
    on = DateField(label=_("哪一天"))


class PublicNoticeForm(Form):
    phone = TextField(label=_("联系电话"), required=False, max_length=60)
    hours = TextField(label=_("接听时间"), required=False, max_length=60)
    letterbox = TextField(label=_("来信地址"), required=False, max_length=120)
    online = TextField(label=_("邮箱、网页"), required=False, max_length=120)
    door_box = TextField(label=_("意见箱挂在哪里"), required=False, max_length=120)


class PostingForm(Form):
    place = TextField(label=_("贴在哪里"), max_length=120)
    on = DateField(label=_("哪一天"))
    photo = forms.FileField(label=_("照片"), required=False, allow_empty_file=True)


class TeamMeetingForm(Form):
    on = DateField(label=_("哪一天"))
    present = TextField(label=_("谁到会"), max_length=300)
    discussed = LinesField(label=_("议了什么"), rows=5)

    def __init__(self, *args: Any, people: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for n in range(1, self._rows() + 1):
            said = {"n": n}
            self.fields[f"text-{n}"] = TextField(
                label=_("第 %(n)d 条定了什么") % said, required=False, max_length=300
            )
            self.fields[f"owner-{n}"] = forms.ChoiceField(
                label=_("第 %(n)d 条谁办") % said, choices=[("", _("不用跟踪")), *people], required=False
            )
            self.fields[f"due-{n}"] = DateField(label=_("第 %(n)d 条哪天前办好") % said, required=False)
        for name, field in self.fields.items():
            if "-" in name:
                chosen = isinstance(field, forms.ChoiceField)
                field.widget.attrs["class"] = "x-input x-select" if chosen else "x-input"

    def _rows(self) -> int:
        source: Mapping[str, Any] = self.data if self.is_bound else {}
        numbers = [int(key[5:]) for key in source if key[:5] == "text-" and key[5:].isdigit()]
        return min(max([DECISIONS, *numbers]) + (DECISIONS if "more" in source else 0), MOST_DECISIONS)

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The decisions as bound fields, for the table."""
        return [
            {"n": n, **{part: self[f"{part}-{n}"] for part in ("text", "owner", "due")}}
            for n in range(1, self._rows() + 1)
        ]

    def decided(self) -> list[Decided]:
        """The lines as the action wants them, empty ones included so that a problem finds its line."""
        data = self.cleaned_data
        return [
            Decided(
                data.get(f"text-{n}") or "",
                UUID(data[f"owner-{n}"]) if data.get(f"owner-{n}") else None,
                data.get(f"due-{n}"),
            )
            for n in range(1, self._rows() + 1)
        ]


class FinishForm(Form):
    on = DateField(label=_("哪一天"))
    note = LinesField(label=_("办得怎样"), rows=3, help_text=_("不再办的写明为什么"))


class UpwardForm(Form):
    matter = TextField(label=_("什么事"), max_length=200)
    text = LinesField(label=_("情况和意见"), rows=5)
    to = TextField(label=_("向谁请示报告"), max_length=120)
    on = DateField(label=_("哪一天"))


class AnswerForm(Form):
    answer = LinesField(label=_("怎样答复的"), rows=3)
    answered_by = TextField(label=_("谁答复的"), max_length=120)
    on = DateField(label=_("哪一天"))
