from django.utils.translation import gettext_lazy as _

from xuncha.followup.rectification.queries import OUR_SIDE
from xuncha.foundation.terms import OFFICE, Role
from xuncha.foundation.ui.routes import route

from . import later, progress, sheet, steps, verbs, views

app_name = "rectification"
FORM = ("GET", "POST")
READ = ("GET",)
DOOR = frozenset({Role.BODY_LIAISON})

# Each page stands on both sides; `None` for what only the office does.
PAGES = (
    ("rectification", views.ledgers, "ledgers", _("整改"), OUR_SIDE, READ, True),
    ("rectification/<uuid:ledger>", views.ledger, "ledger", _("整改台账"), OUR_SIDE, READ, True),
    ("rectification/<uuid:ledger>/submit", verbs.submit_the_plan, "submit_plan", _("报送整改方案"), OFFICE, FORM, True),
    ("rectification/<uuid:ledger>/review", verbs.review_the_plan, "review_plan", _("审核整改方案"), OFFICE, FORM, False),
    ("rectification/<uuid:ledger>/disclose", verbs.disclose_it, "disclose", _("登记整改公开"), OFFICE, FORM, True),
    ("rectification/items/<uuid:item>", views.item, "item", _("整改条目"), OUR_SIDE, READ, True),
    ("rectification/items/<uuid:item>/measure", verbs.propose, "propose_measure", _("拟措施"), OFFICE, FORM, True),
    ("rectification/items/<uuid:item>/hand-in", verbs.hand_in, "hand_in", _("送核"), OFFICE, FORM, True),
    ("rectification/items/<uuid:item>/check", verbs.check, "check_item", _("核验整改"), OFFICE, FORM, False),
    ("rectification/measures/<uuid:measure>/change", verbs.change, "change_measure", _("修改措施"), OFFICE, FORM, True),
    ("rectification/measures/<uuid:measure>/drop", verbs.drop, "drop_measure", _("撤下措施"), OFFICE, FORM, True),
    ("rectification/measures/<uuid:measure>/progress", verbs.progress, "report_progress", _("填报进展"), OFFICE, FORM, True),
    ("rectification/measures/<uuid:measure>/proof", verbs.prove, "submit_proof", _("提交佐证"), OFFICE, FORM, True),
    ("rectification/measures/<uuid:measure>/result/<slug:row>", verbs.record, "record_result", _("登记成果"), OFFICE, FORM, True),
    ("rectification/items/<uuid:item>/extend", steps.extend, "ask_extension", _("申请延期"), OFFICE, FORM, True),
    ("rectification/items/<uuid:item>/take-over", steps.take_over, "take_over_item", _("换人接续"), OFFICE, FORM, True),
    ("rectification/measures/<uuid:measure>/task", steps.task, "add_task", _("分解任务"), OFFICE, FORM, True),
    ("rectification/measures/<uuid:measure>/check", steps.check, "check_step", _("核验单项"), OFFICE, FORM, False),
    ("rectification/<uuid:ledger>/report", later.report_it, "hand_in_report", _("报送整改报告"), OFFICE, FORM, True),
    ("rectification/reports/<uuid:report>", later.report, "report", _("整改报告"), OUR_SIDE, READ, True),
    ("rectification/reports/<uuid:report>.docx", later.report_docx, "report_docx", _("整改报告文书"), OUR_SIDE, READ, True),
    ("rectification/reports/<uuid:report>/answer", later.answer, "answer_report", _("答复整改报告"), OFFICE, FORM, False),
    ("rectification/<uuid:ledger>/visit", later.visit, "record_visit", _("登记督查回访"), OFFICE, FORM, False),
    ("rectification/<uuid:ledger>/assess", later.assess, "assess_ledger", _("评估整改"), OFFICE, FORM, False),
    ("rectification/hearing", later.hearing, "record_committee_hearing", _("登记党委听取汇报"), OFFICE, FORM, False),
    ("rectification/<uuid:ledger>/measures.xlsx", sheet.workbook, "measures_workbook", _("整改措施表"), OUR_SIDE, READ, True),
    ("rectification/<uuid:ledger>/measures", sheet.upload, "import_measures", _("读回整改措施"), OFFICE, FORM, True),
    ("rectification/<uuid:ledger>/measures/<str:token>", sheet.check, "check_measures", _("核对整改措施表"), OFFICE, FORM, True),
    ("rectification/<uuid:ledger>/measures/<str:token>/marked.xlsx", sheet.marked, "marked_measures", _("标好位置的措施表"), OFFICE, READ, True),
    ("rectification/<uuid:ledger>/progress.xlsx", progress.workbook, "progress_workbook", _("整改进展表"), OUR_SIDE, READ, True),
    ("rectification/<uuid:ledger>/progress", progress.upload, "import_progress", _("读回整改进展"), OFFICE, FORM, True),
    ("rectification/<uuid:ledger>/progress/<str:token>", progress.check, "check_progress", _("核对整改进展表"), OFFICE, FORM, True),
    ("rectification/<uuid:ledger>/progress/<str:token>/marked.xlsx", progress.marked, "marked_progress", _("标好位置的进展表"), OFFICE, READ, True),
    ("rectification/proofs/<uuid:proof>", views.proof, "proof", _("佐证文件"), OUR_SIDE, READ, True),
    ("rectification/results/<slug:row>/<uuid:result>/withdraw", verbs.withdraw, "withdraw_result", _("撤回成果"), OFFICE, FORM, True),
)  # fmt: skip

urlpatterns = [
    route(pattern, view, f"rectification:{name}", label=label, who=who, methods=methods)
    for pattern, view, name, label, who, methods, _both in PAGES
]
urlpatterns += [
    route(f"door/{pattern}", view, f"rectification:door_{name}", label=label, who=DOOR, methods=methods)
    for pattern, view, name, label, _who, methods, both in PAGES
    if both
]
