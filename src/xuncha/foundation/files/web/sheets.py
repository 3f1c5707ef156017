"""Spreadsheets in by pages: upload, see what would change, confirm all or nothing. A room gives a `SheetImport`."""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xuncha.engines.sheets.faults import Fault, Unreadable
from xuncha.engines.sheets.plans import NEW_ONE, Fate, Plan, Proposal
from xuncha.engines.sheets.reading import LARGEST, Sheet, read_book
from xuncha.engines.sheets.tables import Column
from xuncha.foundation.files.store import keep
from xuncha.foundation.keys.scopes import OFFICE_SCOPE
from xuncha.foundation.terms import Actor, BadInput
from xuncha.foundation.ui.forms import DateField, Form
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.sheets import columns_wrong, refused_file, said, short_place
from xuncha.foundation.ui.web import submit

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
A_DAY = 24 * 3600
MOST_SHOWN = 300
MOST_FAULTS = 100


class Checked(Protocol):
    """What a room's dry run gives."""

    @property
    def sheet(self) -> Sheet: ...

    @property
    def plan(self) -> Plan: ...


class Imported(Protocol):
    """What a room's import did."""

    new: int
    changed: int
    same: int


@dataclass(frozen=True, slots=True)
class SheetImport:
    """One kind of spreadsheet: its words, columns, addresses, dry run and verb.

    `check(file, choices)` reads only; `act(by=, file=, choices=, plan=, on=)` is the room's action. `notes` and
    `examples` go into the template; an example row leaves out its first cell. `args`: the things all its addresses hang
    on; `base`: the page it stands in (the body's door has its own). `word`: the filled-in Word paper is taken as well.
    """

    code: str
    title: str | Promise
    unit: str | Promise
    columns: Sequence[Column]
    notes: Sequence[str]
    examples: Sequence[Sequence[str]]
    upload: str
    checked: str
    marked: str
    template: str
    done: str
    check: Callable[[UUID, Mapping[int, str]], Checked]
    act: Callable[..., Any]
    most_rows: int = 5_000
    args: tuple[Any, ...] = ()
    base: str = "ui/base.html"
    word: bool = False

    def url(self, name: str, *more: Any) -> str:
        """An address of this import; `args` are the things its addresses hang on."""
        return reverse(name, args=[*self.args, *more])


class UploadForm(Form):
    file = forms.FileField(
        label=gettext_lazy("表格文件"),
        help_text=gettext_lazy("xlsx、xls、csv，最大 20 MB；编码和合并表头会自动识别"),
        error_messages={"required": gettext_lazy("没有选文件。"), "empty": gettext_lazy("文件是空的。")},
    )


class ConfirmForm(Form):
    on = DateField(
        label=gettext_lazy("变动从哪天起"),
        required=False,
        help_text=gettext_lazy("不写按今天；表里写了日期的按表里的"),
    )


def template(spec: SheetImport) -> HttpResponse:
    """The workbook to fill in."""
    from xuncha.engines.sheets.writing import write_template  # half a second to load: not at the start

    content = write_template(str(spec.title), spec.columns, spec.notes, spec.examples)
    return _download(content, f"{spec.code}-template.xlsx")


