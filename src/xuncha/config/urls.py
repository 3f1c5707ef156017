"""Every room's pages. A room names its own paths; nothing else is mounted here."""

from django.urls import include, path
from django.views.i18n import set_language

ROOMS = [
    "foundation.ui",
    "foundation.search",
    "foundation.journal",
    "foundation.files",
    "foundation.papers",
    "standing.organisations",
    "standing.regulations",
    "standing.people",
    "standing.approvals",
    "standing.coordination",
    "preparation.planning",
    "preparation.training",
    "preparation.teams",
    "onsite.inspections",
    "onsite.evidence",
    "onsite.petitions",
    "onsite.fieldwork",
    "conclusions.clues",
    "conclusions.findings",
    "conclusions.reports",
    "followup.rectification",
    "followup.archives",
    "overview.statistics",
    "overview.home",
]

urlpatterns = [path("", include(f"xuncha.{room}.web.urls")) for room in ROOMS]
urlpatterns.append(path("language", set_language, name="set_language"))

handler403 = "xuncha.foundation.ui.web.answers.forbidden"
handler404 = "xuncha.foundation.ui.web.answers.not_found"
handler500 = "xuncha.foundation.ui.web.answers.broken"
