"""Sentences for what the rules say in codes."""

from django.utils.translation import gettext as _

from .rules.plan import Lack


def said_of_plan(lack: Lack) -> str:
    """One sentence: which item, what it lacks, what to do."""
    said = {
        "plan.no_measure": _("第%(n)s条没有措施。请至少写一条。"),
        "plan.no_leader": _("第%(n)s条的措施没有责任领导。"),
        "plan.no_standard": _("第%(n)s条的措施没有完成标准，事后无法核验。"),
        "plan.no_date": _("第%(n)s条的措施没有期限。不是长期坚持的，写明哪天完成。"),
        "plan.date_after_period": _("第%(n)s条的期限超过集中整改期，请核对。"),
        "plan.only_a_meeting": _("第%(n)s条的措施只写了开会或加强学习，看不出做什么。"),
    }[lack.code]
    return said % {"n": lack.order}


def said_of_poll(code: str) -> str:
    return {
        "poll.more_back_than_sent": _("收回的比发出的多，请核对。"),
        "poll.more_satisfied_than_back": _("满意的比收回的多，请核对。"),
        "poll.score": _("得分在 0 到 100 之间。"),
    }[code]
