from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms.record import Record

from .rules.kinds import BodyKind

KIND_LABELS = {
    BodyKind.DEPARTMENT: _("部门"),
    BodyKind.TOWN: _("乡镇（街道）"),
    BodyKind.VILLAGE: _("村"),
    BodyKind.COMMUNITY: _("社区"),
    BodyKind.STATE_OWNED_ENTERPRISE: _("国有企业"),
    BodyKind.SCHOOL: _("学校"),
    BodyKind.SCHOOL_DISTRICT: _("学区"),
    BodyKind.INSTITUTION: _("事业单位"),
    BodyKind.ZONE: _("园区"),
    BodyKind.ASSOCIATION: _("社会团体"),
    BodyKind.ORGANISATION: _("党组织（未分类）"),
    BodyKind.DISCIPLINE: _("纪委监委"),
    BodyKind.ORGANISATION_DEPT: _("组织部"),
    BodyKind.AUDIT: _("审计局"),
    BodyKind.PETITION: _("信访局"),
    BodyKind.FINANCE: _("财政局"),
    BodyKind.POLITICS_LAW: _("政法委"),
    BodyKind.GOVERNMENT: _("政府"),
    BodyKind.JUDICIARY: _("司法机关"),
    BodyKind.HIGHER: _("上级机关"),
}


class Body(Record):
    """Any organisation, as it is now; how it was called and where it stood before is in BodyName and Placement."""

    number = models.CharField(max_length=24, unique=True)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=32, choices=list(KIND_LABELS.items()))
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    path = models.CharField(max_length=400, unique=True)
    region = models.CharField(max_length=60, blank=True)
    established_on = models.DateField()
    dissolved_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(parent=F("id")), name="body_not_its_own_parent"),
            models.CheckConstraint(
                condition=Q(dissolved_on__isnull=True) | Q(dissolved_on__gte=F("established_on")),
                name="body_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["parent", "name"],
                condition=Q(dissolved_on__isnull=True, parent__isnull=False),
                name="body_name_once_under_parent",
            ),
            models.UniqueConstraint(
                fields=["name"],
                condition=Q(dissolved_on__isnull=True, parent__isnull=True),
                name="body_name_once_at_root",
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "established_on"], name="body_kind"),
            models.Index(fields=["name"], name="body_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def called(self) -> str:
        """The short name where there is one."""
        return self.short_name or self.name


class BodyName(Record):
    """What a body was called from a day on."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="names")
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=60, blank=True)
    since = models.DateField()
    until = models.DateField(null=True)
    basis = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["body"], condition=Q(until__isnull=True), name="body_one_name_now"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="body_name_span"
            ),
        ]


class Placement(Record):
    """Under which body a body stood from a day on; `parent` None = at the top."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="placements")
    parent = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["body"], condition=Q(until__isnull=True), name="body_one_place_now"
            ),
        ]


class Succession(Record):
    """One body went into another, or came out of it. `takes_over`: the successor answers for rectification."""

    class How(models.TextChoices):
        MERGER = "merger", _("合并")
        SPLIT = "split", _("分立")

    predecessor = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="origins")
    how = models.CharField(max_length=8, choices=How.choices)
    on = models.DateField()
    takes_over = models.BooleanField()
    basis = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="succession_once"),
            models.UniqueConstraint(
                fields=["predecessor"], condition=Q(takes_over=True), name="succession_one_takes_over"
            ),
            models.CheckConstraint(condition=~Q(predecessor=F("successor")), name="succession_not_itself"),
        ]


class Post(Record):
    """A post of a body; those of the leading group (领导班子) in their order, the head first."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="posts")
    title = models.CharField(max_length=80)
    order = models.PositiveSmallIntegerField()
    is_head = models.BooleanField(default=False)
    in_leading_group = models.BooleanField(default=True)
    created_on = models.DateField()
    abolished_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["body", "title"], condition=Q(abolished_on__isnull=True), name="post_title_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PostHolding(Record):
    """Who held a post from a day on. The holder's name is text, never a key: a head may be inspected."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="holdings")
    holder = models.CharField(max_length=40)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["post"], condition=Q(until__isnull=True), name="post_one_holder_now"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="post_holding_span"
            ),
        ]
