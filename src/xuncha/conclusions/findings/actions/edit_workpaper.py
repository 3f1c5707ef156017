from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.findings import queries
from xuncha.conclusions.findings.models import Workpaper
from xuncha.conclusions.findings.rules.fields import Fields
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, WrongState, check_version

from ._fields import put_fields
from ._states import changed, open_for_change, say


@action
def edit_workpaper(
    *, by: Actor, workpaper: UUID, fields: Fields, seen: int | None = None, voids: bool = False
) -> Workpaper:
    """修改底稿 — Edit a working paper's title, class, measure, days of conduct and rule.

    Fields not named stay as they are. After the first signature only with `voids`, which
    voids all of them. Raises NotKnown, NotAllowed, Stale, WrongState, BadInput.
    """
    paper = queries.locked(workpaper, by)
    check_version(paper, seen)
    open_for_change(paper, by, voids=voids, reason=_("修改底稿"))
    differing = put_fields(paper, fields)
    if not differing:
        raise WrongState("workpaper.nothing_changed", _("没有改动，签字和内容都没有变。"))
    changed(paper)
    say("findings.workpaper_edited", paper, by, fields=differing)
    return paper
