"""What the gallery shows: invented, and only to see every component full."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from xuncha.foundation.terms import no, yes
from xuncha.foundation.terms.clock import CHINA

from . import parts as p
from .forms import DateField, Form, LinesField, MoneyField, TextField


class Sample(Form):
    title = TextField(label="事由", help_text="一句话，不写结论")
    on = DateField(label="日期", required=False)
    sum = MoneyField(label="金额（元）", required=False)
    kind = forms.ChoiceField(label="分类", choices=[("a", "反馈问题"), ("b", "立行立改"), ("c", "建议")])
    how = forms.ChoiceField(label="方式", choices=[("x", "原件"), ("y", "复印件")], widget=forms.RadioSelect)
    text = LinesField(label="情况", required=False)
    sure = forms.BooleanField(label="已与本人核对", required=False)


def full(today: date) -> dict[str, Any]:
    """Every component's values, as if on `today`."""
    return {"today": today, **_lists(today), **_work(today), **_drawn(today), **_forms()}


def _lists(today: date) -> dict[str, Any]:
    d = timedelta(days=1)
    return {
        "yes": yes(),
        "refusal": no("departure.missing", _("离场条件缺 5 项，见“下一关口”")),
        "rows": [
            p.Row("回避决定：宋佳宁 × 县水利局", "任职回避，原任该局出纳，2021年3月调离", today - 2 * d, href="#", button="审核"),
            p.Row("整改进展月报（9月）", "系统已按台账算好数字，核对后提交", today + 5 * d, state=("wait", "待核对"), href="#", button="核对"),
            p.Row("补交佐证：第 5 条", "清退名单缺领款人签字", today - d, late=True, href="#", button="补交"),
        ],
        "late": [
            p.Row("事实确认单 2 份未答复", "县农业农村局 · 第一巡察组", today - 2 * d, True, None, "#", "催办", "对方申请补交凭证，是否延期尚未批复", "组长 韩立群", 2),
            p.Row("整改第 5 条佐证未通过", "县教育体育局", today - 5 * d, True, None, "#", "看佐证", "两次退回：缺银行回单", "县教体局联络员", 3),
        ],
        "steps": [p.Step("建立组织机构库", "done", "82 个单位"), p.Step("登记人员", "now", "可从表格导入"), p.Step("编年度计划")],
        "log": [
            p.JournalLine(datetime(2023, 9, 20, 15, 5, tzinfo=CHINA), "陈思远", "开始谈话", "#", "谈-032"),
            p.JournalLine(datetime(2023, 9, 20, 11, 40, tzinfo=CHINA), "马骏", "登记证据", "#", "证0446"),
        ],
        "pairs": [("反馈", "7月5日，签收人 局长 方志远"), ("期限", "3 个月，至10月5日"), ("顺延", "逢国庆放假，顺延到10月7日")],
        "page_obj": Paginator(range(214), 50).page(2),
    }  # fmt: skip


