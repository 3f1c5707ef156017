"""编号 — how the numbers of petitions read: `清巡信〔2026〕A-017`, a series for each place of origin."""


def place_letter(origin: str) -> str:
    """`A` for the office itself; a field copy is named by its own origin."""
    return "A" if origin == "local" else origin.upper()


def pattern(county: str, series: str, origin: str) -> str:
    """For the numbering service: `清巡信〔{year}〕A-{n:03}`."""
    letter = place_letter(origin).replace("{", "").replace("}", "")
    return f"{county}巡{series}〔{{year}}〕{letter}-{{n:03}}"
