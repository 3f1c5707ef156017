import pytest

from xuncha.engines.wordfile.headline import MARK_WIDTH_PT, TITLE_LINE_LONGEST, break_title, fit_mark


@pytest.mark.parametrize(
    ("title", "keep", "lines"),
    [
        ("关于开展巡察的通知", (), ("关于开展巡察的通知",)),
        (
            "关于对县供销合作社党组开展常规巡察的通知",
            ("县供销合作社党组",),
            ("关于对县供销合作社党组", "开展常规巡察的通知"),
        ),
        (
            "关于十四届县委第三轮巡察授权任职及任务分工的决定",
            ("十四届县委第三轮巡察",),
            ("关于十四届县委第三轮巡察", "授权任职及任务分工的决定"),
        ),
        ("关于一件事\n和另一件事的报告", (), ("关于一件事", "和另一件事的报告")),
    ],
)
def test_a_title_is_broken_by_sense(title, keep, lines):
    assert break_title(title, keep) == lines


def test_no_line_of_a_title_begins_with_a_particle_or_cuts_a_year():
    lines = break_title("关于2022年度全县机关事业单位财务管理情况专项巡察整改进展情况的通报和说明")
    assert all(len(line) <= TITLE_LINE_LONGEST + 1 for line in lines)
    assert not any(line.startswith(("的", "和", "、")) for line in lines)
    assert any("2022年度" in line for line in lines)
    assert "".join(lines) == "关于2022年度全县机关事业单位财务管理情况专项巡察整改进展情况的通报和说明"


@pytest.mark.parametrize("length", range(2, 40))
def test_a_mark_of_any_length_fits_one_line(length):
    fitted = fit_mark("委" * length)
    assert length * fitted.size_pt * fitted.scale_percent / 100 <= MARK_WIDTH_PT
    assert fitted.scale_percent >= 79
