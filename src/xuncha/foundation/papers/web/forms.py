from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.papers.scans import Stack, recognise
from xuncha.foundation.terms import BadInput
from xuncha.foundation.ui.forms import DateField, Form


class ScansInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ScansField(forms.FileField):
    """Several files at once, recognised page by page while the form is checked: before anything is written."""

    widget = ScansInput(attrs={"accept": ".pdf,.tif,.tiff,.jpg,.jpeg,.png,.bmp"})

    def clean(self, data: Any, initial: Any = None) -> Stack:
        given: list[UploadedFile] = list(data) if isinstance(data, list | tuple) else [data] if data else []
        files = [super(ScansField, self).clean(one, initial) for one in given] or [
            super().clean(None, initial)
        ]
        try:
            return recognise([(file.name, file.read()) for file in files])
        except BadInput as refused:
            raise forms.ValidationError(
                [str(p.message) for p in refused.problems], code=refused.code
            ) from refused


class IntakeForm(Form):
    stack = ScansField(
        label=_("扫描件"),
        help_text=_("PDF 或者图片，可以一次选几个；页的顺序、方向不限，几份公文混在一起也可以。"),
    )
    on = DateField(label=_("收回日期"), required=False, help_text=_("不填就是今天。"))


class IssueForm(Form):
    on = DateField(label=_("出稿日期"), required=False, help_text=_("不填就是今天。"))
