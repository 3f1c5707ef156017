"""What a paper consists of: plain values, in the order in which they are read."""

import datetime  # not its names: a field below is called `date`
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; its number (一、 （一） 1. （1）) is counted by the engine, levels 1 to 4."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, first line indented by two characters; `lead` is a run-in heading before it, set in 楷体."""

    text: str
    lead: str = ""
    indent: bool = True
    align: Align | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class Column:
    label: str
    width_mm: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table: its head is repeated on every page, its rows are not broken over pages."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """A ruled grid of labels and values, one or two pairs to a row; a pair with a long value may have its own row."""

    rows: Sequence[tuple[str, str]]
    columns: Literal[1, 2] = 2


@dataclass(frozen=True, slots=True)
class Questions:
    """Questions and answers of a talk, in order: 问 and 答 at the margin."""

    rows: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class SignLine:
    """Where somebody signs: what stands before the line, and name and date where they are known already."""

    label: str
    name: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    lines: Sequence[SignLine]


@dataclass(frozen=True, slots=True)
class Blank:
    lines: int = 1


@dataclass(frozen=True, slots=True)
class NewPage:
    pass


Block = Heading | Paragraph | Table | Facts | Questions | Signatures | Blank | NewPage


@dataclass(frozen=True, slots=True)
class Attachment:
    title: str
    blocks: Sequence[Block] = ()


@dataclass(frozen=True, slots=True)
class Imprint:
    """版记: whom copies go to, who prints it and when."""

    copies_to: str = ""
    printed_by: str = ""
    printed_on: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """An official paper of GB/T 9704-2012, document form.

    `issuer` is the red mark as it is to be read; `approver` (签发人) makes it a paper to a superior. `keep` are names
    that a line of the title must not cut. `attachments` without blocks are only listed in the note below the text.
    """

    issuer: str
    title: str
    blocks: Sequence[Block]
    number: str = ""
    recipient: str = ""
    attachments: Sequence[Attachment] = ()
    signer: str = ""
    date: datetime.date | None = None
    note: str = ""
    imprint: Imprint | None = None
    approver: str = ""
    keep: Sequence[str] = ()
    secrecy: str = ""
    urgency: str = ""
    copy_number: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A form paper: talk record, working paper, list. `sign_each_page` are the labels signed at the foot of each."""

    title: str
    blocks: Sequence[Block]
    number: str = ""
    subtitle: str = ""
    sign_each_page: Sequence[str] = ()
    landscape: bool = False
    issuer: str = ""


Document = Letter | Record


@dataclass(frozen=True, slots=True)
class Mark:
    """What the foot of every page says about the paper: the code once it is issued, until then that it is a draft."""

    code: str = ""
    version: int = 0
    words: str = field(default="草稿，未编号，不作签署用")

    @property
    def issued(self) -> bool:
        return bool(self.code)


def chinese_date(day: datetime.date) -> str:
    """`2022年9月5日`: Arabic digits, full year, no leading zero."""
    return f"{day.year}年{day.month}月{day.day}日"


NUMERALS = "〇一二三四五六七八九"


def chinese_number(n: int) -> str:
    """1 to 99 as 一 … 九十九, for headings."""
    tens, ones = divmod(n, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else NUMERALS[tens] + "十")
    return head + (NUMERALS[ones] if ones or not tens else "")
