"""How the troubles of a returned paper are said to a reader."""

from collections.abc import Sequence

from django.utils.translation import gettext as _


def trouble(code: str, pages: Sequence[int] = ()) -> str:
    """A sentence: what is wrong, what to do."""
    shown = "、".join(str(n) for n in pages)
    return {
        "missing": _("缺第 %(pages)s 页。补扫后再交一次，会并到同一件。"),
        "twice": _("第 %(pages)s 页扫了两次，留第一次的。"),
        "untold": _("从 Word 打印的页不带页号，按扫描顺序放在最后。请核对页数和顺序。"),
        "older": _("签的是旧版，不作数。请打印最新一版重签。"),
        "changed": _("出稿以后记录改过，纸上签的已经不是现在的内容。请出新一版重签。"),
    }[code] % {"pages": shown}
