from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed, Ref, WrongState
from xuncha.foundation.terms.record import born
from xuncha.standing.regulations import policies, queries
from xuncha.standing.regulations.models import Document, Edition


@action
def stock_library(*, by: Actor) -> list[Document]:
    """装入常用法规名称 — Register the regulations that checklist items usually rely on: titles and known years, no text.

    What is there already stays as it is. Raises NotAllowed (office only), WrongState (all there).
    """
    NotAllowed.unless(policies.can_edit(by))
    there = set(Document.objects.values_list("title", flat=True))
    lacking = [raw for raw in queries.shipped_documents() if raw["title"] not in there]
    if not lacking:
        raise WrongState("library.stocked", _("常用法规名称都在，没有要装入的。"))
    made = [Document(**born(by), title=raw["title"], short=raw["short"], kind=raw["kind"]) for raw in lacking]
    Document.objects.bulk_create(made)
    Edition.objects.bulk_create(
        Edition(
            **born(by),
            document=document,
            label=edition["label"],
            year=edition.get("year", ""),
            valid_from=edition.get("valid_from"),
        )
        for document, raw in zip(made, lacking, strict=True)
        for edition in raw.get("editions", ())
    )
    record(
        "regulations.library_stocked",
        by=by,
        about=Ref("regulations.document", made[0].id),
        facts={"documents": len(made)},
    )
    return made
