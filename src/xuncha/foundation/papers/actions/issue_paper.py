import io
from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from xuncha.engines.wordfile import Document, Mark
from xuncha.engines.wordfile.codes import new_code
from xuncha.engines.wordfile.word import to_docx
from xuncha.foundation.files.store import keep
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.papers import policies, queries
from xuncha.foundation.papers.models import IssuedPaper
from xuncha.foundation.papers.numbering import official_number
from xuncha.foundation.papers.templates import Template
from xuncha.foundation.terms import Actor, NotAllowed, Ref, WrongState
from xuncha.foundation.terms.record import born


@action
def issue_paper(*, by: Actor, code: str, subject: Ref, on: date | None = None) -> IssuedPaper:
    """出正式稿 — Issue a paper: number it, keep the Word file, give its pages their code.

    Raises NotKnown; NotAllowed; WrongState where the newest edition says the same already.
    """
    template = queries.template(code, by)
    document = queries.built(template, subject, by)
    NotAllowed.unless(policies.can_issue(by, template))
    last = queries.editions(code, subject).select_for_update().first()
    if last is not None and queries.says_the_same(last, document):
        raise WrongState(
            "paper.unchanged",
            _("第%(n)d版出稿以后内容没有变，不必再出一版；请直接打印第%(n)d版。") % {"n": last.edition},
        )
    on = on or by.clock.today()
    document = _numbered(document, template, by, on)
    issued = _keep(document, template, subject, last, by, on)
    record(
        "papers.issued",
        by=by,
        about=subject,
        facts={"paper": code, "code": issued.code, "version": issued.edition, "number": issued.number},
        scope=template.scope(subject),
    )
    return issued


def _numbered(document: Document, template: Template, by: Actor, on: date) -> Document:
    if document.number or template.word is None:
        return document
    return replace(document, number=official_number(word=template.word(), by=by, year=on.year))


def _keep(
    document: Document, template: Template, subject: Ref, last: IssuedPaper | None, by: Actor, on: date
) -> IssuedPaper:
    code = last.code if last else new_code()
    edition = last.edition + 1 if last else 1
    file = keep(
        io.BytesIO(to_docx(document, Mark(code, edition))),
        name=f"{document.title[:80]}.docx".replace("\n", ""),
        scope=template.scope(subject),
        by=by,
    )
    try:
        with transaction.atomic():
            return _write(template, subject, document, (code, edition), file.id, by, on)
    except IntegrityError as second:
        raise WrongState("paper.issued_meanwhile", _("别人刚刚出了这一版，请打开看过再说。")) from second


def _write(
    template: Template,
    subject: Ref,
    document: Document,
    mark: tuple[str, int],
    file: UUID,
    by: Actor,
    on: date,
) -> IssuedPaper:
    issued: IssuedPaper = IssuedPaper.objects.create(
        **born(by),
        template=template.code,
        subject_kind=subject.kind,
        subject_id=subject.id,
        code=mark[0],
        edition=mark[1],
        number=document.number,
        title=document.title.replace("\n", ""),
        issued_on=on,
        issued_by=by.code,
        file_id=file,
    )
    return issued
