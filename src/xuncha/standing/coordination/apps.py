from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

EVENTS = {
    "coordination.letter_drafted": _("起草函件"),
    "coordination.letter_changed": _("修改函件"),
    "coordination.letter_sent": _("发出函件"),
    "coordination.letter_withdrawn": _("撤销函件"),
    "coordination.letter_receipted": _("登记函件签收"),
    "coordination.letter_answered": _("登记函件回复"),
    "coordination.letter_returned": _("登记函件退回"),
    "coordination.letter_closed": _("办结函件"),
    "coordination.receiver_reminded": _("催办函件"),
    "coordination.handler_named": _("指定函件经办人"),
    "coordination.handler_released": _("取消函件经办人"),
    "coordination.receiver_key_registered": _("登记接收单位公钥"),
    "coordination.receiver_key_ended": _("停用接收单位公钥"),
    "coordination.briefing_received": _("登记情况通报"),
    "coordination.briefing_handed_over": _("转交情况通报"),
    "coordination.briefing_receipted": _("签收情况通报"),
    "coordination.briefing_given_back": _("退还情况通报"),
}


class Coordination(AppConfig):
    name = "xuncha.standing.coordination"
    verbose_name = _("协作移交")

    def ready(self) -> None:
        """Register what this room supplies below."""
        from xuncha.foundation.journal.events import event

        from . import registrations

        for code, label in EVENTS.items():
            event(code, label)
        registrations.register()
