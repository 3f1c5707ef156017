"""Pages of letters."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.files.store import keep, telling_nothing
from xuncha.foundation.files.web.respond import file_response
from xuncha.foundation.journal.queries import lines
from xuncha.foundation.terms import Actor, NotAllowed, NotKnown
from xuncha.foundation.ui.forms import Form
from xuncha.foundation.ui.parts import JournalLine
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit
from xuncha.standing.coordination import policies, queries
from xuncha.standing.coordination.actions.change_letter import change_letter
from xuncha.standing.coordination.actions.close_letter import close_letter
from xuncha.standing.coordination.actions.draft_letter import draft_letter
from xuncha.standing.coordination.actions.name_handler import name_handler
from xuncha.standing.coordination.actions.receipt_letter import receipt_letter
from xuncha.standing.coordination.actions.record_reply import record_reply
from xuncha.standing.coordination.actions.release_handler import release_handler
from xuncha.standing.coordination.actions.remind_receiver import remind_receiver
from xuncha.standing.coordination.actions.return_letter import return_letter
from xuncha.standing.coordination.actions.send_letter import send_letter
from xuncha.standing.coordination.actions.withdraw_letter import withdraw_letter
from xuncha.standing.coordination.models import KindLabel, Letter, StateLabel
from xuncha.standing.coordination.rules.letters import Kind
from xuncha.standing.coordination.rules.states import State
from xuncha.standing.coordination.web import forms, presenters
from xuncha.standing.regulations import queries as regulations

PER_PAGE = 40


def letters(request: HttpRequest) -> HttpResponse:
    """Letters the reader may know, newest first; late ones said so."""
    actor = actor_of(request)
    asked = {name: request.GET.get(name, "")[:80] for name in ("kind", "state", "words")}
    found = Paginator(queries.narrowed(queries.letters(actor), **asked), PER_PAGE).get_page(
        request.GET.get("page")
    )
    today = actor.clock.today()
    rows = [(r, presenters.SHAPES[State(r.state)], presenters.is_late(r, today)) for r in found]
    context = {
        "rows": rows,
        "page_obj": found,
        "asked": asked,
        "narrowed": any(asked.values()),
        "kinds": KindLabel.choices,
        "states": StateLabel.choices,
        "may_write": policies.can_write(actor, restricted=False, team=None),
        "may_keep_keys": bool(policies.can_keep_keys(actor)),
    }
    return page(request, "coordination/letters.html", context)


def letter(request: HttpRequest, letter: UUID) -> HttpResponse:
    """One letter: where it is, what it carries, who was asked again, what came back."""
    actor = actor_of(request)
    found = queries.letter(letter, actor)
    context = {
        "letter": found,
        "shape": presenters.SHAPES[State(found.state)],
        "late": presenters.is_late(found, actor.clock.today()),
        "steps": presenters.letter_steps(found),
        "pairs": presenters.about_pairs(found),
        "carried": presenters.carried(found, actor),
        "briefings": queries.briefings(actor).filter(letter=found),
        "paragraphs": found.text.splitlines(),
        "verbs": _verbs(actor, found),
        "log": [JournalLine(x.at, x.who, x.label) for x in lines(found.ref, actor, 20)],
    }
    return page(request, "coordination/letter.html", context)


def _verbs(actor: Actor, found: Letter) -> dict[str, Any]:
    """What may be done now; what the state does not know is not offered."""
    wanted = {
        "change": policies.can_change,
        "send": policies.can_send,
        "withdraw": policies.can_withdraw,
        "receipt": policies.can_receipt,
        "reply": policies.can_reply,
        "return": policies.can_return,
        "close": policies.can_close,
        "remind": policies.can_remind,
        "handler": policies.can_name_handler,
    }
    decisions = {name: decide(actor, found) for name, decide in wanted.items()}
    return {name: d for name, d in decisions.items() if d.allowed}


def draft(request: HttpRequest) -> HttpResponseBase:
    actor = actor_of(request)
    NotAllowed.unless(policies.can_write(actor, restricted=False, team=None))
    kind = request.GET.get("kind", Kind.BRIEFING_REQUEST.value)
    copies = _copies_by_rule(kind, actor)
    return submit(
        request,
        forms.DraftForm.of(request, initial={"kind": kind, "copies": "\n".join(copies)}),
        lambda data: draft_letter(by=actor, **data),
        then=_href,
        title=_("起草函件"),
        button=_("存为草稿"),
        back=reverse("coordination:letters"),
        template="coordination/draft.html",
    )


def _copies_by_rule(kind: str, actor: Actor) -> tuple[str, ...]:
    """Whom the rule set in force has copied when a matter is handed over; a letter with clues goes to nobody else."""
    if kind != Kind.MATTER:
        return ()
    return regulations.copies_of(regulations.in_force(actor.clock.today()).code, "transfer_slip")


def _href(found: Letter) -> str:
    return reverse("coordination:letter", args=[found.id])


def change(request: HttpRequest, letter: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.letter(letter, actor)
    NotAllowed.unless(policies.can_change(actor, found))
    names = ("receiver", "receiver_name", "title", "text", "due_on")
    initial = {n: getattr(found, n) for n in names} | {
        "copies": "\n".join(c.name for c in found.copies.all())
    }
    form = forms.LetterForm.of(request, seen=found.version, initial=initial)
    return _submit(
        request,
        found,
        form,
        lambda data: change_letter(by=actor, letter=found.id, seen=form.seen, **data),
        title=_("修改函件"),
        button=_("保存"),
    )


def _submit(
    request: HttpRequest,
    found: Letter,
    form: Form,
    act: Callable[[dict[str, Any]], Any],
    *,
    title: str,
    button: str = "",
    notice: Any = "",
) -> HttpResponseBase:
    """A verb on a letter; nothing typed about a restricted one is kept in the browser."""
    return submit(
        request,
        form,
        act,
        then=_href(found),
        back=_href(found),
        title=title,
        button=button,
        notice=notice,
        template="coordination/quiet.html" if found.restricted else "ui/verb.html",
    )


def send(request: HttpRequest, letter: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.letter(letter, actor)
    NotAllowed.unless(policies.can_send(actor, found))
    form = forms.OnForm.of(request, seen=found.version, initial={"on": actor.clock.today()})
    return _submit(
        request,
        found,
        form,
        lambda data: send_letter(by=actor, letter=found.id, seen=form.seen, **data),
        title=_("发出：%(title)s") % {"title": found.title},
        button=_("编号发出"),
        notice=lambda sent: _("已发出，字号 %(n)s") % {"n": sent.number},
    )


def withdraw(request: HttpRequest, letter: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.letter(letter, actor)
    NotAllowed.unless(policies.can_withdraw(actor, found))
    form = forms.ReasonForm.of(request, seen=found.version)
    return _submit(
        request,
        found,
        form,
        lambda data: withdraw_letter(by=actor, letter=found.id, seen=form.seen, **data),
        title=_("撤销草稿"),
        button=_("撤销，写原因"),
    )


def receipt(request: HttpRequest, letter: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.letter(letter, actor)
    NotAllowed.unless(policies.can_receipt(actor, found))
    form = forms.ReceiptForm.of(request, seen=found.version, initial={"on": actor.clock.today()})
    return _submit(
        request,
        found,
        form,
        lambda data: receipt_letter(
            by=actor, letter=found.id, seen=form.seen, **_with_scan(data, found, actor)
        ),
        title=_("登记签收"),
        button=_("登记"),
        notice=_("已登记签收"),
    )


def _with_scan(data: dict[str, Any], found: Letter, actor: Actor) -> dict[str, Any]:
    """The scanned paper first, under the letter's key; then its id. One of a restricted letter loses its name."""
    scan = data.pop("scan", None)
    if scan is None:
        return data
    name = telling_nothing(found.number, scan.name) if found.restricted else scan.name
    return {**data, "scan": keep(scan.file, name=name, scope=queries.scope_of(found), by=actor).id}


