from django.utils.translation import gettext_lazy as _

from xuncha.followup.archives.queries import READERS
from xuncha.foundation.terms import OFFICE, Role
from xuncha.foundation.ui.routes import route

from . import loans, rounds, views

app_name = "archives"
FORM = ("GET", "POST")
HEAD = frozenset({Role.OFFICE_HEAD})
WHO = OFFICE | {Role.LIAISON, Role.LEAD}

urlpatterns = [
    route("archives", views.volumes, "archives:volumes", label=_("归档"), who=OFFICE),
    route("archives/inspections/<uuid:inspection>", views.inspection, "archives:inspection", label=_("案卷目录"), who=READERS),
    route("archives/inspections/<uuid:inspection>/catalogue", views.catalogue, "archives:catalogue_inspection", label=_("编目"), who=WHO, methods=FORM),
    route("archives/volumes/<uuid:volume>/file", views.file_it, "archives:file_volume", label=_("写出案卷"), who=HEAD, methods=FORM),
    route("archives/copies/<uuid:copy>/open", views.open_it, "archives:open_copy", label=_("打开案卷文件夹"), who=READERS, methods=FORM),
    route("archives/rounds", rounds.rounds, "archives:rounds", label=_("整轮移交"), who=HEAD),
    route("archives/rounds/<uuid:round>/file", rounds.file_it, "archives:file_round", label=_("写出整轮移交"), who=HEAD, methods=FORM),
    route("archives/round-copies/<uuid:round_copy>/open", rounds.open_it, "archives:open_round_copy", label=_("打开整轮移交"), who=HEAD, methods=FORM),
    route("archives/loans", loans.loans, "archives:loans", label=_("案卷借阅"), who=READERS),
    route("archives/volumes/<uuid:volume>/borrow", loans.ask, "archives:ask_to_borrow", label=_("申请借阅"), who=READERS, methods=FORM),
    route("archives/loans/<uuid:loan>/decide", loans.decide, "archives:decide_loan", label=_("批准借阅"), who=HEAD, methods=FORM),
    route("archives/loans/<uuid:loan>/return", loans.give_back, "archives:return_loan", label=_("归还案卷"), who=READERS, methods=FORM),
]  # fmt: skip
