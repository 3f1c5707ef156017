from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.findings import instances, queries
from xuncha.conclusions.findings.actions._states import changed, open_for_change, say
from xuncha.conclusions.findings.models import Workpaper
from xuncha.foundation.journal.frame import action
from xuncha.foundation.links.edges import disconnect
from xuncha.foundation.terms import Actor, BadInput, Problem, check_version
from xuncha.onsite.evidence.actions.withdraw_citation import withdraw_citation


@action
def drop_instance(
    *, by: Actor, instance: UUID, reason: str, seen: int | None = None, voids: bool = False
) -> Workpaper:
    """去实例 — Take an instance out of a common matter, with the reason; its text stays in the journal.

    Its citations are withdrawn with it. Raises NotKnown, NotAllowed, Stale, WrongState, BadInput.
    """
    paper = queries.locked(instances.paper_of(instance), by)
    check_version(paper, seen)
    row = instances.one_of(paper, instance)
    open_for_change(paper, by, voids=voids, reason=_("去实例"))
    if not reason.strip():
        problem = Problem("instance.needs_reason", _("写明为什么去掉。"), where="reason")
        raise BadInput("instance.needs_reason", problems=[problem])
    changed(paper)
    for cited in instances.citations([row]).get(row.pk, ()):
        withdraw_citation(by=by, citation=cited.pk, because=reason.strip())
    paper.refresh_from_db()
    disconnect(source=row.inspection.ref, target=paper.ref, relation="instance")
    facts = {"member": row.inspection.number, "text": row.text, "reason": reason.strip()}
    row.delete()
    say("findings.instance_dropped", paper, by, **facts)
    return paper
