from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms.record import Record

from .rules.elements import Code
from .rules.facts import Said, Settled
from .rules.outcomes import KINDS
from .rules.signing import Step
from .rules.states import NUMBERED, OrderState, SheetState, State


class StateLabel(models.TextChoices):
    DRAFT = State.DRAFT, _("起草中")
    UNDERTAKERS = State.UNDERTAKERS, _("待承办人签")
    DEPUTY = State.DEPUTY, _("待副组长签")
    LEAD = State.LEAD, _("待组长签")
    SIGNED = State.SIGNED, _("已签，待研判")
    JUDGED = State.JUDGED, _("已研判")
    RETURNED = State.RETURNED, _("已退回")
    RESHAPED = State.RESHAPED, _("已合并或拆分")


class ElementLabel(models.TextChoices):
    FACT = Code.FACT, _("事实")
    TIME = Code.TIME, _("时间")
    PLACE = Code.PLACE, _("地点")
    RESPONSIBLE = Code.RESPONSIBLE, _("责任主体")
    AMOUNT = Code.AMOUNT, _("金额")
    EFFECT = Code.EFFECT, _("影响")
    RULE = Code.RULE, _("依据")
    REQUIREMENT = Code.REQUIREMENT, _("职责要求")


class StepLabel(models.TextChoices):
    UNDERTAKER = Step.UNDERTAKER, _("承办人")
    DEPUTY = Step.DEPUTY, _("副组长")
    LEAD = Step.LEAD, _("组长")


class OutcomeLabel(models.TextChoices):
    FINDING = "finding", _("面上问题")
    ADVICE = "advice", _("工作建议")
    SPOT = "spot", _("立行立改")
    NOT_ESTABLISHED = "not_established", _("不成立")
    SET_ASIDE = "set_aside", _("不列为面上问题")


class SheetLabel(models.TextChoices):
    DRAFT = SheetState.DRAFT, _("起草中")
    SENT = SheetState.SENT, _("已送达，待答复")
    SETTLED = SheetState.SETTLED, _("已办结")
    WITHDRAWN = SheetState.WITHDRAWN, _("未送出，已撤销")


class OrderLabel(models.TextChoices):
    DRAWN = OrderState.DRAWN, _("已签发，待送达")
    SENT = OrderState.SENT, _("已送达，待签收")
    SIGNED = OrderState.SIGNED, _("已签收")
    WITHDRAWN = OrderState.WITHDRAWN, _("未送出，已撤销")


class SaidLabel(models.TextChoices):
    AGREE = Said.AGREE, _("属实")
    DISAGREE = Said.DISAGREE, _("有异议")
    SUPPLEMENT = Said.SUPPLEMENT, _("补充说明")
    REFUSED = Said.REFUSED, _("未答复")


class SettledLabel(models.TextChoices):
    TAKEN = Settled.TAKEN, _("采纳")
    PARTLY = Settled.PARTLY, _("部分采纳")
    NOT_TAKEN = Settled.NOT_TAKEN, _("不采纳")


class Spread(models.TextChoices):
    INDIVIDUAL = "individual", _("个性问题")
    SHARED = "common", _("共性问题")


class How(models.TextChoices):
    SYSTEM = "system", _("系统内签")
    INK = "ink", _("纸上签")


