"""Pages of raw notes, and the sealed list that goes with a transfer letter."""

import io
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.conclusions.clues import papers, parcels, policies, queries
from xuncha.conclusions.clues.actions.note_clue_item import note_clue_item
from xuncha.conclusions.clues.actions.open_clue_item import open_clue_item
from xuncha.conclusions.clues.actions.open_transfer_list import open_transfer_list
from xuncha.conclusions.clues.actions.open_transfer_parcel import open_transfer_parcel
from xuncha.conclusions.clues.actions.set_aside_clue_item import set_aside_clue_item
from xuncha.conclusions.clues.models import ClueItem
from xuncha.conclusions.clues.rules.states import ItemState
from xuncha.conclusions.clues.web import forms, presenters
from xuncha.engines.wordfile import word
from xuncha.foundation.files.sniff import DOCX
from xuncha.foundation.files.web.respond import made_response
from xuncha.foundation.journal.queries import lines
from xuncha.foundation.links.kinds import describe
from xuncha.foundation.terms import NotAllowed, NotKnown, Ref
from xuncha.foundation.ui.parts import JournalLine
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit
from xuncha.standing.coordination import queries as coordination


def note(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    return _note(request, queries.inspection_of(inspection, actor_of(request)))


def note_from(request: HttpRequest, source: str) -> HttpResponseBase:
    """The same from an interview, an item or a point: the inspection is that thing's."""
    return _note(request, queries.inspection_of_source(source, actor_of(request)), Ref.parse(source))


def _note(request: HttpRequest, where: Any, source: Ref | None = None) -> HttpResponseBase:
    actor = actor_of(request)
    NotAllowed.unless(policies.can_note_item(actor, where.team_id, where.stage))
    return submit(
        request,
        forms.ItemForm.of(request, initial={"on": actor.clock.today()}),
        lambda data: note_clue_item(by=actor, inspection=where.id, source=source, **data),
        then=_href,
        title=_("记线索素材"),
        button=_("记下，封存"),
        back=reverse("clues:of_inspection", args=[where.id]),
        template="clues/verb.html",
        context={"inspection": where},
        notice=lambda made: _("已记为 %(number)s，只有您和组长、副组长能看到") % {"number": made.number},
    )


def _href(found: ClueItem) -> str:
    return reverse("clues:item", args=[found.id])


def item(request: HttpRequest, item: UUID) -> HttpResponse:
    """One raw note, closed."""
    actor = actor_of(request)
    found = queries.item(item, actor)
    return page(request, "clues/item.html", _shown(found, actor))


def _shown(found: ClueItem, actor: Any) -> dict[str, Any]:
    return {
        "item": found,
        "shape": presenters.ITEM_SHAPES[ItemState(found.state)],
        "may_take_up": policies.can_settle_item(actor, found, ItemState.TAKEN_UP).allowed,
        "may_set_aside": policies.can_settle_item(actor, found, ItemState.SET_ASIDE).allowed,
        "clue": found.clue if found.clue and policies.can_view(actor, found.clue) else None,
        "log": [JournalLine(x.at, x.who, x.label) for x in lines(found.ref, actor, 20)],
    }


def opening(request: HttpRequest, item: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.item(item, actor)

    def show(data: dict[str, Any]) -> HttpResponse:
        opened = open_clue_item(by=actor, item=found.id, reason=data["reason"])
        source = describe(actor, [opened.source]).get(opened.source) if opened.source else None
        return page(request, "clues/item.html", _shown(found, actor) | {"opened": opened, "source": source})

    return submit(
        request,
        forms.PurposeForm.of(request),
        show,
        then=_href(found),
        title=_("打开 %(number)s") % {"number": found.number},
        button=_("打开，理由留痕"),
        back=_href(found),
        template="clues/verb.html",
        opening=True,
    )


def set_aside(request: HttpRequest, item: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.item(item, actor)
    NotAllowed.unless(policies.can_settle_item(actor, found, ItemState.SET_ASIDE))
    return submit(
        request,
        forms.ReasonForm.of(request),
        lambda data: set_aside_clue_item(by=actor, item=found.id, **data),
        then=_href(found),
        title=_("不作线索"),
        button=_("不作线索，写原因"),
        back=_href(found),
        template="clues/verb.html",
    )


def transfer_parcel(request: HttpRequest, letter: UUID) -> HttpResponseBase:
    """The same list, with what is released, sealed to the receiver's own key, to be carried on a medium."""
    actor = actor_of(request)
    found = coordination.letter(letter, actor)
    queries.all_of_letter(found.id, actor)
    back = reverse("coordination:letter", args=[found.id])

    def write(data: dict[str, Any]) -> HttpResponse:
        out = io.BytesIO()
        parcels.write(open_transfer_parcel(by=actor, letter=found.id, **data), out)
        return made_response(out.getvalue(), f"{found.number}.parcel", "application/octet-stream")

    return submit(
        request,
        forms.ParcelForm.of(request),
        write,
        then=back,
        title=_("写移交包"),
        button=_("加密写出，理由留痕"),
        back=back,
        template="clues/verb.html",
        context={"receiver_key": coordination.key_for(found.id)},
        opening=True,
    )


def transfer_list(request: HttpRequest, letter: UUID) -> HttpResponseBase:
    """The list that goes with a transfer letter, as a Word file: every opening journalled first."""
    actor = actor_of(request)
    found = coordination.letter(letter, actor)
    if not queries.of_letter(found.id, actor):
        raise NotKnown("clue.not_known")
    back = reverse("coordination:letter", args=[found.id])

    def show(data: dict[str, Any]) -> HttpResponse:
        listed = open_transfer_list(by=actor, letter=found.id, **data)
        document = papers.transfer_list(found, listed)
        return made_response(word.to_docx(document), f"{document.title}.docx", DOCX)

    return submit(
        request,
        forms.ListForm.of(request),
        show,
        then=back,
        title=_("打印移交清单"),
        button=_("打开并下载，理由留痕"),
        back=back,
        template="clues/verb.html",
        opening=True,
    )
