"""One visit planned in several members of a package at once."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xuncha.foundation.terms import NotAllowed
from xuncha.foundation.ui.forms import DateField, Form, TextField
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import submit
from xuncha.onsite.fieldwork import policies
from xuncha.onsite.fieldwork.actions.visits.plan_visits import plan_visits
from xuncha.onsite.fieldwork.rules.states import VisitKind
from xuncha.onsite.fieldwork.web import presenters
from xuncha.onsite.fieldwork.web.outing_forms import Choices, CrewField
from xuncha.onsite.inspections.queries import inspection as inspection_of
from xuncha.onsite.inspections.queries import members as members_of
from xuncha.onsite.inspections.queries import not_known


class PlanVisitsForm(Form):
    members = forms.MultipleChoiceField(
        label=gettext_lazy("走访哪些单位"), widget=forms.CheckboxSelectMultiple
    )
    place = TextField(
        label=gettext_lazy("到各单位的哪里"), max_length=60, help_text=gettext_lazy("例如：村委会、村卫生室")
    )
    purpose = TextField(label=gettext_lazy("去了解什么"), max_length=300)
    on = DateField(label=gettext_lazy("从哪一天起"))
    per_day = forms.IntegerField(
        label=gettext_lazy("一天走访几个"),
        required=False,
        min_value=0,
        help_text=gettext_lazy("按成员编号排到后面的工作日；不填就都在那一天"),
    )
    visitors = CrewField(gettext_lazy("谁去"), gettext_lazy("两名以上本组人员"))

    def __init__(self, *args: Any, members: Choices = (), people: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["members"].choices = members
        fields["visitors"].choices = list(people)


def plan_many(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    head = inspection_of(inspection, actor)
    NotAllowed.unless(policies.can_plan_outing(actor, head))
    members = members_of(head)
    if not members:
        raise not_known()
    form = PlanVisitsForm.of(
        request,
        members=[(str(m.pk), m.body_name) for m in members],
        people=presenters.choices(head.team_id),
        initial={"on": actor.clock.today(), "visitors": [str(actor.person)]},
    )
    back = reverse("inspections:package", args=[head.pk])

    def act(data: dict[str, Any]) -> Any:
        chosen = [UUID(key) for key in data.pop("members")]
        per_day = data.pop("per_day") or 0
        return plan_visits(
            by=actor, package=head.pk, members=chosen, per_day=per_day, kind=VisitKind.UNIT, **data
        )

    return submit(
        request,
        form,
        act,
        then=back,
        template="fieldwork/many_visits.html",
        title=_("几个单位一起安排走访"),
        button=_("安排"),
        back=back,
        notice=lambda made: _("已安排 %(n)d 次走访") % {"n": len(made)},
    )
