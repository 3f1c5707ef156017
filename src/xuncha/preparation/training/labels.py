"""How this room's codes read on a page."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .rules.states import Standing

STANDINGS: dict[str, Promise] = {
    Standing.ENROLLED: _("已报名"),
    Standing.PASSED: _("合格"),
    Standing.NOT_PASSED: _("不合格"),
    Standing.WITHDRAWN: _("已退出"),
}