def reply(request: HttpRequest, letter: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.letter(letter, actor)
    NotAllowed.unless(policies.can_reply(actor, found))
    form = forms.ReplyForm.of(
        request, seen=found.version, initial={"on": actor.clock.today()}, restricted=found.restricted
    )

    def act(data: dict[str, Any]) -> Letter:
        final = not data.pop("interim")
        return record_reply(
            by=actor, letter=found.id, final=final, seen=form.seen, **_with_scan(data, found, actor)
        )

    return _submit(request, found, form, act, title=_("登记回复"), button=_("登记"), notice=_("已登记回复"))


def send_back(request: HttpRequest, letter: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.letter(letter, actor)
    NotAllowed.unless(policies.can_return(actor, found))
    form = forms.DatedReasonForm.of(request, seen=found.version, initial={"on": actor.clock.today()})
    return _submit(
        request,
        found,
        form,
        lambda data: return_letter(by=actor, letter=found.id, seen=form.seen, **data),
        title=_("登记对方退回"),
        button=_("登记退回"),
    )


def close(request: HttpRequest, letter: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.letter(letter, actor)
    NotAllowed.unless(policies.can_close(actor, found))
    form = forms.DatedReasonForm.of(request, seen=found.version, initial={"on": actor.clock.today()})
    return _submit(
        request,
        found,
        form,
        lambda data: close_letter(by=actor, letter=found.id, seen=form.seen, **data),
        title=_("不再等回复，办结"),
        button=_("办结，写原因"),
    )


def remind(request: HttpRequest, letter: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.letter(letter, actor)
    NotAllowed.unless(policies.can_remind(actor, found))
    form = forms.RemindForm.of(request, initial={"on": actor.clock.today()})
    return _submit(
        request,
        found,
        form,
        lambda data: remind_receiver(by=actor, letter=found.id, **data),
        title=_("催办"),
        button=_("登记催办"),
        notice=_("已登记催办"),
    )


def handler(request: HttpRequest, letter: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.letter(letter, actor)
    NotAllowed.unless(policies.can_name_handler(actor, found))
    form = forms.HandlerForm.of(request, people=[(str(k), v) for k, v in queries.nameable(actor)])
    return _submit(
        request,
        found,
        form,
        lambda data: name_handler(by=actor, letter=found.id, person=UUID(data["person"])),
        title=_("指定经办人"),
        button=_("指定"),
    )


def release(request: HttpRequest, letter: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.letter(letter, actor)
    NotAllowed.unless(policies.can_name_handler(actor, found))
    named = [(str(h.person_id), h.person.name) for h in found.handlers.all()]
    return _submit(
        request,
        found,
        forms.HandlerForm.of(request, people=named),
        lambda data: release_handler(by=actor, letter=found.id, person=UUID(data["person"])),
        title=_("取消经办人"),
        button=_("取消经办人"),
        notice=_("已取消，对方不再能看到"),
    )


def scan(request: HttpRequest, letter: UUID, file: UUID) -> HttpResponseBase:
    """The receipt or a reply as it was scanned."""
    found = queries.letter(letter, actor_of(request))
    papers = [found.receipt_scan, *(r.scan for r in found.replies.all())]
    for paper in papers:
        if paper is not None and paper.id == file:
            return file_response(paper, inline=True, request=request)
    raise NotKnown("letter.not_known")
