"""A form field in which a body is chosen by number or name, for this room's forms and those of higher rooms."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import Actor

from .models import Body
from .queries import offered, resolve

MOST_OFFERED = 300


class BodyInput(forms.TextInput):
    """A line to type in, with the bodies of the register offered below it."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "off", "size": 32, **(attrs or {})})
        self.bodies: list[Body] = []

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        key = f"{(attrs or {}).get('id', name)}-bodies"
        line = super().render(name, value, {**(attrs or {}), "list": key}, renderer)
        options = format_html_join(
            "", '<option value="{} {}">{}</option>', ((b.number, b.name, b.number) for b in self.bodies)
        )
        return format_html('{}<datalist id="{}">{}</datalist>', line, key, options)


class BodyField(forms.Field):
    """Gives the id of a standing body the actor may see. Set `actor` before the form is used, or call `for_actor`.

    Typed: a number, `B-0007 县水利局` as offered, a full or short name. Namesakes are named with number and parent,
    to choose from.
    """

    widget = BodyInput
    default_error_messages = {
        "unknown": _("名册里没有“%(text)s”。写编号或全称；没有登记的，先登记。"),
        "several": _("“%(text)s”不止一个：%(which)s。写编号。"),
    }

    def __init__(self, *, kinds: tuple[str, ...] = (), **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("写编号或名称，输入时会提示"))
        super().__init__(**kwargs)
        self.kinds = kinds
        self.actor: Actor | None = None

    def for_actor(self, actor: Actor) -> None:
        """Whose register is offered and looked in."""
        self.actor = actor
        if isinstance(self.widget, BodyInput):
            self.widget.bodies = list(offered(actor, self.kinds)[:MOST_OFFERED])

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, UUID) and self.actor is not None:
            return next((f"{b.number} {b.name}" for b in resolve(str(value), self.actor)), "")
        return value

    def to_python(self, value: Any) -> UUID | None:
        text = str(value or "").strip()
        if not text:
            return None
        found = resolve(text, self.actor) if self.actor else []
        if not found:
            raise forms.ValidationError(self.error_messages["unknown"], "unknown", {"text": text})
        if len(found) > 1:
            which = "；".join(f"{b.number}（{b.parent.name if b.parent else '—'}）" for b in found)
            raise forms.ValidationError(
                self.error_messages["several"], "several", {"text": text, "which": which}
            )
        key: UUID = found[0].id
        return key


class BodiesField(BodyField):
    """Several bodies, one a line; gives a list of ids in the order written."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 3}))
        kwargs.setdefault("help_text", _("一行一个，写编号或全称"))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> list[UUID]:  # type: ignore[override]
        lines = [line for line in str(value or "").splitlines() if line.strip()]
        return [key for line in lines if (key := super(BodiesField, self).to_python(line)) is not None]
