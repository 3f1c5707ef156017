from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import OFFICE
from xuncha.foundation.ui.routes import route
from xuncha.preparation.planning.policies import DECIDERS, READERS_OF_APPROVED

from .views import plans, rounds, terms, versions

app_name = "planning"
READERS = OFFICE | DECIDERS | READERS_OF_APPROVED
FORM = ("GET", "POST")

urlpatterns = [
    route("terms", terms.terms, "planning:terms", label=_("规划计划"), who=READERS),
    route("terms/open", terms.new_term, "planning:open_term", label=_("开立届期"), who=OFFICE, methods=FORM),
    route("terms/<uuid:term>", terms.term, "planning:term", label=_("届期"), who=READERS),
    route(
        "terms/<uuid:term>/coverage",
        terms.coverage,
        "planning:coverage",
        label=_("覆盖计数"),
        who=READERS,
    ),
    route(
        "terms/<uuid:term>/plan",
        terms.new_plan,
        "planning:draft_plan",
        label=_("起草年度计划"),
        who=OFFICE,
        methods=FORM,
    ),
    route("plans/<uuid:plan>", plans.plan, "planning:plan", label=_("年度计划"), who=READERS),
    *(
        route(f"plans/<uuid:plan>/{verb}", view, f"planning:{name}", label=label, who=OFFICE, methods=FORM)
        for verb, view, name, label in (
            ("body", plans.add_body, "plan_body", _("列入单位")),
            ("submit", plans.send, "submit_plan", _("报批年度计划")),
            ("change", versions.change_plan, "change_plan", _("变更年度计划")),
            ("keep", versions.keep_plan, "keep_plan", _("撤销计划变更")),
            ("round", plans.new_round, "add_round", _("增加轮次")),
        )
    ),
    route(
        "planned/<uuid:planned>/remove",
        plans.remove_body,
        "planning:unplan_body",
        label=_("移出年度计划"),
        who=OFFICE,
        methods=FORM,
    ),
    route("rounds/<uuid:round>", rounds.round, "planning:round", label=_("轮次"), who=READERS),
    *(
        route(f"rounds/<uuid:round>/{verb}", view, f"planning:{name}", label=label, who=OFFICE, methods=FORM)
        for verb, view, name, label in (
            ("batch", rounds.new_batch, "add_batch", _("增加批次")),
            ("submit", rounds.send, "submit_round", _("报批轮次")),
            ("change", versions.change_the_round, "change_round", _("变更轮次")),
            ("keep", versions.keep_the_round, "keep_round", _("撤销轮次变更")),
            ("counting", rounds.counting, "set_counting", _("设定计数口径")),
            ("close", rounds.close, "close_round", _("结束轮次")),
        )
    ),
    *(
        route(f"batches/<uuid:batch>/{verb}", view, f"planning:{name}", label=label, who=OFFICE, methods=FORM)
        for verb, view, name, label in (
            ("days", rounds.move_batch, "change_batch", _("调整批次日期")),
            ("target", rounds.new_target, "add_target", _("列入对象")),
        )
    ),
    route(
        "plans/<uuid:plan>/versions",
        versions.of_plan,
        "planning:plan_versions",
        label=_("年度计划各稿的不同"),
        who=OFFICE | DECIDERS,
    ),
    route(
        "rounds/<uuid:round>/versions",
        versions.of_round,
        "planning:round_versions",
        label=_("轮次各稿的不同"),
        who=OFFICE | DECIDERS,
    ),
    route(
        "targets/<uuid:target>/move",
        versions.move,
        "planning:move_target",
        label=_("调整批次"),
        who=OFFICE,
        methods=FORM,
    ),
    route(
        "targets/<uuid:target>/pack",
        rounds.pack,
        "planning:pack_bodies",
        label=_("打捆列入"),
        who=OFFICE,
        methods=FORM,
    ),
    route(
        "targets/<uuid:target>/remove",
        rounds.drop_target,
        "planning:remove_target",
        label=_("移出对象"),
        who=OFFICE,
        methods=FORM,
    ),
]
