"""Forms of this room."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.ui.forms import DateField, Form, LinesField, TextField
from xuncha.onsite.fieldwork.actions.receive_material import Receipt
from xuncha.onsite.fieldwork.actions.request_materials import Asked
from xuncha.onsite.fieldwork.actions.return_material import Returned
from xuncha.onsite.fieldwork.models import MaterialItem
from xuncha.onsite.fieldwork.queries import line_of
from xuncha.onsite.fieldwork.rules.states import Unit, Way
from xuncha.onsite.fieldwork.words import WANTED, WAYS

Choices = Sequence[tuple[str, str]]
UNITS = [(u.value, u.value) for u in Unit]
THINGS = [(key.value, word) for key, word in WANTED.items()]
ROWS, MORE, MOST_ROWS = 6, 5, 200


def time_field(label: Any, **kwargs: Any) -> forms.TimeField:
    """An hour and a minute, as `15:05`."""
    return forms.TimeField(
        label=label,
        required=False,
        input_formats=["%H:%M", "%H:%M:%S", "%H：%M", "%H.%M", "%H%M"],
        widget=forms.TimeInput(attrs={"size": 8, "autocomplete": "off"}, format="%H:%M"),
        **kwargs,
    )


class InterviewersField(forms.TypedMultipleChoiceField):
    """Two or more of the team, in the order of the authorisation."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            coerce=UUID,
            widget=forms.CheckboxSelectMultiple,
            label=_("谈话人"),
            error_messages={"required": _("每次谈话要有两名以上本组人员，请勾选。")},
            **kwargs,
        )


def _in_table(form: Form) -> None:
    """Controls of a table's cells look like those of any form."""
    for name, field in form.fields.items():
        if "-" in name:
            kind = "x-input x-select" if isinstance(field, forms.ChoiceField) else "x-input"
            field.widget.attrs["class"] = kind


