"""Pages of clues and raw notes. What is sealed is on no page but the one that answers an opening."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.conclusions.clues import policies, queries
from xuncha.conclusions.clues.actions.amend_clue import amend_clue
from xuncha.conclusions.clues.actions.assign_clue import assign_clue
from xuncha.conclusions.clues.actions.attach_to_clue import attach_to_clue
from xuncha.conclusions.clues.actions.begin_verification import begin_verification
from xuncha.conclusions.clues.actions.conclude_verification import conclude_verification
from xuncha.conclusions.clues.actions.decide_disposal import decide_disposal
from xuncha.conclusions.clues.actions.note_clue import note_clue
from xuncha.conclusions.clues.actions.open_clue import open_clue
from xuncha.conclusions.clues.actions.open_clue_file import open_clue_file
from xuncha.conclusions.clues.actions.record_clue_return import record_clue_return
from xuncha.conclusions.clues.actions.record_verification import record_verification
from xuncha.conclusions.clues.actions.release_clue import release_clue
from xuncha.conclusions.clues.actions.take_back_clue import take_back_clue
from xuncha.conclusions.clues.actions.transfer_clues import transfer_clues
from xuncha.conclusions.clues.models import Clue, StateLabel
from xuncha.conclusions.clues.rules.content import written_persons
from xuncha.conclusions.clues.rules.disposal import Returned
from xuncha.conclusions.clues.rules.states import State
from xuncha.conclusions.clues.web import forms, presenters
from xuncha.foundation.files.web.respond import file_response
from xuncha.foundation.journal.queries import lines
from xuncha.foundation.links.kinds import describe
from xuncha.foundation.terms import Actor, NotAllowed
from xuncha.foundation.ui.forms import Form
from xuncha.foundation.ui.parts import JournalLine
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit
from xuncha.standing.coordination import policies as letters
from xuncha.standing.regulations.queries import rule_set

PER_PAGE = 40


def clues(request: HttpRequest) -> HttpResponse:
    """Clues and raw notes the reader may know. Who may know none sees their own notes, and nothing else."""
    actor = actor_of(request)
    asked = {name: request.GET.get(name, "")[:80] for name in ("state", "number")}
    found = Paginator(queries.narrowed(queries.listed(actor), **asked), PER_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "rows": presenters.rows(list(found)),
        "late": presenters.late(list(found), actor.clock.today()),
        "page_obj": found,
        "asked": asked,
        "states": StateLabel.choices,
        "items": presenters.item_rows(queries.items_waiting(actor)),
        "heads": queries.may_know_any(actor),
    }
    return page(request, "clues/clues.html", context)


def of_inspection(request: HttpRequest, inspection: UUID) -> HttpResponse:
    """The same for one inspection."""
    actor = actor_of(request)
    where = queries.inspection_of(inspection, actor)
    found = queries.clues_of(where.id, actor)
    context = {
        "inspection": where,
        "rows": presenters.rows(found),
        "late": presenters.late(found, actor.clock.today()),
        "items": presenters.item_rows(queries.items_of(where.id, actor)),
        "may_note": policies.can_note(actor, where.team_id, where.stage),
        "may_note_item": policies.can_note_item(actor, where.team_id, where.stage),
    }
    return page(request, "clues/of_inspection.html", context)


def clue(request: HttpRequest, clue: UUID) -> HttpResponse:
    """One clue, closed: where it stands, who has it, what was done. Its words need an opening."""
    actor = actor_of(request)
    found = queries.clue(clue, actor)
    return page(request, "clues/clue.html", _shown(found, actor))


def _shown(found: Clue, actor: Actor) -> dict[str, Any]:
    live = [a for a in found.assignments.all() if a.until is None]
    transfer = found.transfer
    return {
        "clue": found,
        "shape": presenters.SHAPES[State(found.state)],
        "pairs": presenters.pairs(found),
        "disposal": presenters.disposal_pairs(found),
        "letter": transfer if transfer is not None and letters.can_view(actor, transfer) else None,
        "verifications": presenters.verifications(found),
        "returns": presenters.returns(found),
        "assigned": live,
        "files": queries.files_of(found),
        "verbs": _verbs(actor, found),
        "log": [JournalLine(x.at, x.who, x.label) for x in lines(found.ref, actor, 30)],
    }


def _verbs(actor: Actor, found: Clue) -> dict[str, Any]:
    """What may be done now; what the state or the reader's part in it does not know is not offered."""
    decisions = {
        "amend": policies.can_amend(actor, found),
        "assign": policies.can_assign(actor, found),
        "begin": policies.can_begin(actor, found),
        "record": policies.can_record(actor, found),
        "conclude": policies.can_conclude(actor, found, State.VERIFIED),
        "decide": policies.can_decide(actor, found),
        "transfer": policies.can_transfer(actor, found),
        "outcome": policies.can_take_return(actor, found),
        "back": policies.can_send_back(actor, found),
    }
    return {name: d for name, d in decisions.items() if d.allowed}


