from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import WORK
from xuncha.foundation.ui.routes import route

from . import views

app_name = "papers"

# Who may read which paper is its template's to say (`paper(…, who=…)`), of which thing its room's.
SIGNED_IN: frozenset = frozenset()

urlpatterns = [
    route("papers/", views.register, "papers:register", label=_("公文登记"), who=WORK),
    route("papers/scans/", views.intake, "papers:intake", label=_("收回签署件"), who=WORK, methods=("GET", "POST")),
    route("papers/scans/returned", views.returned, "papers:returned", label=_("签署件归件结果"), who=WORK),
    route("papers/scans/<uuid:scan>.pdf", views.scan, "papers:scan", label=_("签署件"), who=SIGNED_IN),
    route("papers/editions/<uuid:edition>.<slug:ending>", views.edition, "papers:edition", label=_("公文某一版"), who=SIGNED_IN),
    route("papers/<str:code>/<uuid:subject>/", views.preview, "papers:preview", label=_("公文预览"), who=SIGNED_IN),
    route("papers/<str:code>/<uuid:subject>.<slug:ending>", views.download, "papers:download", label=_("下载公文"), who=SIGNED_IN),
    route("papers/<str:code>/<uuid:subject>/issue", views.issue, "papers:issue", label=_("出正式稿"), who=SIGNED_IN, methods=("GET", "POST")),
]  # fmt: skip
