"""A request settles itself: received when every line is answered, closed when nothing is left to give back."""

from datetime import date

from xuncha.foundation.terms import Actor
from xuncha.onsite.fieldwork import queries
from xuncha.onsite.fieldwork.models import MaterialRequest
from xuncha.onsite.fieldwork.rules.materials import all_answered, all_back
from xuncha.onsite.fieldwork.rules.states import RequestState

from ._move import move_request
from ._said import say


def settle_if_done(by: Actor, found: MaterialRequest, day: date) -> None:
    """Move the request on as far as its lines allow."""
    lines = [queries.line_of(i) for i in found.items.all()]
    if RequestState(found.state) == RequestState.SENT and all_answered(lines):
        found.received_on = day
        move_request(found, RequestState.RECEIVED)
    if RequestState(found.state) == RequestState.RECEIVED and all_back(lines):
        found.returned_on = day
        move_request(found, RequestState.RETURNED)
        say("fieldwork.request_settled", by, found, on=day.isoformat())
