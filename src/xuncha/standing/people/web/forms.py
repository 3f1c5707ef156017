from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import Actor
from xuncha.foundation.ui.forms import DateField, Form, TextField
from xuncha.standing.organisations.choosing import BodyField
from xuncha.standing.people import queries
from xuncha.standing.people.rules.words import SHORTEST

TODAY = _("不写按今天")


class PoolForm(Form):
    """A form whose bodies are looked for in the register of the person at the screen."""

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, BodyField):
                field.for_actor(actor)


class NewPersonForm(PoolForm):
    name = TextField(label=_("姓名"), max_length=40)
    unit = BodyField(label=_("单位"), required=False)
    unit_name = TextField(
        label=_("名册外的单位"), required=False, max_length=120, help_text=_("单位不在名册里时写全称")
    )
    post = TextField(label=_("职务"), required=False, max_length=80)
    since = DateField(label=_("任现职时间"), required=False, help_text=TODAY)
    specialities = TextField(label=_("专长"), required=False, help_text=_("用顿号隔开，如“财务、审计”"))
    home_place = TextField(label=_("籍贯"), required=False, help_text=_("受限：加密保存，打开要写理由"))
    lead_eligible = forms.BooleanField(label=_("可任组长"), required=False)
    in_pool = forms.BooleanField(label=_("进入人才库"), required=False, initial=True)
    namesake = forms.BooleanField(
        label=_("同名的另一个人"), required=False, help_text=_("本单位确有同名同姓的才勾")
    )


class AmendPersonForm(Form):
    name = TextField(label=_("姓名"), max_length=40)
    specialities = TextField(label=_("专长"), required=False, help_text=_("用顿号隔开，如“财务、审计”"))
    lead_eligible = forms.BooleanField(label=_("可任组长"), required=False)
    in_pool = forms.BooleanField(label=_("在人才库"), required=False)


class ChangePostForm(PoolForm):
    body = BodyField(label=_("新单位"), required=False)
    body_name = TextField(label=_("名册外的单位"), required=False, max_length=120)
    post = TextField(label=_("新职务"), max_length=80)
    on = DateField(label=_("从哪天起"), required=False, help_text=_("不写按今天；原职务同日结束"))


class CareerForm(PoolForm):
    body = BodyField(label=_("单位"), required=False)
    body_name = TextField(label=_("名册外的单位"), required=False, max_length=120)
    post = TextField(label=_("职务"), required=False, max_length=80)
    since = DateField(label=_("从哪天起"))
    until = DateField(label=_("到哪天止"), required=False, help_text=_("不写就是现在还任"))


class KinForm(PoolForm):
    relation = TextField(label=_("关系"), max_length=20, help_text=_("如配偶、父亲、女儿、配偶的兄弟"))
    name = TextField(label=_("姓名"), max_length=40)
    body = BodyField(label=_("工作单位"), required=False)
    body_name = TextField(label=_("名册外的单位"), required=False, max_length=120)
    post = TextField(label=_("职务"), required=False, max_length=80)


class HomeForm(Form):
    place = TextField(label=_("籍贯"), required=False, max_length=60, help_text=_("写到乡镇；留空就是撤回"))


class ReasonForm(Form):
    reason = TextField(label=_("理由"), help_text=_("为什么要看；理由和时间会留痕"))


class OptionalReasonForm(Form):
    reason = TextField(label=_("理由"), required=False)


class OpenAccountForm(Form):
    person_code = TextField(
        label=_("人员编号"),
        required=False,
        max_length=24,
        help_text=_("如 P-0012；管理员不在人员名册的，留空写称呼"),
    )
    name = TextField(label=_("称呼"), required=False, max_length=40, help_text=_("留空用本人姓名"))
    username = TextField(
        label=_("账号"), required=False, max_length=40, help_text=_("字母和数字；留空用人员编号")
    )


class GrantForm(Form):
    role = forms.ChoiceField(label=_("角色"), choices=queries.role_choices)
    body_number = TextField(
        label=_("单位编号"), required=False, max_length=24, help_text=_("只有被巡察单位联络员要写，如 B-0012")
    )
    on = DateField(label=_("从哪天起"), required=False, help_text=TODAY)
    until = DateField(label=_("到哪天止"), required=False, help_text=_("不写就一直有效，到收回为止"))
    reason = TextField(label=_("依据"), help_text=_("如“巡察办 3月4日 申请单”"))


class PasswordForm(Form):
    """Names begin with `password`, so that nothing carries them anywhere."""

    password_old = forms.CharField(
        label=_("现在的密码"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        help_text=_("第一次登录，写账号单上的密码"),
    )
    password = forms.CharField(
        label=_("新密码"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=format_lazy(_("至少 {n} 位，字母、数字、符号至少用两种，不含账号和姓名"), n=SHORTEST),
    )
    password_again = forms.CharField(
        label=_("再写一遍"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("password") and given.get("password") != given.get("password_again"):
            self.refuse("password_again", _("两遍不一样，再写一遍。"))
        return given


class TokenForm(Form):
    token = forms.CharField(
        label=_("动态码"),
        max_length=8,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "class": "x-otp", "size": 8}
        ),
        help_text=_("令牌或验证器上显示的 6 位数字，每 30 秒换一次"),
    )
