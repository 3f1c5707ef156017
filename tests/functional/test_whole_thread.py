"""The whole thread at the screen: from the plan to the last closed item, each step by the person whose step it is.

Nothing is prepared but the people and the bodies of the cast. Every step is clicked and typed; where a step needs a
page nobody links to, this journey fails. Each kind of page is looked at once by axe and held to the window's width.
"""

from datetime import date

import pytest

from tests.factories import evidence

from .person import Person

DECIDERS = ("office", "leading_group", "secretary")
TEAM = {
    "lead": ("韩立群", "组长"),
    "deputy": ("林秀英", "副组长"),
    "team_liaison": ("孟晓晴", "联络员"),
    "member": ("马骏", "组员"),
    "second_member": ("何雅琴", "组员"),
}
BODY = "清源县文化和旅游局"
TITLE = "图书馆改造项目未验收先付尾款"
ELEMENTS = {
    "事实": ("2024年3月22日验收，结论为限期整改后合格；尾款此前已付清。", 1),
    "时间": ("2024年1月16日付款，早于验收66天。", 2),
    "责任主体": ("财务股经办，分管副局长签批。", 2),
    "依据": ("项目管理办法：竣工验收合格后支付尾款。", 3),
}


@pytest.fixture
def people(visit, cast):
    """`people("lead")` is the lead at the screen, one browser each for the whole journey."""
    there, looked = {}, set()

    def at(who: str) -> Person:
        if who not in there:
            page = visit(getattr(cast, who), at="")
            page.goto("/")
            there[who] = Person(page, looked)
        return there[who]

    return at


