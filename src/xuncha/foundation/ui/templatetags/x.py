"""Components of the pages. One call, one piece of the look; every text is escaped, lazy text is read here."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import count as count_up
from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from xuncha.foundation.terms import TEAM, Actor, Decision, Role
from xuncha.foundation.ui import figures, icons, writing
from xuncha.foundation.ui.foot import foot_for
from xuncha.foundation.ui.forms import Form
from xuncha.foundation.ui.parts import Box, Cite
from xuncha.foundation.ui.sections import sections_for, waiting_for

register = template.Library()
_serial = count_up(1)  # ids that tie words to things need only differ within a page

TONES = {
    "done": "ok", "go": "go", "none": "dim", "draft": "dim", "wait": "wait", "warn": "warn", "late": "late", "no": "late",
    "returned": "late", "sealed": "seal", "gate": "warn",
}  # fmt: skip


def _request(context: Any) -> HttpRequest | None:
    return context.get("request")


def _actor(context: Any) -> Actor | None:
    return getattr(_request(context), "actor", None)


def _today(context: Any) -> date | None:
    actor = _actor(context)
    return actor.clock.today() if actor else None


# ---- words -----------------------------------------------------------------------------------------------

register.filter("day", writing.day)
register.filter("at", writing.at)
register.filter("moment", writing.moment)
register.filter("num", writing.num)
register.filter("yuan", writing.yuan)
register.filter("weekday", writing.weekday)


@register.filter
def moment_or_day(value: date | datetime | None) -> str:
    """A moment where the time is known, else the day."""
    today = timezone.localdate()
    return writing.moment(value, today) if isinstance(value, datetime) else writing.short_day(value, today)


@register.filter
def moment_near(value: datetime | None, today: date | None = None) -> str:
    """The time alone for today, day and time before."""
    today = today or timezone.localdate()
    if value is None:
        return ""
    return writing.at(value) if timezone.localtime(value).date() == today else writing.moment(value, today)


@register.simple_tag(takes_context=True)
def near_day(context: Any, value: date | datetime | None) -> str:
    """9月18日; with the year where it is not this year's."""
    return writing.short_day(value, _today(context))


@register.filter("short_day")
def short_day(value: date | datetime | None, today: date | None = None) -> str:
    return writing.short_day(value, today or timezone.localdate())


# ---- small pieces ----------------------------------------------------------------------------------------


@register.simple_tag
def icon(name: str) -> SafeString:
    return icons.icon(name)


@register.simple_tag
def product_mark() -> SafeString:
    return icons.mark()


@register.simple_tag
def state(shape: str, word: Any = "") -> SafeString:
    return format_html('<span class="x-st is-{}">{}{}</span>', TONES[shape], icons.icon(shape), word)


@register.simple_tag
def chip(shape: str, word: Any) -> SafeString:
    return format_html('<span class="x-chip is-{}">{}{}</span>', TONES[shape], icons.icon(shape), word)


@register.simple_tag
def count(number: Any, tone: str = "") -> SafeString:
    return format_html('<span class="x-n{}">{}</span>', f" is-{tone}" if tone else "", number)


def _button_class(kind: str) -> str:
    return "x-btn" if kind in ("", "outline") else f"x-btn is-{kind}"


@register.simple_tag
def btn(label: Any, href: str = "", kind: str = "", icon: str = "", download: bool = False) -> SafeString:
    """A link that looks like a button."""
    sign = icons.icon(icon) if icon else ""
    return format_html(
        '<a class="{}" href="{}"{}>{}{}</a>',
        _button_class(kind), href, mark_safe(" download") if download else "", sign, label,
    )  # fmt: skip


