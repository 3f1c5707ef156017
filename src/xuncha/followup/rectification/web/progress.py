"""Progress and proof on a stick: the sheet out, back with the files beside it, with a dry run, all or nothing."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xuncha.engines.sheets.faults import Unreadable
from xuncha.engines.sheets.reading import LARGEST, read_book
from xuncha.followup.rectification import importing, policies, progress_book, queries
from xuncha.followup.rectification.actions.import_progress import import_progress
from xuncha.followup.rectification.rules.progress_sheet import COLUMNS
from xuncha.foundation.files.store import keep
from xuncha.foundation.files.web import sheets
from xuncha.foundation.keys.scopes import OFFICE_SCOPE, inspection_scope
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.sheets import refused_file
from xuncha.foundation.ui.web import submit

from .sides import side_of

CODE = "progress"
SALT = f"sheet:{CODE}"  # as `sheets` reads its tokens


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once, or none."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        given = list(data) if isinstance(data, list | tuple) else [data] if data else []
        return [super(FilesField, self).clean(one, initial) for one in given]


class ProgressForm(sheets.UploadForm):
    proofs = FilesField(
        label=gettext_lazy("佐证文件"),
        required=False,
        help_text=gettext_lazy("表里“佐证文件”一列写到的，一次都选上"),
    )


def _proofs(token: str) -> Mapping[str, UUID]:
    """Name → kept file, as the upload signed them; nothing for a token that is no longer good: `sheets` says so."""
    try:
        told = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return {}
    return {name: UUID(key) for name, key in told.get("proofs", {}).items()}


def _spec(request: HttpRequest, ledger: UUID, token: str = "") -> sheets.SheetImport:
    """For one list, on the side the reader stands. Raises NotKnown, NotAllowed."""
    actor, side = actor_of(request), side_of(request)
    found = queries.ledger(ledger, actor)
    NotAllowed.unless(policies.can_bring_progress(actor, found))
    name = "rectification:door_" if side.door else "rectification:"
    proofs = _proofs(token) if token else {}
    return sheets.SheetImport(
        code=CODE,
        title=gettext_lazy("读回整改进展"),
        unit=gettext_lazy("整改台账"),
        columns=COLUMNS,
        notes=progress_book.NOTES,
        examples=(),
        upload=f"{name}import_progress",
        checked=f"{name}check_progress",
        marked=f"{name}marked_progress",
        template=f"{name}progress_workbook",
        done=f"{name}ledger",
        check=lambda file, _choices: progress_book.check_file(found, file, proofs, actor),
        act=lambda *, by, file, choices, plan, on: import_progress(
            by=by, ledger=ledger, file=file, proofs=proofs, plan=plan
        ),
        most_rows=importing.MOST_ROWS,
        args=(ledger,),
        base=side.base,
    )


def workbook(request: HttpRequest, ledger: UUID) -> HttpResponse:
    """The measures with what was reported, to be filled in without the server."""
    found = queries.ledger(ledger, actor_of(request))
    answer = HttpResponse(progress_book.workbook(found), content_type=sheets.XLSX)
    answer["Content-Disposition"] = 'attachment; filename="progress.xlsx"'
    return answer


def upload(request: HttpRequest, ledger: UUID) -> HttpResponseBase:
    """Choose the sheet and the proofs; they are kept and checked, and nothing else."""
    actor, spec = actor_of(request), _spec(request, ledger)
    found = queries.ledger(ledger, actor)
    return submit(
        request,
        ProgressForm.of(request),
        lambda data: _keep(data, inspection_scope(found.inspection_id), actor),
        then=lambda token: spec.url(spec.checked, token),
        template="files/sheet_upload.html",
        context={"spec": spec, **sheets.upload_context(spec)},
    )


def _keep(data: Mapping[str, Any], scope: str, actor: Actor) -> str:
    """Raises BadInput where the sheet is none, or a proof cannot be taken. Returns the token of what was kept."""
    given: UploadedFile = data["file"]
    if given.size and given.size > LARGEST:
        raise refused_file(Unreadable("too_large", str(LARGEST // 2**20)))
    try:
        read_book(given.read(), given.name or "", most_rows=importing.MOST_ROWS + 20)
    except Unreadable as wrong:
        raise refused_file(wrong) from None
    given.seek(0)
    book = keep(given, name=given.name or "", scope=OFFICE_SCOPE, by=actor)
    proofs = {proof.name: _keep_proof(proof, scope, actor) for proof in data["proofs"] or ()}
    told = {"file": str(book.id), "who": actor.code, "proofs": proofs}
    return signing.dumps(told, salt=SALT, compress=True)


def _keep_proof(proof: UploadedFile, scope: str, actor: Actor) -> str:
    """What is wrong with a proof is said with its name."""
    try:
        return str(keep(proof, name=proof.name or "", scope=scope, by=actor).id)
    except BadInput as wrong:
        told = wrong.problems or (Problem(wrong.code, str(wrong.message)),)
        where = _("佐证“%(name)s”") % {"name": proof.name}
        problems = [Problem(p.code, f"{where}：{p.message}", "proofs", p.fix) for p in told]
        raise BadInput(wrong.code, problems=problems) from wrong


def check(request: HttpRequest, ledger: UUID, token: str) -> HttpResponseBase:
    return sheets.check(request, token, _spec(request, ledger, token))


def marked(request: HttpRequest, ledger: UUID, token: str) -> HttpResponse:
    return sheets.marked(request, token, _spec(request, ledger, token))