class Matter(Record):
    """What a working paper and the finding made of it both say of a matter: its class and its measure.

    `item`, `discipline`, `field` are codes of the inspection's rule set. Money in fen. `responsible_post` names a
    post, never a person.
    """

    item = models.CharField(max_length=32, blank=True)
    focus = models.CharField(max_length=16, blank=True)
    discipline = models.CharField(max_length=32, blank=True)
    field = models.CharField(max_length=32, blank=True)
    spread = models.CharField(max_length=16, choices=Spread.choices, default=Spread.INDIVIDUAL)
    conduct_from = models.DateField(null=True, blank=True)
    conduct_to = models.DateField(null=True, blank=True)
    responsible_post = models.CharField(max_length=200, blank=True)
    amount_fen = models.BigIntegerField(null=True, blank=True)
    persons = models.PositiveIntegerField(null=True, blank=True)
    livelihood = models.BooleanField(default=False)
    clause = models.ForeignKey(
        "regulations.Clause", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        abstract = True


class Workpaper(Matter):
    """底稿: one matter, one paper. Class: internal, under the inspection's key scope."""

    inspection = models.ForeignKey("inspections.Inspection", on_delete=models.PROTECT, related_name="+")
    provisional_number = models.CharField(max_length=40)
    number = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=200)
    naming = models.CharField(max_length=300, blank=True)  # 定性: what the fault is called
    state = models.CharField(max_length=16, choices=StateLabel.choices, default=State.DRAFT)
    drafted_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    drafted_on = models.DateField()
    head_not_heard = models.CharField(max_length=500, blank=True)  # why the head was not spoken with yet
    signed_on = models.DateField(null=True, blank=True)
    judged_on = models.DateField(null=True, blank=True)
    meeting_on = models.DateField(null=True, blank=True)
    meeting_minutes = models.TextField(blank=True)
    departs = models.CharField(max_length=500, blank=True)  # why judged otherwise than like matters

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["origin", "number"], condition=~Q(number=""), name="workpaper_number_once"
            ),
            models.CheckConstraint(
                condition=(Q(state__in=sorted(NUMBERED)) & ~Q(number=""))
                | (~Q(state__in=sorted(NUMBERED)) & Q(number=""))
                | Q(state=State.RESHAPED),
                name="workpaper_number_with_last_signature",
            ),
            models.CheckConstraint(
                condition=Q(amount_fen__isnull=True) | Q(amount_fen__gte=0), name="workpaper_amount"
            ),
        ]
        indexes = [
            models.Index(fields=["inspection", "state"], name="workpaper_of_inspection"),
            models.Index(fields=["item", "state"], name="workpaper_item"),
        ]

    def __str__(self) -> str:
        return f"{self.shown_number} {self.title}"

    @property
    def shown_number(self) -> str:
        """The number people use: provisional until the lead has signed."""
        return self.number or self.provisional_number


class ReshapeLabel(models.TextChoices):
    MERGE = "merge", _("合并")
    SPLIT = "split", _("拆分")


class Lineage(Record):
    """合并、拆分: one paper became, alone or with others, another one. Both stay; the earlier as it was, with its numbers."""

    earlier = models.ForeignKey(Workpaper, on_delete=models.PROTECT, related_name="became")
    later = models.ForeignKey(Workpaper, on_delete=models.PROTECT, related_name="came_from")
    how = models.CharField(max_length=8, choices=ReshapeLabel.choices)
    reason = models.CharField(max_length=500)
    by_name = models.CharField(max_length=60)
    on = models.DateField()

    class Meta:
        ordering = ["recorded_at", "id"]
        constraints = [models.UniqueConstraint(fields=["earlier", "later"], name="lineage_once")]


class Element(Record):
    """One element of a matter. Its citations are in `evidence`, citing this paper under the element's code."""

    workpaper = models.ForeignKey(Workpaper, on_delete=models.PROTECT, related_name="elements")
    code = models.CharField(max_length=16, choices=ElementLabel.choices)
    text = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workpaper", "code"], name="element_once")]


class Undertaker(Record):
    workpaper = models.ForeignKey(Workpaper, on_delete=models.PROTECT, related_name="undertakers")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["workpaper", "person"], name="undertaker_once")]


class Signature(Record):
    """A signature over exactly `content_hash`. Void ones stay, with why; nobody signs the same step twice at once."""

    workpaper = models.ForeignKey(Workpaper, on_delete=models.PROTECT, related_name="signatures")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=16, choices=StepLabel.choices)
    signed_on = models.DateField()
    content_hash = models.CharField(max_length=64)
    how = models.CharField(max_length=8, choices=How.choices, default=How.SYSTEM)
    second_factor = models.BooleanField(default=False)
    scan = models.ForeignKey("files.File", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    gave_number = models.CharField(max_length=40, blank=True)
    void_at = models.DateTimeField(null=True, blank=True)
    void_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["recorded_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["workpaper", "person", "step"],
                condition=Q(void_at__isnull=True),
                name="signature_once",
            ),
            models.UniqueConstraint(
                fields=["workpaper", "step"],
                condition=Q(void_at__isnull=True) & ~Q(step=Step.UNDERTAKER),
                name="one_checker_per_step",
            ),
            models.CheckConstraint(
                condition=~Q(how=How.INK) | Q(scan__isnull=False), name="ink_signature_has_scan"
            ),
        ]


class PrintedSheet(Record):
    """A paper printed for signing in ink: which content it bore, and the scan once its pages came back."""

    workpaper = models.ForeignKey(Workpaper, on_delete=models.PROTECT, related_name="sheets")
    paper_version = models.PositiveIntegerField()
    content_hash = models.CharField(max_length=64)
    scan = models.ForeignKey("files.File", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    complete = models.BooleanField(default=False)
    problems = models.JSONField(default=list)

    class Meta:
        ordering = ["paper_version"]
        constraints = [
            models.UniqueConstraint(fields=["workpaper", "paper_version"], name="printed_sheet_once")
        ]


class Return(Record):
    """A paper sent back, by whom at which step, with the reason; its marks say where."""

    workpaper = models.ForeignKey(Workpaper, on_delete=models.PROTECT, related_name="returns")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=16, choices=StepLabel.choices)
    returned_on = models.DateField()
    reason = models.CharField(max_length=1000)

    class Meta:
        ordering = ["recorded_at", "id"]


