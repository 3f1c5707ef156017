"""Who signs official papers, as they are named on them, from the place this office serves."""

from django.conf import settings


def committee() -> str:
    """`中共清源县委`."""
    return f"中共{settings.PLACE_NAME}委"


def leading_group() -> str:
    return f"{committee()}巡察工作领导小组"


def office() -> str:
    return f"{leading_group()}办公室"


def team(name: str) -> str:
    """`中共清源县委第一巡察组` from `第一巡察组`."""
    return name if name.startswith("中共") else f"{committee()}{name}"


def word(of: str = "") -> str:
    """The issuer's word in document numbers: `清委巡`, of the office `清委巡办`."""
    return f"{settings.PLACE_NAME[:1]}委巡{of}"
