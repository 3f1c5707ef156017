"""The only place where a state of this room is set."""

from django.utils.translation import gettext as _

from xuncha.followup.rectification.models import BodyReport, Extension, Item, Ledger
from xuncha.followup.rectification.rules.states import (
    ExtensionState,
    ItemState,
    LedgerState,
    ReportState,
    extension_may,
    item_may,
    ledger_may,
    report_may,
)
from xuncha.foundation.terms import WrongState, touch


def move_item(item: Item, then: ItemState) -> None:
    """Raises WrongState where the table has no arrow; staying is fine."""
    now = ItemState(item.state)
    if now == then:
        return
    if not item_may(now, then):
        raise WrongState(
            "rectification.item_state", _("这一条现在是“%(now)s”。") % {"now": item.get_state_display()}
        )
    item.state = then
    touch(item)
    item.save()


def move_ledger(ledger: Ledger, then: LedgerState) -> None:
    """Raises WrongState where the table has no arrow."""
    if not ledger_may(LedgerState(ledger.state), then):
        raise WrongState(
            "rectification.ledger_state", _("整改台账现在是“%(now)s”。") % {"now": ledger.get_state_display()}
        )
    ledger.state = then
    touch(ledger)
    ledger.save()


def move_extension(extension: Extension, then: ExtensionState) -> None:
    """Raises WrongState where the table has no arrow."""
    if not extension_may(ExtensionState(extension.state), then):
        raise WrongState(
            "rectification.extension_state",
            _("延期申请现在是“%(now)s”。") % {"now": extension.get_state_display()},
        )
    extension.state = then
    touch(extension)
    extension.save()


def move_report(report: BodyReport, then: ReportState) -> None:
    """Raises WrongState where the table has no arrow."""
    if not report_may(ReportState(report.state), then):
        raise WrongState(
            "rectification.report_state", _("这份报告现在是“%(now)s”。") % {"now": report.get_state_display()}
        )
    report.state = then
    touch(report)
    report.save()
