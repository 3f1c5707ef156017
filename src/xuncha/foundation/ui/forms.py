"""Base of every form of the house: text normalised at the edge, days and sums as people write them, seen and sent once."""

import secrets
from collections.abc import Mapping
from datetime import date
from typing import Any, Self

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from .writing import day, read_day, read_yuan, tidy


class TextField(forms.CharField):
    """One line of text."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 200)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        return super().to_python(" ".join(tidy(str(value)).split("\n")) if value else value)


class LinesField(forms.CharField):
    """Text of several lines."""

    def __init__(self, *, rows: int = 3, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        kwargs.setdefault("max_length", 20_000)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        return super().to_python(tidy(str(value)) if value else value)


class DateField(forms.Field):
    """A day, typed as people write it; gives a `date`."""

    widget = forms.TextInput
    default_error_messages = {
        "unreadable": _("写成日期，如 2022年9月20日 或 2022-09-20。"),
        "impossible": _("日历上没有这一天。改成真实日期，写法如 2022-02-28。"),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs.update({"inputmode": "numeric", "autocomplete": "off", "data-day": "", "size": 14})

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values or isinstance(value, date):
            return value or None
        try:
            return read_day(str(value))
        except ValueError as wrong:
            raise forms.ValidationError(self.error_messages[str(wrong)], code=str(wrong)) from None

    def prepare_value(self, value: Any) -> Any:
        return day(value) if isinstance(value, date) else value


class MoneyField(forms.Field):
    """A sum in yuan; gives integer fen."""

    widget = forms.TextInput
    default_error_messages = {"unreadable": _("写成元，最多两位小数，如 216,480.50。")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs.update({"inputmode": "decimal", "autocomplete": "off", "size": 18})

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values or isinstance(value, int):
            return None if value in self.empty_values else value
        try:
            return read_yuan(str(value))
        except ValueError:
            raise forms.ValidationError(self.error_messages["unreadable"], code="unreadable") from None

    def prepare_value(self, value: Any) -> Any:
        return f"{value // 100}.{value % 100:02}" if isinstance(value, int) else value


def _required(field: forms.Field) -> Any:
    """What to do, in the verb of the control."""
    if isinstance(field, forms.FileField):
        return _("还没有选文件。")
    if isinstance(field, forms.BooleanField):
        return _("请勾选。")
    return _("请选一项。") if isinstance(field, forms.ChoiceField) else _("请填写。")


class Form(forms.Form):
    """A form that knows what its reader saw (`seen`) and is sent once (`once`); both are hidden fields.

    `cleaned_data` holds the room's own fields only.
    """

    use_required_attribute = False  # the server says what is missing, in words, with the rest

    def __init__(self, *args: Any, seen: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        for field in self.fields.values():
            if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
                field.error_messages["required"] = _required(field)
        posted: Mapping[str, Any] = self.data if self.is_bound else {}
        raw = str(posted.get("seen", ""))
        self.seen: int | None = int(raw) if raw.isdigit() else (None if self.is_bound else seen)
        self.once = secrets.token_hex(16)
        """One-time token for the next sending; what was sent with is `sent_with`."""
        self.sent_with = str(posted.get("once", ""))[:32]
        self.changed_meanwhile: list[tuple[str, str, str]] = []
        """Filled on a stale version: (label, what it is now, what was typed)."""

    @classmethod
    def of(
        cls,
        request: HttpRequest,
        *,
        seen: int | None = None,
        initial: Mapping[str, Any] | None = None,
        **kwargs: Any,
    ) -> Self:
        """The form of this request: bound on POST, empty with `initial` otherwise."""
        if request.method == "POST":
            return cls(request.POST, request.FILES, seen=seen, initial=initial, **kwargs)
        return cls(seen=seen, initial=initial, **kwargs)

    def refuse(self, where: str, message: Any) -> None:
        """Note what an action found wrong, at its field where there is one."""
        self.add_error(where if where in self.fields else None, forms.ValidationError(str(message)))

    @property
    def needs_upload(self) -> bool:
        return self.is_multipart()