def _refused_button(label: Any, decision: Decision, kind: str) -> SafeString:
    """A dashed button with the reason in words to its left; it stays in reach of the keyboard."""
    key = f"why-{next(_serial)}"
    small = " is-row" if kind == "row" else ""
    return format_html(
        '<span class="x-refused"><span class="x-why" id="{0}">{1}{2}</span> '
        '<span class="x-btn{3}" role="button" tabindex="0" aria-disabled="true" aria-describedby="{0}">{4}</span></span>',
        key, icons.icon("warn"), decision.reason, small, label,
    )  # fmt: skip


@register.simple_tag
def act(decision: Decision | None, label: Any, href: str, kind: str = "", icon: str = "") -> SafeString:
    """The verb's link, or the refused verb with its reason; nothing where the decision is None."""
    if decision is None:
        return SafeString("")
    return btn(label, href, kind, icon) if decision else _refused_button(label, decision, kind)


@register.simple_tag(takes_context=True)
def post_button(
    context: Any,
    label: Any,
    action: str,
    decision: Decision | None = None,
    seen: int | None = None,
    kind: str = "",
    icon: str = "",
    name: str = "",
    value: Any = "",
) -> SafeString:
    """A verb without fields: a form of one button."""
    if decision is not None and not decision:
        return _refused_button(label, decision, kind)
    request = _request(context)
    return format_html(
        '<form class="x-one" method="post" action="{}" data-once>{}{}'
        '<button class="{}" type="submit">{}{}</button></form>',
        action, _hidden(request, Form(seen=seen)),
        format_html('<input type="hidden" name="{}" value="{}">', name, value) if name else "",
        _button_class(kind), icons.icon(icon) if icon else "", label,
    )  # fmt: skip


def _hidden(request: HttpRequest | None, form: Form) -> SafeString:
    token = get_token(request) if request is not None else ""
    parts = [("csrfmiddlewaretoken", token), ("once", form.once)]
    if form.seen is not None:
        parts.append(("seen", str(form.seen)))
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', parts)


@register.simple_tag
def crumb(label: Any, href: str = "") -> SafeString:
    if href:
        return format_html('<li><a href="{}">{}</a></li>', href, label)
    return format_html("<li>{}</li>", label)


@register.simple_tag
def figure(value: Any, unit: Any = "", href: str = "", label: Any = "") -> SafeString:
    """A number that opens the rows it was counted from."""
    shown = writing.num(value) if isinstance(value, int) else value
    named = format_html(' aria-label="{} {} {}"', label, shown, unit) if label else ""
    if href:
        return format_html('<a class="x-figure" href="{}"{}><b>{}</b> {}</a>', href, named, shown, unit)
    return format_html('<span class="x-figure"><b>{}</b> {}</span>', shown, unit)


@register.simple_tag
def share_bar(done: int, total: int, other: int = 0, label: Any = "") -> SafeString:
    return format_html("{} <span>{}</span>", figures.share_bar(done, total, other), label)


@register.simple_tag
def cite(number: Any, where: Any = "", href: str = "", on: bool = False) -> SafeString:
    return chip_of(Cite(number, where, href, on))


@register.simple_tag
def cite_missing(word: Any) -> SafeString:
    return chip_of(Cite(word, missing=True))


@register.filter
def chip_of(cited: Cite) -> SafeString:
    """A citation chip: item, place in it; dashed where one should stand."""
    if cited.missing:
        if cited.href:
            return format_html('<a class="x-cite is-none" href="{}">{}</a>', cited.href, cited.number)
        return format_html('<span class="x-cite is-none">{}</span>', cited.number)
    inside = format_html("<b>{}</b>{}", cited.number, cited.where)
    on = " is-on" if cited.on else ""
    if cited.href:
        return format_html('<a class="x-cite{}" href="{}">{}</a>', on, cited.href, inside)
    return format_html('<span class="x-cite{}">{}</span>', on, inside)


@register.simple_tag(takes_context=True)
def saved(context: Any, when: datetime | None) -> SafeString:
    word = _("已保存 %(at)s") % {"at": f"{writing.at(when)}"} if when else ""
    return format_html('<span class="x-saved" role="status" data-saved>{}</span>', word)


