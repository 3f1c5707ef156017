from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import OFFICE, WORK
from xuncha.foundation.ui.routes import route
from xuncha.preparation.training.policies import READERS

from . import views

app_name = "training"
FORM = ("GET", "POST")

urlpatterns = [
    route("training", views.classes, "training:classes", label=_("培训"), who=READERS),
    route("training/mine", views.mine, "training:mine", label=_("我的培训"), who=WORK, called=True),
    route(
        "batches/<uuid:batch>/class",
        views.new_class,
        "training:open_class",
        label=_("开办培训班"),
        who=OFFICE,
        methods=FORM,
    ),
    route(
        "classes/<uuid:training_class>",
        views.training_class,
        "training:class",
        label=_("培训班"),
        who=WORK,
        called=True,
    ),
    *(
        route(
            f"classes/<uuid:training_class>/{verb}",
            view,
            f"training:{verb}",
            label=label,
            who=OFFICE,
            methods=FORM,
        )
        for verb, view, label in (
            ("enrol", views.enrolment, _("报名培训")),
            ("sign_in", views.signing_in, _("培训签到")),
            ("results", views.results, _("登记培训结果")),
        )
    ),
    route(
        "attendances/<uuid:attendance>/withdraw",
        views.withdrawal,
        "training:withdraw",
        label=_("退出培训"),
        who=OFFICE,
        methods=FORM,
    ),
]