class Steps:
    """The thread, a method for each stretch of it, in order."""

    def __init__(self, people, on_day, file):
        self.people = people
        self.on_day = on_day
        self.file = file

    def decide(self, *who: str):
        for each in who:
            at = self.people(each).follow("待办").look("approvals").follow("看材料，作决定").look("approval")
            at.follow("同意").write({"意见": "同意"}).press("同意").sees("已登记您的意见")

    def dossier(self, who: str) -> Person:
        return self.people(who).follow("巡察任务", BODY)

    # ---- before -----------------------------------------------------------------------------------------

    def plan(self):
        staff = (
            self.people("staff").look("home-office-empty").follow("规划计划").look("empty").follow("开立届期")
        )
        staff.write(
            {
                "第几届": "14",
                "名称": "十四届县委",
                "党委全称": "中共清源县委",
                "届期开始": "2021-9-16",
                "届期结束": "2026年9月15日",
            }
        ).press().look("term")
        staff.follow("起草年度计划").look("verb").write({"年度": "2024"}).press()
        staff.follow("列入单位").write({"单位": BODY, "为什么列入": "本届未巡"}).press().look("plan")
        staff.follow("报批").press()
        self.decide(*DECIDERS)

    def round(self):
        staff = self.people("staff").follow("规划计划").row("2024").sees("已批准").follow("增加轮次").press()
        staff.follow("增加批次").write({"进驻日期": "2024-4-1", "离场日期": "2024-5-31"}).press()
        staff.follow("列入对象").write({"单位": BODY}).press().look("round").follow("报批").press()
        self.decide(*DECIDERS)

    def team(self):
        staff = self.people("staff").follow("队伍").look("teams").follow("组建巡察组").press().look("team")
        for name, role in TEAM.values():
            staff.follow("组员进组")
            choice = staff.page.get_by_label("人员").locator("option", has_text=name).inner_text()
            staff.write({"人员": choice, "职责": role, "分工": "查阅资料、谈话"}).press()
        staff.follow("分配对象").write({"对象": BODY}).press()
        staff.sees("韩立群还没有申报", "还没有审查", "本批还没有开班")

    def training(self):
        staff = self.people("staff").follow("队伍", "培训").look("training").follow("开办培训班")
        staff.write({"开班日期": "2024-3-4", "结束日期": "2024-3-4", "地点": "县委党校"}).press().follow(
            "报名"
        )
        staff.write({f"{name}（清源县水利局）": True for name, _role in TEAM.values()}).press().look("class")
        staff.follow("登记结果").look("results")
        staff.write({f"{name}的结果": "合格" for name, _role in TEAM.values()}).press()

    def declarations(self):
        for who in TEAM:
            at = self.people(who).follow("申报").look("declare").write({"以下各项我都没有需要申报的": True})
            at.press("签这份申报").sees("各项都没有需要申报的").look("declaration")

    def recusal(self):
        staff = (
            self.people("staff")
            .follow("队伍", "逐对审查")
            .press("逐对审查")
            .sees("5 对有新结论")
            .look("matrix")
        )
        staff.follow("看组").sees("已申报").follow("提请授权").press()
        self.decide("office", "leading_group", "secretary")

    def objection(self):
        """The body asks that the deputy recuse; the gate stays shut until that is decided."""
        door = self.people("body_liaison").follow("看名单").look("door-team")
        door.row("林秀英", "申请回避")
        door.look("door-form").write({"理由": "其表妹在我局下属文化馆工作"}).press().sees("巡察办正在审查")
        self.dossier("lead").look("dossier").sees("缺 1 项", "因情况有变要重审")
        staff = self.people("staff").home().follow("重审").press("逐对审查").look("pair").follow("提出意见")
        staff.write({"可以参加": True, "理由": "表妹不在规则集所列亲属之内"}).press().sees("待审定")
        self.decide("office", "leading_group")
        self.people("body_liaison").follow("巡察组").sees("经审查，可以参加")

    # ---- on site ----------------------------------------------------------------------------------------

    def entry(self):
        lead = (
            self.dossier("lead")
            .sees("条件已齐")
            .follow("登记进驻")
            .look("gate")
            .press()
            .sees("进驻动员会没有登记")
        )
        lead.follow("登记会议").write({"地点": "局机关三楼会议室", "到会人数": "42"}).press()
        lead.follow("转入现场").press().sees("已进入“现场”")

    def interview(self):
        member = (
            self.dossier("member")
            .follow("个别谈话")
            .look("empty-register")
            .follow("安排谈话")
            .look("plan-interview")
        )
        member.write({"同谁谈": "王建军", "职务": "局长", "地点": "局小会议室"})
        member.write({"组员 马骏": True, "组员 何雅琴": True}).press()
        member.follow("开始谈话").write({"已出示证件": True}).press().look("talk")
        member.write({"问": "尾款是谁批的？", "答": "分管副局长签批，当时没有验收。"}).press("保存，下一问")
        member.follow("记完，请本人核对").press().follow("请本人核对").look("confirm")
        member.write({"屏幕上逐页核对": True, "第 1 页": True}).press().sees("本人已核对").look(
            "talk-confirmed"
        )

    def material(self):
        member = self.dossier("member").follow("调阅资料", "起草调阅单").look("request-form")
        member.write(
            {"为什么事调阅": "核对尾款支付", "第 1 行资料名称": "项目验收意见表", "第 1 行数量": "1"}
        )
        member.press("送组长批准").look("request")
        self.dossier("lead").follow("调阅资料", "核对尾款支付").press("批准")
        self.dossier("member").follow("调阅资料", "核对尾款支付", "送出").write(
            {"对方谁签收": "罗明"}
        ).press()
        member.follow("登记收到").look("receive")
        member.write({"对方谁交来的": "罗明", "第 1 行扫描件": self.file}).press().sees("已登记收到")
        member.follow("证0001").look("evidence").sees("项目验收意见表")

    # ---- what it shows ----------------------------------------------------------------------------------

    def workpaper(self):
        member = self.dossier("member").follow("个别谈话", "王建军", "据此起草底稿").look("draft")
        member.write(
            {"题目": TITLE, "马骏": True, "何雅琴": True, "拟定性": "付款把关不严", "六项纪律": "工作纪律"}
        )
        choice = member.page.get_by_label("分类项").locator("option", has_text="F2-19").inner_text()
        member.write({"分类项": choice, "领域": "项目", "责任岗位": "分管副局长"}).press("起草")
        for label, (text, page) in ELEMENTS.items():
            member.row(label, "写").write({"写明": text}).press("保存")
            member.row(label, "缺佐证，去补").look("support").write(
                {"证据": "证0001 项目验收意见表", "第几页": str(page)}
            ).press("补佐证")
        member.look("workpaper").follow("记一次沟通")
        member.write({"对方职务": "局党组书记、局长", "对方怎么说": "属实，当时施工方欠农民工工资。"}).press()

    def signatures(self):
        for who, then in {
            "member": "待承办人签",
            "second_member": "待副组长签",
            "deputy": "待组长签",
            "lead": "已签，待研判",
        }.items():
            at = (
                self.people(who)
                .follow("底稿与问题", TITLE)
                .follow("去签署")
                .look("sign")
                .press("签署")
                .sees(then)
            )
            assert ("底〔2024〕0001" in at.page.locator("body").inner_text()) == (who == "lead")

    def judgement(self):
        lead = self.people("lead").follow("底稿与问题", TITLE, "研判").look("judge")
        lead.write({"组务会意见": "一致同意作为面上问题反馈。", "作为面上问题反馈": True}).press()
        lead.sees("已研判").page.locator("main a[href^='/findings/']").first.click()
        lead.look("finding").sees("问〔2024〕0001")

    def report(self):
        self.dossier("lead").follow("登记离场").press().sees("已进入“离场”")
        member = self.dossier("member").follow("巡察报告", "起草报告").press().look("report")
        member.sees("个别谈话1人次", "面上问题1个")
        self.people("lead").follow("报告", f"关于巡察{BODY}情况的报告", "报批").press()
        self.decide("lead", "office")
        staff = self.people("staff").follow("待办", "登记签字件").look("on-paper")
        staff.write({"同意": True, "谁决定": "领导小组第3次会议", "决定日期": "2024-5-31"})
        staff.write({"会议纪要文号": "清委巡纪要〔2024〕3号"}).press().sees("凭纸质件登记")
        self.decide("secretary")
        self.dossier("lead").follow("转入报告").press()
        self.dossier("staff").follow("登记决定").press()

    def feedback(self):
        lead = self.dossier("lead").follow("反馈意见", "准备反馈意见").press().look("feedback")
        lead.follow("登记反馈").write({"地点": "局机关三楼会议室"}).press().sees("待签收")
        door = self.people("body_liaison").home().look("door-home").follow("读、签收").look("door-feedback")
        for name in ("王建军", "罗明"):
            door.follow("签收").write({"签收人姓名": name}).press()
        self.dossier("staff").follow("登记反馈移交").press()

    # ---- what comes of it -------------------------------------------------------------------------------

    def measures(self):
        door = self.people("body_liaison").home().follow("拟方案").look("door-ledger").follow("拟措施")
        door.write({"措施": "追回多付款项，修订付款审批办法", "完成标准": "款项到账，办法印发"})
        door.write({"责任领导": "周副局长"}).press().follow("整改台账", "报送方案").press()
        staff = (
            self.people("staff")
            .home()
            .follow("审核")
            .look("ledger")
            .follow("审核方案")
            .write({"通过": True})
            .press()
        )
        staff.sees("整改中")

    def proof(self):
        door = self.people("body_liaison").home().follow("填进展").look("door-item").follow("填进展")
        door.write({"做了什么": "已追回多付款项，办法已印发"}).press()
        door.follow("资金").write({"金额（元）": "12,000", "说明": "追回多付款项"}).press().sees("12,000")
        door.follow("交佐证").write({"说明什么": "银行回单", "文件": self.file}).press()
        door.follow("送核").press().sees("等核验")

    def check(self):
        staff = self.people("staff").home().follow("核验").look("item").follow("核验")
        staff.write({"已完成": True, "怎么核验的": "查银行回单"}).press().sees("已完成")

    def bulletin(self):
        staff = self.people("staff").follow("统计", "看公报").look("bulletin")
        staff.sees("个别谈话", "整改完成率", "100.00%").row("追缴收回").look("figure").sees("12,000", TITLE)
        staff.page.go_back()
        staff.row("签署的底稿").sees(TITLE)


def test_from_the_plan_to_the_last_closed_item(people, on_day, tmp_path):
    file = tmp_path / "项目验收意见表.pdf"
    file.write_bytes(evidence.pdf(3).getvalue())
    thread = Steps(people, on_day, str(file))
    for day, steps in {
        date(2024, 3, 4): ("plan", "round", "team", "training", "declarations", "recusal", "objection"),
        date(2024, 4, 1): ("entry", "interview", "material", "workpaper", "signatures", "judgement"),
        date(2024, 5, 31): ("report", "feedback"),
        date(2024, 7, 1): ("measures", "proof", "check", "bulletin"),
    }.items():
        on_day(day)
        for step in steps:
            getattr(thread, step)()
