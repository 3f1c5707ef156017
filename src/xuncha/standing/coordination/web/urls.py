from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import OFFICE, TEAM, Role
from xuncha.foundation.ui.routes import route

from . import briefings, keys, letters

app_name = "coordination"
BOTH = ("GET", "POST")
READERS = OFFICE | TEAM
HEAD = frozenset({Role.OFFICE_HEAD})
SENDERS = OFFICE | {Role.LEAD, Role.DEPUTY, Role.MEMBER, Role.LIAISON}
ONE = "letters/<uuid:letter>/"

urlpatterns = [
    route("letters/", letters.letters, "coordination:letters", label=_("函件"), who=READERS),
    route("letters/new", letters.draft, "coordination:draft", label=_("起草函件"), who=OFFICE, methods=BOTH),
    route(ONE, letters.letter, "coordination:letter", label=_("函件页"), who=READERS),
    *(
        route(f"{ONE}{path}", view, f"coordination:{name}", label=label, who=SENDERS, methods=BOTH)
        for path, view, name, label in (
            ("change", letters.change, "change", _("修改函件")),
            ("send", letters.send, "send", _("发出函件")),
            ("withdraw", letters.withdraw, "withdraw", _("撤销函件")),
            ("receipt", letters.receipt, "receipt", _("登记签收")),
            ("reply", letters.reply, "reply", _("登记回复")),
            ("return", letters.send_back, "return", _("登记退回")),
            ("close", letters.close, "close", _("办结函件")),
            ("remind", letters.remind, "remind", _("催办")),
        )
    ),
    route(
        f"{ONE}handler",
        letters.handler,
        "coordination:handler",
        label=_("指定经办人"),
        who=HEAD,
        methods=BOTH,
    ),
    route(
        f"{ONE}handler/release",
        letters.release,
        "coordination:release",
        label=_("取消经办人"),
        who=HEAD,
        methods=BOTH,
    ),
    route(f"{ONE}scans/<uuid:file>", letters.scan, "coordination:scan", label=_("回执和来文"), who=READERS),
    route("receiver-keys/", keys.keys, "coordination:keys", label=_("接收单位公钥"), who=HEAD),
    route(
        "receiver-keys/new",
        keys.register,
        "coordination:register_key",
        label=_("登记接收单位公钥"),
        who=HEAD,
        methods=BOTH,
    ),
    route(
        "receiver-keys/<uuid:receiver_key>/end",
        keys.end,
        "coordination:end_key",
        label=_("停用接收单位公钥"),
        who=HEAD,
        methods=BOTH,
    ),
    route("briefings/", briefings.briefings, "coordination:briefings", label=_("情况通报"), who=READERS),
    route(
        "briefings/new",
        briefings.receive,
        "coordination:receive",
        label=_("登记情况通报"),
        who=OFFICE,
        methods=BOTH,
    ),
    route(
        "briefings/<uuid:briefing>/",
        briefings.briefing,
        "coordination:briefing",
        label=_("情况通报页"),
        who=READERS,
    ),
    route(
        "briefings/<uuid:briefing>/sign",
        briefings.sign_for,
        "coordination:sign_for",
        label=_("签收情况通报"),
        who=TEAM,
        methods=BOTH,
    ),
    route(
        "briefings/<uuid:briefing>/give-back",
        briefings.give_back,
        "coordination:give_back",
        label=_("退还情况通报"),
        who=OFFICE,
        methods=BOTH,
    ),
    route(
        "briefings/<uuid:briefing>/scan",
        briefings.scan,
        "coordination:briefing_scan",
        label=_("通报扫描件"),
        who=READERS,
    ),
]
