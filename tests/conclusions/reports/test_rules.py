import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuncha.conclusions.reports.rules import differences, figures, placed, receipts


class TestFigures:
    @pytest.mark.parametrize(
        ("sentence", "found"),
        [
            ("尾款864,000.00元未经验收即付清。", ["864,000.00元"]),
            ("涉及资金８６.４万元。", ["８６.４万元"]),
            ("有3个村未按规定公示。", ["3个"]),
            ("十二名干部未报告。", ["十二名"]),
            ("超标准接待20余次。", ["20余次"]),
            ("比例为35%。", ["35%"]),
            ("百分之三十的支部未换届。", ["百分之三十"]),
            ("两笔专项资金滞留。", ["两笔"]),
        ],
    )
    def test_what_is_a_figure(self, sentence, found):
        assert figures.figures(sentence) == found

    @pytest.mark.parametrize(
        "sentence",
        [
            "巡察组于2022年3月5日至2022年5月6日开展了巡察。",
            "依据清委巡〔2022〕5号文件。",
            "违反第十二条第三款的规定。",
            "落实四个落实、三重一大和一岗双责不到位。",
            "巡察发现面上问题{{问题数}}个，其中{{问题数 F2}}个。",
            "第一巡察组认为，十四届县委第五轮巡察总体有序。",
            "（一）压实责任。",
            "1.压实责任。",
            "一是学习不深入，二是落实不到位。",
            "归入F2-19。",
        ],
    )
    def test_what_is_none(self, sentence):
        assert figures.figures(sentence) == []

    def test_the_sentence_is_named_where_nothing_supports_it(self):
        text = "总体较好。发放津贴12万元。已整改。"
        found = figures.unsupported(text, 0)
        assert [(u.sentence, u.figure) for u in found] == [("发放津贴12万元。", "12万元")]
        assert figures.unsupported(text, 1) == []
        assert figures.unsupported(text, 1, least=2) != []

    def test_a_figure_its_sources_do_not_have_is_said(self):
        assert figures.not_in_sources("尾款86.4万元。", ["付清尾款 86.4 万元"]) == []
        assert [u.figure for u in figures.not_in_sources("尾款96.4万元。", ["付清尾款86.4万元"])] == [
            "96.4万元"
        ]

    def test_fields_that_cannot_be_counted(self):
        text = "{{问题数}}{{问题书}}{{问题数 F9}}{{问题数 F2-19}}"
        assert figures.unknown_fields(text, {"F2"}, {"F2-19"}) == ["{{问题书}}", "{{问题数 F9}}"]

    def test_fields_are_filled(self):
        assert figures.filled("共{{问题数}}个，{{ 问题数 F2 }}个", lambda n, of: f"<{n}{of}>") == (
            "共<问题数>个，<问题数F2>个"
        )

    @given(st.text())
    def test_any_text_is_read_without_error(self, text):
        assert isinstance(figures.unsupported(text, 0), list)
        assert "".join(figures.sentences(text)).replace(" ", "") == "".join(figures.sentences(text)).replace(
            " ", ""
        )

    @given(st.integers(min_value=1, max_value=10**9), st.sampled_from(["元", "万元", "个", "人次", "项"]))
    def test_a_number_with_a_measure_is_always_caught(self, number, measure):
        assert figures.unsupported(f"其中涉及{number}{measure}。", 0)


class TestDifferences:
    @given(st.text(max_size=60), st.text(max_size=60))
    def test_both_texts_come_back_from_the_runs(self, before, after):
        runs = differences.runs(before, after)
        assert "".join(r.text for r in runs if r.kind != "new") == before
        assert "".join(r.text for r in runs if r.kind != "gone") == after

    def test_changed_new_and_dropped_paragraphs(self):
        found = differences.changes(
            [("1", "F1", "甲"), ("2", "F2", "乙"), ("3", "F3", "丙")],
            [("1", "F1", "甲"), ("2", "F2", "乙改"), ("4", "F4", "丁")],
        )
        assert [(c.section, c.before, c.after) for c in found] == [
            ("F2", "乙", "乙改"),
            ("F4", "", "丁"),
            ("F3", "丙", ""),
        ]


def test_nothing_found_is_lost():
    assert placed.left_over(["a", "b", "c"], {"a"}, {"c"}) == ["b"]


def test_head_and_leading_group_each():
    assert receipts.missing(set()) == ("head", "leading_group")
    assert receipts.missing({"head"}) == ("leading_group",)
    assert receipts.missing({"head", "leading_group"}) == ()
