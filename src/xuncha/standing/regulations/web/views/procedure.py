from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page
from xuncha.standing.regulations import queries
from xuncha.standing.regulations.rules.ruleset import RuleSet
from xuncha.standing.regulations.rules.shelf import differences, unverified
from xuncha.standing.regulations.web import drawing, presenters


def chosen_rules(request: HttpRequest) -> RuleSet:
    """The set asked for by `?rules=`, else the one in force today."""
    asked = request.GET.get("rules", "")
    return queries.rule_set(asked) if asked else queries.in_force(actor_of(request).clock.today())


def the_map(request: HttpRequest) -> HttpResponse:
    rules = chosen_rules(request)
    stages = presenters.map_stages(rules)
    return page(
        request,
        "regulations/map.html",
        {
            "rules": rules,
            "sets": queries.rule_sets(),
            "stages": stages,
            "rail": drawing.rail(stages),
            "index": presenters.shelf_index(reverse("regulations:map")),
        },
    )


def rule_set(request: HttpRequest, code: str) -> HttpResponse:
    rules = queries.rule_set(code)
    return page(
        request,
        "regulations/rule_set.html",
        {
            "rules": rules,
            "groups": presenters.rule_groups(rules),
            "unverified": unverified(rules),
            "stages": rules.stages,
            "file": queries.file_of(code),
            "index": presenters.shelf_index(reverse("regulations:rule_set", args=[code])),
        },
    )


def between(request: HttpRequest, before: str, after: str) -> HttpResponse:
    one, other = queries.rule_set(before), queries.rule_set(after)
    return page(
        request,
        "regulations/differences.html",
        {
            "before": one,
            "after": other,
            "rows": presenters.difference_rows(differences(one, other)),
            "index": presenters.shelf_index(reverse("regulations:differences", args=[before, after])),
        },
    )


def items(request: HttpRequest, code: str) -> HttpResponse:
    rules = queries.rule_set(code)
    taxonomy = rules.taxonomy
    registered = queries.registered_shorts()
    return page(
        request,
        "regulations/items.html",
        {
            "rules": rules,
            "focuses": [
                (f, presenters.item_rows(taxonomy.of_focus(f.code), registered))
                for f in taxonomy.focuses.values()
                if taxonomy.of_focus(f.code)
            ],
            "three": [f for f in taxonomy.focuses.values() if not taxonomy.of_focus(f.code)],
            "disciplines": taxonomy.disciplines.values(),
            "fields": taxonomy.fields.values(),
            "index": presenters.shelf_index(reverse("regulations:items", args=[code])),
        },
    )
