"""Fact sheets on our side: what is put to the body, what came back, what the team answered."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.conclusions.findings import facts, policies, queries
from xuncha.conclusions.findings.actions.facts.answer_fact_reply import answer_fact_reply
from xuncha.conclusions.findings.actions.facts.draft_fact_sheet import draft_fact_sheet
from xuncha.conclusions.findings.actions.facts.note_facts_refused import note_facts_refused
from xuncha.conclusions.findings.actions.facts.reply_to_facts import reply_to_facts
from xuncha.conclusions.findings.actions.facts.send_fact_sheet import send_fact_sheet
from xuncha.conclusions.findings.actions.facts.settle_fact_sheet import settle_fact_sheet
from xuncha.conclusions.findings.actions.facts.take_fact_file import take_fact_file
from xuncha.conclusions.findings.actions.facts.withdraw_fact_sheet import withdraw_fact_sheet
from xuncha.conclusions.findings.actions.facts.write_fact import write_fact
from xuncha.conclusions.findings.models import FactSheet
from xuncha.conclusions.findings.rules.states import SheetState
from xuncha.conclusions.findings.web import exchange, presenters
from xuncha.conclusions.findings.web.forms import (
    DraftFactsForm,
    FactAnswerForm,
    FactForm,
    FactReplyForm,
    FactsRefusedForm,
    ReasonForm,
    SendFactsForm,
    TakeFileForm,
)
from xuncha.conclusions.findings.wording import problems
from xuncha.foundation.files.web.respond import file_response
from xuncha.foundation.journal.queries import lines
from xuncha.foundation.terms import Actor, NotKnown
from xuncha.foundation.ui.forms import Form
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import Current, page, submit
from xuncha.preparation.teams import queries as teams


def _href(sheet: FactSheet) -> str:
    return reverse("findings:fact_sheet", args=[sheet.id])


def of_inspection(request: HttpRequest, inspection: UUID) -> HttpResponse:
    """The fact sheets of an inspection."""
    actor = actor_of(request)
    where = queries.inspection_of(inspection, actor)
    rows = exchange.sheet_rows(facts.of_inspection(where.id, actor), actor.clock.today())
    may = policies.can_draft_facts(actor, where.team_id, where.stage)
    return page(request, "findings/facts.html", {"inspection": where, "rows": rows, "may": may})


def draft(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    where = queries.inspection_of(inspection, actor)
    if not policies.serves(actor, where.team_id):
        raise NotKnown("not_known")
    judged_too = facts.put_after_judging(where.rule_set)
    papers = facts.papers_to_put(where.id, where.team_id, judged_too=judged_too)
    form = DraftFactsForm.of(
        request,
        papers=[(str(p.id), f"{p.shown_number} {p.title}") for p in papers],
        initial={"workpapers": [request.GET.get("paper", "")]},
    )
    return submit(
        request,
        form,
        lambda data: draft_fact_sheet(
            by=actor,
            inspection=where.id,
            workpapers=[UUID(k) for k in data["workpapers"]],
            note=data["note"],
        ),
        then=_href,
        back=reverse("findings:facts", args=[where.id]),
        template="findings/draft_facts.html",
        context={"inspection": where, "papers": papers},
        title=_("起草事实确认单"),
        button=_("起草"),
        notice=_("已起草，逐件看一遍用语，再由组长签发"),
    )


def sheet(request: HttpRequest, sheet: UUID) -> HttpResponse:
    """A sheet with every exchange on it, in the order of what was said."""
    actor = actor_of(request)
    found = facts.sheet(sheet, actor)
    rows = facts.matters(found)
    team = policies.serves(actor, found.inspection.team_id)
    context = {
        "sheet": found,
        "shape": exchange.SHAPES[SheetState(found.state)],
        "matters": exchange.matter_rows(found, rows, actor),
        "late": exchange.is_late(found, rows, actor.clock.today()),
        "shown": problems(exchange.would_show(found, rows)) if team and found.state == "draft" else [],
        "left": problems(exchange.left(rows)) if team and found.state == "sent" else [],
        "verbs": _verbs(actor, found, any(not m.replies.all() for m in rows)),
        "team": team,
        "history": presenters.journal_lines(lines(found.ref, actor)),
    }
    return page(request, "findings/fact_sheet.html", context)


def _verbs(actor: Actor, found: FactSheet, silent: bool) -> dict[str, Any]:
    """What the reader may do now; None where the verb has nothing to do with them."""
    if not policies.serves(actor, found.inspection.team_id):
        return {}
    draft, sent = found.state == SheetState.DRAFT, found.state == SheetState.SENT
    return {
        "write": draft,
        "send": policies.can_send_facts(actor, found) if draft else None,
        "reply": sent,
        "refused": sent and silent,
        "settle": policies.can_settle_facts(actor, found) if sent else None,
    }


def _verb(request: HttpRequest, found: FactSheet, form: Form, act: Any, **more: Any) -> HttpResponseBase:
    """A verb on a sheet, on our side: for who is not of the team the page is not there."""
    if not policies.serves(actor_of(request), found.inspection.team_id):
        raise NotKnown("not_known")
    more.setdefault("template", "findings/fact_verb.html")
    context = {"sheet": found, **more.pop("context", {})}
    return submit(request, form, act, then=_href(found), back=_href(found), context=context, **more)


def write(request: HttpRequest, sheet: UUID, matter: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = facts.sheet(sheet, actor)
    row = facts.matter(found, matter)
    form = FactForm.of(request, seen=row.version, initial={"title": row.title, "text": row.text})

    def now() -> Current:
        fresh = facts.matter(found, matter)
        return Current(seen=fresh.version, values={"title": fresh.title, "text": fresh.text})

    return _verb(
        request,
        found,
        form,
        lambda data: write_fact(by=actor, sheet=found.id, matter=row.id, seen=form.seen, **data),
        title=_("写核对的事实"),
        button=_("保存"),
        notice=_("已保存"),
        again=now,
    )


def send(request: HttpRequest, sheet: UUID) -> HttpResponseBase:
    """Everything the body will read, once more; then one button."""
    actor = actor_of(request)
    found = facts.sheet(sheet, actor)
    form = SendFactsForm.of(request, seen=found.version)
    return _verb(
        request,
        found,
        form,
        lambda data: send_fact_sheet(by=actor, sheet=found.id, seen=form.seen, **data),
        template="findings/send_facts.html",
        context={"rows": facts.matters(found), "decision": policies.can_send_facts(actor, found)},
        title=_("签发事实确认单"),
        button=_("签发，送被巡察单位"),
        notice=lambda sent: _("已送出，编号 %(n)s") % {"n": sent.number},
        again=lambda: Current(seen=facts.sheet(found.id, actor).version),
    )


def withdraw(request: HttpRequest, sheet: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = facts.sheet(sheet, actor)
    form = ReasonForm.of(request, seen=found.version)
    return _verb(
        request,
        found,
        form,
        lambda data: withdraw_fact_sheet(by=actor, sheet=found.id, seen=form.seen, **data),
        title=_("撤销事实确认单"),
        button=_("撤销，写理由"),
    )


def reply(request: HttpRequest, sheet: UUID, matter: UUID) -> HttpResponseBase:
    """A reply that came on paper, copied with its scan."""
    actor = actor_of(request)
    found = facts.sheet(sheet, actor)
    row = facts.matter(found, matter)
    form = FactReplyForm.of(request)
    return _verb(
        request,
        found,
        form,
        lambda data: reply_to_facts(by=actor, matter=row.id, **FactReplyForm.given(data)),
        context={"row": row, "hint": _("照纸上的答复登记，扫描件放在材料里。")},
        title=_("登记纸上的答复"),
        button=_("登记"),
        notice=_("已登记"),
    )


def refused(request: HttpRequest, sheet: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = facts.sheet(sheet, actor)
    members = [
        (str(m.person_id), m.person.name)
        for m in teams.active_members(found.inspection.team_id)
        if m.person_id != actor.person
    ]
    form = FactsRefusedForm.of(request, members=members)
    return _verb(
        request,
        found,
        form,
        lambda data: note_facts_refused(
            by=actor, sheet=found.id, witness=UUID(data["witness"]), how=data["how"], on=data["on"]
        ),
        context={"hint": _("没有答复的每件事都注明，由您和另一名组员两人负责。对方以后仍可答复。")},
        title=_("注明未答复"),
        button=_("两人注明"),
        notice=_("已注明"),
    )


def answer(request: HttpRequest, sheet: UUID, reply: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = facts.sheet(sheet, actor)
    row = facts.reply(found, reply)
    form = FactAnswerForm.of(request)
    return _verb(
        request,
        found,
        form,
        lambda data: answer_fact_reply(by=actor, reply=row.id, **data),
        context={
            "row": row.matter,
            "said": row,
            "hint": _("回应不会自动改底稿；要改的，到底稿里改，签字作废重签。"),
        },
        title=_("回应异议"),
        button=_("回应"),
        notice=_("已回应，对方能看到"),
    )


def settle(request: HttpRequest, sheet: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = facts.sheet(sheet, actor)
    form = Form.of(request, seen=found.version)
    return _verb(
        request,
        found,
        form,
        lambda data: settle_fact_sheet(by=actor, sheet=found.id, seen=form.seen),
        context={"hint": _("办结以后双方都不能再补充。每次往来都留着。")},
        title=_("办结事实确认单"),
        button=_("办结"),
        notice=_("已办结"),
        again=lambda: Current(seen=facts.sheet(found.id, actor).version),
    )


def kept_file(request: HttpRequest, sheet: UUID, kept: UUID) -> HttpResponse | StreamingHttpResponse:
    """A file the body gave; for the team."""
    actor = actor_of(request)
    found = facts.sheet(sheet, actor)
    if not policies.serves(actor, found.inspection.team_id):
        raise NotKnown("not_known")
    return file_response(facts.kept_file(found, kept).file, request=request)


def take_file(request: HttpRequest, sheet: UUID, kept: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = facts.sheet(sheet, actor)
    row = facts.kept_file(found, kept)
    form = TakeFileForm.of(request, initial={"title": row.file.name.rpartition(".")[0][:200], "form": "copy"})
    return _verb(
        request,
        found,
        form,
        lambda data: take_fact_file(by=actor, sheet=found.id, kept=row.id, **data),
        title=_("登记为证据"),
        button=_("登记"),
        notice=lambda item: _("已登记为 %(number)s") % {"number": item.number},
    )
