"""Fonts that official papers name, and what stands in for them where they are not installed.

方正小标宋 and GB2312 fonts are not freely licensed, so a file names them and the machine that prints supplies them.
"""

from xml.sax.saxutils import escape

FANG = "仿宋_GB2312"
KAI = "楷体_GB2312"
HEI = "黑体"
SONG = "宋体"
TITLE = "方正小标宋简体"

STAND_INS: dict[str, tuple[str, ...]] = {
    FANG: ("FangSong_GB2312", "仿宋", "FangSong", "STFangsong", "FandolFang R", "FandolFang", "Noto Serif CJK SC"),
    KAI: ("KaiTi_GB2312", "楷体", "KaiTi", "STKaiti", "FandolKai", "AR PL UKai CN", "AR PL KaitiM GB", "Noto Serif CJK SC"),
    HEI: ("SimHei", "FandolHei", "Noto Sans CJK SC", "WenQuanYi Micro Hei"),
    SONG: ("SimSun", "FandolSong", "Noto Serif CJK SC", "AR PL UMing CN", "AR PL SungtiL GB"),
    TITLE: ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "STZhongsong", "Noto Serif CJK SC SemiBold", "Noto Serif CJK SC"),
}  # fmt: skip

FOLDERS = (
    "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol",
    "/usr/share/texmf-dist/fonts/opentype/public/fandol",
)
"""Where free stand-ins lie that the system's own list of fonts leaves out."""


def fontconfig(cache: str) -> str:
    """A fontconfig file for the converter alone: the system's fonts, the stand-ins' folders, the order of stand-ins."""
    folders = "\n".join(f"  <dir>{escape(folder)}</dir>" for folder in FOLDERS)
    matches = "\n".join(_match(name, stand_ins) for name, stand_ins in STAND_INS.items())
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
{folders}
  <cachedir>{escape(cache)}</cachedir>
{matches}
</fontconfig>
"""


def _match(name: str, stand_ins: tuple[str, ...]) -> str:
    names = "".join(f"<string>{escape(s)}</string>" for s in (name, *stand_ins))
    return (
        f'  <match target="pattern"><test qual="any" name="family"><string>{escape(name)}</string></test>'
        f'<edit name="family" mode="assign" binding="strong">{names}</edit></match>'
    )
