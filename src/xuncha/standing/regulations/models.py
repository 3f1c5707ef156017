from django.db import models
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms.record import Record


class Holiday(Record):
    """A day the office entered or changed; it goes before the table that comes with the package."""

    day = models.DateField(_("日期"), unique=True)
    name = models.CharField(_("名称"), max_length=40)
    name_en = models.CharField(_("英文名称"), max_length=60, blank=True)
    works = models.BooleanField(_("上班"), default=False)

    class Meta:
        ordering = ["day"]


class Document(Record):
    """A regulation, by its title. What it says stands in its editions."""

    class Kind(models.TextChoices):
        PARTY = "party", _("党内法规")
        LAW = "law", _("法律")
        ADMINISTRATIVE = "administrative", _("行政法规、规章、规范性文件")
        LOCAL = "local", _("本地规定")
        GROUP = "group", _("一组规定的统称")
        STUDY = "study", _("学习材料、上级规划")

    title = models.CharField(_("名称"), max_length=200, unique=True)
    short = models.CharField(_("简称"), max_length=60, blank=True)
    kind = models.CharField(_("类别"), max_length=20, choices=Kind.choices)
    issuer = models.CharField(_("制定机关"), max_length=200, blank=True)
    verified = models.BooleanField(_("名称已核对"), default=False)

    class Meta:
        ordering = ["title"]


class Edition(Record):
    """A version of a document and the days it was in force. An unknown first day is None, never guessed."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="editions")
    label = models.CharField(_("版本"), max_length=60)
    year = models.CharField(_("年份"), max_length=4, blank=True)
    valid_from = models.DateField(_("施行日期"), null=True, blank=True)
    valid_until = models.DateField(_("失效日期"), null=True, blank=True)
    source = models.CharField(_("文本来源"), max_length=200, blank=True)
    verified = models.BooleanField(_("已对照正式文本"), default=False)

    class Meta:
        ordering = ["valid_from", "year", "label"]
        constraints = [
            models.UniqueConstraint(fields=["document", "label"], name="edition_label_once"),
            models.CheckConstraint(
                condition=models.Q(valid_from__isnull=True)
                | models.Q(valid_until__isnull=True)
                | models.Q(valid_until__gte=models.F("valid_from")),
                name="edition_ends_after_it_begins",
            ),
        ]


class Clause(Record):
    """One article or paragraph of an edition, as the office entered it from the official text."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="clauses")
    order = models.PositiveIntegerField(_("次序"))
    number = models.CharField(_("条号"), max_length=40)
    text = models.TextField(_("条文"))

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="clause_number_once"),
            models.UniqueConstraint(fields=["edition", "order"], name="clause_order_once"),
        ]