@register.filter
def attribute(thing: Any, name: str) -> Any:
    return getattr(thing, name, "")


# ---- blocks ----------------------------------------------------------------------------------------------


@register.simple_block_tag
def panel(
    content: str,
    title: Any = "",
    count: Any = None,
    tone: str = "",
    sub: Any = "",
    link: Any = "",
    href: str = "",
    note: Any = "",
    id: str = "",  # noqa: A002 - reads as in HTML
    why: Any = "",
) -> str:
    return render_to_string(
        "ui/x/panel.html",
        {
            "content": content, "title": title, "count": count, "tone": tone, "sub": sub, "link": link, "href": href,
            "note": note, "id": id or f"p{next(_serial)}", "why": why,
        },
    )  # fmt: skip


@register.simple_block_tag
def msg(content: str, tone: str = "info") -> SafeString:
    sign = {"info": "info", "warn": "warn", "late": "late", "ok": "done"}[tone]
    return format_html('<div class="x-msg is-{}">{}<div>{}</div></div>', tone, icons.icon(sign), content)


@register.simple_block_tag
def scroll(content: str) -> SafeString:
    """A table wider than its panel: only it scrolls, by keyboard as well."""
    return format_html(
        '<div class="x-scroll" tabindex="0" role="region" aria-label="{}">{}</div>',
        _("可左右滚动的表"),
        content,
    )


@register.simple_block_tag(takes_context=True)
def xform(
    context: Any,
    content: str,
    form: Form,
    submit: Any = "",
    action: str = "",
    cancel: str = "",
    draft: bool = False,
    kind: str = "main",
) -> str:
    """A whole form: hidden fields, error summary, the fields (or the given layout), buttons."""
    request = _request(context)
    key = f"{request.path}" if request is not None and draft else ""
    return render_to_string(
        "ui/x/form.html",
        {
            "form": form, "content": content if content.strip() else "", "submit": submit or _("保存"), "action": action, "cancel": cancel,
            "draft": key, "button": _button_class(kind), "hidden": _hidden(request, form), "request": request,
            "who": getattr(_actor(context), "code", ""),
        },
    )  # fmt: skip


# ---- forms -----------------------------------------------------------------------------------------------


@register.inclusion_tag("ui/x/error_summary.html")
def error_summary(form: Form) -> dict[str, Any]:
    problems = [
        (
            f"#{form[name].id_for_label or form[name].auto_id}" if name != "__all__" else "",
            form[name].label if name != "__all__" else "",
            error,
        )
        for name, errors in form.errors.items()
        for error in errors
    ]
    return {"problems": problems, "changed": getattr(form, "changed_meanwhile", [])}


@register.inclusion_tag("ui/x/field.html")
def field(bound: Any, hint: Any = "", wide: bool = False) -> dict[str, Any]:
    """Label, hint, error, control, tied to each other."""
    widget = bound.field.widget
    kind = getattr(widget, "input_type", "") or widget.__class__.__name__.lower()
    many = kind in ("radio",) or widget.__class__.__name__ in ("CheckboxSelectMultiple", "RadioSelect")
    described = [
        f"{bound.auto_id}-{part}"
        for part, there in (("error", bound.errors), ("hint", hint or bound.help_text))
        if there
    ]
    attrs = {"aria-describedby": " ".join(described)} if described else {}
    if bound.errors:
        attrs["aria-invalid"] = "true"
    if not many and kind != "checkbox":
        attrs["class"] = "x-input" if kind != "select" else "x-input x-select"
    control = SafeString("") if many else bound.as_widget(attrs={**widget.attrs, **attrs})
    return {
        "field": bound, "control": control, "hint": hint or bound.help_text, "many": many, "tick": kind == "checkbox" and not many,
        "wide": wide, "described": " ".join(described), "optional": not bound.field.required,
    }  # fmt: skip


