from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

EVENTS = {
    "clues.item_noted": _("记线索素材"),
    "clues.item_set_aside": _("素材不作线索"),
    "clues.item_taken_up": _("素材并入线索"),
    "clues.item_opened": _("打开线索素材"),
    "clues.clue_noted": _("登记问题线索"),
    "clues.clue_amended": _("补充线索内容"),
    "clues.clue_assigned": _("指定线索知悉人"),
    "clues.clue_released": _("取消线索指定"),
    "clues.verification_begun": _("开始了解核实"),
    "clues.verification_recorded": _("登记核实情况"),
    "clues.verification_concluded": _("作出核实结论"),
    "clues.disposal_decided": _("登记处置意见"),
    "clues.clue_transferred": _("移交问题线索"),
    "clues.parcel_written": _("写出移交包"),
    "clues.return_recorded": _("登记线索办理结果"),
    "clues.clue_sent_back": _("登记线索退回"),
    "clues.file_attached": _("存入线索材料"),
    "clues.file_opened": _("打开线索材料"),
    "clues.clue_opened": _("打开线索"),
}


class Clues(AppConfig):
    name = "xuncha.conclusions.clues"
    verbose_name = _("问题线索")

    def ready(self) -> None:
        """Register what this room supplies below."""
        from xuncha.foundation.journal.events import event

        from . import registrations

        for code, label in EVENTS.items():
            event(code, label)
        registrations.register()
