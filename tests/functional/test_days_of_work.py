"""A day of work of each who comes in every day, clicked from the first screen; each also with scripts off.

What the day begins with is made by factories; what the person does is done at the screen. Each kind of page is looked at
once by axe and held to the window's width, in the run with scripts; the run without does the very same steps.
"""

import pytest

from tests.factories import (
    approvals,
    coordination,
    evidence,
    facts,
    fieldwork,
    findings,
    inspections,
    petitions,
    rectification,
    reports,
)
from xuncha.conclusions.findings.rules.states import State as PaperState
from xuncha.onsite.fieldwork.rules.states import RequestState
from xuncha.onsite.inspections.rules.states import Stage
from xuncha.onsite.petitions.rules.states import State as PetitionState

from .person import Person

pytestmark = pytest.mark.long
BODY = "清源县文化和旅游局"
LOOKED: set[str] = set()


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def at(request, visit, cast, on_day):
    """`at("lead")` is the lead at the first screen, on the day the factories came to."""
    scripts, who_is_there = request.param, {}

    def person(who: str) -> Person:
        on_day(cast.clock.today())
        if who not in who_is_there:
            page = visit(getattr(cast, who), scripts=scripts)
            who_is_there[who] = Person(page, LOOKED, scripts=scripts, journey=f"day-{who}")
        return who_is_there[who]

    return person


@pytest.fixture
def on_site(live, cast):
    return inspections.at(cast, Stage.ON_SITE)


@pytest.fixture
def paper_file(tmp_path) -> str:
    file = tmp_path / "银行回单.pdf"
    file.write_bytes(evidence.pdf(2).getvalue())
    return str(file)


def test_a_day_of_the_lead(at, cast, on_site):
    fieldwork.request(cast, on_site, RequestState.DRAFTED)
    inspections.noted(cast, on_site)
    findings.at(cast, on_site, PaperState.LEAD, title="接待没有公函")
    facts.drafted(cast, on_site)

    lead = at("lead").look("home-lead").follow("批准").press("批准").sees("已批准")
    lead.home().follow(BODY).look("dossier-with-gaps").follow("看疑点", "尾款早于验收支付", "交办")
    lead.write({"谁经手": "何雅琴"}).press().sees("已交办", "何雅琴")

    lead.home().follow("签发").follow("签发").look("send-facts")
    lead.write({"以上用语已逐字看过": True}).press().sees("已送出").look("fact-sheet")

    lead.home().follow("去签署").press("签署").sees("已签，待研判").follow("研判")
    lead.write({"组务会意见": "一致同意作为面上问题反馈。", "作为面上问题反馈": True}).press().sees("已研判")
    lead.follow("问题底稿").look("preview").sees("接待没有公函")
    assert lead.take("Word").startswith(b"PK")

    lead.home().follow(BODY).index("问题").follow("编排问题清单").look("arrange")
    lead.write({"问〔2024〕0001 的第 1 级标题": "落实中央八项规定精神不严"}).press().look("findings")
    lead.sees("落实中央八项规定精神不严")

    lead.follow(BODY).index("组务会").look("meetings").follow("登记组务会").look("hold-meeting")
    lead.write(
        {"谁到会": "全组", "议了什么": "下周安排", "第 1 条定了什么": "调三年账册", "第 1 条谁办": "马骏"}
    )
    lead.write({"第 1 条哪天前办好": "2024-3-8"}).press("记下").sees("调三年账册", "马骏")


def test_a_day_of_the_member(at, cast, on_site, paper_file):
    fieldwork.planned(cast, on_site)
    fieldwork.request(cast, on_site, RequestState.SENT)
    fieldwork.visit(cast, on_site, "planned")
    inspections.noted(cast, on_site)

    member = at("member").look("home-member")
    member.follow("开始").write({"已出示证件": True}).press()
    member.write({"问": "尾款是谁批的？", "答": "分管副局长签批。"}).press("保存，下一问")
    member.follow("记完，请本人核对").press().follow("请本人核对")
    member.write({"屏幕上逐页核对": True, "第 1 页": True}).press().sees("本人已核对")

    member.home().follow("现场").follow("登记收到")
    member.write({"对方谁交来的": "办公室 罗明", "第 1 行扫描件": paper_file, "第 3 行收到数量": "2"}).press()
    member.sees("交接单已编号").look("request-received").follow("看交接单").look("slip").sees("罗明")

    member.follow("现场").follow("走访").follow("城关综合文化站", "记走访").look("hold-visit")
    member.write({"见到了谁": "站长和管理员", "看到什么": "登记簿一个月只有四天有人。"}).press().look("visit")

    member.home().follow("核对", "了结").look("settle-point")
    member.write({"查过，不能认定": True, "怎样核对的": "看了支付凭证和验收意见"}).press().sees("已了结")

    member.home().follow(BODY).index("检查清单").look("checklist").follow("登记查看").look("note-look")
    member.write({"清单哪一项": "F2-19", "用哪种方式": "资料", "看了什么": "付款审批单齐全"}).press().sees(
        "已记下"
    )

    member.home().follow("写").look("write-log").sees("谈-001", "调-001", "访-001")
    member.write({"做了什么": "谈了一人，收了凭证，走访一次。"}).press().sees("已记下").look("log")


