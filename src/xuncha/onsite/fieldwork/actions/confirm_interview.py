from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.files.store import file as file_row
from xuncha.foundation.journal.frame import action
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.terms import Actor, BadInput, Problem, check_version
from xuncha.foundation.terms.record import born
from xuncha.onsite.fieldwork import policies, queries
from xuncha.onsite.fieldwork.models import ConfirmedPage, Interview
from xuncha.onsite.fieldwork.rules.states import InterviewState, Way
from xuncha.onsite.inspections.days import checked_day
from xuncha.onsite.inspections.queries import not_known

from ._finish import fingerprint, fingerprint_of, make_evidence
from ._move import move_interview
from ._said import say


@action
def confirm_interview(
    *,
    by: Actor,
    interview: UUID,
    pages: int,
    way: str = Way.PAPER,
    on: date | None = None,
    scan: UUID | None = None,
    seen: int | None = None,
) -> Interview:
    """本人核对 — Record that the person heard confirmed the record, page by page.

    `pages` is how many pages were confirmed: on paper the sheets signed (with their `scan` where there is one), on the
    screen all pages of the record. Afterwards nothing changes; the record is evidence. Raises NotKnown, NotAllowed,
    WrongState, BadInput where pages are missing, Stale.
    """
    found = queries.locked_interview(interview, by)
    check_version(found, seen)
    policies.guard(policies.can_confirm_interview(by, found))
    on_screen = queries.pages(found)
    _check(pages, way, len(on_screen))
    if scan is not None and file_row(scan).scope != inspection_scope(found.inspection_id):
        raise not_known()
    day = checked_day(by, on, not_before=found.held_on, what=_("谈话那一天"))
    found.confirmed_on, found.confirmed_way, found.page_count, found.scan_id = day, Way(way), pages, scan
    move_interview(found, InterviewState.CONFIRMED)
    whole = fingerprint_of(found)
    for page in range(1, pages + 1):
        sm3 = fingerprint(on_screen[page - 1]) if way == Way.SCREEN else whole
        ConfirmedPage.objects.create(**born(by), interview=found, page=page, sm3=sm3)
    say(
        "fieldwork.interview_confirmed",
        by,
        found,
        on=day.isoformat(),
        way=found.confirmed_way,
        pages=pages,
        sm3=whole,
    )
    make_evidence(by, found, day)
    return found


def _check(pages: int, way: str, on_screen: int) -> None:
    problems = []
    if way not in set(Way):
        problems.append(Problem("interview.needs_way", _("选明是纸上签名还是屏幕上核对。"), where="way"))
    if pages < 1:
        problems.append(Problem("interview.needs_pages", _("写明本人逐页签名共几页。"), where="pages"))
    elif way == Way.SCREEN and pages != on_screen:
        text = _("记录共 %(all)d 页，本人只核对了 %(done)d 页。每一页都要核对。") % {
            "all": on_screen,
            "done": pages,
        }
        problems.append(Problem("interview.pages_missing", text, where="pages"))
    if problems:
        raise BadInput("interview.not_confirmed", problems=problems)
