def approximately(fen: int) -> tuple[int, str]:
    """A sum rounded so that it tells nobody which matter it was: (number, unit), unit `yuan` or `wan`.

    Two significant digits: 86,400,000 fen are about 86 wan, 4,321 yuan about 4,300.
    """
    yuan = fen // 100
    if yuan >= 10_000:
        return _two_digits(round(yuan / 10_000)), "wan"
    return _two_digits(yuan), "yuan"


def _two_digits(number: int) -> int:
    scale = 10 ** max(len(str(number)) - 2, 0)
    return round(number / scale) * scale