@register.simple_tag(takes_context=True)
def carried(context: Any) -> SafeString:
    """Inside the sign-in form: what an ended session's form held goes along."""
    request = _request(context)
    held = request.POST.get("carried", "") if request is not None else ""
    return format_html('<input type="hidden" name="carried" value="{}">', held) if held else SafeString("")


# ---- larger pieces, each a small template ------------------------------------------------------------------


def _piece(name: str, *names: str) -> None:
    """Register `{% name arg … %}` drawing `ui/x/<name>.html` with the arguments under these names."""

    def draw(context: Any, *args: Any, **kwargs: Any) -> str:
        values = {**dict.fromkeys(names, ""), **dict(zip(names, args, strict=False)), **kwargs}
        unknown = set(kwargs) - set(names)
        if unknown or len(args) > len(names):
            raise template.TemplateSyntaxError(f"{name}: does not take {unknown or args}")
        return render_to_string(
            f"ui/x/{name}.html", {**values, "request": _request(context), "today": _today(context)}
        )

    draw.__name__ = name
    register.simple_tag(draw, takes_context=True, name=name)


_piece("dl", "pairs")
_piece("steps", "items", "across")
_piece("stage_rail", "stages")
_piece("gate_table", "rows")
_piece("index", "groups")
_piece("elements", "rows")
_piece("signatures", "boxes")
_piece("yardstick", "item", "title", "note", "alike", "verdict")
_piece("qa", "order", "question", "answer", "at", "marks", "state")
_piece("outline", "items")
_piece("pair_matrix", "matrix")
_piece("why_not", "title", "rules")
_piece("journal_lines", "lines")
_piece("empty", "line", "why", "steps", "button", "href", "other", "other_href")
_piece("waits", "rows", "big")
_piece("late_table", "rows")


@register.inclusion_tag("ui/x/viewer.html")
def viewer(
    title: Any,
    sub: Any = "",
    page: int = 0,
    pages: int = 0,
    image: str = "",
    prev: str = "",
    next: str = "",  # noqa: A002 - reads as in HTML
    foot: Any = "",
    boxes: Sequence[Box] = (),
    text: str = "",
    tools: Any = "",
    ratio: float = 1.414,
) -> dict[str, Any]:
    """One page of an original with numbered boxes; `ratio` is the page's height by its width."""
    tall = round(1000 * ratio)
    placed = [
        {
            "number": b.number, "href": b.href, "on": b.on, "x": b.x, "y": round(b.y * ratio), "width": b.width,
            "height": round(b.height * ratio), "right": b.x + b.width, "base": round(b.y * ratio) + 10,
        }
        for b in boxes
    ]  # fmt: skip
    return {
        "title": title, "sub": sub, "page": page, "pages": pages, "image": image, "prev": prev, "next": next, "foot": foot,
        "placed": placed, "text": text, "tools": tools, "tall": tall,
    }  # fmt: skip


@register.inclusion_tag("ui/x/calendar.html")
def calendar(days: Sequence[Any]) -> dict[str, Any]:
    """Working weeks as rows of a table."""
    days = list(days)
    width = 7 if any(d.on.weekday() > 4 for d in days) else 5
    return {"weeks": [days[i : i + width] for i in range(0, len(days), width)]}


@register.inclusion_tag("ui/x/coverage.html")
def coverage(rows: Sequence[Any], share: float | None = None) -> dict[str, Any]:
    return {
        "rows": [figures.coverage(r, share) for r in rows],
        "legend": [(figures.legend_cell(s), word) for s, word in figures.cell_names().items()],
        "share": None if share is None else f"{round(share * 100)}%",
    }


@register.inclusion_tag("ui/x/timeline.html")
def timeline(bars: Sequence[Any], begin: date, end: date, today: date) -> dict[str, Any]:
    return {"bars": bars, "drawing": figures.timeline(bars, begin, end, today)}