class PlanForm(Form):
    name = TextField(label=_("同谁谈"), max_length=60)
    post = TextField(label=_("职务"), max_length=80)
    unit = TextField(label=_("单位"), required=False, max_length=120, help_text=_("不写就是被巡察单位"))
    outline_post = forms.ChoiceField(
        label=_("用哪一类提纲"), required=False, help_text=_("提纲按职务留着，谈前可以改")
    )
    on = DateField(label=_("哪一天"))
    at = time_field(_("几点"))
    place = TextField(label=_("地点"), max_length=120)
    interviewers = InterviewersField(help_text=_("两名以上本组人员"))

    def __init__(self, *args: Any, people: Choices = (), posts: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["interviewers"].choices = list(people)
        fields["outline_post"].choices = [("", _("只用开场和收尾")), *((p, p) for p in posts)]


class ReplanForm(Form):
    on = DateField(label=_("哪一天"))
    at = time_field(_("几点"))
    place = TextField(label=_("地点"), max_length=120)
    interviewers = InterviewersField(help_text=_("两名以上本组人员"))

    def __init__(self, *args: Any, people: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["interviewers"].choices = list(people)


class StartForm(Form):
    told = forms.BooleanField(
        label=_("已出示证件，告知任务、纪律和保密要求，问明是否申请谈话人回避"), required=False
    )
    on = DateField(label=_("哪一天"))
    at = time_field(_("开始"))


class WriteForm(Form):
    row = forms.UUIDField(widget=forms.HiddenInput)
    outline_item = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    question = LinesField(label=_("问"), rows=2)
    answer = LinesField(label=_("答"), required=False, rows=5)


class MarkForm(Form):
    title = TextField(label=_("要核对什么"), help_text=_("一件事一个疑点；是线头，不是结论"))
    would_settle = TextField(label=_("看到什么就能了结"), required=False, max_length=300)
    who_has = forms.ChoiceField(label=_("谁经手"), required=False)
    settles_by = DateField(label=_("应于哪天了结"), required=False)

    def __init__(self, *args: Any, people: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["who_has"].choices = [("", _("由我经手")), *people]


class HoldForm(Form):
    on = DateField(label=_("哪一天"))
    ended_at = time_field(_("几点谈完"))


class ConfirmForm(Form):
    """Paper: sheets signed, with the scan. Screen: a tick on every page."""

    way = forms.ChoiceField(
        label=_("怎样核对的"),
        choices=[(key.value, word) for key, word in WAYS.items()],
        widget=forms.RadioSelect,
        initial=Way.PAPER.value,
    )
    on = DateField(label=_("哪一天"))
    pages = forms.IntegerField(
        label=_("本人签名的页数"), required=False, min_value=1, max_value=1000, help_text=_("纸上签名才写")
    )
    scan = forms.FileField(
        label=_("签名页扫描件"),
        required=False,
        allow_empty_file=True,
        help_text=_("纸上签名的，扫描后放这里"),
    )
    seen_pages = forms.TypedMultipleChoiceField(
        label=_("屏幕上核对过的页"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, count: int = 1, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["seen_pages"].choices = [(n, _("第 %(n)d 页") % {"n": n}) for n in range(1, count + 1)]

    @property
    def confirmed(self) -> int:
        """Pages confirmed by the way chosen."""
        if self.cleaned_data["way"] == Way.SCREEN:
            return len(self.cleaned_data["seen_pages"])
        return self.cleaned_data["pages"] or 0


class RefusalForm(Form):
    note = LinesField(label=_("本人怎样说、为什么不签"), help_text=_("两名谈话人都在场，照实写"))
    on = DateField(label=_("哪一天"))


class BecauseForm(Form):
    because = LinesField(label=_("原因"), rows=2)


class ReasonForm(Form):
    reason = LinesField(label=_("理由"), rows=2)


class OpenForm(Form):
    reason = LinesField(
        label=_("为什么调看"), help_text=_("先记入留痕，再打开；巡察组看得到谁因为什么调看过"), rows=2
    )


class OutlineForm(Form):
    post = TextField(label=_("哪一类职务"), max_length=60)
    text = LinesField(
        label=_("提纲"), rows=16, help_text=_("一行一条；以冒号结尾的一行是小标题，如“项目与资金：”")
    )


class ChangeOutlineForm(Form):
    text = LinesField(
        label=_("提纲"), rows=16, help_text=_("一行一条；以冒号结尾的一行是小标题，如“项目与资金：”")
    )


class RequestForm(Form):
    """A request with its lines: fields `name-1`, `quantity-1`, `unit-1`, `wanted-1` and so on; empty lines are left out."""

    matter = TextField(label=_("为什么事调阅"))
    asked_of = TextField(
        label=_("向谁调阅"), required=False, max_length=120, help_text=_("不写就是被巡察单位；可以写到股室")
    )
    due_on = DateField(label=_("请在哪天前提供"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for n in range(1, self._rows() + 1):
            self.fields[f"name-{n}"] = TextField(label=_("第 %(n)d 行资料名称") % {"n": n}, required=False)
            self.fields[f"quantity-{n}"] = forms.IntegerField(
                label=_("第 %(n)d 行数量") % {"n": n}, required=False, min_value=1, max_value=100_000
            )
            self.fields[f"unit-{n}"] = forms.ChoiceField(
                label=_("第 %(n)d 行单位") % {"n": n}, choices=UNITS, required=False
            )
            self.fields[f"wanted-{n}"] = forms.ChoiceField(
                label=_("第 %(n)d 行原件还是复印件") % {"n": n},
                choices=THINGS,
                required=False,
                initial="copy",
            )
        _in_table(self)

    def _rows(self) -> int:
        source: Mapping[str, Any] = self.data if self.is_bound else (self.initial or {})
        numbers = [
            int(key[5:]) for key in source if key.startswith("name-") and key[5:].isdigit() and len(key) < 9
        ]
        wanted = max([ROWS, *numbers]) + (MORE if "more" in source else 0)
        return min(wanted, MOST_ROWS)

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The lines as bound fields, for the table."""
        return [
            {"n": n, **{part: self[f"{part}-{n}"] for part in ("name", "quantity", "unit", "wanted")}}
            for n in range(1, self._rows() + 1)
        ]

    def asked(self) -> list[Asked]:
        """Lines that have a name or a quantity, as the action wants them."""
        data = self.cleaned_data
        return [
            Asked(
                data.get(f"name-{n}") or "",
                data.get(f"quantity-{n}") or 1,
                data.get(f"unit-{n}") or Unit.SHEET_SET,
                data.get(f"wanted-{n}") or "copy",
            )
            for n in range(1, self._rows() + 1)
            if data.get(f"name-{n}") or data.get(f"quantity-{n}")
        ]

    @staticmethod
    def initial_of(items: Sequence[MaterialItem]) -> dict[str, Any]:
        """What the fields hold for these lines."""
        found: dict[str, Any] = {}
        for n, item in enumerate(items, 1):
            found |= {
                f"name-{n}": item.name,
                f"quantity-{n}": item.quantity,
                f"unit-{n}": item.unit,
                f"wanted-{n}": item.wanted,
            }
        return found


class SendForm(Form):
    sent_to = TextField(label=_("对方谁签收"), max_length=60, help_text=_("职务和姓名"))
    on = DateField(label=_("哪一天"))


class ReceiveForm(Form):
    """What came of each awaited line: fields `quantity-<order>`, `thing-<order>`, `file-<order>`."""

    handed_by = TextField(label=_("对方谁交来的"), max_length=60, help_text=_("职务和姓名"))
    on = DateField(label=_("哪一天"))
    note = TextField(label=_("说明"), required=False)

    def __init__(self, *args: Any, items: Sequence[MaterialItem] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = [i for i in items if line_of(i).awaited]
        for item in self.items:
            awaited = line_of(item).awaited
            self.fields[f"quantity-{item.order}"] = forms.IntegerField(
                label=_("第 %(n)d 行收到数量") % {"n": item.order},
                required=False,
                min_value=0,
                max_value=100_000,
                initial=awaited,
            )
            self.fields[f"thing-{item.order}"] = forms.ChoiceField(
                label=_("第 %(n)d 行收到的是") % {"n": item.order}, choices=THINGS, initial=item.wanted
            )
            self.fields[f"file-{item.order}"] = forms.FileField(
                label=_("第 %(n)d 行扫描件") % {"n": item.order}, required=False, allow_empty_file=True
            )
        _in_table(self)

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [
            {"item": i, **{part: self[f"{part}-{i.order}"] for part in ("quantity", "thing", "file")}}
            for i in self.items
        ]

    def receipts(self) -> list[Receipt]:
        """Lines with a quantity, as the action wants them."""
        data = self.cleaned_data
        found = []
        for item in self.items:
            quantity = data.get(f"quantity-{item.order}") or 0
            upload = data.get(f"file-{item.order}")
            if quantity or upload is not None:
                thing = data[f"thing-{item.order}"]
                name = upload.name if upload is not None else ""
                found.append(Receipt(item.id, quantity, thing, upload, name))
        return found


class ReturnForm(Form):
    """How many originals of each held line go back: fields `quantity-<order>`."""

    taken_by = TextField(label=_("对方谁收回的"), max_length=60, help_text=_("职务和姓名"))
    on = DateField(label=_("哪一天"))
    note = TextField(label=_("说明"), required=False)

    def __init__(self, *args: Any, items: Sequence[MaterialItem] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = [i for i in items if line_of(i).to_return]
        for item in self.items:
            self.fields[f"quantity-{item.order}"] = forms.IntegerField(
                label=_("第 %(n)d 行退还数量") % {"n": item.order},
                required=False,
                min_value=0,
                max_value=100_000,
                initial=line_of(item).to_return,
            )
        _in_table(self)

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [
            {"item": i, "held": line_of(i).to_return, "quantity": self[f"quantity-{i.order}"]}
            for i in self.items
        ]

    def returns(self) -> list[Returned]:
        data = self.cleaned_data
        return [
            Returned(i.id, data[f"quantity-{i.order}"]) for i in self.items if data.get(f"quantity-{i.order}")
        ]
