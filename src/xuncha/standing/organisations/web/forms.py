from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import Actor
from xuncha.foundation.ui.forms import DateField, Form, TextField
from xuncha.standing.organisations import queries
from xuncha.standing.organisations.choosing import BodiesField, BodyField

BASIS = _("文件名和文号，如“清编〔2023〕7号”")


def kind_choices() -> list[tuple[str, str]]:
    return [("", str(_("选一个类别"))), *queries.kinds()]


class RegisterForm(Form):
    """A body: its fields may look in the register of the person at the screen."""

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, BodyField):
                field.for_actor(actor)


class NewBodyForm(RegisterForm):
    name = TextField(label=_("全称"), max_length=120)
    short_name = TextField(label=_("简称"), required=False, max_length=60)
    kind = forms.ChoiceField(label=_("类别"), choices=kind_choices)
    parent = BodyField(label=_("上级单位"), required=False)
    region = TextField(label=_("所在地"), required=False, max_length=60)
    on = DateField(label=_("设立日期"), required=False, help_text=_("不写按今天"))


class AmendBodyForm(RegisterForm):
    short_name = TextField(label=_("简称"), required=False, max_length=60)
    kind = forms.ChoiceField(label=_("类别"), choices=kind_choices)
    region = TextField(label=_("所在地"), required=False, max_length=60)


class RenameForm(RegisterForm):
    name = TextField(label=_("新的全称"), max_length=120)
    short_name = TextField(label=_("新的简称"), required=False, max_length=60)
    on = DateField(label=_("从哪天起"), required=False, help_text=_("不写按今天"))
    basis = TextField(label=_("依据"), required=False, help_text=BASIS)


class MoveForm(RegisterForm):
    parent = BodyField(label=_("新的上级单位"), required=False)
    on = DateField(label=_("从哪天起"), required=False, help_text=_("不写按今天"))


class MergeForm(RegisterForm):
    predecessors = BodiesField(label=_("并入的单位"))
    takes_over = forms.BooleanField(label=_("由本单位接着整改"), required=False, initial=True)
    on = DateField(label=_("从哪天起"), required=False, help_text=_("不写按今天"))
    basis = TextField(label=_("依据"), required=False, help_text=BASIS)


class SplitForm(RegisterForm):
    successors = BodiesField(label=_("分立出的单位"), help_text=_("先登记新单位；一行一个，写编号或全称"))
    ends = forms.BooleanField(label=_("原单位撤销"), required=False, initial=True)
    takes_over = BodyField(label=_("由谁接着整改"), required=False, help_text=_("原单位保留时不用写"))
    on = DateField(label=_("从哪天起"), required=False, help_text=_("不写按今天"))
    basis = TextField(label=_("依据"), required=False, help_text=BASIS)


class CloseForm(RegisterForm):
    on = DateField(label=_("撤销日期"), required=False, help_text=_("不写按今天"))
    basis = TextField(label=_("依据"), required=False, help_text=BASIS)


class PostForm(RegisterForm):
    title = TextField(label=_("职位"), max_length=80, help_text=_("如“党组书记、局长”"))
    is_head = forms.BooleanField(label=_("主要负责人"), required=False)
    in_leading_group = forms.BooleanField(label=_("领导班子成员"), required=False, initial=True)
    order = forms.IntegerField(label=_("排序"), required=False, min_value=1, max_value=999)
    on = DateField(label=_("设置日期"), required=False, help_text=_("不写按今天"))


class HolderForm(RegisterForm):
    holder = TextField(label=_("任职人姓名"), max_length=40)
    on = DateField(label=_("任职日期"), required=False, help_text=_("不写按今天；前任同日免职"))


class EndForm(RegisterForm):
    on = DateField(label=_("日期"), required=False, help_text=_("不写按今天"))