@register.inclusion_tag("ui/x/pages.html", takes_context=True)
def pages(context: Any, page: Any) -> dict[str, Any]:
    request = _request(context)
    query = request.GET.copy() if request is not None else None
    if query is not None:
        query.pop("page", None)
    return {"page": page, "query": f"{query.urlencode()}&" if query else ""}


# ---- the frame -------------------------------------------------------------------------------------------


def _here(request: HttpRequest | None) -> str:
    match = getattr(request, "resolver_match", None)
    return match.namespace if match else ""


@register.inclusion_tag("ui/x/top.html", takes_context=True)
def top_bar(context: Any, door: bool = False) -> dict[str, Any]:
    request, actor = _request(context), _actor(context)
    here, door = _here(request), door or _only_at_the_door(actor)
    sections = sections_for(actor, door=door) if actor else []
    number, href = waiting_for(actor) if actor else (0, "")
    lit = next((s.code for s in sections if here in s.rooms), "")
    return {
        "request": request, "actor": actor, "door": door, "number": number, "waits_href": href, "place": settings.PLACE_NAME,
        "sections": [(s, s.code == lit) for s in sections], "role": role_of(actor) if actor else "",
        "search": bool(actor) and not door and _leads_somewhere("/search"),
    }  # fmt: skip


def _only_at_the_door(actor: Actor | None) -> bool:
    """Who comes in for an inspected body and nothing else: every page is the door's, a form or a refusal as well."""
    return actor is not None and {g.role for g in actor.grants} == {Role.BODY_LIAISON}


def _leads_somewhere(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True


def role_of(actor: Actor) -> str:
    """The first of the person's roles in the order of the house, in words."""
    held = {g.role for g in actor.grants}
    return next((str(r.label) for r in Role if r in held), "")


@register.inclusion_tag("ui/x/foot.html", takes_context=True)
def foot_line(context: Any, door: bool = False) -> dict[str, Any]:
    request, actor = _request(context), _actor(context)
    door = door or _only_at_the_door(actor)
    left, right = foot_for(actor) if actor and not door else ([], [])
    return {
        "request": request, "actor": actor, "left": left, "right": right, "door": door, "cosy": is_cosy(context),
        "english": html_lang() == "en",
    }  # fmt: skip


@register.simple_tag(takes_context=True)
def print_line(context: Any) -> SafeString:
    """On every printed page: level, who printed, when."""
    actor = _actor(context)
    if actor is None:
        return SafeString("")
    parts = [
        ("", _("内部资料 注意保密")),
        ("", _("打印人 %(name)s（%(code)s）") % {"name": actor.name, "code": actor.code}),
        ("", writing.moment(actor.clock.now())),
        ("x-right", settings.OFFICE_NAME),
    ]
    return format_html(
        '<div class="x-stamp" aria-hidden="true">{}</div>',
        format_html_join("", '<span class="{}">{}</span>', parts),
    )


@register.simple_tag
def html_lang() -> str:
    return "en" if (get_language() or "").startswith("en") else "zh-CN"


@register.simple_tag(takes_context=True)
def is_cosy(context: Any) -> bool:
    """Larger type and rows: chosen, or by role for members, liaisons and trainees."""
    request, actor = _request(context), _actor(context)
    chosen = request.COOKIES.get("density", "") if request is not None else ""
    if chosen in ("cosy", "dense"):
        return chosen == "cosy"
    if actor is None or actor.is_office:
        return False
    return actor.holds((TEAM - {Role.LEAD, Role.DEPUTY}) | {Role.BODY_LIAISON}) and not actor.has(
        Role.LEAD, Role.DEPUTY
    )


@register.simple_tag
def rehearsal() -> bool:
    """Whether this office is a rehearsal, or keeps its key beside the data."""
    return bool(settings.REHEARSAL) or (settings.HOME.keys / "office.key").is_file()
