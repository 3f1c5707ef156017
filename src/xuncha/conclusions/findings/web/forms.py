from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xuncha.conclusions.clues.rules.content import read_persons
from xuncha.conclusions.clues.words import LEVELS
from xuncha.conclusions.findings.models import ElementLabel, SaidLabel, SettledLabel, Spread, Workpaper
from xuncha.conclusions.findings.rules.headings import LONGEST
from xuncha.conclusions.findings.rules.reshaping import Part
from xuncha.foundation.ui.forms import DateField, Form, LinesField, MoneyField, TextField
from xuncha.onsite.evidence.words import FORMS
from xuncha.standing.regulations.rules.ruleset import RuleSet

NOTHING = [("", "—")]
DEPTHS = 3  # headings a form offers: 类, 方面, 项


def _choices(rows: Iterable[tuple[str, Any]]) -> list[tuple[str, str]]:
    return [*NOTHING, *((code, f"{code} {label}") for code, label in rows)]


class VoidingForm(Form):
    """A form that changes a paper: while signatures stand it says what saving costs, and wants that said."""

    voids = forms.BooleanField(required=False)

    def __init__(self, *args: Any, cost: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if cost:
            self.fields["voids"].label = cost
            self.fields["voids"] = self.fields.pop("voids")  # said last, beside the button
        else:
            del self.fields["voids"]


class MatterForm(VoidingForm):
    """Class and measure of a matter, in the words of the inspection's rule set."""

    title = TextField(label=_("题目"), help_text=_("一事一底稿，一句话写明是什么事"))
    naming = TextField(label=_("拟定性"), required=False, max_length=300, help_text=_("这件事叫什么问题"))
    item = forms.ChoiceField(label=_("分类项"), required=False)
    discipline = forms.ChoiceField(label=_("六项纪律"), required=False)
    field = forms.ChoiceField(label=_("领域"), required=False)
    spread = forms.ChoiceField(label=_("个性还是共性"), choices=Spread.choices)
    conduct_from = DateField(label=_("行为开始"), required=False, help_text=_("写法如 2022-03-01"))
    conduct_to = DateField(label=_("行为结束"), required=False, help_text=_("一天的事可不写"))
    responsible_post = TextField(
        label=_("责任岗位"), required=False, help_text=_("写岗位，不写姓名，例如：分管副局长")
    )
    amount_fen = MoneyField(label=_("金额（元）"), required=False)
    persons = forms.IntegerField(label=_("涉及人数"), required=False, min_value=0)
    livelihood = forms.BooleanField(label=_("民生问题"), required=False)
    clause_id = forms.ChoiceField(
        label=_("依据条款"), required=False, help_text=_("列的是行为发生时有效的版本；没有的先到“知识”登记")
    )
    head_not_heard = TextField(
        label=_("为何尚未与主要负责人沟通"), required=False, max_length=500, help_text=_("已沟通的不写")
    )

    def __init__(
        self, *args: Any, rules: RuleSet, clauses: Sequence[tuple[str, str]] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        known = rules.taxonomy
        self.fields["item"].choices = _choices((i.code, i.label) for i in known.items.values())
        self.fields["discipline"].choices = [
            *NOTHING,
            *((c, str(d.label)) for c, d in known.disciplines.items()),
        ]
        self.fields["field"].choices = [*NOTHING, *((c, str(f.label)) for c, f in known.fields.items())]
        self.fields["clause_id"].choices = [*NOTHING, *clauses]

    def clean_clause_id(self) -> Any:
        return self.cleaned_data["clause_id"] or None


MATTER = tuple(n for n in MatterForm.base_fields if n != "voids")


def matter_of(paper: Workpaper) -> dict[str, Any]:
    """What a paper says now, as the form's values."""
    return {name: getattr(paper, name) for name in MATTER}


class DraftForm(MatterForm):
    """A new paper: what it is about and who undertakes it; the rest may follow."""

    undertakers = forms.MultipleChoiceField(
        label=_("承办人"), widget=forms.CheckboxSelectMultiple, help_text=_("至少两人，组长除外")
    )

    field_order = ["title", "undertakers", "naming", "item", "discipline", "field"]

    def __init__(self, *args: Any, members: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["undertakers"].choices = members


class UndertakersForm(VoidingForm):
    undertakers = forms.MultipleChoiceField(
        label=_("承办人"), widget=forms.CheckboxSelectMultiple, help_text=_("至少两人，组长除外")
    )

    def __init__(self, *args: Any, members: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["undertakers"].choices = members


class ElementForm(VoidingForm):
    text = LinesField(label=_("写明"), required=False, rows=5)

    field_order = ["text", "voids"]


class SupportForm(VoidingForm):
    item = forms.ChoiceField(label=_("证据"))
    page = forms.IntegerField(label=_("第几页"), min_value=1)
    passage = TextField(label=_("哪一段"), required=False, max_length=60, help_text=_("例如：第2段"))
    quote = TextField(label=_("摘录"), required=False, max_length=500, help_text=_("照抄原文最要紧的一句"))
    also = forms.MultipleChoiceField(
        label=_("同一处还佐证"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("一段话往往同时说明时间、地点和责任人，一次勾上，不必重填"),
    )

    field_order = ["item", "page", "passage", "quote", "also", "voids"]

    def __init__(
        self, *args: Any, items: Sequence[tuple[str, str]], others: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].choices = [*NOTHING, *items]
        self.fields["also"].choices = others


class MergeForm(Form):
    others = forms.MultipleChoiceField(
        label=_("与哪些底稿合并"), required=False, widget=forms.CheckboxSelectMultiple
    )
    title = TextField(label=_("新底稿的题目"), help_text=_("一事一底稿，一句话写明是什么事"))
    reason = LinesField(label=_("为什么合并"), max_length=500)

    def __init__(self, *args: Any, papers: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["others"].choices = papers


SPLIT_INTO = 4


class SplitForm(Form):
    """Up to four parts; one without a title is not made."""

    reason = LinesField(label=_("为什么拆分"), max_length=500)

    def __init__(self, *args: Any, written: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for n in range(1, SPLIT_INTO + 1):
            self.fields[f"title_{n}"] = TextField(
                label=gettext("第 %(n)d 件的题目") % {"n": n}, required=n < 3
            )
            self.fields[f"elements_{n}"] = forms.MultipleChoiceField(
                label=_("带哪些要素，连同佐证"),
                required=False,
                choices=written,
                widget=forms.CheckboxSelectMultiple,
                initial=[code for code, _name in written],
            )
        self.fields["reason"] = self.fields.pop("reason")  # said last, beside the button

    @staticmethod
    def parts(data: dict[str, Any]) -> list[Part]:
        """As the action takes them."""
        return [
            Part(title, data[f"elements_{n}"])
            for n in range(1, SPLIT_INTO + 1)
            if (title := data[f"title_{n}"])
        ]


class WithdrawForm(VoidingForm):
    reason = TextField(label=_("为什么撤下"), max_length=300)

    field_order = ["reason", "voids"]


class HeadForm(VoidingForm):
    on = DateField(label=_("哪天"))
    post = TextField(label=_("对方职务"), help_text=_("写职务，不写姓名，例如：局党组书记、局长"))
    said = LinesField(label=_("对方怎么说"), rows=4, help_text=_("尽量用原话；记下以后不改不删，可以再补"))

    field_order = ["on", "post", "said", "voids"]


class ReturnForm(Form):
    reason = LinesField(label=_("为什么退回"), max_length=1000, help_text=_("写明缺什么、怎么改"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, label in ElementLabel.choices:
            name = f"mark_{code}"
            self.fields[name] = TextField(label=label, required=False, max_length=500)

    def marks(self, data: dict[str, Any]) -> dict[str, str]:
        return {code: data[f"mark_{code}"] for code in ElementLabel.values if data[f"mark_{code}"]}


class InkForm(Form):
    """The day each person signed on paper; who did not sign stays empty."""

    def __init__(self, *args: Any, signers: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, label in signers:
            self.fields[f"on_{key}"] = DateField(label=label, required=False)

    def signed(self, data: dict[str, Any]) -> list[tuple[str, Any]]:
        return [(name.removeprefix("on_"), on) for name, on in data.items() if name.startswith("on_") and on]


class CheckSpotForm(Form):
    note = LinesField(label=_("怎么核查的、看到了什么"))
    on = DateField(label=_("哪天"), required=False)


class JudgeForm(Form):
    """What the team meeting decided; each ticked outcome has its own part."""

    meeting_on = DateField(label=_("组务会日期"))
    minutes = LinesField(label=_("组务会意见"), rows=3, help_text=_("怎么议的、有没有不同意见"))
    finding = forms.BooleanField(label=_("作为面上问题反馈"), required=False)
    title = TextField(label=_("问题题目"), required=False)
    text = LinesField(label=_("问题表述"), required=False, rows=4, help_text=_("写单位的问题，不写个人线索"))
    item = forms.ChoiceField(label=_("分类项"), required=False)
    discipline = forms.ChoiceField(label=_("六项纪律"), required=False)
    field = forms.ChoiceField(label=_("领域"), required=False)
    spread = forms.ChoiceField(label=_("个性还是共性"), choices=Spread.choices)
    responsible_post = TextField(label=_("责任岗位"), required=False)
    amount_fen = MoneyField(label=_("金额（元）"), required=False)
    persons = forms.IntegerField(label=_("涉及人数"), required=False, min_value=0)
    livelihood = forms.BooleanField(label=_("民生问题"), required=False)
    spot = forms.BooleanField(label=_("责令立行立改"), required=False)
    spot_text = LinesField(label=_("改什么"), required=False, rows=2)
    spot_due = DateField(label=_("何时改完"), required=False)
    advice = forms.BooleanField(label=_("向部门提工作建议"), required=False)
    advice_kind = forms.ChoiceField(label=_("提给哪类部门"), required=False)
    advice_name = TextField(label=_("部门名称"), required=False)
    advice_text = LinesField(label=_("建议"), required=False, rows=2)
    not_established = forms.BooleanField(label=_("不成立"), required=False)
    reason = LinesField(label=_("不成立的理由"), required=False, rows=2)
    set_aside = forms.BooleanField(label=_("不列为面上问题"), required=False)
    set_aside_reason = LinesField(
        label=_("不列入的理由"), required=False, rows=2, help_text=_("全组都能看到；不写个人，不写线索")
    )
    clue = forms.BooleanField(label=_("登记为问题线索"), required=False)
    clue_persons = LinesField(
        label=_("被反映人"), required=False, rows=2, help_text=_("一行一人：姓名，职务，单位")
    )
    clue_level = forms.ChoiceField(label=_("干部层级"), choices=LEVELS, required=False)
    clue_outline = LinesField(label=_("反映的问题"), required=False, rows=3)
    clue_amount = MoneyField(label=_("线索涉及金额（元）"), required=False)
    departs = TextField(
        label=_("与同类判法不同的理由"), required=False, max_length=500, help_text=_("与右边同类一致的不写")
    )

    def __init__(self, *args: Any, rules: RuleSet, kinds: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = rules.taxonomy
        self.fields["item"].choices = _choices((i.code, i.label) for i in known.items.values())
        self.fields["discipline"].choices = [
            *NOTHING,
            *((c, str(d.label)) for c, d in known.disciplines.items()),
        ]
        self.fields["field"].choices = [*NOTHING, *((c, str(f.label)) for c, f in known.fields.items())]
        self.fields["advice_kind"].choices = [*NOTHING, *kinds]

    def clean_clue_persons(self) -> Any:
        return read_persons(self.cleaned_data["clue_persons"])


# ------------------------------------------------------------------------------------------------ fact sheets


class DraftFactsForm(Form):
    workpapers = forms.MultipleChoiceField(
        label=_("核对哪些底稿的事实"), widget=forms.CheckboxSelectMultiple, required=False
    )
    note = LinesField(
        label=_("随附的话"), required=False, rows=2, max_length=500, help_text=_("印在事实前面，可以不写")
    )

    def __init__(self, *args: Any, papers: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["workpapers"].choices = papers


LOOKED = _("以上用语已逐字看过，是对方自己办的事，不露来源")


class FactForm(Form):
    title = TextField(label=_("事项"), help_text=_("对方会看到；不写来源、渠道、线索，不写谁说的"))
    text = LinesField(
        label=_("请对方核对的事实"), rows=6, help_text=_("只写事实、时间、地点；写岗位，不写姓名")
    )
    looked_through = forms.BooleanField(label=LOOKED, required=False)


class SendFactsForm(Form):
    on = DateField(label=_("送达日期"), required=False, help_text=_("不写就是今天"))
    due_on = DateField(label=_("答复期限"), required=False, help_text=_("不写按规则集算"))
    looked_through = forms.BooleanField(label=LOOKED, required=False)


class FactReplyForm(Form):
    """What the body says to one matter: at its door, or copied from its paper by the team."""

    said = forms.ChoiceField(
        label=_("答复"),
        choices=[(c, label) for c, label in SaidLabel.choices if c != SaidLabel.REFUSED],
        widget=forms.RadioSelect,
    )
    text = LinesField(
        label=_("说明"), required=False, rows=4, help_text=_("有异议的写明哪里不符、实际怎样；属实的可以不写")
    )
    signed_by = TextField(label=_("答复人"), max_length=60, help_text=_("代表单位答复的人，写姓名或者职务"))
    on = DateField(label=_("答复日期"), required=False, help_text=_("不写就是今天"))
    first = forms.FileField(label=_("材料一"), required=False)
    second = forms.FileField(label=_("材料二"), required=False)
    third = forms.FileField(label=_("材料三"), required=False, help_text=_("更多的再作一次补充说明"))

    @staticmethod
    def given(data: dict[str, Any]) -> dict[str, Any]:
        """As the action takes it: files by name and bytes."""
        uploads = [data.pop(name, None) for name in ("first", "second", "third")]
        return {**data, "files": [(u.name or "", u) for u in uploads if u]}


class FactsRefusedForm(Form):
    witness = forms.ChoiceField(label=_("第二名注明人"))
    how = LinesField(
        label=_("怎样未答复的"), rows=3, max_length=500, help_text=_("谁、什么时候、怎样表示，或者催过几次")
    )
    on = DateField(label=_("哪天"), required=False, help_text=_("不写就是今天"))

    def __init__(self, *args: Any, members: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["witness"].choices = [*NOTHING, *members]


class FactAnswerForm(Form):
    settled = forms.ChoiceField(label=_("回应"), choices=SettledLabel.choices, widget=forms.RadioSelect)
    text = LinesField(
        label=_("核实情况和理由"), rows=4, help_text=_("对方会看到；不写来源、渠道，不写谁说的")
    )
    looked_through = forms.BooleanField(label=LOOKED, required=False)


class ReasonForm(Form):
    reason = LinesField(label=_("理由"), max_length=500)


class TakeFileForm(Form):
    title = TextField(label=_("证据名称"))
    form = forms.ChoiceField(label=_("形式"), choices=[(c, w) for c, w in FORMS.items() if c != "record"])


class HeadingsForm(Form):
    """The headings above each finding, from the left: fields `at_<n>_<depth>`; the same words group findings."""

    def __init__(
        self, *args: Any, findings: Sequence[Any] = (), paths: Sequence[Sequence[str]] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.findings = findings
        for n, (finding, path) in enumerate(zip(findings, paths, strict=True)):
            for depth in range(DEPTHS):
                self.fields[f"at_{n}_{depth}"] = TextField(
                    label=_("%(number)s 的第 %(depth)d 级标题")
                    % {"number": finding.number, "depth": depth + 1},
                    required=False,
                    max_length=LONGEST,
                    initial=path[depth] if depth < len(path) else "",
                    widget=forms.TextInput(attrs={"list": f"depth-{depth}", "class": "x-input", "size": 16}),
                )

    @property
    def lines(self) -> list[tuple[Any, list[Any]]]:
        return [
            (finding, [self[f"at_{n}_{depth}"] for depth in range(DEPTHS)])
            for n, finding in enumerate(self.findings)
        ]

    def headings(self, data: Mapping[str, Any]) -> dict[Any, list[str]]:
        """Finding → headings as typed, empty ones at the end left off."""
        found = {}
        for n, finding in enumerate(self.findings):
            path = [data[f"at_{n}_{depth}"] for depth in range(DEPTHS)]
            while path and not path[-1]:
                path.pop()
            found[finding.id] = path
        return found


# ------------------------------------------------------------------------------------------------ advice letters


class AdviceLetterForm(Form):
    advice = forms.MultipleChoiceField(
        label=_("哪些建议"), widget=forms.CheckboxSelectMultiple, help_text=_("提给同一部门的可以一份发")
    )
    text = LinesField(label=_("另外要说的"), required=False, rows=3, help_text=_("写在建议后面，可以不写"))
    due_on = DateField(label=_("请在哪天前答复"))
    copies = LinesField(
        label=_("抄送"),
        required=False,
        rows=3,
        help_text=_("一行一个，例如：分管县领导、县纪委监委、县委组织部"),
    )

    def __init__(self, *args: Any, advice: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["advice"].choices = advice
