"""Forms of visits, sittings and calls."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.ui.forms import DateField, Form, LinesField, TextField
from xuncha.onsite.fieldwork.web.forms import time_field
from xuncha.onsite.fieldwork.words import FORM_KINDS, SITTING_KINDS, VISIT_KINDS, WANTED

Choices = Sequence[tuple[str, str]]


class CrewField(forms.TypedMultipleChoiceField):
    """Those of the team who go, in the order of the authorisation."""

    def __init__(self, label: Any, help_text: Any = "") -> None:
        super().__init__(
            coerce=UUID,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            label=label,
            help_text=help_text,
        )


class PlanVisitForm(Form):
    kind = forms.ChoiceField(
        label=_("走访什么"), choices=[(k.value, w) for k, w in VISIT_KINDS.items()], widget=forms.RadioSelect
    )
    whom = TextField(label=_("到哪里"), max_length=120, help_text=_("单位、村组、哪一户"))
    purpose = TextField(label=_("去了解什么"), max_length=300)
    on = DateField(label=_("哪一天"))
    at = time_field(_("几点"))
    visitors = CrewField(_("谁去"), _("两名以上本组人员"))
    undercover = forms.BooleanField(label=_("暗访：不打招呼，组长批准以后才去"), required=False)

    def __init__(self, *args: Any, people: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["visitors"].choices = list(people)


class ReplanVisitForm(Form):
    on = DateField(label=_("哪一天"))
    at = time_field(_("几点"))
    visitors = CrewField(_("谁去"), _("两名以上本组人员"))

    def __init__(self, *args: Any, people: Choices = (), undercover: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["visitors"].choices = list(people)
        if undercover:
            fields["visitors"].help_text = _("两名以上本组人员。暗访改期换人以后，组长再批准一次")


class HoldVisitForm(Form):
    on = DateField(label=_("哪一天"))
    met = TextField(label=_("见到了谁"), max_length=300, help_text=_("职务和姓名照对方说的写；没有人也写明"))
    seen_there = LinesField(label=_("看到什么、问到什么"), rows=8, help_text=_("写看到的，不写结论"))


class LogForm(Form):
    text = LinesField(
        label=_("做了什么、发现什么、下一步"), rows=8, help_text=_("右边列出的不用再抄；只写它们之外的")
    )


class CorrectLogForm(Form):
    text = LinesField(label=_("应当是怎样"), rows=4)
    because = TextField(label=_("为什么更正"), max_length=300)


class PhotoForm(Form):
    file = forms.FileField(label=_("照片"), allow_empty_file=True, help_text=_("JPG 或 PNG，一次一张"))
    title = TextField(label=_("照片上是什么"), max_length=200)
    place = TextField(label=_("在哪里拍的"), max_length=120)
    on = DateField(label=_("哪一天"))
    at = time_field(_("几点"))


class PhoneCheckForm(Form):
    whom = TextField(label=_("打给谁"), max_length=120, help_text=_("照公示名单、花名册上的写"))
    asked = TextField(label=_("问什么"), max_length=300)
    said = LinesField(label=_("对方怎么说"), rows=3, help_text=_("没有接通也记"))
    on = DateField(label=_("哪一天"))


class PlanSittingForm(Form):
    kind = forms.ChoiceField(
        label=_("听什么"), choices=[(k.value, w) for k, w in SITTING_KINDS.items()], widget=forms.RadioSelect
    )
    subject = TextField(label=_("内容"), max_length=200)
    given_by = TextField(
        label=_("谁汇报、谁的会议"), max_length=120, help_text=_("单位或职务；座谈会写请了哪些人")
    )
    on = DateField(label=_("哪一天"))
    at = time_field(_("几点"))
    place = TextField(label=_("地点"), max_length=120)
    listeners = CrewField(_("本组谁参加"))

    def __init__(self, *args: Any, people: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["listeners"].choices = list(people)


class HoldSittingForm(Form):
    on = DateField(label=_("哪一天"))
    people = forms.IntegerField(
        label=_("到会人数"), min_value=1, max_value=10_000, help_text=_("本组人员不算")
    )
    heard = LinesField(label=_("听到了什么"), rows=8, help_text=_("对不上的地方另记疑点"))


class SittingPaperForm(Form):
    file = forms.FileField(label=_("文件"), allow_empty_file=True, help_text=_("书面汇报、会议记录"))
    title = TextField(label=_("是什么材料"), max_length=200)
    form = forms.ChoiceField(label=_("原件还是复印件"), choices=[(k.value, w) for k, w in WANTED.items()])


class HandOutForm(Form):
    kind = forms.ChoiceField(
        label=_("发什么"), choices=[(k.value, w) for k, w in FORM_KINDS.items()], widget=forms.RadioSelect
    )
    on = DateField(label=_("哪一天"))
    handed_to = TextField(
        label=_("发给哪些人"), max_length=200, help_text=_("写范围和层次，如“中层以下干部职工”；不写姓名")
    )
    handed_out = forms.IntegerField(label=_("发出份数"), min_value=1)
    returned = forms.IntegerField(
        label=_("收回份数"), min_value=0, required=False, help_text=_("还没有收齐就空着，离场以前补登")
    )
    stood_out = LinesField(
        label=_("反映集中的情况"),
        required=False,
        rows=5,
        help_text=_("只写汇总看出来的，不写哪个人怎么填、给谁打多少分；要核对的另记疑点"),
    )


class ReturnedForm(Form):
    on = DateField(label=_("哪一天"))
    returned = forms.IntegerField(label=_("收回份数"), min_value=0, help_text=_("到今天一共收回多少"))
    stood_out = LinesField(
        label=_("反映集中的情况"),
        required=False,
        rows=5,
        help_text=_("只写汇总看出来的，不写哪个人怎么填、给谁打多少分；要核对的另记疑点"),
    )


class NoteProblemForm(Form):
    inspection = forms.TypedChoiceField(label=_("记在哪个单位名下"), coerce=UUID)
    matter = TextField(label=_("什么事"), max_length=200, help_text=_("群众急难愁盼的一件事"))
    for_whom = TextField(
        label=_("为谁"), max_length=200, help_text=_("哪个村组、小区的哪些群众；不写姓名、不写谁反映的")
    )
    on = DateField(label=_("哪一天"))

    def __init__(self, *args: Any, inspections: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["inspection"].choices = list(inspections)


class SolutionForm(Form):
    solver = TextField(label=_("哪个单位解决的"), max_length=120, help_text=_("写名称；名册里有的会自动对上"))
    on = DateField(label=_("哪一天解决"))
    how = LinesField(label=_("怎么解决的"), rows=4)
    proof = TextField(
        label=_("凭什么说解决了"), max_length=300, help_text=_("照片、回执、回访；没有电子件的写明在哪里")
    )
    file = forms.FileField(label=_("凭据"), required=False, allow_empty_file=True)


class CheckProblemForm(Form):
    solved = forms.TypedChoiceField(
        label=_("看下来"),
        choices=[("yes", _("确已解决")), ("no", _("没有解决，退回再办"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    note = LinesField(label=_("怎么核实的、看到了什么"), rows=3)
    on = DateField(label=_("哪一天"))