class Mark(Record):
    returned = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="marks")
    code = models.CharField(max_length=16, choices=ElementLabel.choices)
    remark = models.CharField(max_length=500)


class HeadHeard(Record):
    """What the head of the inspected body said of the matter, in their words: kept, neither changed nor removed."""

    workpaper = models.ForeignKey(Workpaper, on_delete=models.PROTECT, related_name="heard")
    heard_on = models.DateField()
    post = models.CharField(max_length=200)
    said = models.TextField()
    heard_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["heard_on", "recorded_at", "id"]


class Outcome(Record):
    """One thing a judged paper came to, with its own number. A kind's own room keeps what more there is to it."""

    workpaper = models.ForeignKey(Workpaper, on_delete=models.PROTECT, related_name="outcomes")
    kind = models.CharField(max_length=32, choices=OutcomeLabel.choices)
    number = models.CharField(max_length=40)
    judged_on = models.DateField()
    judged_by = models.CharField(max_length=60, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["recorded_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["origin", "number"], name="outcome_number_once"),
            models.UniqueConstraint(
                fields=["workpaper", "kind"],
                condition=Q(kind__in=sorted(k.code for k in KINDS.values() if k.at_most == 1)),
                name="outcome_kind_once",
            ),
        ]


class Finding(Matter):
    """问题: a fault of the inspected organisation. Says nothing of any clue its paper may also have given."""

    outcome = models.OneToOneField(Outcome, on_delete=models.PROTECT, related_name="finding")
    workpaper = models.OneToOneField(Workpaper, on_delete=models.PROTECT, related_name="finding")
    inspection = models.ForeignKey("inspections.Inspection", on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("organisations.Body", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    text = models.TextField()
    judged_on = models.DateField()
    headings = models.JSONField(
        default=list
    )  # above it on the findings list, from the top; none: the taxonomy's own

    class Meta:
        ordering = ["focus", "item", "number"]
        constraints = [
            models.UniqueConstraint(fields=["origin", "number"], name="finding_number_once"),
            models.CheckConstraint(
                condition=Q(amount_fen__isnull=True) | Q(amount_fen__gte=0), name="finding_amount"
            ),
        ]
        indexes = [models.Index(fields=["item", "judged_on"], name="finding_item")]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class Advice(Record):
    """工作建议: what a department is advised to do; one matter each. `to_kind` as bodies' kinds, `to_name` as written."""

    outcome = models.OneToOneField(Outcome, on_delete=models.PROTECT, related_name="advice")
    inspection = models.ForeignKey("inspections.Inspection", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=40)
    to_kind = models.CharField(max_length=32)
    to_body = models.ForeignKey(
        "organisations.Body", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    to_name = models.CharField(max_length=200)
    text = models.TextField()


class SpotOrder(Record):
    """立行立改通知书: one letter to the body that carries one or several matters to put right at once. What was ordered by
    word of mouth is in none."""

    inspection = models.ForeignKey("inspections.Inspection", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=40)
    ordered_on = models.DateField()
    due_on = models.DateField()
    state = models.CharField(max_length=12, choices=OrderLabel.choices, default=OrderState.DRAWN)
    drawn_by = models.CharField(max_length=60)
    sent_on = models.DateField(null=True, blank=True)
    sent_to = models.CharField(max_length=60, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    signed_by = models.CharField(max_length=60, blank=True)  # who signed on the body's side, as written
    reason = models.CharField(max_length=300, blank=True)  # why it was withdrawn

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["origin", "number"], name="spot_order_number_once"),
            models.CheckConstraint(condition=Q(due_on__gte=models.F("ordered_on")), name="spot_order_due"),
            models.CheckConstraint(
                condition=~Q(state=OrderState.SIGNED) | (Q(signed_on__isnull=False) & ~Q(signed_by="")),
                name="spot_order_signed_for",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class AdviceLetter(Record):
    """巡察建议书: that a piece of advice went into a letter. Where that letter was withdrawn or came back, it may go again."""

    advice = models.ForeignKey(Advice, on_delete=models.PROTECT, related_name="letters")
    letter = models.ForeignKey("coordination.Letter", on_delete=models.PROTECT, related_name="+")
    put_in_by = models.CharField(max_length=60)

    class Meta:
        ordering = ["recorded_at", "id"]
        constraints = [models.UniqueConstraint(fields=["advice", "letter"], name="advice_in_letter_once")]


class SpotRectification(Record):
    """立行立改: put right, or ordered to be, while the team is there. `done_on` once another person has checked it."""

    outcome = models.OneToOneField(Outcome, on_delete=models.PROTECT, related_name="spot")
    inspection = models.ForeignKey("inspections.Inspection", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=40)
    text = models.TextField()
    order = models.ForeignKey(
        SpotOrder, on_delete=models.PROTECT, related_name="spots", null=True, blank=True
    )  # None: ordered by word of mouth
    ordered_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    checked_by = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    check_note = models.CharField(max_length=500, blank=True)


class FactSheet(Record):
    """事实确认单: facts put to the inspected body, without source, channel or person. The body knows it once sent."""

    inspection = models.ForeignKey("inspections.Inspection", on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("organisations.Body", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=12, choices=SheetLabel.choices, default=SheetState.DRAFT)
    note = models.CharField(max_length=500, blank=True)  # said to the body above the facts
    drafted_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    drafted_on = models.DateField()
    sent_by = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    sent_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    looked_through = models.BooleanField(
        default=False
    )  # words of channels were seen and are the body's own matter
    settled_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-drafted_on", "-recorded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["origin", "number"], condition=~Q(number=""), name="fact_sheet_number_once"
            ),
            models.CheckConstraint(
                condition=(Q(state__in=["sent", "settled"]) & ~Q(number="") & Q(sent_on__isnull=False))
                | (Q(state__in=["draft", "withdrawn"]) & Q(number="", sent_on__isnull=True)),
                name="fact_sheet_numbered_when_sent",
            ),
        ]
        indexes = [
            models.Index(fields=["inspection", "state"], name="fact_sheet_of_inspection"),
            models.Index(fields=["body", "state"], name="fact_sheet_of_body"),
        ]

    def __str__(self) -> str:
        return self.number


class FactMatter(Record):
    """One matter of a sheet, in the words the body reads; frozen when the sheet is sent."""

    sheet = models.ForeignKey(FactSheet, on_delete=models.PROTECT, related_name="matters")
    workpaper = models.ForeignKey(Workpaper, on_delete=models.PROTECT, related_name="put_to_body")
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    text = models.TextField()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "workpaper"], name="fact_matter_once"),
            models.UniqueConstraint(fields=["sheet", "order"], name="fact_matter_numbered"),
        ]


class FactReply(Record):
    """What the body said to one matter, one time. Later words are a row of their own; none is changed or removed."""

    matter = models.ForeignKey(FactMatter, on_delete=models.PROTECT, related_name="replies")
    said = models.CharField(max_length=12, choices=SaidLabel.choices)
    text = models.TextField(blank=True)
    replied_on = models.DateField()
    signed_by = models.CharField(max_length=60, blank=True)  # of the body, as written
    at_door = models.BooleanField(default=False)
    noted_by = models.CharField(
        max_length=60, blank=True
    )  # of the team, where it came on paper or not at all
    witness = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        ordering = ["recorded_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(said=Said.REFUSED) & Q(witness__isnull=False, at_door=False) & ~Q(noted_by=""))
                | (~Q(said=Said.REFUSED) & ~Q(signed_by="")),
                name="fact_refusal_noted_by_two",
            )
        ]


