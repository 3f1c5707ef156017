from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.conclusions.findings import policies, queries
from xuncha.conclusions.findings.actions.check_spot_rectification import check_spot_rectification
from xuncha.conclusions.findings.actions.judge_workpaper import judge_workpaper
from xuncha.conclusions.findings.actions.record_ink_signatures import record_ink_signatures
from xuncha.conclusions.findings.actions.return_workpaper import return_workpaper
from xuncha.conclusions.findings.actions.sign_workpaper import sign_workpaper
from xuncha.conclusions.findings.models import StepLabel, Workpaper
from xuncha.conclusions.findings.queries import Whole
from xuncha.conclusions.findings.rules.judgement import (
    AsAdvice,
    AsClue,
    AsFinding,
    AsSpot,
    Given,
    NotEstablished,
    SetAside,
)
from xuncha.conclusions.findings.rules.signing import Step
from xuncha.conclusions.findings.web import presenters
from xuncha.conclusions.findings.web.forms import CheckSpotForm, InkForm, JudgeForm, ReturnForm
from xuncha.conclusions.findings.wording import problems
from xuncha.foundation.terms import NotAllowed, NotKnown
from xuncha.foundation.ui.forms import Form
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import Current, submit
from xuncha.standing.organisations import queries as organisations
from xuncha.standing.organisations.rules.kinds import PARTNERS
from xuncha.standing.regulations.queries import rule_set

ADVISED = ("department", "town", *(k.value for k in PARTNERS))


def _href(paper: Workpaper) -> str:
    return reverse("findings:workpaper", args=[paper.id])


def sign(request: HttpRequest, workpaper: UUID) -> HttpResponseBase:
    """What is signed is shown once more, with its hash; then one button."""
    actor = actor_of(request)
    paper = queries.workpaper(workpaper, actor)
    all_of = queries.whole(paper)
    factor = queries.needs_second_factor(paper.inspection.rule_set)
    form = Form.of(request, seen=paper.version)
    return submit(
        request,
        form,
        lambda data: sign_workpaper(by=actor, workpaper=paper.id, seen=form.seen),
        then=_href,
        back=_href(paper),
        template="findings/sign.html",
        context={
            "paper": paper,
            "all_of": all_of,
            "decision": policies.can_sign(actor, all_of, second_factor=factor),
            "hash": queries.content_hash(all_of),
            "elements": presenters.element_rows(all_of, None, writable=False),
            "class_pairs": presenters.class_pairs(paper),
            "refusing": problems(queries.refusing(all_of)),
            "flags": problems(queries.flags(all_of)),
        },
        title=_("签署底稿"),
        again=lambda: Current(seen=queries.workpaper(paper.id, actor).version),
        notice=lambda signed: _("已签，编号 %(n)s") % {"n": signed.number} if signed.number else _("已签"),
    )


def ink(request: HttpRequest, workpaper: UUID) -> HttpResponseBase:
    """Signatures on paper, from the scanned sheet."""
    actor = actor_of(request)
    paper = queries.workpaper(workpaper, actor)
    all_of = queries.whole(paper)
    form = InkForm.of(request, seen=paper.version, signers=_signers(all_of))
    return submit(
        request,
        form,
        lambda data: record_ink_signatures(
            by=actor,
            workpaper=paper.id,
            seen=form.seen,
            signed=[(UUID(person), on) for person, on in form.signed(data)],
        ),
        then=_href,
        back=_href(paper),
        template="findings/ink.html",
        context={"paper": paper, "sheets": queries.sheets_of(paper), "hash": queries.content_hash(all_of)},
        title=_("登记纸上签字"),
        notice=_("已登记"),
    )


def _signers(all_of: Whole) -> list[tuple[str, str]]:
    """Everyone whose signature is still to come, in the order of signing."""
    names = {m.person_id: m.person.name for m in all_of.members}
    now = all_of.standing
    rows = [(p, Step.UNDERTAKER) for p in (u.person_id for u in all_of.undertakers) if p not in now.signed]
    if not any(s.step == Step.DEPUTY for s in all_of.signatures):
        rows += [(p, Step.DEPUTY) for p in names if p in now.checkers]
    rows += [(p, Step.LEAD) for p in names if p in now.leads]
    return [(str(p), f"{StepLabel(step).label} {names.get(p, '')}") for p, step in rows]