def _href(found: Clue) -> str:
    return reverse("clues:clue", args=[found.id])


def _submit(
    request: HttpRequest,
    found: Clue,
    form: Form,
    act: Callable[[dict[str, Any]], Any],
    *,
    title: str,
    button: str = "",
    notice: Any = "",
    template: str = "clues/verb.html",
    opening: bool = False,
    then: Any = None,
) -> HttpResponseBase:
    """A verb on a clue. Nothing typed is kept in the browser."""
    return submit(
        request,
        form,
        act,
        then=then or _href(found),
        back=_href(found),
        title=title,
        button=button,
        notice=notice,
        template=template,
        context={"clue": found},
        opening=opening,
    )


def opening(request: HttpRequest, clue: UUID) -> HttpResponseBase:
    """A reason first, then an entry, then the clue on this page only."""
    actor = actor_of(request)
    found = queries.clue(clue, actor)

    def show(data: dict[str, Any]) -> HttpResponse:
        opened = open_clue(by=actor, clue=found.id, reason=data["reason"])
        known = describe(actor, opened.sources)
        context = _shown(queries.clue(found.id, actor), actor) | {
            "opened": opened,
            "sources": [known[s] for s in opened.sources if s in known],
            "form": _amend_form(found, opened.said) if policies.can_amend(actor, found) else None,
        }
        return page(request, "clues/opened.html", context)

    return _submit(
        request,
        found,
        forms.PurposeForm.of(request),
        show,
        title=_("打开 %(number)s") % {"number": found.number},
        button=_("打开，理由留痕"),
        opening=True,
    )


def _amend_form(found: Clue, said: Any) -> forms.ContentForm:
    return forms.ContentForm(
        seen=found.version,
        rules=rule_set(found.inspection.rule_set),
        initial={
            "persons": written_persons(said.persons),
            "outline": said.outline,
            "origin": said.origin,
            "level": found.level,
            "discipline": found.discipline,
            "item": found.item,
            "amount_fen": found.amount_fen,
        },
    )


