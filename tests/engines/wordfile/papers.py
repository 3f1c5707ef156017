"""Invented papers, one of each form; nobody in them exists."""

from datetime import date

from xuncha.engines.wordfile import Attachment, Heading, Imprint, Letter, Paragraph
from xuncha.engines.wordfile import forms as f

GROUP = "中共清源县委巡察工作领导小组"
OFFICE = "中共清源县委巡察工作领导小组办公室"
BODY = "县文化和旅游局党组"


def notice(characters: int = 2000) -> Letter:
    """A notice of several pages: measured line by line."""
    return Letter(
        issuer=OFFICE,
        number="清委巡办〔2023〕18号",
        title="关于对县供销合作社党组开展常规巡察的通知",
        keep=("县供销合作社党组",),
        recipient="县供销合作社党组",
        blocks=[
            Heading("巡察时间"),
            Paragraph("国" * characters),
            Heading("工作方式", 2),
            Paragraph("听取汇报。"),
        ],
        attachments=[Attachment("需提供资料清单"), Attachment("巡察公告", [Paragraph("公告内容。")])],
        signer="县委巡察办",
        date=date(2023, 9, 22),
        note="联系人：方圆，内线8216",
        imprint=Imprint("县委办公室，县纪委监委，县委组织部", OFFICE, date(2023, 9, 22)),
    )


def authorisation() -> Letter:
    return f.authorisation(
        issuer=GROUP,
        number="清委巡〔2022〕5号",
        on=date(2022, 9, 5),
        basis="县委书记专题会议审定意见",
        round_title="十四届县委第三轮巡察",
        teams=[
            f.TeamLine(
                "第一巡察组", "贺建平（县审计局）", ["温如意（县纪委监委）"], ["秦岚", "方圆"], "方圆", [BODY]
            ),
            f.TeamLine("第二巡察组", "韩立群（县信访局）", ["苏青"], ["丁一凡"], "", ["县农业农村局党组"]),
        ],
        duties=[("组长", "对本组工作负总责。"), ("组员", "按照分工开展工作。")],
        begins=date(2022, 9, 13),
        ends=date(2022, 11, 15),
        copies_to="县纪委监委，县委组织部",
    )


def recusal() -> Letter:
    return f.recusal_decision(
        issuer=OFFICE,
        number="清委巡办〔2022〕7号",
        on=date(2022, 9, 2),
        person="陆明（县住建局干部）",
        target=BODY,
        outcome="must_recuse",
        hits=[f.Hit("三年内在该单位任职", "2019年7月至2021年3月在该单位任职", "回避规定第五条")],
        reason="离开该单位不满三年。",
        decided_by="县委巡察工作领导小组办公室",
        raised_by="本人申报",
    )


def interview(answers: int = 30) -> f.interview.Record:
    return f.interview_record(
        number="谈-014",
        inspection="第一巡察组对县文化和旅游局党组的常规巡察",
        person="孟庆海",
        post="办公室主任",
        unit="县文化和旅游局",
        held_on=date(2022, 9, 21),
        begins="9时05分",
        ends="10时40分",
        place="305室",
        interviewers=["温如意", "秦岚"],
        recorder="方圆",
        answers=[
            f.Answer(f"第{n}件事是怎样办的？", "由业务股提出方案，分管领导审核以后上会。" * 2)
            for n in range(answers)
        ],
    )


def workpaper() -> f.workpaper.Record:
    return f.working_paper(
        number="底稿1-007",
        title="两笔支出没有经党组会研究",
        inspection="清巡察〔2022〕3-1",
        body=BODY,
        field="财务管理",
        item="决策程序",
        elements=[
            f.Element("事实", "两笔支出由局长个人签批。", ["证0012 第3页第2段", "证0014 第1页"]),
            f.Element("金额", "21.0万元"),
        ],
        head_heard=[f.HeadHeard(date(2022, 10, 20), "组长同该局党组书记沟通", "对事实没有异议。")],
        signatures=[f.Signed("承办人", "秦岚", date(2022, 10, 21), "系统签署"), f.Signed("组长", "贺建平")],
        outcomes=[("问题", "重大事项决策不按程序。")],
    )


def report() -> Letter:
    return f.inspection_report(
        issuer="中共清源县委第一巡察组",
        title="关于对县文化和旅游局党组常规巡察情况的报告",
        keep=(BODY,),
        recipient="县委巡察工作领导小组",
        opening="现将巡察情况报告如下。",
        number="清巡一组〔2022〕1号",
        on=date(2022, 12, 2),
        approver="贺建平",
        sections=[
            f.Section("基本情况", ["在编人员63人。"]),
            f.Section(
                "主要问题",
                ["共18个。"],
                [f.Section("财务方面", ["两笔支出没有集体研究。"], [f.Section("支出审批")])],
            ),
        ],
    )


def feedback() -> Letter:
    return f.feedback_opinion(
        issuer=GROUP,
        number="清委巡〔2022〕21号",
        on=date(2022, 12, 26),
        body=BODY,
        opening="现将巡察情况反馈如下。",
        problems=[f.Problem("财务方面", "1.两笔支出没有集体研究。"), f.Problem("财务方面", "2.报销不及时。")],
        demands=["自收到本意见之日起1个月内报送整改方案。"],
        contact="联系人：方圆",
    )


def rectification(rows: int = 15) -> f.rectification.Record:
    return f.rectification_list(
        body=BODY,
        inspection="十四届县委第三轮巡察",
        on=date(2023, 1, 16),
        due_on=date(2023, 3, 26),
        rows=[
            f.ListRow(
                str(n),
                "规划没有按期编制。",
                "1.修改规划。\n2.报县政府审定。",
                "规划印发",
                "李文清",
                "非遗股",
                "2023年2月28日",
                "办理中",
            )
            for n in range(1, rows + 1)
        ],
        sign=["单位主要负责人"],
    )


ALL = (notice, authorisation, recusal, interview, workpaper, report, feedback, rectification)