def test_a_day_of_the_clerk(at, cast, on_site, tmp_path):
    for _ in range(2):
        petitions.at(cast, on_site, PetitionState.OUT_OF_SCOPE)
    online = tmp_path / "网络来件.xlsx"
    online.write_bytes(petitions.workbook(cast, {}, {"content": "食堂的账对不上。"}))

    clerk = at("clerk").look("home-clerk")
    clerk.follow("信访").look("petitions").follow("来信").look("register-letter")
    clerk.write({"反映哪个被巡察单位": BODY, "反映内容": petitions.CONTENT, "类别": "检举控告"})
    clerk.write({"反映什么问题": "F2-07", "姓名": petitions.WHO.name}).press().sees("已登记")
    assert petitions.WHO.name not in clerk.page.content()
    clerk.follow("怎么算的").look("deadline").page.go_back()
    clerk.follow("定范围").press("属受理范围，交组长分办").sees("已受理，待分办")

    clerk.follow("信访").write({"选 清巡信〔2024〕A-001": True, "选 清巡信〔2024〕A-002": True}).press("转送")
    clerk.look("pass-on-many").sees("2 件")
    clerk.write({"转给哪一类": "信访局", "名册以外的机关": "县信访局", "对方谁签收": "小李"}).press()
    clerk.sees("已办 2 件", "已转送，待反馈")

    clerk.follow("导入网络来件").look("import").write({"表格文件": str(online)}).press("核对").look(
        "import-checked"
    )
    clerk.press("导入").sees("A-005")


def test_a_day_of_the_office(at, cast, on_site):
    rectification.extension(cast, rectification.opened(cast, on_site))
    report = reports.submitted(cast, on_site)
    coordination.drafted(cast)

    staff = (
        at("staff")
        .sees("等别人决定", "轮到巡察办主任")
        .look("home-staff")
        .follow("待办")
        .look("waits-for-others")
    )
    staff.sees("等别人决定", "延期整改", f"关于巡察{BODY}情况的报告")
    staff.follow("报告", f"关于巡察{BODY}情况的报告").look("report-under-way").follow("提意见")
    staff.write({"意见": "这一段的数字没有出处"}).press().sees("这一段的数字没有出处")
    staff.follow("没有写进去、写轻了的").look("fell-out").page.go_back()
    staff.follow("记不同意见").write({"不同意见": "第二个问题应当单列"}).press().sees("第二个问题应当单列")

    staff.follow("协作移交", "关于商请通报", "编号发出").press().sees("待签收")
    staff.follow("登记签收").write({"签收人": "王某"}).press().sees("待回复")

    head = at("office").look("home-head").follow("审核", "同意")
    head.write({"意见": "款项分期，情况属实"}).press().sees("已登记您的意见")

    approvals.approve(cast, report.ref)
    for _ in range(3):
        on_site = inspections.forward(cast, on_site)
    staff.home().follow("巡察任务", BODY).index("反馈意见").look("feedback-none").follow(
        "准备反馈意见"
    ).press()
    staff.follow("登记反馈").write({"地点": "局机关三楼会议室"}).press().sees("待签收")
    staff.follow("登记签收").write({"签收人": "王建军"}).press().sees("王建军")
    assert staff.take("Word").startswith(b"PK")


def test_a_day_of_the_bodys_liaison(at, cast, on_site, paper_file):
    facts.sent(cast, on_site)
    reports.delivered(cast, on_site)

    door = at("body_liaison").look("home-door")
    door.follow("看、答复").look("door-facts").follow("答复").look("door-reply")
    door.write(
        {"有异议": True, "说明": "尾款在试车以后才付。", "答复人": "罗明", "材料一": paper_file}
    ).press()
    door.sees("已答复，巡察组能看到", "银行回单.pdf").look("door-facts-replied")

    door.follow("巡察组").row("林秀英", "申请回避")
    door.write({"理由": "其表妹在我局下属文化馆工作"}).press().sees("巡察办正在审查")
    door.follow("撤回").look("door-take-back").press().sees("已撤回")

    for name in ("王建军", "罗明"):
        door.home().follow("读、签收").follow("签收").look("door-sign").write({"签收人姓名": name}).press()

    door.home().follow("拟方案").follow("拟措施").look("door-measure")
    door.write(
        {"措施": "追回多付款项，修订付款审批办法", "完成标准": "款项到账，办法印发", "责任领导": "周副局长"}
    )
    door.press().follow("整改台账", "报送方案").press()
    at("office").follow("审核", "审核方案").write({"通过": True}).press().sees("整改中")

    door.home().follow("填进展", "填进展").write({"做了什么": "已追回多付款项"}).press()
    door.follow("资金").look("door-money").write(
        {"金额（元）": "12,000", "说明": "追回多付款项"}
    ).press().sees("12,000")
    door.follow("交佐证").look("door-proof").write({"说明什么": "银行回单", "文件": paper_file}).press()
    door.follow("申请延期").write({"延到哪一天": "2024-12-1", "理由": "分期收回"}).press()
    door.sees("等批准").follow("送核").press().sees("等核验")
