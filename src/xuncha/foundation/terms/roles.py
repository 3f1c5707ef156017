from typing import TYPE_CHECKING, ClassVar

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:  # Django's choices are untyped; for the types a role is an enum of texts with a label
    from enum import StrEnum

    class TextChoices(StrEnum):
        label: str
        choices: ClassVar[list[tuple[str, str]]]
        values: ClassVar[list[str]]
else:
    from django.db.models import TextChoices


class Role(TextChoices):
    """Who a person is to the work. Grants bind a role to a scope (a team, a body) or to the whole office."""

    OFFICE_HEAD = "office_head", _("巡察办主任")
    OFFICE_STAFF = "office_staff", _("巡察办工作人员")
    CLERK = "clerk", _("信访员")
    LEADING_GROUP = "leading_group", _("领导小组成员")
    SECRETARY = "secretary", _("书记")
    LEAD = "lead", _("组长")
    DEPUTY = "deputy", _("副组长")
    LIAISON = "liaison", _("巡察组联络员")
    MEMBER = "member", _("组员")
    BODY_LIAISON = "body_liaison", _("被巡察单位联络员")
    SYSTEM_ADMIN = "system_admin", _("系统管理员")
    SECURITY_ADMIN = "security_admin", _("安全管理员")
    AUDIT_ADMIN = "audit_admin", _("安全审计员")


OFFICE = frozenset({Role.OFFICE_HEAD, Role.OFFICE_STAFF})
TEAM = frozenset({Role.LEAD, Role.DEPUTY, Role.LIAISON, Role.MEMBER})
WORK = OFFICE | TEAM | {Role.LEADING_GROUP, Role.SECRETARY, Role.CLERK}
"""Everybody who does inspection work: not the bodies inspected, not the three administrators."""
