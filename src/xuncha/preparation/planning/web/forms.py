from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.ui.forms import DateField, Form, LinesField, TextField
from xuncha.preparation.planning import labels

Choices = Sequence[tuple[Any, Any]]


def pick(label: str | Promise, choices: Choices, **more: Any) -> forms.ChoiceField:
    """A list to choose one from, in groups where the choices are grouped."""
    return forms.ChoiceField(label=label, choices=choices, **more)


class TermForm(Form):
    number = forms.IntegerField(label=_("第几届"), min_value=1, max_value=99)
    name = TextField(label=_("名称"), help_text=_("例如：十四届县委"), max_length=60)
    committee = TextField(label=_("党委全称"), max_length=120)
    begins = DateField(label=_("届期开始"))
    ends = DateField(label=_("届期结束"))


class PlanForm(Form):
    year = forms.IntegerField(label=_("年度"), min_value=2000, max_value=2100)
    title = TextField(
        label=_("标题"), required=False, max_length=120, help_text=_("不填就叫“某年度巡察工作计划”")
    )
    basis = LinesField(label=_("依据"), required=False, help_text=_("上级规划、届期规划、县委要求"))


class PlannedBodyForm(Form):
    body = forms.ChoiceField(label=_("单位"))
    inspection_kind = pick(_("巡察方式"), list(labels.KINDS.items()), initial="routine")
    reason = TextField(
        label=_("为什么列入"), required=False, help_text=_("例如：本届还没有巡过；审计移交事项较多")
    )

    def __init__(self, *args: Any, bodies: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].choices = bodies


class RoundForm(Form):
    number = forms.IntegerField(label=_("本届第几轮"), min_value=1, max_value=99)
    kind = pick(_("巡察方式"), list(labels.KINDS.items()), initial="routine")
    theme = TextField(
        label=_("专题"), required=False, max_length=40, help_text=_("专项巡察必填，例如：粮食购销")
    )
    title = TextField(
        label=_("标题"), required=False, max_length=120, help_text=_("不填就叫“某届县委第几轮巡察”")
    )


class BatchForm(Form):
    begins = DateField(label=_("进驻日期"))
    ends = DateField(label=_("离场日期"))
    petition_closes = DateField(
        label=_("受理信访截止"), required=False, help_text=_("不填就是离场那一天，当天仍受理")
    )
    petition_closes_time = forms.TimeField(
        label=_("截止时刻"), required=False, help_text=_("只到某个时刻的才填，例如 18:00")
    )


class TargetForm(Form):
    body = forms.ChoiceField(label=_("单位"))
    inspection_kind = pick(_("巡察方式"), list(labels.KINDS.items()), initial="routine")
    theme = TextField(label=_("专题"), required=False, max_length=40, help_text=_("专项巡察必填"))
    extended_of = pick(
        _("延伸自"), [], required=False, help_text=_("延伸巡察的单位挂在哪个对象下面；不是延伸的不选")
    )
    package_of = pick(_("打捆在"), [], required=False, help_text=_("例如村挂在同巡的乡镇下面；不打捆的不选"))
    inside = pick(
        _("套在哪种巡察里面"),
        [("", "—"), *labels.KINDS.items()],
        required=False,
        help_text=_("本轮已有这个单位，在那次巡察里再开展一项时选"),
    )
    reason = TextField(label=_("列入理由"), required=False)

    def __init__(self, *args: Any, bodies: Choices = (), targets: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].choices = bodies
        for name in ("extended_of", "package_of"):
            self.fields[name].choices = [("", "—"), *targets]


class PackForm(Form):
    bodies = forms.MultipleChoiceField(
        label=_("列入哪些下属单位"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("它们和牵头单位同批、同组巡察：关口和文书只办一次，清单和问题各记各的"),
    )
    reason = TextField(label=_("列入理由"), required=False)

    def __init__(self, *args: Any, bodies: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bodies"].choices = bodies


class CountingForm(Form):
    rate_decimals = forms.IntegerField(label=_("百分数保留几位小数"), min_value=0, max_value=4)
    counts_as_done = forms.MultipleChoiceField(
        label=_("哪些状态算作完成"),
        choices=list(labels.RECTIFICATION_STATES.items()),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("印在每个完成率旁边"),
    )
    rectification_base = pick(
        _("整改率按什么算"), list(labels.RECTIFICATION_BASES.items()), initial="findings"
    )


class ChangeForm(Form):
    reason = LinesField(
        label=_("为什么变更"), rows=2, help_text=_("批准的版本在新版本批准以前照旧有效；理由随新一稿留存")
    )


class MoveForm(Form):
    batch = forms.ChoiceField(label=_("调到哪一批"))

    def __init__(self, *args: Any, batches: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["batch"].choices = batches


class WithdrawForm(Form):
    reason = LinesField(label=_("撤回理由"))


def grouped_bodies(bodies: Sequence[Any], kind_label: Any) -> Choices:
    """The register as a list to choose from, in groups by kind."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for body in bodies:
        groups.setdefault(kind_label(body.kind), []).append((str(body.id), body.name))
    return [("", gettext("选一个单位")), *groups.items()]
