from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xuncha.engines.workdays.calendar import LONGEST, Unit
from xuncha.foundation.ui.forms import DateField, Form, LinesField, TextField
from xuncha.standing.regulations import queries
from xuncha.standing.regulations.models import Document


class DueForm(Form):
    """Asked by GET: a period of a rule set, or any length, from a day."""

    rules = forms.ChoiceField(label=_("规则集"))
    period = forms.ChoiceField(label=_("哪个期限"), required=False)
    start = DateField(label=_("从哪天起"))
    amount = forms.IntegerField(label=_("或者自定数值"), min_value=0, max_value=LONGEST, required=False)
    unit = forms.ChoiceField(
        label=_("单位"),
        required=False,
        choices=[
            (Unit.WORKING_DAYS.value, _("工作日")),
            (Unit.DAYS.value, _("日")),
            (Unit.MONTHS.value, _("月")),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rules"].choices = [(r.code, str(r.name)) for r in queries.rule_sets()]
        named = {p.code: str(p) for r in queries.rule_sets() for p in r.periods.values()}
        self.fields["period"].choices = [("", _("不按规则集，自定")), *named.items()]


class HolidayForm(Form):
    day = DateField(label=_("日期"))
    works = forms.ChoiceField(
        label=_("这一天"), choices=[("no", _("放假")), ("yes", _("上班"))], help_text=_("周末上班就是调休")
    )
    name = TextField(label=_("名称"), required=False, max_length=40, help_text=_("例如 春节；改回照常就留空"))
    name_en = TextField(label=_("英文名称"), required=False, max_length=60)

    def clean_works(self) -> bool:
        return bool(self.cleaned_data["works"] == "yes")


class DocumentForm(Form):
    title = TextField(label=_("名称"), help_text=_("不写书名号"))
    kind = forms.ChoiceField(label=_("类别"), choices=Document.Kind.choices)
    short = TextField(label=_("简称"), required=False, max_length=60)
    issuer = TextField(label=_("制定机关"), required=False)
    verified = forms.BooleanField(label=_("名称和制定机关已对照正式文本"), required=False)


class EditionForm(Form):
    label = TextField(label=_("版本"), max_length=60, help_text=_("例如 2024年修订"))
    valid_from = DateField(label=_("施行日期"), required=False, help_text=_("没有核对过就留空，不要估计"))
    valid_until = DateField(label=_("失效日期"), required=False, help_text=_("现行有效的留空"))
    source = TextField(label=_("文本来源"), required=False, help_text=_("在哪里看到的正式文本"))
    verified = forms.BooleanField(label=_("已对照正式文本"), required=False)


class ClauseForm(Form):
    number = TextField(label=_("条号"), max_length=40, help_text=_("例如 第十二条"))
    text = LinesField(label=_("条文"), rows=8, help_text=_("照正式文本录入，一字不改"))