def _work(today: date) -> dict[str, Any]:
    cites = [p.Cite("证0412", "第7页第2段", "#", True), p.Cite("谈-027", "问6", "#")]
    names = ["准备", "进驻", "现场", "离场", "报告", "决定", "反馈移交", "整改", "评估", "归档"]
    states = ["done", "done", "now", "gate"] + ["ahead"] * 6
    notes = [
        "8月4日",
        "8月7日",
        "第 45 天，共 53 天",
        "9月28日，缺 5 项",
        "10月27日前",
        "10月27日前",
        "11月15日",
        "3 个月",
        "1 个月",
        "3 个月内",
    ]
    return {
        "stages": [p.Stage(*s) for s in zip(names, states, notes, strict=True)],
        "gaps": [
            p.Gap("调阅资料未退还 3 份", "原始凭证 2 册、会议记录本 1 本", "联络员 孟晓晴", today + timedelta(days=7), "离场-03", "#", "去退还"),
            p.Gap("事实确认单未答复 2 份", "逾期 2 个工作日", "县农业农村局联络员", today - timedelta(days=2), "离场-06", "#", "批复延期", True),
        ],
        "groups": [
            p.IndexGroup("", [p.IndexItem("案卷首页", "#", current=True)]),
            p.IndexGroup("现场", [p.IndexItem("个别谈话", "#", "31/34"), p.IndexItem("调阅资料", "#", 68)]),
            p.IndexGroup("证据与判断", [p.IndexItem("底稿", "#", 27), p.IndexItem("线索", "#", "受限", sealed=True)]),
            p.IndexGroup("离场以后", [p.IndexItem("报告", "#", "离场后", later=True)]),
        ],
        "elements": [
            p.Element("事实", "石桥片区项目2023年3月22日验收，结论为“限期整改后合格”；尾款此前已付清。", cites, "done"),
            p.Element("影响", "泵站未试车即付清，整改缺少约束。", [p.Cite("缺佐证", missing=True)], "warn", "#", "补佐证"),
        ],
        "boxes": [
            p.Signature("承办人", "陈思远、马骏", datetime(2023, 9, 18, 17, 40, tzinfo=CHINA), 183902, "done"),
            p.Signature("副组长", "罗敏", datetime(2023, 9, 19, 9, 26, tzinfo=CHINA), 184015, "done"),
            p.Signature("组长", "韩立群", note="待签，9月26日前"),
        ],
        "alike": [p.Like("县直部门，第三轮，尾款约 50 万元", "F2-19，反馈问题", "与本件相同"), p.Like("乡镇，第四轮", "F2-19，立行立改", "差别：付款 6 天后即验收合格")],
        "outline": [p.OutlineItem("开场", "section"), p.OutlineItem("身份与分工", "done", "问1"), p.OutlineItem("尾款怎样支付", "now", "问6"), p.OutlineItem("复验安排")],
        "matrix": p.Matrix(
            [p.MatrixColumn("县农业农村局"), p.MatrixColumn("县水利局"), p.MatrixColumn("石桥镇", "含 14 村")],
            [p.MatrixGroup("第一巡察组", [
                p.MatrixRow("韩立群", "组长 · 县纪委监委", [p.Cell("yes", need=True), p.Cell("yes"), p.Cell("yes")]),
                p.MatrixRow("宋佳宁", "组员 · 县审计局", [p.Cell("yes", need=True), p.Cell("no", "原任出纳，2021年3月调离", "#", True, True), p.Cell("wait", "亲属待核")]),
            ])],
            "成员 × 对象", "每名成员对每个对象的回避结论",
        ),
        "because": [p.Because("宋佳宁 2021年3月前任县水利局出纳，未满三年。", "回避-02", "换下宋佳宁，或把县水利局换给第二组。")],
        "page_boxes": [p.Box(1, 100, 300, 700, 60, "#", True), p.Box(2, 100, 420, 500, 40, "#")],
    }  # fmt: skip


def _drawn(today: date) -> dict[str, Any]:
    def on(month: int, day: int, year: int = 2023) -> date:
        return date(year, month, day)

    monday = today - timedelta(days=today.weekday())
    week = [monday + timedelta(days=i) for i in (0, 1, 2, 3, 4, 7, 8, 9, 10, 11)]
    held = {2: [p.Entry("谈话 2 人"), p.Entry("15:00 谈-032", "#")], 6: [p.Entry("签底稿期限", due=True)]}
    return {
        "cover": [
            p.CoverRow("县直部门", ["done"] * 26 + ["go"] * 5 + ["plan"] * 24 + ["none"] * 7),
            p.CoverRow("乡镇", ["done"] * 4 + ["go"] + ["plan"] * 5),
            p.CoverRow("村、社区", ["done"] * 49 + ["go"] * 14 + ["plan"] * 67 + ["none"] * 24),
        ],
        "bars": [
            p.Bar("第四轮", "9 个单位", "#", [
                p.Phase("prep", "准备", on(1, 9), on(2, 24)), p.Phase("site", "现场", on(2, 25), on(4, 28)),
                p.Phase("report", "报告", on(4, 29), on(7, 5)), p.Phase("rectify", "集中整改", on(7, 6), on(10, 7)),
            ], [(on(7, 5), "feedback"), (on(11, 8), "assess")]),
            p.Bar("第六轮 草案", "8 个单位 19 村", "#", [p.Phase("draft", "准备", on(1, 5, 2024), on(2, 20, 2024)), p.Phase("draft", "现场", on(2, 21, 2024), on(4, 20, 2024))]),
        ],
        "days": [p.Day(x, held.get(i, []), x == today, "中秋" if i == 9 else "") for i, x in enumerate(week)],
    }  # fmt: skip


def _forms() -> dict[str, Any]:
    return {
        "form": Sample(initial={"title": "高标准农田项目未验收先付尾款", "kind": "a", "how": "y"}),
        "bad": Sample({"title": "", "on": "2022-02-30", "sum": "约50万", "kind": "a", "how": "x"}),
    }