def send_back(request: HttpRequest, workpaper: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    paper = queries.workpaper(workpaper, actor)
    form = ReturnForm.of(request, seen=paper.version)
    return submit(
        request,
        form,
        lambda data: return_workpaper(
            by=actor, workpaper=paper.id, reason=data["reason"], marks=form.marks(data), seen=form.seen
        ),
        then=_href(paper),
        back=_href(paper),
        template="findings/return.html",
        context={"paper": paper, "signed": paper.signatures.filter(void_at__isnull=True).count()},
        title=_("退回底稿"),
        again=lambda: Current(seen=queries.workpaper(paper.id, actor).version),
        notice=_("已退回"),
    )


def judge(request: HttpRequest, workpaper: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    paper = queries.workpaper(workpaper, actor)
    if not policies.serves(actor, paper.inspection.team_id):
        raise NotKnown("workpaper.not_known")
    NotAllowed.unless(policies.can_judge(actor, paper))
    form = JudgeForm.of(
        request,
        seen=paper.version,
        rules=rule_set(paper.inspection.rule_set),
        kinds=[(k, organisations.kind_label(k)) for k in ADVISED],
        initial=_as_written(paper, queries.whole(paper)),
    )
    return submit(
        request,
        form,
        lambda data: judge_workpaper(
            by=actor,
            workpaper=paper.id,
            seen=form.seen,
            outcomes=given(data),
            minutes=data["minutes"],
            meeting_on=data["meeting_on"],
            departs=data["departs"],
        ),
        then=_href(paper),
        back=_href(paper),
        template="findings/judge.html",
        context={"paper": paper, "yard": presenters.yardstick(paper)},
        title=_("研判"),
        again=lambda: Current(seen=queries.workpaper(paper.id, actor).version),
        notice=_("已研判"),
    )


def _as_written(paper: Workpaper, all_of: Whole) -> dict[str, Any]:
    """The form begins with what the signed paper says."""
    facts = all_of.elements.get("fact")
    names = (
        *("title", "item", "discipline", "field", "spread"),
        *("responsible_post", "amount_fen", "persons", "livelihood"),
    )
    return {
        **{n: getattr(paper, n) for n in names},
        "text": facts.text if facts else "",
        "meeting_on": paper.signed_on,
    }


def given(data: dict[str, Any]) -> list[Given]:
    """The ticked outcomes as the action takes them."""
    found: list[Given] = []
    if data["finding"]:
        found.append(
            AsFinding(
                text=data["text"],
                **{
                    n: data[n]
                    for n in (
                        *("title", "item", "discipline", "field", "spread"),
                        *("responsible_post", "amount_fen", "persons", "livelihood"),
                    )
                },
            )
        )
    if data["spot"]:
        found.append(AsSpot(text=data["spot_text"], due_on=data["spot_due"]))
    if data["advice"]:
        found.append(
            AsAdvice(text=data["advice_text"], to_kind=data["advice_kind"], to_name=data["advice_name"])
        )
    if data["not_established"]:
        found.append(NotEstablished(reason=data["reason"]))
    if data["set_aside"]:
        found.append(SetAside(reason=data["set_aside_reason"]))
    if data["clue"]:
        found.append(
            AsClue(
                outline=data["clue_outline"],
                persons=data["clue_persons"],
                level=data["clue_level"],
                amount_fen=data["clue_amount"],
            )
        )
    return found


def check_spot(request: HttpRequest, spot: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    row = queries.spot(spot, actor)
    form = CheckSpotForm.of(request)
    return submit(
        request,
        form,
        lambda data: check_spot_rectification(by=actor, spot=row.id, **data),
        then=_href(row.outcome.workpaper),
        back=_href(row.outcome.workpaper),
        title=_("核查立行立改"),
        button=_("登记核查"),
        notice=_("已登记"),
    )