def _download(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def upload(request: HttpRequest, spec: SheetImport) -> HttpResponseBase:
    """Choose a file; it is kept and checked, and nothing else."""
    actor = actor_of(request)
    form = UploadForm.of(request)
    if spec.word:
        form.fields["file"].label = _("填好的表格或者 Word 文件")
        form.fields["file"].help_text = _(
            "xlsx、xls、csv，或者系统印出的 Word 文件（docx）填好以后；最大 20 MB"
        )
    return submit(
        request,
        form,
        lambda data: _keep(data["file"], spec, actor),
        then=lambda token: spec.url(spec.checked, token),
        template="files/sheet_upload.html",
        context={"spec": spec, **upload_context(spec)},
    )


def upload_context(spec: SheetImport) -> dict[str, Any]:
    """What the page of choosing shows beside the form, for rooms whose form has more than the sheet."""
    return {"steps": _steps("file"), **_addresses(spec)}


def _keep(given: UploadedFile, spec: SheetImport, actor: Actor) -> str:
    """Raises BadInput where it is no sheet. Returns the token of the kept file."""
    if given.size and given.size > LARGEST:
        raise refused_file(Unreadable("too_large", str(LARGEST // 2**20)))
    data, name = given.read(), given.name or ""
    try:
        read_book(data, name, most_rows=spec.most_rows + 20, word=spec.word)
    except Unreadable as wrong:
        raise refused_file(wrong) from None
    kept = keep(io.BytesIO(data), name=name, scope=OFFICE_SCOPE, by=actor)
    return signing.dumps({"file": str(kept.id), "who": actor.code}, salt=_salt(spec), compress=True)


def _salt(spec: SheetImport) -> str:
    return f"sheet:{spec.code}"


def _file_of(token: str, spec: SheetImport, actor: Actor) -> UUID:
    """The kept file, for who uploaded it, for a day."""
    try:
        told = signing.loads(token, salt=_salt(spec), max_age=A_DAY)
    except signing.BadSignature:
        raise Http404 from None
    if told["who"] != actor.code:
        raise Http404
    return UUID(told["file"])


def check(request: HttpRequest, token: str, spec: SheetImport) -> HttpResponseBase:
    """What the file would do; on POST, do it."""
    actor = actor_of(request)
    file = _file_of(token, spec, actor)
    given = request.POST if request.method == "POST" else request.GET
    choices = {int(k[4:]): str(v) for k, v in given.items() if k.startswith("row_") and k[4:].isdigit() and v}
    checked = spec.check(file, choices)
    form = ConfirmForm.of(request)

    def act(data: dict[str, Any]) -> Any:
        on: date | None = data["on"]
        return spec.act(by=actor, file=file, choices=choices, plan=request.POST.get("plan", ""), on=on)

    return submit(
        request,
        form,
        act,
        then=spec.url(spec.done),
        template="files/sheet_check.html",
        context={
            "spec": spec,
            "token": token,
            "choices": sorted(choices.items()),
            "steps": _steps("faults" if checked.plan.faults else "check"),
            "marked_url": f"{spec.url(spec.marked, token)}?{urlencode(_as_query(choices))}",
            **_addresses(spec),
            **present(checked.plan, spec),
        },
        notice=_said_done,
    )


def _said_done(done: Imported) -> str:
    return _("已导入：新登记 %(new)d，有改动 %(changed)d，相同 %(same)d") % {
        "new": done.new,
        "changed": done.changed,
        "same": done.same,
    }


def marked(request: HttpRequest, token: str, spec: SheetImport) -> HttpResponse:
    """The file given back with what is wrong marked in it."""
    from xuncha.engines.sheets.writing import write_marked

    file = _file_of(token, spec, actor_of(request))
    checked = spec.check(file, {})
    if not checked.plan.faults:
        raise BadInput("sheet.nothing_wrong", _("这个文件没有要改的地方。"))
    return _download(
        write_marked(checked.sheet, columns_wrong(checked.plan.faults)), f"{spec.code}-marked.xlsx"
    )


def _as_query(choices: Mapping[int, str]) -> dict[str, str]:
    return {f"row_{row}": value for row, value in choices.items()}


def _addresses(spec: SheetImport) -> dict[str, str]:
    return {
        "upload_url": spec.url(spec.upload),
        "template_url": spec.url(spec.template),
        "done_url": spec.url(spec.done),
    }


def _steps(now: str) -> list[tuple[str, str]]:
    """Shape and word of the three steps."""
    third = ("none", _("确认导入"))
    if now == "file":
        return [("go", _("选文件")), ("none", _("核对")), third]
    return [("done", _("选文件")), ("late" if now == "faults" else "go", _("核对")), third]


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row of the file with something to mend: its cells (text, wrong or not) and what is said about it."""

    number: int
    cells: list[tuple[str, bool]]
    told: list[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Doubt:
    proposal: Proposal
    options: list[tuple[str, str]]
    why: str
    told: list[tuple[str, str]]


def present(plan: Plan, spec: SheetImport) -> dict[str, Any]:
    """The plan as the page shows it."""
    labels = {c.key: c.label for c in spec.columns}
    heads = [(key, f"{plan.letters[key]} {labels[key]}") for key in labels if key in plan.letters]
    doubts = plan.of(Fate.DOUBT)
    return {
        "plan": plan,
        "rows_read": len(plan.cells),
        "heads": [head for _key, head in heads],
        "faults": [(f.row, short_place(f), said(f).message) for f in plan.faults[:MOST_FAULTS]],
        "bad_rows": _bad_rows(plan, [key for key, _head in heads]),
        "head_faults": [said(f) for f in plan.faults if not f.row or f.row not in plan.cells],
        "doubts": [_doubt(p, plan, labels) for p in doubts],
        "fresh": plan.of(Fate.NEW),
        "changed": plan.of(Fate.CHANGED),
        "same": plan.of(Fate.SAME),
        "most": MOST_SHOWN,
        "will_write": len(plan.of(Fate.NEW)) + len(plan.of(Fate.CHANGED)),
    }


def _bad_rows(plan: Plan, keys: Sequence[str]) -> list[BadRow]:
    by_row: dict[int, list[Fault]] = {}
    for f in plan.faults[:MOST_FAULTS]:
        if f.row in plan.cells:
            by_row.setdefault(f.row, []).append(f)
    return [
        BadRow(
            row,
            [(plan.cells[row].get(key, ""), plan.letters[key] in {f.column for f in found}) for key in keys],
            [_told(f) for f in found],
        )
        for row, found in sorted(by_row.items())
    ]


def _told(f: Fault) -> tuple[str, str, str]:
    words = said(f)
    return (_("%(column)s 列") % {"column": f.column} if f.column else "", str(words.message), str(words.fix))


def _doubt(p: Proposal, plan: Plan, labels: Mapping[str, str]) -> Doubt:
    why = {
        "namesake": _("名册里有同名的，看不出是不是同一个"),
        "former_name": _("这是名册里一个单位的曾用名"),
    }
    new = _("都不是，是新的")
    options = [(o.value, new if o.value == NEW_ONE else o.label) for o in p.options]
    told = [(labels[k], v) for k, v in plan.cells.get(p.row, {}).items() if v and k in labels]
    return Doubt(p, options, why.get(p.why, ""), told)
