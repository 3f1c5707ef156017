from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.reports import policies, queries
from xuncha.conclusions.reports.models import Audience, Paragraph
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, NotKnown, new_id
from xuncha.foundation.terms.record import born

from ._states import changed, say
from ._writing import new_version


@action
def comment_report(
    *, by: Actor, report: UUID, text: str, paragraph: UUID | None = None, proposed: str = ""
) -> Paragraph:
    """对报告提意见 — Comment on the team's report as the office, apart from its text, on a paragraph or on the whole.

    `proposed` is other wording the team may take; the team's text stays the team's. Raises NotKnown, NotAllowed, BadInput.
    """
    found = queries.locked(report, by)
    NotAllowed.unless(policies.can_comment(by, found))
    if not text.strip():
        raise BadInput("report.comment_empty", _("写明意见。"))
    about = queries.team_version(found)
    target = about.paragraphs.filter(id=paragraph).first() if paragraph else None
    if paragraph and target is None:
        raise NotKnown("report.paragraph_not_known")
    version = queries.office_version(found, about)
    if version is None:
        order = found.versions.filter(audience=Audience.OFFICE).count() + 1
        version = new_version(found, str(Audience.OFFICE), order, by, about=about)
    row = Paragraph.objects.create(
        **born(by),
        in_version=version,
        line=new_id(),
        section=target.section if target else queries.OVERALL,
        order=version.paragraphs.count() + 1,
        text=text.strip(),
        proposed=proposed.strip(),
        written_by=by.name,
        written_on=by.clock.today(),
        about=target,
    )
    changed(found)
    say("reports.commented", found, by, comment=str(row.id), version=about.order, text=row.text)
    return row