def note(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    where = queries.inspection_of(inspection, actor)
    NotAllowed.unless(policies.can_note(actor, where.team_id, where.stage))
    waiting = [i for i in queries.items_waiting(actor) if i.inspection_id == where.id]
    form = forms.NoteForm.of(
        request,
        rules=rule_set(where.rule_set),
        waiting=[(str(i.id), f"{i.number} {i.noted_by.name}") for i in waiting],
        initial={"on": actor.clock.today(), "items": request.GET.getlist("item")},
    )

    def act(data: dict[str, Any]) -> Clue:
        items = [UUID(k) for k in data.pop("items", [])]
        return note_clue(by=actor, inspection=where.id, items=items, **data)

    return submit(
        request,
        form,
        act,
        then=_href,
        title=_("登记问题线索"),
        button=_("登记，封存"),
        back=reverse("clues:of_inspection", args=[where.id]),
        template="clues/note.html",
        context={"inspection": where},
        notice=lambda made: _("已登记为 %(number)s") % {"number": made.number},
    )


def amend(request: HttpRequest, clue: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.clue(clue, actor)
    NotAllowed.unless(policies.can_amend(actor, found))
    form = forms.ContentForm.of(request, seen=found.version, rules=rule_set(found.inspection.rule_set))
    return _submit(
        request,
        found,
        form,
        lambda data: amend_clue(by=actor, clue=found.id, seen=form.seen, **data),
        title=_("补充 %(number)s") % {"number": found.number},
        button=_("保存，封存"),
        template="clues/amend.html",
        notice=_("已封存为新的一稿，原来的保留"),
    )


def assign(request: HttpRequest, clue: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.clue(clue, actor)
    NotAllowed.unless(policies.can_assign(actor, found))
    form = forms.PersonForm.of(request, people=[(str(k), v) for k, v in queries.nameable(found, actor)])
    return _submit(
        request,
        found,
        form,
        lambda data: assign_clue(by=actor, clue=found.id, person=UUID(data["person"])),
        title=_("指定知悉人"),
        button=_("指定"),
        notice=_("已指定，从现在起可以看到这条线索"),
    )


def release(request: HttpRequest, clue: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.clue(clue, actor)
    NotAllowed.unless(policies.can_assign(actor, found))
    live = [(str(a.person_id), a.person.name) for a in found.assignments.all() if a.until is None]
    form = forms.PersonForm.of(request, people=live)
    return _submit(
        request,
        found,
        form,
        lambda data: release_clue(by=actor, clue=found.id, person=UUID(data["person"])),
        title=_("取消指定"),
        button=_("取消指定"),
        notice=_("已取消，对方不再能看到"),
    )


def begin(request: HttpRequest, clue: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.clue(clue, actor)
    NotAllowed.unless(policies.can_begin(actor, found))
    form = forms.OnForm.of(request, seen=found.version, initial={"on": actor.clock.today()})
    return _submit(
        request,
        found,
        form,
        lambda data: begin_verification(by=actor, clue=found.id, seen=form.seen, **data),
        title=_("开始了解核实"),
        button=_("开始"),
    )


def record(request: HttpRequest, clue: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.clue(clue, actor)
    NotAllowed.unless(policies.can_record(actor, found))
    form = forms.VerificationForm.of(request, initial={"on": actor.clock.today()})
    return _submit(
        request,
        found,
        form,
        lambda data: record_verification(by=actor, clue=found.id, **data),
        title=_("登记核实情况"),
        button=_("登记，封存"),
        notice=_("已封存"),
    )


def conclude(request: HttpRequest, clue: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.clue(clue, actor)
    NotAllowed.unless(policies.can_conclude(actor, found, State.VERIFIED))
    form = forms.ConcludeForm.of(request, seen=found.version, initial={"on": actor.clock.today()})
    return _submit(
        request,
        found,
        form,
        lambda data: conclude_verification(by=actor, clue=found.id, seen=form.seen, **data),
        title=_("作出核实结论"),
        button=_("作出结论"),
    )


def decide(request: HttpRequest, clue: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.clue(clue, actor)
    NotAllowed.unless(policies.can_decide(actor, found))
    form = forms.DisposalForm.of(
        request,
        seen=found.version,
        initial={"on": actor.clock.today(), "decided_by": _("书记专题会议")},
    )
    return _submit(
        request,
        found,
        form,
        lambda data: decide_disposal(by=actor, clue=found.id, seen=form.seen, **data),
        title=_("登记处置意见"),
        button=_("登记"),
    )


def transfer(request: HttpRequest, clue: UUID) -> HttpResponseBase:
    """All that were decided for the same receiver, on one letter."""
    actor = actor_of(request)
    found = queries.clue(clue, actor)
    NotAllowed.unless(policies.can_transfer(actor, found))
    waiting = [
        c
        for c in queries.ready(actor, found.receiver, found.receiver_name)
        if policies.can_transfer(actor, c)
    ]
    form = forms.TransferForm.of(
        request,
        waiting=[(str(c.id), f"{c.number} {c.inspection.body_name}") for c in waiting],
        initial={"on": actor.clock.today(), "clues": [str(found.id)]},
    )

    def act(data: dict[str, Any]) -> list[Clue]:
        keys = [UUID(k) for k in data.pop("clues")]
        return transfer_clues(by=actor, clues=keys, **data)

    return _submit(
        request,
        found,
        form,
        act,
        title=_("移交%(receiver)s") % {"receiver": found.receiver_name},
        button=_("编号发出"),
        then=lambda sent: reverse("coordination:letter", args=[sent[0].transfer_id]),
        notice=_("移交函已编号；打印函和清单，双方签字"),
    )


def outcome(request: HttpRequest, clue: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.clue(clue, actor)
    NotAllowed.unless(policies.can_take_return(actor, found))
    now = queries.told_of([found], actor.clock.today()).get(found.id, queries.Told())
    form = forms.ReturnForm.of(
        request, seen=found.version, initial={"on": actor.clock.today(), **asdict(now)}
    )

    def act(data: dict[str, Any]) -> Clue:
        on = data.pop("on")
        return record_clue_return(by=actor, clue=found.id, given=Returned(**data), on=on, seen=form.seen)

    return _submit(request, found, form, act, title=_("登记办理结果"), button=_("登记"), notice=_("已登记"))


def take_back(request: HttpRequest, clue: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.clue(clue, actor)
    NotAllowed.unless(policies.can_send_back(actor, found))
    form = forms.DatedReasonForm.of(request, seen=found.version, initial={"on": actor.clock.today()})
    return _submit(
        request,
        found,
        form,
        lambda data: take_back_clue(by=actor, clue=found.id, seen=form.seen, **data),
        title=_("登记对方退回"),
        button=_("登记退回"),
    )


def attach(request: HttpRequest, clue: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.clue(clue, actor)
    NotAllowed.unless(policies.can_amend(actor, found))

    def act(data: dict[str, Any]) -> Any:
        scan = data["scan"]
        return attach_to_clue(by=actor, clue=found.id, stream=scan.file, name=scan.name, title=data["title"])

    return _submit(
        request, found, forms.FileForm.of(request), act, title=_("存入材料"), button=_("存入，封存")
    )


def open_file(request: HttpRequest, file: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.file(file, actor)

    def show(data: dict[str, Any]) -> HttpResponseBase:
        kept, title = open_clue_file(by=actor, file=found.id, reason=data["reason"])
        return file_response(kept, title, inline=True)

    return _submit(
        request,
        found.clue,
        forms.PurposeForm.of(request),
        show,
        title=_("打开材料"),
        button=_("打开，理由留痕"),
        opening=True,
    )
