from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem
from xuncha.foundation.terms.record import born
from xuncha.standing.regulations import policies
from xuncha.standing.regulations.models import Document


@action
def register_document(
    *, by: Actor, title: str, kind: str, short: str = "", issuer: str = "", verified: bool = False
) -> Document:
    """登记法规 — Register a regulation by its title.

    `verified`: title and issuer were compared with the official text. Raises NotAllowed (office only), BadInput.
    """
    NotAllowed.unless(policies.can_edit(by))
    named = title.strip().strip("《》").strip()
    problems = []
    if not named:
        problems.append(Problem("document.title", _("没有写名称。"), "title"))
    elif len(named) > 200:
        problems.append(Problem("document.title", _("名称超过 200 个字。"), "title"))
    elif Document.objects.filter(title=named).exists():
        problems.append(
            Problem(
                "document.twice",
                _("《%(title)s》已经登记。") % {"title": named},
                "title",
                _("到它的页面增加版本。"),
            )
        )
    if kind not in Document.Kind.values:
        problems.append(Problem("document.kind", _("没有这一类别。"), "kind"))
    if problems:
        raise BadInput("document.input", problems=problems)
    made = Document.objects.create(
        **born(by),
        title=named,
        short=short.strip()[:60],
        kind=kind,
        issuer=issuer.strip()[:200],
        verified=verified,
    )
    record(
        "regulations.document_registered",
        by=by,
        about=made.ref,
        facts={"title": made.title, "kind": kind, "verified": verified},
    )
    return made
