from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

SIX = Decimal("0.000001")


def exact(part: int, whole: int) -> str | None:
    """Per cent as text with six decimals, cut off, not rounded; None where the whole is 0."""
    if whole == 0:
        return None
    return str((Decimal(part) * 100 / Decimal(whole)).quantize(SIX, ROUND_DOWN))


def two(part: int, whole: int, factor: int = 100) -> str | None:
    """`part ÷ whole × factor` with two decimals, half up; None where the whole is 0."""
    if whole == 0:
        return None
    return str((Decimal(part) * factor / Decimal(whole)).quantize(Decimal("0.01"), ROUND_HALF_UP))


def shown(part: int, whole: int, decimals: int) -> str:
    """Per cent as pages and papers show it: half up at the office's decimals, trailing zeros kept.

    With something open it never reads 100: it gets as many more decimals as keep it below. An empty whole shows as
    nothing, because there is nothing to be a share of.
    """
    if whole == 0:
        return ""
    share = Decimal(part) * 100 / Decimal(whole)
    while True:
        text = share.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        if part >= whole or text < 100:
            return f"{text}%"
        decimals += 1
