from enum import StrEnum


class LedgerState(StrEnum):
    """A body's rectification list: first its plan, then the work, then closed."""

    OPEN = "open"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"


class ItemState(StrEnum):
    """One finding's rectification. The last four before `returned` are a checker's answers and count in figures."""

    NOT_BEGUN = "not_begun"
    UNDER_WAY = "under_way"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    DONE = "done"
    STAGE_DONE = "stage_done"
    CONTINUING = "continuing"
    NOT_DONE = "not_done"


class ExtensionState(StrEnum):
    """A later day for one item: asked by the body, decided along the route of the rule set, or taken back."""

    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class ReportState(StrEnum):
    """A report of the body: handed in, then received or sent back to be written again."""

    HANDED_IN = "handed_in"
    RECEIVED = "received"
    RETURNED = "returned"


EXTENSION_TRANSITIONS: dict[ExtensionState, frozenset[ExtensionState]] = {
    ExtensionState.ASKED: frozenset(
        {ExtensionState.GRANTED, ExtensionState.REFUSED, ExtensionState.WITHDRAWN}
    ),
    ExtensionState.GRANTED: frozenset(),
    ExtensionState.REFUSED: frozenset(),
    ExtensionState.WITHDRAWN: frozenset(),
}
EXTENSION_OWNERS = {
    ExtensionState.ASKED: "route",
    ExtensionState.GRANTED: "none",
    ExtensionState.REFUSED: "none",
    ExtensionState.WITHDRAWN: "none",
}
REPORT_TRANSITIONS: dict[ReportState, frozenset[ReportState]] = {
    ReportState.HANDED_IN: frozenset({ReportState.RECEIVED, ReportState.RETURNED}),
    ReportState.RECEIVED: frozenset(),
    ReportState.RETURNED: frozenset(),
}
REPORT_OWNERS = {
    ReportState.HANDED_IN: "office",
    ReportState.RECEIVED: "none",
    ReportState.RETURNED: "body",
}

LEDGER_TRANSITIONS: dict[LedgerState, frozenset[LedgerState]] = {
    LedgerState.OPEN: frozenset({LedgerState.SUBMITTED}),
    LedgerState.SUBMITTED: frozenset({LedgerState.ACCEPTED, LedgerState.RETURNED}),
    LedgerState.RETURNED: frozenset({LedgerState.SUBMITTED}),
    LedgerState.ACCEPTED: frozenset(),
}
LEDGER_OWNERS = {
    LedgerState.OPEN: "body",
    LedgerState.SUBMITTED: "office",
    LedgerState.RETURNED: "body",
    LedgerState.ACCEPTED: "body",
}

SETTLED = frozenset({ItemState.DONE, ItemState.STAGE_DONE, ItemState.CONTINUING, ItemState.NOT_DONE})
ANSWERS = SETTLED | {ItemState.RETURNED}

ITEM_TRANSITIONS: dict[ItemState, frozenset[ItemState]] = {
    ItemState.NOT_BEGUN: frozenset({ItemState.UNDER_WAY}),
    ItemState.UNDER_WAY: frozenset({ItemState.SUBMITTED}),
    ItemState.SUBMITTED: ANSWERS,
    ItemState.RETURNED: frozenset({ItemState.UNDER_WAY, ItemState.SUBMITTED}),
    ItemState.STAGE_DONE: frozenset({ItemState.SUBMITTED}),
    ItemState.CONTINUING: frozenset({ItemState.SUBMITTED}),
    ItemState.NOT_DONE: frozenset({ItemState.UNDER_WAY, ItemState.SUBMITTED}),
    ItemState.DONE: frozenset(),
}
ITEM_OWNERS = {
    ItemState.NOT_BEGUN: "body",
    ItemState.UNDER_WAY: "body",
    ItemState.SUBMITTED: "office",
    ItemState.RETURNED: "body",
    ItemState.STAGE_DONE: "body",
    ItemState.CONTINUING: "body",
    ItemState.NOT_DONE: "body",
    ItemState.DONE: "none",
}


def ledger_may(now: LedgerState, then: LedgerState) -> bool:
    return then in LEDGER_TRANSITIONS[now]


def item_may(now: ItemState, then: ItemState) -> bool:
    return then in ITEM_TRANSITIONS[now]


def extension_may(now: ExtensionState, then: ExtensionState) -> bool:
    return then in EXTENSION_TRANSITIONS[now]


def report_may(now: ReportState, then: ReportState) -> bool:
    return then in REPORT_TRANSITIONS[now]
