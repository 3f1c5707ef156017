"""Papers merged and split: what they become, with the reason; the earlier ones stay as they were."""

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.conclusions.findings import policies, queries
from xuncha.conclusions.findings.actions.merge_workpapers import merge_workpapers
from xuncha.conclusions.findings.actions.split_workpaper import split_workpaper
from xuncha.conclusions.findings.models import ElementLabel, Workpaper
from xuncha.conclusions.findings.web.forms import MergeForm, SplitForm
from xuncha.foundation.terms import Actor, Decision, NotKnown
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import Current, submit


def _href(paper: Workpaper) -> str:
    return reverse("findings:workpaper", args=[paper.id])


def _allowed(actor: Actor, paper: Workpaper) -> Decision:
    """For who is not of the team the page is not there."""
    if not policies.serves(actor, paper.inspection.team_id):
        raise NotKnown("workpaper.not_known")
    people = frozenset(paper.undertakers.values_list("person_id", flat=True))
    return policies.can_reshape(actor, paper, people)


def merge(request: HttpRequest, workpaper: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    paper = queries.workpaper(workpaper, actor)
    allowed = _allowed(actor, paper)
    others = queries.papers_to_merge(paper)
    form = MergeForm.of(
        request,
        papers=[(str(p.id), f"{p.shown_number} {p.title}") for p in others],
        initial={"title": paper.title},
    )
    return submit(
        request,
        form,
        lambda data: merge_workpapers(
            by=actor,
            workpapers=[paper.id, *(UUID(k) for k in data["others"])],
            title=data["title"],
            reason=data["reason"],
        ),
        then=_href,
        back=_href(paper),
        template="findings/merge.html",
        context={"paper": paper, "allowed": allowed, "others": others},
        title=_("合并底稿"),
        button=_("合并成一件"),
        notice=_("已合并，新底稿从头签"),
    )


def split(request: HttpRequest, workpaper: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    paper = queries.workpaper(workpaper, actor)
    allowed = _allowed(actor, paper)
    there = {e.code for e in paper.elements.all() if e.text.strip()}
    form = SplitForm.of(
        request,
        seen=paper.version,
        written=[(code, label) for code, label in ElementLabel.choices if code in there],
        initial={"title_1": paper.title},
    )
    return submit(
        request,
        form,
        lambda data: split_workpaper(
            by=actor,
            workpaper=paper.id,
            parts=SplitForm.parts(data),
            reason=data["reason"],
            seen=form.seen,
        ),
        then=_href(paper),
        back=_href(paper),
        template="findings/split.html",
        context={"paper": paper, "allowed": allowed},
        title=_("拆分底稿"),
        button=_("拆分"),
        notice=lambda made: _("已拆成 %(n)d 件，各件从头签") % {"n": len(made)},
        again=lambda: Current(seen=queries.workpaper(paper.id, actor).version),
    )