class FactFile(Record):
    """A file the body gave with a reply; the scan of a paper reply. Under the inspection's key."""

    reply = models.ForeignKey(FactReply, on_delete=models.PROTECT, related_name="files")
    file = models.ForeignKey("files.File", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["recorded_at", "id"]


class FactAnswer(Record):
    """What the team answered to a reply, one time; a later answer stands beside the earlier one."""

    reply = models.ForeignKey(FactReply, on_delete=models.PROTECT, related_name="answers")
    settled = models.CharField(max_length=12, choices=SettledLabel.choices)
    text = models.TextField()
    answered_on = models.DateField()
    answered_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["recorded_at", "id"]


class Instance(Record):
    """实例: the same matter in one member of a package, with its own words, measure and support.

    The paper and the finding made of it are counted once, its instances each. Citations stand in `evidence`, citing the
    instance itself.
    """

    workpaper = models.ForeignKey(Workpaper, on_delete=models.PROTECT, related_name="instances")
    inspection = models.ForeignKey("inspections.Inspection", on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("organisations.Body", on_delete=models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    amount_fen = models.BigIntegerField(null=True, blank=True)
    persons = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["inspection__number"]
        constraints = [
            models.UniqueConstraint(fields=["workpaper", "inspection"], name="instance_once"),
            models.CheckConstraint(
                condition=Q(amount_fen__isnull=True) | Q(amount_fen__gte=0), name="instance_amount"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.workpaper.shown_number} {self.body}"
