"""How a person's row and first career come about, for the verbs that register persons."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.papers.numbering import next_number
from xuncha.foundation.terms import Actor, BadInput, Problem
from xuncha.foundation.terms.record import born
from xuncha.standing.organisations import queries as organisations
from xuncha.standing.people import queries
from xuncha.standing.people.models import Career, Person
from xuncha.standing.people.rules.naming import LONGEST_NAME, is_name, joined_specialities, tidy

from ._restricted import seal_home


def good_name(name: str) -> str:
    """The name as it is kept. Raises BadInput."""
    kept = tidy(name)
    if not is_name(kept):
        raise BadInput(
            "person.no_name",
            problems=[
                Problem(
                    "person.no_name",
                    _("没有写姓名，或太长"),
                    "name",
                    _("写身份证上的姓名，不超过 %(n)d 个字") % {"n": LONGEST_NAME},
                )
            ],
        )
    return kept


def not_twice(name: str, unit: UUID | None, unit_name: str, *, but: UUID | None = None) -> None:
    """Two of one name in one unit are asked about: the same person, or not? Raises BadInput."""
    same = queries.namesakes(name, unit, unit_name)
    other = same.exclude(id=but).first() if but else same.first()
    if other is not None:
        raise BadInput(
            "person.namesake_in_unit",
            problems=[
                Problem(
                    "person.namesake_in_unit",
                    _("这个单位已有“%(name)s”（%(code)s %(post)s）")
                    % {"name": name, "code": other.code, "post": other.post},
                    "name",
                    _("是同一个人就不用再登记；确实是两个人，勾选“同名的另一个人”"),
                )
            ],
        )


def enter(
    *,
    by: Actor,
    name: str,
    unit: UUID | None,
    unit_name: str,
    post: str,
    specialities: str,
    home_place: str,
    lead_eligible: bool,
    in_pool: bool,
    since: date,
) -> Person:
    """Write the person with a code of the series and, where there is a unit, the present post."""
    body = organisations.body(unit) if unit else None
    row = Person(
        **born(by),
        code=next_number(series="people.person", by=by, pattern="P-{n:04}"),
        name=name,
        unit=body,
        unit_name=body.name if body else tidy(unit_name),
        post=tidy(post),
        specialities=joined_specialities(specialities),
        lead_eligible=lead_eligible,
        in_pool=in_pool,
    )
    seal_home(row, tidy(home_place))
    row.save(force_insert=True)
    if row.unit_name:
        Career.objects.create(
            **born(by), person=row, body=body, body_name=row.unit_name, post=row.post, since=since
        )
    return row
