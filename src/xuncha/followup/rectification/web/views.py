"""The list of one body, and one item of it; both sides."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from xuncha.followup.rectification import policies, queries
from xuncha.followup.rectification.rules.states import ExtensionState, ItemState, LedgerState
from xuncha.foundation.files.store import file
from xuncha.foundation.files.web.respond import file_response
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page
from xuncha.standing.regulations import queries as regulations

from . import presenters
from .sides import side_of

PER_PAGE = 50


def ledgers(request: HttpRequest) -> HttpResponse:
    """Every list the reader may know, those with something late first."""
    actor, side = actor_of(request), side_of(request)
    known = queries.visible_to(actor).order_by("-opened_on", "id")
    here = Paginator(known, PER_PAGE).get_page(request.GET.get("page"))
    tallies = queries.tallies([found.pk for found in here])
    rows = [
        (
            found,
            presenters.summary(tallies.get(found.pk, {})),
            presenters.LEDGER_SHAPES[LedgerState(found.state)],
            side.url("ledger", found.pk),
        )
        for found in here
    ]
    return page(
        request,
        "rectification/ledgers.html",
        {
            "rows": rows,
            "here": here,
            "base": side.base,
            "may_hear": not side.door and bool(policies.can_note_hearing(actor)),
        },
    )


def ledger(request: HttpRequest, ledger: UUID) -> HttpResponse:
    actor, side = actor_of(request), side_of(request)
    found = queries.ledger(ledger, actor)
    read = queries.read_ledger(found)
    rows = read.items
    only_open = request.GET.get("open") == "1"
    due = regulations.due(found.rule_set, "concentrated_rectification", found.opened_on)
    return page(
        request,
        "rectification/ledger.html",
        {
            "base": side.base,
            "side": side,
            "ledger": found,
            "shape": presenters.LEDGER_SHAPES[LedgerState(found.state)],
            "lines": presenters.lines(rows, found, actor, side, only_open),
            "summary": presenters.summary(queries.tally(rows)),
            "done": sum(r.state == ItemState.DONE for r in rows),
            "waiting": sum(r.state == ItemState.SUBMITTED for r in rows),
            "total": len(rows),
            "only_open": only_open,
            "notes": presenters.plan_notes(found, rows),
            "verbs": presenters.ledger_verbs(found, actor, side),
            "results": presenters.result_lines(read.results, found, actor, side),
            "disclosures": read.disclosures,
            "later": presenters.later_checks(found, read.hearings),
            "report_page": "rectification:door_report" if side.door else "rectification:report",
            "handovers": read.handovers,
            "due": due,
            "workbook": side.url("measures_workbook", found.pk),
            "progress_out": side.url("progress_workbook", found.pk)
            if policies.can_bring_progress(actor, found)
            else "",
            "progress_back": side.url("import_progress", found.pk),
            "sheet_back": side.url("import_measures", found.pk) if policies.can_plan(actor, found) else "",
            "may_papers": not side.door,
        },
    )


def item(request: HttpRequest, item: UUID) -> HttpResponse:
    actor, side = actor_of(request), side_of(request)
    found = queries.item(item, actor)
    read = queries.read_item(found)
    measures = read.measures
    results = presenters.result_lines(read.results, found.ledger, actor, side)
    return page(
        request,
        "rectification/item.html",
        {
            "base": side.base,
            "side": side,
            "item": found,
            "ledger": found.ledger,
            "ledger_href": side.url("ledger", found.ledger_id),
            "shape": presenters.SHAPES[ItemState(found.state)],
            "measures": [
                {
                    "row": m,
                    "term": presenters.term_label(m.term),
                    "progress": side.url("report_progress", m.pk),
                    "proof": side.url("submit_proof", m.pk),
                    "change": side.url("change_measure", m.pk),
                    "drop": side.url("drop_measure", m.pk),
                    "results": [
                        (label, side.url("record_result", m.pk, kind))
                        for kind, label in presenters.RESULT_WORDS.items()
                    ],
                    "task": side.url("add_task", m.pk),
                    "check": "" if side.door else side.url("check_step", m.pk),
                    "may_check": not side.door and actor.is_office and policies.can_check_step(actor, m),
                    "tasks": presenters.task_lines(m),
                    "own_checks": presenters.own_checks(m),
                    "came": [r for r in results if r.measure == m.pk],
                    "proofs": [(p, side.url("proof", p.pk) if p.file_id else "") for p in m.proofs.all()],
                }
                for m in measures
            ],
            "checks": [(c, presenters.SHAPES[ItemState(c.outcome)]) for c in read.checks],
            "verbs": presenters.item_verbs(found, actor, side),
            "extensions": [
                (e, presenters.EXTENSION_SHAPES[ExtensionState(e.state)]) for e in read.extensions
            ],
            "takeovers": read.takeovers,
            "may_add": policies.can_add_measure(actor, found.ledger),
            "may_work": policies.can_work(actor, found),
            "may_plan": policies.can_plan(actor, found.ledger),
            "may_result": bool(measures) and policies.can_record_result(actor, measures[0]),
        },
    )


def proof(request: HttpRequest, proof: UUID) -> HttpResponse:
    """The file of a proof, as far as the reader may know the list it stands in."""
    found = queries.proof(proof, actor_of(request))
    if found.file_id is None:
        raise queries.not_known()
    return file_response(file(found.file_id), request=request)
