from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from .refusals import Stale

if TYPE_CHECKING:
    from .record import Record


def check_version(record: "Record", seen: int | None) -> None:
    """Refuse when the record changed since the caller saw it. `None` means the caller read it just now."""
    if seen is not None and record.version != seen:
        raise Stale("stale", _("您打开以后，别人改过这一件。请核对新内容，再决定是否保存。"))


def touch(record: "Record") -> None:
    """Mark a change: the next version. Call before `save()`."""
    record.version += 1
